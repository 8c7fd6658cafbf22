"""Any field of any finished record, corrected at any time with a reason; earlier texts stay readable."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridworker.domain.records import FIELDS
from gridworker.errors import UserError
from gridworker.services import correction, demands, removal, versions, withdrawing
from gridworker.services.conflicts import conflict_list
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.helping import ask_help
from gridworker.services.pairings import add_pairing
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.volunteers import add_member, add_team
from gridworker.services.writing import new_record, record_place, write
from tests.support.parish import Machine, Parish
from tests.unit.services.test_removal import delete, left

SAMPLES: dict[str, Any] = {
    "date": "2026-04-01", "half_day": "AM", "place": "村口小卖部", "mode": "PHONE", "meet": "OUT",
    "purpose": "POLICY", "content": "水管只修好了一半", "weather": "RAIN", "companions": ["周敏"],
    "spoke_to": "老伴", "suggestion": "换一段新管", "on_spot": "讲了怎么报修", "topics": ["LAW"],
    "card_given": True, "result": "DONE", "started_at": "09:30", "ended_at": "10:00",
    "head": "王家富", "group": "三组", "door": "3-21", "phone": "15400001234", "size": 5,
    "child_bands": {"0-3": 1}, "status": "OUT", "tags": ["EMPTY_NEST"], "notice_given_on": "2026-04-02",
    "name": "王小妹", "relation": "女儿", "birth_year": 1980, "sex": "F", "needs": ["MEDICINE"],
    "text": "东边的水渠堵了", "due": "2026-05-02", "done_on": "2026-05-01",
    "category": "WATER", "nature": "COMPLAINT", "source": "PHONE", "reporter": "老张头",
    "contact": "15400009999", "consent_publish": True, "sensitive": True, "outcome": "DONE",
    "groups": ["3组"], "helpers": ["赵大姐"], "helped_on": "2026-04-03", "hours": 2, "listed": True,
    "asked_on": "2026-04-01", "wanted_on": "2026-04-09", "post": "副镇长", "since": "2026-03-01",
    "until": "2026-12-31",
}  # fmt: skip


def sample(session: Session, kind: str, field: str, homes: list[str]) -> Any:
    """A value of the field that is not the one there; a code is taken from this machine's vocabulary."""
    spec = FIELDS[correction.shape_of(kind)][field]
    if spec.refers == "household":
        return [homes[1]] if spec.shape == "refs" else homes[1]
    if spec.vocab:
        code = session.vocab.codes(spec.vocab)[-1]
        return [code] if spec.shape == "codes" else code
    return "换了一段新管" if spec.shape == "long" else SAMPLES[field]


def records(laptop: Machine) -> dict[str, str]:
    """One finished record of every kind on a laptop with two households, by kind."""
    if len(laptop.homes) < 2:
        laptop.household("赵满仓", "3-13")
    made = laptop.visit("水管修好了", demand="水渠堵了", promise="下周送表格来")
    session = laptop.session
    home = session.store.get("household", laptop.homes[0])
    assert home is not None
    person = {"household": home["id"], "name": "王小花", "relation": "孙女", "birth_year": 1990}
    (op,) = write(session, [new_record(session, "person", record_place(session, home), person)])
    teams = len(session.store.rows("team", session.store.ids(Query("team"))))
    team = add_team(session, f"石桥互助{teams + 1}组", "VOLUNTEER", grid=home["grid"]).id
    paired = add_pairing(session, "CADRE", name=f"钱支书{teams or ''}", household=home["id"]).id
    return {
        "visit": made.id, "household": home["id"], "person": op.rec, "promise": made.promises[0],
        "demand": made.demands[0], "team": team,
        "team_member": add_member(session, team, "王电工", part="LEADER").id,
        "help": ask_help(session, "ERRAND", household=home["id"], text="请人取药").id,
        "pairing": paired,
    }  # fmt: skip


