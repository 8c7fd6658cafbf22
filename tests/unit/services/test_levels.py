"""Village, town, county over real files: a demand goes up and comes down, and nothing else goes along."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.kinds import is_event
from gridworker.errors import UserError
from gridworker.services import acting, areas, exchange, levels, merges, removal, sending_up, taking_back
from gridworker.services.attachments import attach, attachment_list, remove
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.households import HouseholdDraft, add_household
from gridworker.services.proofs import signed_for
from tests.support import agreement, pictures
from tests.support.parish import Machine, Parish, found

PLANTED = ("王秀兰", "15400007788", "3组-77", "腿脚不好，一个人住", "下周带药来")


class Levels:
    """A town with a laptop, a county PC, and a roof that leaks."""

    def __init__(self, folder: Path) -> None:
        self.parish: Parish = found(folder)
        self.laptop = self.parish.laptop("李明")
        self.town = self.parish.pc
        self.county = self.parish.join(self.parish.machine("county"), "区住建委", "county")
        draft = HouseholdDraft(head=PLANTED[0], door=PLANTED[2], phone=PLANTED[1])
        home = add_household(self.laptop.session, draft).id
        said = self.laptop.visit(PLANTED[3], home, demand="屋顶漏雨", promise=PLANTED[4])
        (self.demand,) = said.demands
        self.town.merge(self.laptop.export())
        self.units = {
            name: areas.add_unit(self.town.session, name, level=level)
            for name, level in (("镇城建办", "DEPT"), ("区水务局", "DEPT"), ("石桥村", "VILLAGE"))
        }

    def act(self, who: Machine, event: str, **fields: Any) -> None:
        who.clock.advance(60)
        for name in ("unit", "units"):
            if name in fields:
                said = fields[name]
                ids = [self.units[one] for one in ([said] if isinstance(said, str) else said)]
                fields[name] = ids[0] if isinstance(said, str) else ids
        acting.act(who.session, self.demand, event, fields)

    def register(self) -> None:
        self.act(self.town, "register", track="SIMPLE")

    def escalate(self) -> None:
        self.town.clock.advance(60)
        levels.escalate(self.town.session, self.demand, self.county.device, "要区里出钱")

    def up(self) -> exchange.MergeSummary:
        return self.county.merge(self.town.answer(self.county.device))

    def down(self) -> exchange.MergeSummary:
        return self.town.merge(self.county.export())

    def home(self) -> exchange.MergeSummary:
        return self.laptop.merge(self.town.answer(self.laptop.device))

    def state(self, who: Machine) -> str:
        row = who.session.store.get("demand", self.demand)
        return str(row["state"]) if row else ""

    def holder(self, who: Machine) -> str:
        row = who.session.store.get("demand", self.demand)
        assert row is not None
        return str(row["lines"][0]["holder"])

    def lamps(self, who: Machine) -> dict[str, tuple[str, bool]]:
        return {one.level: (one.who, one.by_receipt) for one in levels.lamps(who.session, self.demand)}

    def sound(self) -> None:
        for machine in (self.laptop, self.town, self.county):
            agreement.same_as_the_rule(machine.session)
        agreement.all_agree([m.session for m in (self.laptop, self.town, self.county)])


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Levels]:
    levels_ = Levels(tmp_path)
    yield levels_
    levels_.parish.close()


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
        events = {s["hash"] for s in who.session.store.history(three.demand) if is_event(s["kind"])}
        assert len(events) >= 7
    three.sound()


def test_an_act_of_the_town_waits_while_the_county_has_it_and_counts_afterwards(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    assert "pending" in {
        s["placed"] for s in three.town.session.store.history(three.demand) if is_event(s["kind"])
    }
    three.up()
    three.county.clock.advance(60)
    levels.delegate(three.county.session, three.demand, three.town.device, "请镇里办")
    three.down()
    assert three.state(three.town) == "assigned"
    three.sound()


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
    assert placed["demand.whistle"] == placed["demand.join"] == "line"
    assert placed["demand.arrive"] == "provisional" or placed["demand.arrive"].startswith("refused:assigned")
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
    household = three.town.session.store.get("demand", three.demand)["household"]  # type: ignore[index]
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


def test_from_the_village_to_the_county_and_back_to_the_village(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")

    def to_village() -> None:
        village.merge(three.town.answer(village.device))

    def from_village() -> None:
        three.town.merge(village.export())

    def passed(verb: Any, giver: Machine, to: Machine) -> None:
        giver.clock.advance(60)
        verb(giver.session, three.demand, to.device, "请接着办")

    to_village()
    three.act(village, "register", track="SIMPLE")
    assert three.holder(village) == village.device
    passed(levels.escalate, village, three.town)
    from_village()
    assert three.holder(three.town) == three.town.device
    three.escalate()
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    passed(levels.delegate, three.county, three.town)
    three.down()
    passed(levels.delegate, three.town, village)
    to_village()
    three.up()
    three.act(village, "accept")
    from_village()
    three.up()
    three.home()
    for who in (three.laptop, village, three.town, three.county):
        assert (three.state(who), three.holder(who)) == ("in_progress", village.device)
    times = {one.level: one.now for one in levels.level_times(three.county.session, three.demand)}
    assert times == {"VILLAGE": True, "TOWN": False, "COUNTY": False}
    assert {pc.level for pc in levels.level_pcs(village.session)} == {"TOWN", "COUNTY"}
    agreement.same_as_the_rule(village.session)
    three.sound()


def test_a_village_may_name_the_county_and_the_town_passes_it_on_by_itself(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    village.merge(three.town.answer(village.device))
    three.act(village, "register", track="SIMPLE")
    village.clock.advance(60)
    levels.escalate(village.session, three.demand, three.county.device, "越过镇里直接报区里")
    three.town.merge(village.export())
    three.up()
    assert three.holder(three.county) == three.county.device
    three.act(three.county, "comment", text="收到")
    three.down()
    village.merge(three.town.answer(village.device))
    said = [s["data"].get("text") for s in village.session.store.history(three.demand) if s["data"]]
    assert "收到" in said
    three.sound()


def test_a_village_that_does_not_have_the_grid_is_not_handed_a_matter_of_it(three: Levels) -> None:
    village = three.parish.join(three.parish.machine("village"), "石桥村委会", "village")
    three.parish.grid("石桥村第二网格")
    three.act(three.town, "register", track="SIMPLE")
    three.town.clock.advance(60)
    row = three.town.session.store.get("demand", three.demand)
    assert row is not None
    (cert,) = [c for c in three.town.session.authority.certs if c.device == village.device]
    assert row["in_scope"] in cert.scopes
    desk = DeskDraft(text="办公室门口的灯坏了", source="OFFICE")
    other, _ = collect_at_desk(three.town.session, desk)
    acting.act(three.town.session, other, "register", {"track": "SIMPLE"})
    with pytest.raises(UserError) as e:
        levels.delegate(three.town.session, other, village.device, "x")
    assert e.value.code == "not_readable"


def test_a_matter_is_taken_back_from_a_county_whose_computer_is_gone(three: Levels) -> None:
    three.register()
    three.escalate()
    three.up()
    three.act(three.county, "assign", unit="区水务局", due="2026-05-20")
    three.down()
    three.act(three.town, "comment", text="那边的电脑坏了")
    three.town.clock.advance(60)
    done = taking_back.take_back(three.town.session, three.demand, "区里的电脑坏了")
    assert (done.name, done.steps) == ("区住建委", 1)
    assert (three.state(three.town), three.holder(three.town)) == ("registered", three.town.device)
    three.act(three.town, "assign", unit="镇城建办", due="2026-05-01")
    three.home()
    assert (three.state(three.laptop), three.holder(three.laptop)) == ("assigned", three.town.device)
    # It was not gone after all: what it does now waits, and it learns why.
    three.act(three.county, "supervise", level="S1", text="请抓紧")
    three.down()
    assert three.state(three.town) == "assigned"
    three.up()
    assert (three.state(three.county), three.holder(three.county)) == ("assigned", three.town.device)
    three.sound()
    with pytest.raises(UserError) as e:
        taking_back.take_back(three.town.session, three.demand, "x")
    assert e.value.code == "nothing_to_take_back"


def test_a_picture_goes_up_only_when_it_is_named(three: Levels) -> None:
    given, kept = (
        attach(three.laptop.session, three.demand, ("PDF", pictures.noise(seed, 9_000), ""))[0]
        for seed in (1, 2)
    )
    three.laptop.clock.advance(60)
    three.town.merge(three.laptop.export())
    with pytest.raises(UserError) as e:
        sending_up.send_up(three.town.session, given)
    assert e.value.code == "not_lent"
    three.register()
    three.escalate()
    three.up()
    assert attachment_list(three.county.session, three.demand) == []
    three.town.clock.advance(60)
    sending_up.send_up(three.town.session, given)
    three.up()
    (row,) = attachment_list(three.county.session, three.demand)
    assert (row["id"], row["state"]) == (given, "here")
    assert three.county.session.store.get("attachment", kept) is None
    remove(three.laptop.session, given)
    three.town.merge(three.laptop.export())
    three.up()
    assert attachment_list(three.county.session, three.demand) == []
    three.sound()


# --- the county's PC is no PC of the town


def test_the_county_is_no_peer_gets_no_key_and_may_do_nothing_of_the_towns(three: Levels) -> None:
    county = three.county.session
    assert county.office_keys is None
    assert not county.identity.is_peer
    assert county.identity.role == "county"
    (mine,) = [c for c in county.authority.certs if c.device == three.county.device]
    assert mine.scopes != ("*",)
    with pytest.raises(UserError, match="镇"):
        areas.add_grid(county, "990101201201099", "别的网格")
    assert {pc.device for pc in levels.level_pcs(three.town.session)} == {three.county.device}


def test_a_report_of_the_laptop_and_a_peer_bundle_say_nothing_to_the_county(three: Levels) -> None:
    second = three.parish.second_pc()
    for path in (*three.laptop.export(), *three.town.export(), *second.export()):
        refused = three.county.merge([path]).refused
        assert [one.error.code for one in refused] == ["not_for_us"]


def test_a_second_county_pc_shares_the_same_scope(three: Levels) -> None:
    other = three.parish.join(three.parish.machine("county-2"), "区信访办", "county")
    scopes = {c.scopes for c in three.town.session.authority.certs if c.role == "county"}
    assert len(scopes) == 1
    assert other.session.identity.role == "county"


def test_up_is_up_and_down_is_down(three: Levels) -> None:
    three.register()
    with pytest.raises(UserError) as e:
        levels.delegate(three.town.session, three.demand, three.county.device, "x")
    assert e.value.code == "wrong_level"
    with pytest.raises(UserError) as e:
        levels.escalate(three.town.session, three.demand, three.laptop.device, "x")
    assert e.value.code == "no_device"
