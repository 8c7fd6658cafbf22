"""Steps of a demand as people take them: what is offered, what is refused and why, who has it in hand."""

from __future__ import annotations

import pytest

from gridworker.domain.demand import GUARDS, STEPS
from gridworker.domain.records import BadRecord
from gridworker.errors import UserError
from gridworker.services import areas, demands
from gridworker.services.acting import act, act_many, hand_over_here, offers, preview_many
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.numbering import letters
from gridworker.services.refused_words import REASONS, in_words
from gridworker.services.sampling import sample
from gridworker.services.taking_back import take_back
from gridworker.storage import Store
from tests.support.parish import Machine, Parish, later

NOT_OURS = {"reason": "不归镇里管"}


@pytest.fixture
def unit(parish: Parish) -> str:
    if not parish.grids:
        parish.grid()
    return areas.add_unit(parish.pc.session, "石桥水务站", level="TOWN", code="U1")


def collected(machine: Machine, text: str = "水渠堵了") -> str:
    return collect_at_desk(machine.session, DeskDraft(text=text, source="PHONE", consent_publish=True))[0]


def legal(machine: Machine, demand: str) -> set[str]:
    return {offer.event for offer in offers(machine.session, demand) if offer.legal}


def registered(machine: Machine, track: str = "SIMPLE") -> str:
    demand = collected(machine)
    act(machine.session, demand, "register", {"track": track})
    return demand


def test_a_demand_goes_its_way_at_one_office(parish: Parish, unit: str) -> None:
    session = parish.pc.session
    demand = registered(parish.pc)
    row = demands.demand(session, demand)
    assert row["number"] == "SQ-2026-云溪-A001"
    act(session, demand, "assign", {"unit": unit, "due": "2026-04-10", "task": "清淤"})
    act(session, demand, "accept", {}, actor="水务站张师傅")
    act(session, demand, "report_back", {"result": "清好了", "outcome": "DONE"}, actor="水务站张师傅")
    with pytest.raises(UserError) as refused:
        act(session, demand, "verify", {})
    assert (refused.value.code, refused.value.facts["reason"]) == ("not_now", "other_hands")
    events = demands.demand(session, demand)["events"]
    assert [one["event"] for one in events] == ["collect", "register", "assign", "accept", "report_back"]
    assert events[-1]["actor"] == "水务站张师傅"


def test_what_is_offered_says_why_a_step_is_closed_and_which_one_is_next(parish: Parish) -> None:
    demand = collected(parish.pc)
    shown = {offer.event: offer for offer in offers(parish.pc.session, demand)}
    assert {"register", "decline", "withdraw", "comment", "tell_resident"} <= legal(parish.pc, demand)
    assert shown["register"].main
    assert shown["register"].fields[0].name == "track"
    assert shown["close_out"].why == "这件诉求现在是“已搜集”，不能“销号”。请先立项。"
    assert not {"collect", "known"} & shown.keys()


def test_a_laptop_is_offered_only_what_a_worker_may_sign(parish: Parish, laptop: Machine) -> None:
    demand = collected(laptop)
    shown = {offer.event: offer for offer in offers(laptop.session, demand)}
    assert "register" not in shown
    assert legal(laptop, demand) == {"resolve_on_spot", "tell_resident", "withdraw", "correct", "comment"}
    with pytest.raises(UserError) as refused:
        act(laptop.session, demand, "register", {"track": "SIMPLE"})
    assert refused.value.code == "no_right"
    assert "镇" in refused.value.hint


def test_every_refusal_says_what_is_missing(parish: Parish) -> None:
    session, demand = parish.pc.session, collected(parish.pc)
    with pytest.raises(BadRecord) as missing:
        act(session, demand, "register", {})
    assert (missing.value.field, missing.value.code) == ("track", "required")
    with pytest.raises(BadRecord) as unknown:
        act(session, demand, "register", {"track": "SOON"})
    assert unknown.value.code == "unknown_code"
    with pytest.raises(UserError) as number:
        act(session, demand, "decline", {"reason": "身份证11010519491231002X"})
    assert number.value.code == "id_number"
    for event in ("fly", "collect"):
        with pytest.raises(UserError) as wrong:
            act(session, demand, event, {})
        assert wrong.value.code == "no_step"
    with pytest.raises(UserError) as field:
        act(session, demand, "decline", {"reason": "不受理", "colour": "red"})
    assert field.value.code == "bad_field"
    assert len(demands.demand(session, demand)["events"]) == 1