def row(machine: Machine, kind: str, record: str) -> dict[str, Any]:
    found = machine.session.store.get(kind, record)
    assert found is not None
    return found


ON_A_LAPTOP = [kind for kind in correction.CORRECTABLE if kind != "meeting"]
"""Kinds that a worker writes; meetings are an office's, see `test_meetings`."""
EVERY_FIELD = [(kind, name) for kind in ON_A_LAPTOP for name in correction.CORRECTABLE[kind]]


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_every_field_of_every_kind_is_corrected_and_the_old_one_stays_readable(
    laptop: Machine, kind: str, field: str
) -> None:
    record = records(laptop)[kind]
    before = row(laptop, kind, record).get(field)
    after = sample(laptop.session, kind, field, laptop.homes)
    done = correction.correct(laptop.session, record, {field: after}, "记错了")
    assert done.fields == [field]
    assert done.changes.touches(kind)
    assert row(laptop, kind, record)[field] == after
    last = versions.history(laptop.session, record)[1][-1]
    assert (last["reason"], last["author_name"], last["here"]) == ("记错了", "李明", True)
    assert [(one["field"], one["before"], one["after"]) for one in last["changes"]] == [
        (field, before, after)
    ]


def test_every_field_that_people_write_can_be_corrected() -> None:
    """What is not in the list is named here, with why."""
    not_corrected = {
        "visit": {"worker", "reason", "withdrawn"},  # the author; the reason; the bin
        "household": {"grid", "reason", "roster", "withdrawn"},  # moving a household is another verb
        "person": {"reason", "roster", "withdrawn"},
        "promise": {"visit", "household", "reason", "withdrawn"},  # where it was given
        "demand": {"reason"},
        # Where it lies and which team it is of is not moved; which team is asked has a verb of its own.
        "help": {"grid", "team", "reason", "withdrawn"},
        "team": {"unit", "grid", "reason", "withdrawn"},
        "team_member": {"team", "reason", "withdrawn"},
        "pairing": {"level", "worker", "unit", "grid", "household", "reason", "withdrawn"},
        "meeting": {"demands", "reason", "withdrawn"},  # what it decided has steps of its own
    }
    for kind, names in correction.CORRECTABLE.items():
        assert set(FIELDS[correction.shape_of(kind)]) - set(names) == not_corrected[kind], kind


