"""Telling the resident, calling back by somebody else, and what happens when he is not satisfied."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from gridworker.domain.demand import GUARDS
from gridworker.domain.period import year_of
from gridworker.errors import UserError
from gridworker.services import areas, worklists
from gridworker.services.acting import Offer, act, offers
from gridworker.services.demands import DeskDraft, collect_at_desk, demand, demand_rows
from gridworker.services.papers import offered
from gridworker.services.rates import rates
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish, later
from tests.support.steps import take_step

CLOSE = {"outcome": "DONE"}


def there_and_back(parish: Parish, laptop: Machine) -> None:
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer(laptop.device))


@pytest.fixture
def done(parish: Parish, laptop: Machine) -> str:
    """A demand that a worker has reported; the office has checked it and publishes nothing."""
    session, hand = parish.pc.session, laptop.session
    there_and_back(parish, laptop)
    later(parish.pc, days=30)
    later(laptop, days=30)
    unit = areas.add_unit(session, "镇村建办", level="DEPT", code="U1")
    draft = DeskDraft(text="屋顶漏雨", source="PHONE", household=laptop.homes[0])
    one = collect_at_desk(session, draft)[0]
    act(session, one, "register", {"track": "SIMPLE"})
    act(session, one, "assign", {"unit": unit, "person": hand.identity.worker, "due": "2026-05-20"})
    there_and_back(parish, laptop)
    act(hand, one, "accept", {})
    act(hand, one, "report_back", {"result": "换了瓦", "outcome": "DONE"})
    there_and_back(parish, laptop)
    act(session, one, "verify", {})
    act(session, one, "skip_publish", {"reason": "家事"})
    return one


def refusal(session: Session, demand: str, event: str, fields: dict[str, Any], **more: Any) -> UserError:
    with pytest.raises(UserError) as refused:
        act(session, demand, event, fields, **more)
    return refused.value


def rated(session: Session, demand: str, satisfaction: int, **more: Any) -> None:
    act(session, demand, "callback", {"satisfaction": satisfaction, **more})


def test_two_tries_on_different_days_stand_in_place_of_telling(parish: Parish, done: str) -> None:
    session = parish.pc.session
    today = session.entropy.now().date()
    tries = [today - timedelta(days=2), today - timedelta(days=2), today]
    for day in tries:
        refused = refusal(session, done, "close_out", CLOSE)
        assert refused.facts["reason"] == "told"
        assert "换一天再联系一次" in (refused.hint or "")
        assert done in worklists.worklist(session, "to_tell")
        said = {"how": "PHONE", "outcome": "UNREACH", "on": day.isoformat()}
        act(session, done, "tell_resident", said)
    assert done not in worklists.worklist(session, "to_tell")
    act(session, done, "close_out", CLOSE)
    assert demand_rows(session, [done])[0]["state"] == "closed"


def test_a_day_that_has_not_come_is_no_try_and_no_call_back(parish: Parish, done: str) -> None:
    session = parish.pc.session
    tomorrow = (session.entropy.now().date() + timedelta(days=1)).isoformat()
    for event, said in (
        ("tell_resident", {"how": "PHONE", "outcome": "UNREACH", "on": tomorrow}),
        ("callback", {"satisfaction": 5, "on": tomorrow}),
    ):
        refused = refusal(session, done, event, said)
        assert (refused.code, refused.facts["field"]) == ("date_ahead", "on")
    both = {"satisfaction": 5, "no_answer": True}
    assert refusal(session, done, "callback", both).code == "nobody_rated"


def test_the_slip_for_the_resident_is_ready_as_soon_as_there_is_a_result(parish: Parish, done: str) -> None:
    (slip,) = [one for one in offered(parish.pc.session, done) if one.kind == "reply"]
    assert slip.ready


def test_who_did_it_does_not_call_back_and_is_told_why(parish: Parish, laptop: Machine, done: str) -> None:
    refused = refusal(laptop.session, done, "callback", {"satisfaction": 5})
    assert refused.facts["reason"] == "not_own_work"
    assert "换一个人回访" in (refused.hint or "")
    by_him = refusal(
        parish.pc.session, done, "callback", {"satisfaction": 5}, actor=laptop.session.identity.worker
    )
    assert by_him.facts["reason"] == "not_own_work"
    rated(parish.pc.session, done, 5, on="2026-04-11")
    assert done not in worklists.worklist(parish.pc.session, "to_call_back")


def test_a_call_that_reached_nobody_leaves_the_matter_on_the_list_of_calls(parish: Parish, done: str) -> None:
    session = parish.pc.session
    act(session, done, "tell_resident", {"how": "HOME"})
    act(session, done, "callback", {"no_answer": True}, actor=parish.pc.session.identity.worker)
    assert done in worklists.worklist(session, "to_call_back")
    rated(session, done, 5)
    assert done not in worklists.worklist(session, "to_call_back")


def call_back_of(session: Session, demand: str) -> Offer:
    return next(one for one in offers(session, demand) if one.event == "callback")


def test_who_said_that_he_is_content_is_not_called_again_after_the_matter_was_closed(
    parish: Parish, done: str
) -> None:
    session = parish.pc.session
    act(session, done, "tell_resident", {"how": "HOME"})
    rated(session, done, 4)
    assert call_back_of(session, done).legal, "before it is closed somebody may ask once more"
    act(session, done, "close_out", CLOSE)
    refused = refusal(session, done, "callback", {"satisfaction": 5})
    assert refused.code == "called_back"
    shown = call_back_of(session, done)
    assert (shown.legal, shown.why) == (False, f"{refused.message}{refused.hint}")
    act(session, done, "reopen", {"reason": "又漏了"})
    assert session.store.rows("demand", [done])[0]["satisfaction"] is None, "in its new life nobody has said"


def test_closing_is_not_put_first_while_a_notice_hangs_and_the_page_says_until_when(
    parish: Parish, done: str
) -> None:
    session = parish.pc.session

    def close() -> Offer:
        return next(one for one in offers(session, done) if one.event == "close_out")

    act(session, done, "tell_resident", {"how": "HOME"})
    act(session, done, "correct", {"consent_publish": True, "sensitive": False, "reason": "本人同意"})
    take_step(parish.pc, done, "publish_notice", notice="n1", days=5)
    last = session.entropy.now().date() + timedelta(days=4)
    for _day in range(5):
        assert (close().main, close().legal, close().why) == (False, True, f"公示到 {last}，还没有期满。")
        assert done not in worklists.worklist(session, "to_close")
        later(parish.pc, days=1)
    assert (close().main, close().why) == (True, "")
    assert done in worklists.worklist(session, "to_close")


@pytest.mark.parametrize(
    "said", [{"no_answer": True}, {"satisfaction": 0}, {"satisfaction": 5, "for_others": True}]
)
def test_who_did_not_say_what_he_thinks_may_be_called_again(
    parish: Parish, done: str, said: dict[str, Any]
) -> None:
    session = parish.pc.session
    act(session, done, "tell_resident", {"how": "HOME"})
    act(session, done, "close_out", CLOSE)
    act(session, done, "callback", said)
    assert call_back_of(session, done).legal
    rated(session, done, 3)
    assert not call_back_of(session, done).legal


def test_what_somebody_else_filled_in_and_who_did_not_rate_are_in_no_rate(parish: Parish, done: str) -> None:
    session = parish.pc.session
    act(session, done, "tell_resident", {"how": "HOME", "to": "老伴"})

    def satisfied() -> tuple[int, int, list[str], list[str]]:
        found = rates(session, year_of(session.entropy.now().date()))
        rate = found.by_name["satisfied"]
        return len(rate.n), rate.d, found.for_others, found.unrated

    rated(session, done, 5)
    assert satisfied() == (1, 1, [], [])
    rated(session, done, 5, for_others=True)
    assert satisfied() == (0, 0, [done], [])
    rated(session, done, 0)
    assert satisfied() == (0, 0, [], [done])


@pytest.mark.parametrize("closed", [True, False])
def test_who_is_not_satisfied_has_the_same_number_taken_up_again(
    parish: Parish, laptop: Machine, done: str, closed: bool
) -> None:
    session = parish.pc.session
    number = demand(session, done)["number"]
    act(session, done, "tell_resident", {"how": "HOME", "to": "本人"})
    if closed:
        act(session, done, "close_out", CLOSE)
    rated(session, done, 1, text="又漏了")
    row = demand(session, done)
    assert (row["number"], row["life"], row["state"]) == (number, 2, "registered")
    # What was told in the first life counts no more, and the first life is all there.
    assert refusal(session, done, "close_out", CLOSE).facts["reason"] == "state"
    assert [one["event"] for one in row["events"]].count("report_back") == 1
    laptop.merge(parish.pc.answer(laptop.device))
    assert demand(laptop.session, done)["life"] == 2


def test_it_is_not_closed_while_anything_is_open_and_each_time_says_what(
    parish: Parish, laptop: Machine
) -> None:
    session = parish.pc.session
    there_and_back(parish, laptop)
    one = collect_at_desk(session, DeskDraft(text="路灯不亮", source="PHONE"))[0]
    said = []
    for event, fields in (
        ("register", {"track": "NOW"}),
        ("report_back", {"result": "换了灯泡", "outcome": "DONE"}),
        ("tell_resident", {"how": "PHONE", "to": "本人"}),
    ):
        said.append(next(offer.why for offer in offers(session, one) if offer.event == "close_out"))
        act(session, one, event, fields)
    assert said == [
        "这件诉求现在是“已搜集”，不能“销号”。请先立项。",
        "这件诉求现在是“已立项”，不能“销号”。请先交办。",
        "办理结果还没有告诉群众，不能销号。请先告知群众；联系不上的，换一天再联系一次。",
    ]
    act(session, one, "close_out", CLOSE)


def test_an_extension_that_was_not_asked_for_in_time_says_that_it_moves_nothing(
    parish: Parish, laptop: Machine
) -> None:
    session = parish.pc.session
    one = collect_at_desk(session, DeskDraft(text="路灯不亮", source="PHONE"))[0]
    unit = areas.add_unit(session, "镇城建办", level="DEPT")
    act(session, one, "register", {"track": "SIMPLE"})
    act(session, one, "assign", {"unit": unit, "due": "2026-05-20"})

    def extend() -> Offer:
        return next(offer for offer in offers(session, one) if offer.event == "extend")

    due = demand_rows(session, [one])[0]["due"]
    assert extend().why == ""
    act(session, one, "accept", {})
    later(parish.pc, days=20)
    assert (extend().legal, due in extend().why) == (True, True)
    act(session, one, "extend", {"reason": "等料", "due": "2026-05-20"})
    assert demand_rows(session, [one])[0]["due"] == due, "as it says"


def test_a_machine_that_lets_who_did_it_call_back_is_found(
    parish: Parish, laptop: Machine, done: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GUARDS, "not_own_work", lambda _case, _event: True)
    with pytest.raises(pytest.fail.Exception):
        test_who_did_it_does_not_call_back_and_is_told_why(parish, laptop, done)