def test_many_at_once_are_previewed_and_written_in_one_commit(parish: Parish) -> None:
    session = parish.pc.session
    ids = [collected(parish.pc, f"路灯坏了{n}") for n in range(3)]
    act(session, ids[1], "decline", NOT_OURS)
    previews = preview_many(session, ids, "register", {"track": "SIMPLE"})
    assert [bool(one.why) for one in previews] == [False, True, False]
    done = act_many(session, ids, "register", {"track": "SIMPLE"})
    assert done.done == [ids[0], ids[2]]
    assert [one for one, _ in done.refused] == [ids[1]]
    numbers = [demands.demand(session, one)["number"][-4:] for one in done.done]
    assert numbers == ["A001", "A002"]


def test_what_another_pc_has_in_hand_waits_and_is_handed_over_with_it(parish: Parish) -> None:
    demand = registered(parish.pc)
    second = parish.second_pc()
    second.merge(parish.pc.export())
    written = act(second.session, demand, "comment", {"text": "看过了"})
    assert written.placed == "provisional"
    asked = hand_over_here(second.session, demand)
    assert asked is not None
    assert asked.touches("demand")
    assert hand_over_here(second.session, demand) is None
    parish.pc.merge(second.export())
    second.merge(parish.pc.export())
    assert hand_over_here(second.session, demand) is None
    done = act(second.session, demand, "withdraw", {"reason": "群众不要了"})
    assert done.placed == "line"


def test_a_step_on_a_matter_of_the_other_pc_comes_into_effect_when_that_one_hears(parish: Parish) -> None:
    demand = registered(parish.pc)
    second = parish.second_pc()
    second.merge(parish.pc.export())
    written = act(second.session, demand, "withdraw", {"reason": "群众不要了"})
    assert written.placed == "pending"
    assert demands.demand(second.session, demand)["state"] == "registered"
    parish.pc.merge(second.export())
    assert demands.demand(parish.pc.session, demand)["state"] == "withdrawn"


def test_every_reason_of_the_machine_has_words() -> None:
    assert set(GUARDS) <= set(REASONS)
    for event, step in STEPS.items():
        for need in step.needs:
            sentence, hint = in_words(f"needs:{need}", event, "collected")
            assert need.partition("|")[0] not in sentence
            assert hint.endswith("。")


def done(machine: Machine, demand: str, worker: Machine) -> None:
    """Bring a matter to 核查, through both hands."""
    act(machine.session, demand, "register", {"track": "NOW"})
    worker.merge(machine.answer(worker.device))
    act(worker.session, demand, "report_back", {"result": "修好了", "outcome": "DONE"})
    act(worker.session, demand, "tell_resident", {"how": "HOME", "to": "本人"})
    machine.merge(worker.export())
    act(machine.session, demand, "verify", {})


def test_who_is_not_satisfied_has_the_same_number_again_in_the_same_breath(
    parish: Parish, laptop: Machine
) -> None:
    session, demand = parish.pc.session, collected(laptop)
    parish.pc.merge(laptop.export())
    done(parish.pc, demand, laptop)
    number = demands.demand(session, demand)["number"]
    act(session, demand, "callback", {"satisfaction": 1, "text": "又坏了"})
    row = demands.demand(session, demand)
    assert (row["number"], row["life"], row["state"]) == (number, 2, "registered")
    assert row["events"][-1]["data"]["reason"] == "回访不满意：又坏了"


def test_a_step_that_is_past_is_said_to_be_past(parish: Parish) -> None:
    demand = registered(parish.pc)
    shown = {offer.event: offer for offer in offers(parish.pc.session, demand)}
    assert shown["decline"].why == "这件诉求现在是“已立项”，不能“不予立项”。这一步已经过去了。"
    assert shown["verify"].why.endswith("请先交办。")
    assert shown["assign"].main


def test_one_in_ten_of_what_was_closed_at_once_is_looked_at_again(parish: Parish) -> None:
    session = parish.pc.session
    for n in range(11):
        demand = collected(parish.pc, f"证明{n}")
        act(session, demand, "resolve_on_spot", {"result": "当场开了"})
        act(session, demand, "tell_resident", {"how": "OFFICE"})
        act(session, demand, "close_out", {"outcome": "DONE"})
    drawn = sample(session, "2026-04")
    assert len(drawn) == 2
    assert sample(session, "2026-04") == drawn
    assert sample(session, "2026-03") == []
    with pytest.raises(UserError) as wrong:
        sample(session, "April")
    assert wrong.value.code == "bad_month"


def test_each_pc_counts_its_own_numbers(parish: Parish) -> None:
    numbers = [demands.demand(parish.pc.session, registered(parish.pc))["number"] for _ in range(3)]
    assert numbers == [f"SQ-2026-云溪-A00{n}" for n in (1, 2, 3)]
    second = parish.second_pc()
    second.merge(parish.pc.export())
    assert demands.demand(second.session, registered(second))["number"] == "SQ-2026-云溪-B001"