@pytest.mark.parametrize("kind", ON_A_LAPTOP)
def test_without_a_reason_or_without_a_change_nothing_is_written(laptop: Machine, kind: str) -> None:
    record = records(laptop)[kind]
    field = "content" if kind == "visit" else "head" if kind == "household" else "text"
    field = "name" if kind in ("person", "team", "team_member", "pairing") else field
    before = laptop.session.store.heads()
    same = {field: row(laptop, kind, record)[field]}
    for fields, reason, code in (
        ({field: "别的"}, "  ", "reason_missing"), (same, "记错了", "nothing_changed"),
        ({"made_up": "1"}, "记错了", "bad_field"),
        ({field: "别的"}, "身份证 11010519491231002X", "id_number"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            correction.correct(laptop.session, record, fields, reason)
        assert refused.value.code == code
        assert refused.value.hint or code == "id_number"
    assert laptop.session.store.heads() == before


def test_a_corrected_demand_keeps_its_state_and_everything_the_office_gave(
    parish: Parish, laptop: Machine
) -> None:
    record = records(laptop)["demand"]
    correction.correct(laptop.session, record, {"text": "东边的水渠堵了", "category": ""}, "说得不清楚")
    shown = demands.demand(laptop.session, record)
    assert (shown["text"], shown["state"]) == ("东边的水渠堵了", "collected")
    assert [event["event"] for event in shown["events"]] == ["collect", "correct"]
    parish.pc.merge(laptop.export())
    assert row(parish.pc, "demand", record)["text"] == "东边的水渠堵了"
    assert not row(parish.pc, "demand", record)["lines"], "a correction opens no line"


def test_the_office_corrects_what_was_taken_in_at_the_desk_without_taking_it_in_hand(parish: Parish) -> None:
    made, _ = collect_at_desk(parish.pc.session, DeskDraft(text="路灯坏了", source="PHONE", reporter="张婶"))
    correction.correct(parish.pc.session, made, {"place": "卫生室门前", "reporter": "张小婶"}, "听错了")
    shown = demands.demand(parish.pc.session, made)
    assert (shown["place"], shown["reporter"], shown["text"]) == ("卫生室门前", "张小婶", "路灯坏了")
    (line,) = row(parish.pc, "demand", made)["lines"]
    assert len(line["events"]) == 1, "taking it in; the correction is no act"


def test_who_wanted_no_name_gets_none_by_a_correction(parish: Parish) -> None:
    draft = DeskDraft(text="有人夜里倒垃圾", source="BOX", anonymous=True)
    made, _ = collect_at_desk(parish.pc.session, draft)
    for fields in ({"reporter": "老张"}, {"contact": "15400001111"}):
        with pytest.raises(UserError) as refused:
            correction.correct(parish.pc.session, made, fields, "问到了")
        assert refused.value.code == "stays_unnamed"
    correction.correct(parish.pc.session, made, {"text": "有人夜里往渠里倒垃圾"}, "补充")


def test_a_demand_does_not_lose_its_words_and_a_person_not_their_place(laptop: Machine) -> None:
    made = records(laptop)
    for kind, fields, code in (
        ("demand", {"text": " "}, "demand_empty"), ("person", {"relation": ""}, "required"),
        ("household", {"head": ""}, "required"), ("promise", {"text": ""}, "required"),
        ("person", {"birth_year": 2020}, "too_young"), ("person", {"household": "nowhere"}, "no_household"),
        ("household", {"status": "made_up"}, "unknown_code"), ("promise", {"due": "2026-02-30"}, "bad_date"),
        ("household", {"phone": "11010519491231002X"}, "id_number"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            correction.correct(laptop.session, made[kind], fields, "改一下")
        assert refused.value.code == code, kind


def test_people_stay_within_their_grid(parish: Parish, laptop: Machine) -> None:
    person = records(laptop)["person"]
    parish.grid("石桥村第二网格")
    parish.pc.merge(laptop.export())
    other = parish.pc.household("何远山", "1-1", parish.grids[1])
    with pytest.raises(UserError) as refused:
        correction.correct(parish.pc.session, person, {"household": other}, "搬了")
    assert refused.value.code == "two_grids"


def test_what_is_no_record_or_has_a_form_of_its_own_is_said(parish: Parish, laptop: Machine) -> None:
    with pytest.raises(UserError) as refused:
        correction.correct(laptop.session, "nothing", {"text": "1"}, "改")
    assert refused.value.code == "no_record"
    with pytest.raises(UserError) as refused:
        correction.correct(parish.pc.session, parish.grids[0], {"name": "第一网格"}, "改")
    assert refused.value.code == "no_correction"


def test_both_corrections_of_one_field_are_kept_as_a_clash_and_of_two_fields_both_count(
    parish: Parish, laptop: Machine
) -> None:
    home = records(laptop)["household"]
    parish.pc.merge(laptop.export())
    correction.correct(laptop.session, home, {"phone": "15400001111", "size": 4}, "换了号")
    correction.correct(parish.pc.session, home, {"phone": "15400002222", "group": "三组"}, "来电更正")
    parish.pc.merge(laptop.export())
    shown = row(parish.pc, "household", home)
    assert (shown["size"], shown["group"]) == (4, "三组")
    assert [c["field"] for c in conflict_list(parish.pc.session)] == ["phone"]
    reasons = [one["reason"] for one in versions.history(parish.pc.session, home)[1][1:]]
    assert reasons == ["换了号", "来电更正"], "two reasons are two versions and nothing to decide"


def test_corrections_and_the_bin_are_found_in_the_history_of_a_demand(laptop: Machine) -> None:
    record = records(laptop)["demand"]
    correction.correct(laptop.session, record, {"text": "水渠断了"}, "不是堵了")
    withdrawing.withdraw(laptop.session, record, "和上一件重复")
    withdrawing.put_back(laptop.session, record)
    kind, found = versions.history(laptop.session, record)
    assert kind == "demand"
    assert [one["event"] for one in found] == ["collect", "correct", "withdraw", "put_back"]
    assert [one["reason"] for one in found] == ["", "不是堵了", "和上一件重复", withdrawing.BACK]
    assert [(c["before"], c["after"]) for c in found[1]["changes"]] == [("水渠堵了", "水渠断了")]


TEXTS = st.text(st.characters(categories=("L",)), min_size=1, max_size=30).map(str.strip).filter(bool)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_no_text_that_ever_stood_there_is_lost(laptop: Machine, texts: list[str]) -> None:
    """Whatever is corrected how often: the last text stands, and every one can be read in its order."""
    record = laptop.visit(promise="下周送表格来").promises[0]
    stood = ["下周送表格来"]
    for text in texts:
        before = row(laptop, "promise", record)["text"]
        with contextlib.suppress(UserError):  # the same text again
            correction.correct(laptop.session, record, {"text": text}, "改")
        now = row(laptop, "promise", record)["text"]
        stood += [now] if now != before else []
    _, found = versions.history(laptop.session, record)
    assert lost_texts(stood, found) == []
    assert len(laptop.session.store.ids(Query("promise"))) >= 1


def lost_texts(stood: list[str], found: list[dict[str, Any]]) -> list[str]:
    """What stood in a record and cannot be read in its versions."""
    said = [one["after"] for version in found for one in version["changes"] if one["field"] == "text"]
    return [text for at, text in enumerate(stood) if at >= len(said) or said[at] != text]


def test_a_correction_that_writes_over_the_old_text_is_found(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: versions made of what stands now instead of what was written."""
    record = laptop.visit(promise="下周送表格来").promises[0]
    correction.correct(laptop.session, record, {"text": "月底送表格来"}, "改")
    exact = type(laptop.session.store).history

    def newest(store: Any, rec: str) -> list[Any]:
        return [{**step, "data": exact(store, rec)[-1]["data"]} for step in exact(store, rec)]

    monkeypatch.setattr(type(laptop.session.store), "history", newest)
    assert lost_texts(["下周送表格来", "月底送表格来"], versions.history(laptop.session, record)[1])


def test_a_deletion_reaches_every_version_every_reason_and_what_lies_in_the_bin(
    parish: Parish, laptop: Machine
) -> None:
    made = records(laptop)
    words = ["说孙子欠了三千块", "孙子说没有欠过", "想办临时救助金", "救助金要先评议", "答应找孙子谈一次"]
    correction.correct(laptop.session, made["visit"], {"content": words[0]}, "漏写了")
    correction.correct(laptop.session, made["visit"], {"content": "睡得不好"}, words[1])
    correction.correct(laptop.session, made["demand"], {"text": words[2]}, "说得不清楚")
    correction.correct(laptop.session, made["demand"], {"text": "要一张申请表"}, words[3])
    correction.correct(laptop.session, made["promise"], {"text": words[4]}, "漏写了")
    for kind in ("promise", "demand"):
        withdrawing.withdraw(laptop.session, made[kind], "居民要求撤下")
    parish.pc.merge(laptop.export())
    assert left(parish.pc, words) == words
    delete(parish, made["household"])
    assert left(parish.pc, words) == []
    laptop.merge(parish.pc.answer(laptop.device))
    removal.finish_removal(laptop.session)
    assert left(laptop, words) == []
    for machine in (laptop, parish.pc):
        _, found = versions.history(machine.session, made["visit"])
        assert [one["gone"] for one in found] == [True, True, True]
