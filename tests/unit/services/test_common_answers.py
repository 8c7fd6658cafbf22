"""共性意见: written once, and every household has its own line of having been told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import acting, areas, removal
from gridworker.services.acting import act
from gridworker.services.common_answers import CommonAnswer, answer_together, preview_answer
from gridworker.services.demands import DeskDraft, collect_at_desk, demand, demand_rows
from gridworker.services.privacy_requests import open_request
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish, later

LAMPS = CommonAnswer("路灯不亮", "五月底前全部换成太阳能灯", "NOTICE")


@pytest.fixture
def five(parish: Parish, laptop: Machine) -> list[str]:
    """Five demands about the same lamps, of five households; the office has them all, registered."""
    homes = [laptop.homes[0], *(laptop.household(f"户{n}", str(n)) for n in range(4))]
    parish.pc.merge(laptop.export())
    later(parish.pc, days=30)
    out = []
    for home in homes:
        draft = DeskDraft(text="路灯不亮", source="PHONE", household=home)
        out.append(collect_at_desk(parish.pc.session, draft)[0])
        act(parish.pc.session, out[-1], "register", {"track": "SIMPLE"})
    return out


def told(session: Session, one: str) -> list[dict[str, Any]]:
    return [step["data"] for step in demand(session, one)["events"] if step["event"] == "tell_resident"]


def without_a_line(session: Session, ids: list[str]) -> list[str]:
    """The demands that have not exactly one line with the words of the answer."""
    return [one for one in ids if [said["text"] for said in told(session, one)] != [LAMPS.text]]


def test_an_answer_that_reaches_the_first_only_would_be_noticed(
    parish: Parish, five: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = acting.act_many
    monkeypatch.setattr(acting, "act_many", lambda s, ids, *rest: whole(s, ids[:1], *rest))
    answer_together(parish.pc.session, five, LAMPS)
    assert len(without_a_line(parish.pc.session, five)) == 4


def test_one_answer_to_five_demands_makes_five_lines_each_for_its_own_household(
    parish: Parish, laptop: Machine, five: list[str]
) -> None:
    session = parish.pc.session
    made = answer_together(session, five, LAMPS)
    assert sorted(made.done) == sorted(five)
    assert without_a_line(session, five) == []
    lines = [told(session, one) for one in five]
    assert {(found[0]["together"], found[0]["theme"]) for found in lines} == {(made.together, "路灯不亮")}
    assert len({row["household"] for row in demand_rows(session, five)}) == 5
    # Each of the five can be told again, or asked back, without the others.
    act(session, five[0], "tell_resident", {"how": "HOME", "to": "本人"})
    assert [len(told(session, one)) for one in five] == [2, 1, 1, 1, 1]
    laptop.merge(parish.pc.answer(laptop.device))
    assert told(laptop.session, five[1])[0]["text"] == LAMPS.text


def test_what_is_worked_on_is_reported_with_the_same_words(parish: Parish, five: list[str]) -> None:
    session = parish.pc.session
    unit = areas.add_unit(session, "镇供电所", level="DEPT", code="U1")
    for one in five[:2]:
        act(session, one, "assign", {"unit": unit, "due": "2026-05-30"})
    act(session, five[0], "accept", {}, actor="供电所张师傅")
    answer = CommonAnswer(LAMPS.theme, LAMPS.text, "NOTICE", outcome="DONE")
    looked = {one.id: one.events for one in preview_answer(session, five, answer)}
    assert looked[five[0]] == ("report_back", "tell_resident")
    assert looked[five[1]] == ("tell_resident",)
    made = answer_together(session, five, answer)
    assert made.reported == [five[0]]
    assert [row["state"] for row in demand_rows(session, five[:3])] == ["reported", "assigned", "registered"]


def test_who_cannot_be_answered_is_named_and_the_others_are_answered(parish: Parish, five: list[str]) -> None:
    session = parish.pc.session
    before = session.store.heads()
    for ids, answer, code in (
        (five[:1], LAMPS, "too_few"),
        ([five[0], five[0]], LAMPS, "too_few"),
        (five, CommonAnswer(" ", "修", "NOTICE"), "theme_missing"),
        (five, CommonAnswer("灯", " ", "NOTICE"), "text_missing"),
        (five, CommonAnswer("灯", "修", "NOTICE", date(2030, 1, 1)), "date_ahead"),
        (five, CommonAnswer("灯", "找 11010519491231002X", "NOTICE"), "id_number"),
    ):
        for verb in (preview_answer, answer_together):
            with pytest.raises(UserError) as refused:
                verb(session, ids, answer)
            assert refused.value.code == code
    assert session.store.heads() == before


def test_the_answer_goes_with_the_words_of_one_household_and_stays_with_the_others(
    parish: Parish, laptop: Machine, five: list[str]
) -> None:
    session = parish.pc.session
    answer_together(session, five, LAMPS)
    act(session, five[0], "tell_resident", {"how": "HOME", "to": "王家福的儿子"})
    asked = open_request(session, laptop.homes[0], "DELETE").id
    plan = removal.removal_plan(session, laptop.homes[0])
    removal.remove(
        session, laptop.homes[0], [(item.group, item.record) for item in plan.of("demands")], asked
    )
    left = str(told(session, five[0]))
    assert LAMPS.text not in left
    assert "王家福" not in left
    assert demand_rows(session, five)[0]["to_tell"] == demand_rows(session, five)[1]["to_tell"]
    assert told(session, five[1])[0]["text"] == LAMPS.text