def test_a_number_is_never_given_twice_also_when_the_registration_was_undone(
    parish: Parish, laptop: Machine
) -> None:
    second, demand, other = parish.second_pc(), collected(laptop), collected(laptop)
    parish.pc.merge(laptop.export())
    act(parish.pc.session, demand, "register", {"track": "SIMPLE"})
    second.merge(parish.pc.export())
    later(second, minutes=5)
    take_back(second.session, demand, "那台电脑坏了")
    parish.pc.merge(second.export())
    assert demands.demand(parish.pc.session, demand)["state"] == "collected"
    act(parish.pc.session, other, "register", {"track": "SIMPLE"})
    assert demands.demand(parish.pc.session, other)["number"] == "SQ-2026-石桥-A002"


def test_numbers_that_are_counted_from_what_stands_are_found(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Store.set_meta
    monkeypatch.setattr(
        Store, "set_meta", lambda store, name, *said: name.startswith("number:") or real(store, name, *said)
    )
    with pytest.raises(AssertionError):
        test_a_number_is_never_given_twice_also_when_the_registration_was_undone(parish, laptop)


def test_opening_asks_only_a_pc_at_hand_and_only_for_what_is_not_done(parish: Parish) -> None:
    open_, done_ = registered(parish.pc), collected(parish.pc)
    act(parish.pc.session, done_, "decline", NOT_OURS)
    second = parish.second_pc()
    second.merge(parish.pc.export())
    assert hand_over_here(second.session, done_, opening=True) is None
    later(second, days=2)
    assert hand_over_here(second.session, open_, opening=True) is None
    parish.pc.clock.set(second.clock.now())
    collected(parish.pc)
    second.merge(parish.pc.export())
    assert hand_over_here(second.session, open_, opening=True) is not None


def test_a_laptop_asks_for_nothing(parish: Parish, laptop: Machine) -> None:
    demand = collected(laptop)
    parish.pc.merge(laptop.export())
    act(parish.pc.session, demand, "register", {"track": "SIMPLE"})
    laptop.merge(parish.pc.answer(laptop.device))
    assert hand_over_here(laptop.session, demand, opening=True) is None
    with pytest.raises(UserError) as refused:
        hand_over_here(laptop.session, demand)
    assert refused.value.code == "no_right"


def test_what_somebody_with_a_laptop_was_given_is_not_put_first_at_the_office(
    parish: Parish, laptop: Machine, unit: str
) -> None:
    demand = collected(laptop)
    parish.pc.merge(laptop.export())
    session = parish.pc.session
    act(session, demand, "register", {"track": "SIMPLE"})
    act(session, demand, "assign", {"unit": unit, "due": "2026-04-10"})
    shown = {offer.event: offer for offer in offers(session, demand)}
    assert (shown["accept"].legal, shown["accept"].main) == (True, False)
    laptop.merge(parish.pc.answer(laptop.device))
    assert [offer.event for offer in offers(laptop.session, demand) if offer.main] == ["accept"]


def test_the_founding_pc_has_the_first_letter_whatever_clocks_said(parish: Parish) -> None:
    parish.pc.clock.advance(-400 * 86400)
    second = parish.second_pc()
    assert letters(parish.pc.session) == "A"
    assert letters(second.session) == "B"


def test_nothing_is_passed_on_where_there_is_nobody_to_pass_it_to(parish: Parish) -> None:
    demand = registered(parish.pc)
    assert not {"escalate", "delegate", "hand_over"} & legal(parish.pc, demand)
    shown = {offer.event: offer for offer in offers(parish.pc.session, demand)}
    assert shown["escalate"].why.startswith("没有上一级的电脑")
    parish.second_pc()
    assert legal(parish.pc, demand) & {"escalate", "delegate", "hand_over"} == {"hand_over"}


def test_a_correction_names_nobody_who_did_not_want_to_be_named(parish: Parish) -> None:
    draft = DeskDraft(text="邻居家太吵", source="PHONE", anonymous=True)
    demand, _ = collect_at_desk(parish.pc.session, draft)
    with pytest.raises(UserError) as refused:
        act(parish.pc.session, demand, "correct", {"reporter": "张三", "reason": "补记"})
    assert refused.value.code == "stays_unnamed"
    act(parish.pc.session, demand, "correct", {"text": "邻居家夜里太吵", "reason": "说清楚"})
    assert demands.demand(parish.pc.session, demand)["text"] == "邻居家夜里太吵"
