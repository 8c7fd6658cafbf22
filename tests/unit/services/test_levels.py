"""Village, town, county over real files: a demand goes up and comes down, and nothing else goes along."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gridworker.domain.kinds import is_event
from gridworker.errors import UserError
from gridworker.services import acting, levels, merges, passing, removal
from gridworker.services.proofs import signed_for
from tests.support import agreement
from tests.support.levels import PLANTED, Levels


def test_a_demand_goes_up_is_worked_on_and_comes_back_to_the_doorstep(three: Levels) -> None:
    three.register()
    three.escalate()
    assert three.holder(three.town) == three.county.device
    three.up()
    assert (three.state(three.county), three.holder(three.county)) == ("registered", three.county.device)
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20", task="翻修屋顶")
    three.down()
    three.home()
    assert [three.state(who) for who in (three.laptop, three.town, three.county)] == ["assigned"] * 3
    three.county.clock.advance(60)
    levels.delegate(three.county.session, three.demand, three.town.device, "材料已拨，请镇里组织施工")
    three.down()
    assert three.holder(three.town) == three.town.device
    three.home()
    three.up()
    assert three.holder(three.county) == three.holder(three.laptop) == three.town.device
    three.sound()


def test_nothing_but_the_demand_is_in_the_countys_store_and_in_its_files(three: Levels) -> None:
    three.register()
    three.escalate()
    paths = three.town.answer(three.county.device)
    three.county.merge(paths)
    held = three.county.session.store
    kinds = {op.kind for op in agreement.ops_of(three.county.session)}
    assert not kinds & {"household", "person", "visit", "promise", "attachment", "privacy_request"}
    dump = b"".join(h + (b or b"") for log in held.heads() for h, b in held.ops_since(log, 0))
    dump += b"".join(row[0] for row in held._db.all("SELECT body FROM loose_body"))
    for table in ("household", "person", "visit", "promise", "attachment"):
        assert held._db.value(f'SELECT count(*) FROM "{table}"') == 0
    assert "屋顶漏雨".encode() in dump
    assert [word for word in PLANTED if word.encode() in dump] == []


def test_the_check_of_the_countys_bytes_finds_a_planted_leak(three: Levels) -> None:
    three.act(three.town, "register", track="SIMPLE")
    three.act(three.town, "comment", text=f"户主{PLANTED[0]}")
    three.escalate()
    three.up()
    store = three.county.session.store
    dump = b"".join((b or b"") for log in store.heads() for _, b in store.ops_since(log, 0))
    dump += b"".join(row[0] for row in store._db.all("SELECT body FROM loose_body"))
    assert PLANTED[0].encode() in dump


def test_what_the_laptop_writes_late_goes_up_with_the_merge_that_brings_it(three: Levels) -> None:
    three.register()
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    three.escalate()
    three.up()
    three.act(three.laptop, "comment", text="又漏了一间")
    three.town.merge(three.laptop.export())
    three.up()
    said = [s["data"].get("text") for s in three.county.session.store.history(three.demand) if s["data"]]
    assert "又漏了一间" in said
    three.sound()


def test_three_lamps_on_every_machine_with_no_network(three: Levels) -> None:
    town, worker, county = "苏文清", "李明", "区住建委"
    assert three.lamps(three.town) == {
        "VILLAGE": (worker, False),
        "TOWN": (town, True),
        "COUNTY": ("", False),
    }
    three.register()
    three.escalate()
    assert three.lamps(three.town)["COUNTY"] == ("", False)
    three.up()
    assert three.lamps(three.county) == {
        "VILLAGE": (worker, False),
        "TOWN": (town, True),
        "COUNTY": (county, True),
    }
    three.down()
    assert three.lamps(three.town) == {
        "VILLAGE": (worker, False),
        "TOWN": (town, True),
        "COUNTY": (county, True),
    }
    three.home()
    assert three.lamps(three.laptop) == {
        "VILLAGE": (worker, False),
        "TOWN": (town, True),
        "COUNTY": (county, True),
    }
    times = [
        levels.lamps(who.session, three.demand)[2].at for who in (three.county, three.town, three.laptop)
    ]
    assert len(set(times)) == 1
    three.sound()


def test_receipts_and_carries_come_to_an_end(three: Levels) -> None:
    three.register()
    three.escalate()
    for _ in range(4):
        three.up()
        three.down()
        three.home()
        three.town.merge(three.laptop.export())
    before = [m.session.store.have() for m in (three.laptop, three.town, three.county)]
    three.up()
    three.down()
    three.home()
    assert [m.session.store.have() for m in (three.laptop, three.town, three.county)] == before


def test_lost_repeated_and_reordered_files_change_nothing_in_the_end(three: Levels, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()

    def keep(paths: list[Path]) -> list[Path]:
        return [Path(shutil.copy(path, kept)) for path in paths]

    three.register()
    three.escalate()
    first = keep(three.town.answer(three.county.device))
    three.act(three.laptop, "comment", text="一")
    three.town.merge(three.laptop.export())
    three.town.answer(three.county.device)  # lost
    three.act(three.laptop, "comment", text="二")
    three.town.merge(three.laptop.export())
    last = keep(three.town.answer(three.county.device))
    for path in (*last, *first, *last):
        assert three.county.merge([path]).refused == []
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    early = keep(three.county.export())
    three.act(three.county, "comment", text="三")
    late = keep(three.county.export())
    for path in (*late, *early, *early):
        assert three.town.merge([path]).refused == []
    three.home()
    three.up()
    for who in (three.laptop, three.town, three.county):
        assert three.state(who) == "assigned"
        events = [s["kind"] for s in who.session.store.history(three.demand) if is_event(s["kind"])]
        assert events.count("demand.comment") == 3, "each of them once"
    three.sound()


def test_no_act_is_written_while_the_county_has_it_and_what_must_be_told_waits_for_the_county(
    three: Levels,
) -> None:
    three.register()
    three.escalate()
    with pytest.raises(UserError) as refused:
        three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    assert refused.value.code == "elsewhere"
    shown = {one.event: one for one in acting.offers(three.town.session, three.demand)}
    assert shown["assign"].why == f"{refused.value.message}{refused.value.hint}"
    (seen,) = acting.preview_many(three.town.session, [three.demand], "close_out", {"outcome": "DONE"})
    assert seen.why == shown["assign"].why
    three.up()
    three.act(three.town, "comment", text="镇里去看过")
    three.act(three.town, "tell_resident", how="HOME")
    placed = {s["kind"]: s.get("placed") for s in three.town.session.store.history(three.demand)}
    assert (placed["demand.tell_resident"], placed["demand.comment"]) == ("pending", "provisional")
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    three.down()
    assert "pending" not in {s.get("placed") for s in three.town.session.store.history(three.demand)}
    three.sound()


def test_what_is_closed_on_the_page_is_refused_by_the_verb_with_the_same_sentence(three: Levels) -> None:
    three.register()
    three.escalate()
    row = three.town.session.store.get("demand", three.demand)
    assert row is not None
    shown = {one.event: one for one in acting.offers(three.town.session, three.demand)}
    assert {event for event, one in shown.items() if one.legal} <= passing.STILL_OPEN
    for event in shown.keys() - passing.STILL_OPEN:
        with pytest.raises(UserError) as refused:
            passing.passed(three.town.session, row, event, {})
        assert shown[event].why == f"{refused.value.message}{refused.value.hint}"


def test_the_comparison_finds_a_verb_that_lets_an_office_write_on_all_the_same(
    three: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "at_other_level", lambda _session, _row: None)
    with pytest.raises(pytest.fail.Exception):
        test_no_act_is_written_while_the_county_has_it_and_what_must_be_told_waits_for_the_county(three)


def test_somebody_not_satisfied_is_written_down_and_the_county_takes_its_matter_up_again(
    three: Levels,
) -> None:
    three.register()
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-20")
    three.act(three.town, "accept")
    three.act(three.town, "report_back", result="修好了", outcome="DONE")
    three.escalate()
    asked = {"satisfaction": "1", "text": "还漏"}
    acting.act(three.town.session, three.demand, "callback", asked, actor="林小满")
    kinds = [s["kind"] for s in three.town.session.store.history(three.demand)]
    assert "demand.callback" in kinds
    assert "demand.reopen" not in kinds, "it is the county's to take up again"
    three.up()
    assert [one.event for one in acting.offers(three.county.session, three.demand) if one.main] == ["reopen"]


def test_whistle_and_arrival_across_levels(three: Levels) -> None:
    three.register()
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    three.escalate()
    three.up()
    three.act(three.county, "whistle", units=["镇城建办", "区水务局"], answer_by="2026-04-20")
    three.act(three.county, "join", unit="区水务局")
    three.down()
    three.home()
    three.act(three.laptop, "arrive", unit="石桥村")
    three.town.merge(three.laptop.export())
    three.up()
    placed = {
        s["kind"]: s["placed"]
        for s in three.county.session.store.history(three.demand)
        if s["kind"] in ("demand.whistle", "demand.join", "demand.arrive")
    }
    # Nobody is named as the one who does it, so whoever was asked first may come for the village.
    assert placed == {
        "demand.whistle": "line", "demand.join": "line", "demand.arrive": "provisional",
    }  # fmt: skip
    three.sound()


def test_an_undone_report_of_the_county_is_undone_everywhere_and_comes_back(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    three.act(three.county, "comment", text="区里已收到")
    batch = three.down().files[0].batch
    assert batch
    store = three.town.session.store
    said = next(
        s["hash"] for s in store.history(three.demand) if (s["data"] or {}).get("text") == "区里已收到"
    )
    merges.undo_merge(three.town.session, batch)
    assert {row[0] for row in store._db.all("SELECT standing FROM carried WHERE hash = ?", (said,))} == {
        "excluded"
    }
    three.sound()
    merges.restore_merge(three.town.session, batch)
    assert {row[0] for row in store._db.all("SELECT standing FROM carried WHERE hash = ?", (said,))} == {"on"}
    three.sound()


def test_a_deletion_reaches_the_county(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    household = three.town.session.store.get("demand", three.demand)["household"]
    removal.remove(three.town.session, household, [("demands", three.demand)])
    three.act(three.laptop, "comment", text="屋顶漏雨的事怎么样了")
    three.up()
    store = three.county.session.store
    assert (store.get("demand", three.demand) or {}).get("text") is None
    left = b"".join(row[0] for row in store._db.all("SELECT body FROM loose_body"))
    assert "屋顶漏雨".encode() not in left
    three.sound()


def test_who_signed_for_each_step_can_be_told_at_the_county(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    told = {event: signed for _, event, signed in levels.signatures(three.county.session, three.demand)}
    assert told["collect"] is not None
    assert (told["collect"].name, told["collect"].itself) == ("李明", True)
    assert told["register"] is None  # the town's own step: its signature is on the bundle that carries it


def test_a_proof_that_was_tampered_with_proves_nothing(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    for op, proof in three.county.session.store.lending.proofs(three.demand):
        if proof["manifest"]:
            assert signed_for(three.county.session, op, proof) is not None
            assert signed_for(three.county.session, op, {**proof, "index": proof["index"] + 1}) is None
            assert signed_for(three.county.session, op, {**proof, "path": [*proof["path"], op.hash]}) is None


def test_how_long_each_level_had_it(three: Levels) -> None:
    three.register()
    three.town.clock.advance(3 * 86_400)
    three.county.clock.advance(3 * 86_400)
    three.escalate()
    three.up()
    times = {one.level: one for one in levels.level_times(three.county.session, three.demand)}
    assert list(times) == ["VILLAGE", "TOWN", "COUNTY"]
    assert times["COUNTY"].now
    assert not times["TOWN"].now
    assert times["TOWN"].workdays == levels.level_times(three.town.session, three.demand)[1].workdays > 0
