"""The meeting book: who met, what was decided about which demand, and that a hard matter waits for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gridworker.domain.demand import GUARDS
from gridworker.domain.meeting import share
from gridworker.domain.records import BadRecord
from gridworker.errors import UserError
from gridworker.services import areas, held_data, removal
from gridworker.services.acting import act, offers
from gridworker.services.bin import bin_list
from gridworker.services.correction import CORRECTABLE, correct
from gridworker.services.demands import DeskDraft, collect_at_desk, demand
from gridworker.services.enrol import accept_enrolment, request_enrolment
from gridworker.services.meeting_book import candidates, meeting, meeting_choices, meetings
from gridworker.services.meetings import Decision, add_meeting, decide, publish_meeting
from gridworker.services.office import certify, issue_invite
from gridworker.services.outgoing import outgoing
from gridworker.services.privacy_requests import open_request
from gridworker.services.session import Session
from gridworker.services.withdrawing import put_back, withdraw
from tests.support.parish import START, Machine, Parish, later

DAY = date(2026, 4, 3)


def facts(**more: Any) -> dict[str, Any]:
    return {
        "meeting_kind": "COUNCIL", "date": DAY, "place": "村委会二楼", "host": "钱支书", "recorder": "李会计",
        "motion_source": "MASSES", "should_attend": 30, "attended": 23, **more,
    }  # fmt: skip


def hard(session: Session, text: str = "三组水渠要改道", route: str = "COUNCIL", **more: Any) -> str:
    """A demand that was registered on a route with a meeting."""
    made = collect_at_desk(session, DeskDraft(text=text, source="PHONE", **more))[0]
    act(session, made, "register", {"track": "SIMPLE", "route": route})
    return made


@pytest.fixture
def office(parish: Parish) -> Session:
    parish.grid()
    later(parish.pc, days=30)
    areas.add_unit(parish.pc.session, "镇水务站", level="DEPT", code="U1")
    return parish.pc.session


def refusal(*args: Any, call: Any = add_meeting, **more: Any) -> str:
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.code


def test_a_matter_that_needs_a_meeting_is_assigned_only_after_one_decided(office: Session) -> None:
    one = hard(office)
    task = {"unit": areas.find_unit(office, "镇水务站")["id"], "due": "2026-04-30"}
    with pytest.raises(UserError) as refused:
        act(office, one, "assign", task)
    assert refused.value.facts["reason"] == "decided"
    assert [who for who, _ in candidates(office)] == [one]
    made = add_meeting(
        office,
        facts(published=DAY),
        decided=[Decision(one, "同意改道，先修东段", {"in_favour": 20, "against": 2})],
    ).id
    act(office, one, "assign", task)
    (row,) = meetings(office)
    assert (row["id"], row["share"], row["waiting"], row["published"]) == (made, 76, 0, "2026-04-03")
    (about,) = meeting(office, made)["topics_of_demands"]
    assert (about["decision"], about["in_favour"], about["against"], about["counts"]) == (
        "同意改道，先修东段", 20, 2, True,
    )  # fmt: skip


def test_the_share_counts_nobody_who_was_not_there() -> None:
    assert share({"should_attend": 3, "attended": 2}) == 66
    assert share({"should_attend": 30, "attended": 30}) == 100
    assert share({"should_attend": 0, "attended": 0}) is None
    assert share({"should_attend": 5, "attended": None}) is None


def test_a_decision_comes_later_and_a_later_one_stands_in_its_place(office: Session) -> None:
    one = hard(office)
    made = add_meeting(office, facts(demands=[one])).id
    assert meetings(office)[0]["waiting"] == 1
    decide(office, made, Decision(one, "缓一缓"))
    decide(office, made, Decision(one, "同意改道"))
    about = meeting(office, made)["topics_of_demands"]
    assert [(row["id"], row["decision"]) for row in about] == [(one, "同意改道")]
    assert [row["event"] for row in demand(office, one)["events"]].count("deliberate") == 2


def test_a_decision_taken_on_the_demands_page_is_in_the_book_too(office: Session) -> None:
    one = hard(office)
    made = add_meeting(office, facts(topics=["换届前的财务公开"], decision="下月十日公开")).id
    assert meeting_choices(office, one) == [(made, "2026-04-03 党群议事会 村委会二楼")]
    act(office, one, "deliberate", {"meeting": made, "decision": "同意", "in_favour": 3})
    row = meeting(office, made)
    assert [about["number"] for about in row["topics_of_demands"]] == [demand(office, one)["number"]]
    assert (row["topics"], row["decision"]) == (["换届前的财务公开"], "下月十日公开")
    assert [found["id"] for found in meetings(office, demand=one)] == [made]
    assert meetings(office, demand="somebody") == []


def test_a_hearing_wants_a_hearing(office: Session) -> None:
    one = hard(office, route="HEARING")
    council = add_meeting(office, facts(demands=[one])).id
    assert meeting_choices(office, one) == []
    assert refusal(office, council, Decision(one, "同意"), call=decide) == "wrong_meeting"
    hearing = add_meeting(office, facts(meeting_kind="HEARING", demands=[one])).id
    decide(office, hearing, Decision(one, "同意"))
    assert [offer.legal for offer in offers(office, one) if offer.event == "assign"] == [True]


def test_a_meeting_that_is_not_in_the_book_decides_nothing(office: Session) -> None:
    one = hard(office)
    said = {"meeting": "m1", "decision": "同意"}
    assert refusal(office, one, "deliberate", said, call=act) == "no_meeting"
    gone = add_meeting(office, facts(demands=[one])).id
    withdraw(office, gone, "记错了")
    assert refusal(office, one, "deliberate", {**said, "meeting": gone}, call=act) == "no_meeting"
    assert meetings(office) == []
    (binned,) = bin_list(office).rows
    assert (binned.kind, binned.title) == ("meeting", "2026-04-03 村委会二楼")
    put_back(office, gone)
    act(office, one, "deliberate", {**said, "meeting": gone})


def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(office: Session) -> None:
    one = hard(office)
    unregistered = collect_at_desk(office, DeskDraft(text="路灯不亮", source="PHONE"))[0]
    before = office.store.heads()
    assert refusal(office, facts()) == "no_topics"
    assert refusal(office, facts(topics=["财务"], date=date(2027, 1, 1))) == "date_ahead"
    assert refusal(office, facts(topics=["财务"], published=date(2026, 4, 2))) == "before_meeting"
    assert refusal(office, facts(topics=["财务"], attended=31)) == "more_came"
    assert refusal(office, facts(topics=["财务"], in_favour=20, against=4)) == "more_votes"
    assert refusal(office, facts(demands=["nothing"])) == "no_demand"
    assert refusal(office, facts(topics=["财务"], weather="晴")) == "bad_field"
    assert refusal(office, facts(topics=["找 11010519491231002X 谈"])) == "id_number"
    too_many = [Decision(one, "同意", {"in_favour": 24})]
    assert refusal(office, facts(), decided=too_many) == "more_votes"
    both = [Decision(one, "同意"), Decision(unregistered, "修")]
    assert refusal(office, facts(), decided=both) == "not_now"
    with pytest.raises(BadRecord):
        add_meeting(office, {**facts(topics=["财务"]), "host": ""})
    assert office.store.heads() == before


def test_a_worker_writes_no_meeting_and_a_grids_meeting_reaches_his_laptop(
    parish: Parish, laptop: Machine, office: Session
) -> None:
    assert refusal(laptop.session, facts(topics=["财务"])) == "no_right"
    add_meeting(office, facts(topics=["本组的水渠"]), grid=parish.grids[0])
    add_meeting(office, facts(topics=["全镇的事"]))
    laptop.merge(parish.pc.answer(laptop.device))
    (row,) = meetings(laptop.session)
    assert (row["topics"], row["grid_name"]) == (["本组的水渠"], "石桥村第1网格")


def test_a_village_writes_its_meeting_in_a_grid_of_its_own_and_decides(parish: Parish) -> None:
    town = parish.pc
    areas.add_unit(town.session, "石桥村", code="V1")
    grid = areas.add_grid(town.session, "G1", "石桥村一格", "石桥村")
    village, stick = parish.machine("village"), town.stick
    invite = issue_invite(town.session, "石桥村委会", "village", None, stick, unit="石桥村")
    asked = request_enrolment(village.session, invite.path, stick)
    accept_enrolment(village.session, certify(town.session, asked.path, asked.digits, stick).path)
    session = village.session
    one = collect_at_desk(session, DeskDraft(text="水渠改道", source="PHONE", grid=grid))[0]
    act(session, one, "register", {"track": "SIMPLE", "route": "COUNCIL"})
    assert refusal(session, facts(topics=["财务"], date=START.date())) == "grid_needed"
    decided = [Decision(one, "同意")]
    made = add_meeting(session, facts(date=START.date()), grid=grid, decided=decided).id
    assert outgoing(session).meetings == 1
    parish.pc.merge(village.export())
    (about,) = meeting(parish.pc.session, made)["topics_of_demands"]
    assert (about["decision"], about["counts"]) == ("同意", True)
    assert parish.pc.session.store.parked() == []


def test_when_it_was_made_public_is_written_down_and_mistakes_are_corrected(
    parish: Parish, office: Session
) -> None:
    made = add_meeting(office, facts(topics=["财务"])).id
    later(parish.pc, days=1)
    publish_meeting(office, made)
    assert refusal(office, made, date(2026, 4, 1), call=publish_meeting) == "before_meeting"
    new = {
        "meeting_kind": "HEARING", "date": "2026-04-04", "place": "村小学", "host": "钱德福",
        "recorder": "周会计", "motion_source": "CADRE", "should_attend": 31, "attended": 24,
        "topics": ["财务公开"], "in_favour": 20, "against": 3, "abstained": 1,
        "decision": "下月十日公开", "published": "2026-04-05",
    }  # fmt: skip
    assert tuple(new) == CORRECTABLE["meeting"]
    for name, value in new.items():
        correct(office, made, {name: value}, "抄错了")
        assert meeting(office, made)[name] == value
    assert meeting(office, made)["share"] == 77
    with pytest.raises(UserError) as refused:
        correct(office, made, {"attended": 40}, "抄错了")
    assert refused.value.code == "more_came"


def test_what_a_meeting_said_about_a_household_is_found_copied_and_deleted(
    parish: Parish, laptop: Machine, office: Session
) -> None:
    home = laptop.homes[0]
    parish.pc.merge(laptop.export())
    one = hard(office, text="屋顶漏雨", household=home)
    made = add_meeting(
        office, facts(topics=["王家福家的屋顶"], decision="请王家福先垫付"),
        decided=[Decision(one, "村里帮修，王家福出工")],
    ).id  # fmt: skip
    copy = "\n".join(held_data.flat(held_data.held_about(office, home)))
    for said in ("王家福家的屋顶", "请王家福先垫付", "村里帮修，王家福出工"):
        assert said in copy
    asked = open_request(office, home, "DELETE").id
    plan = removal.removal_plan(office, home)
    assert {"meetings", "demands"} <= {item.group for item in plan.items}
    removal.remove(office, home, [(item.group, item.record) for item in plan.items], asked)
    left = str([meeting(office, made), demand(office, one)["events"]])
    for said in ("王家福", "垫付", "出工"):
        assert said not in left
    assert meeting(office, made)["share"] == 76
    assert [offer.legal for offer in offers(office, one) if offer.event == "assign"] == [True]


def test_a_machine_that_waits_for_no_meeting_is_found(
    office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GUARDS, "decided", lambda _case, _event: True)
    with pytest.raises(pytest.fail.Exception):
        test_a_matter_that_needs_a_meeting_is_assigned_only_after_one_decided(office)
