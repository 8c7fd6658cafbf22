"""The machine of a demand against the tables of the domain guide, typed here by hand from the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridworker.domain.demand import FINAL, GUARDS, STATES, STEPS, Event, take, why_not
from gridworker.domain.kinds import DEMAND_EVENTS
from tests.support.cases import COLLECTED, PAYLOAD, case, event

# The arrows of the state machine: event, from, to.
ARROWS = """
collect draft collected
register collected registered
assign registered assigned
accept assigned in_progress
resolve_on_spot collected reported
decline collected declined
merge_into collected merged
send_back assigned registered
hold in_progress on_hold
resume on_hold in_progress
report_back in_progress reported
verify reported verified
return_for_rework reported in_progress
publish_notice verified published
close_out published closed
reopen closed registered
transfer in_progress assigned
withdraw collected withdrawn
withdraw registered withdrawn
withdraw assigned withdrawn
withdraw in_progress withdrawn
withdraw on_hold withdrawn
withdraw reported withdrawn
withdraw verified withdrawn
withdraw published withdrawn
"""

# Who may sign: one line per row of the page; roles in the order of its columns.
SIGNERS = {
    "collect resolve_on_spot tell_resident callback": "worker grid_lead village town unit",
    "register decline merge_into": "village town",
    "assign": "village town county",
    "hold resume extend publish_notice skip_publish join transfer": "town county",
    "accept send_back progress report_back ask_extend arrive": "worker grid_lead village town unit",
    "verify return_for_rework escalate delegate whistle": "village town county",
    "reopen withdraw put_back": "worker grid_lead village town county",
    "comment": "worker grid_lead village town unit county supervisor",
    "correct": "worker grid_lead village town unit county",
    "supervise": "town county supervisor",
    "close_out": "village town county",  # the village only for a NOW matter, see the guard
    "hand_over": "village town county",
    "deliberate": "village town county",
    "known": "town county",
}


def test_the_table_has_every_event_kind_and_only_known_states_and_guards() -> None:
    assert STEPS.keys() == DEMAND_EVENTS
    for step in STEPS.values():
        assert step.start <= set(STATES)
        assert step.to in ("", *STATES)
        assert set(step.guards) <= GUARDS.keys()


def test_who_may_sign_which_event_is_as_on_the_page() -> None:
    expected = {name: frozenset(roles.split()) for names, roles in SIGNERS.items() for name in names.split()}
    assert {name: step.who for name, step in STEPS.items()} == expected


@pytest.mark.parametrize("arrow", ARROWS.strip().splitlines())
def test_each_arrow_of_the_machine_is_taken(arrow: str) -> None:
    name, start, end = arrow.split()
    here = case(start)
    assert take(here, event(name)) == ""
    assert here.state == end


def test_no_other_event_changes_the_state() -> None:
    arrows = {tuple(line.split()[:2]) for line in ARROWS.strip().splitlines()}
    named = {("transfer", "assigned"), ("close_out", "verified"), ("close_out", "reported")}
    named.add(("put_back", "withdrawn"))
    for name in STEPS:
        for state in STATES:
            here = case(state, called=True)
            take(here, event(name))
            if (name, state) not in arrows | named:
                assert here.state == state, (name, state)


def test_nothing_but_telling_commenting_handing_over_and_calling_back_follows_a_final_state() -> None:
    for state in FINAL:
        legal = {name for name in STEPS if not why_not(case(state), event(name))}
        later = {"reopen", "callback", "put_back"}
        assert legal - later == {"tell_resident", "comment", "correct", "hand_over", "known"}
        assert ("put_back" in legal) == (state == "withdrawn")
    assert not why_not(case("closed"), event("reopen"))


@pytest.mark.parametrize(
    ("name", "state", "missing"),
    [
        ("collect", "draft", "text"),
        ("register", "collected", "number"),
        ("decline", "collected", "reason"),
        ("assign", "registered", "unit"),
        ("assign", "registered", "due"),
        ("hold", "in_progress", "review_on"),
        ("report_back", "in_progress", "outcome"),
        ("tell_resident", "reported", "how"),
        ("reopen", "closed", "reason"),
        ("hand_over", "registered", "to"),
        ("correct", "registered", "reason"),
    ],
)
def test_a_step_without_what_it_needs_is_refused(name: str, state: str, missing: str) -> None:
    assert why_not(case(state), event(name, **{missing: ...})) == f"needs:{missing}"


def test_who_reported_does_not_verify_neither_as_actor_nor_as_recorder() -> None:
    here = case("in_progress")
    take(here, event("report_back", author="clerk", actor="plumber"))
    assert why_not(here, event("verify", author="clerk", actor="boss")) == "other_hands"
    assert why_not(here, event("verify", author="other", actor="plumber")) == "other_hands"
    assert why_not(here, event("callback", author="other", actor="plumber")) == "not_own_work"
    assert why_not(here, event("callback", author="other", actor="clerk")) == "not_own_work"
    assert why_not(here, event("callback", author="clerk", actor="other")) == ""
    assert take(here, event("verify", author="other")) == ""


def test_hold_needs_a_review_within_90_days() -> None:
    for day, reason in (("2026-07-04", ""), ("2026-07-05", "review_soon"), ("2026-04-04", "review_soon")):
        assert why_not(case("in_progress"), event("hold", review_on=day)) == reason
    assert why_not(case("in_progress"), event("hold", review_on="soon")) == "review_soon"


def test_a_worker_works_only_on_what_is_assigned_or_was_first_asked_of_him() -> None:
    here = case("registered")
    take(here, event("assign", person="worker"))
    assert why_not(here, event("accept", author="neighbour", role="worker")) == "assigned"
    assert why_not(here, event("accept", author="worker", role="worker")) == ""
    assert why_not(here, event("accept", author="anybody", role="unit")) == ""
    nobody = case("registered")
    take(nobody, event("assign", person=...))
    assert why_not(nobody, event("accept", author="worker", role="grid_lead")) == ""
    other = case("registered")
    take(other, event("assign", person="neighbour"))
    assert why_not(other, event("accept", author="worker", role="worker")) == "assigned"
    take(other, event("transfer", person="worker", unit="v"))
    assert why_not(other, event("accept", author="neighbour", role="worker")) == "assigned"
    assert take(other, event("accept", author="worker", role="worker")) == ""
    assert (other.fields["unit"], other.fields["person"]) == ("v", "worker")


def test_publishing_needs_consent_and_nothing_sensitive() -> None:
    assert why_not(case("verified"), event("publish_notice")) == ""
    silent, sensitive, unasked = (
        {"consent_publish": True},
        {"consent_publish": True, "sensitive": True},
        {"sensitive": False},
    )
    for fields in (silent, sensitive, unasked):
        assert why_not(case("verified", fields=fields), event("publish_notice")) == "consent"


def test_a_verified_matter_is_closed_only_when_the_notice_was_skipped() -> None:
    here = case("verified")
    assert why_not(here, event("close_out")) == "closable"
    take(here, event("skip_publish"))
    assert here.state == "verified"
    assert take(here, event("close_out")) == ""


def test_the_village_closes_only_what_was_done_at_once() -> None:
    slow = case("reported")
    assert why_not(slow, event("close_out", role="village")) == "closable"
    quick = case("collected")
    take(quick, event("resolve_on_spot", author="worker", role="worker"))
    take(quick, event("tell_resident", author="worker", role="worker"))
    assert why_not(quick, event("close_out", role="village")) == ""
    published = case("published")
    assert why_not(published, event("close_out", role="village")) == "closable"


def test_a_matter_done_at_once_is_reported_without_assignment() -> None:
    here = case("collected")
    take(here, event("register", track="NOW"))
    assert take(here, event("report_back", author="worker", role="worker")) == ""
    other = case("collected")
    take(other, event("register", track="SIMPLE"))
    assert why_not(other, event("report_back")) == "track_now_unless_assigned"


def test_one_extension_a_life() -> None:
    here = case("in_progress")
    assert take(here, event("extend")) == ""
    assert why_not(here, event("extend")) == "one_extension"


def test_arriving_needs_a_whistle() -> None:
    here = case("registered")
    assert why_not(here, event("arrive", role="unit")) == "called"
    take(here, event("whistle"))
    assert why_not(here, event("arrive", role="unit")) == ""


def test_a_correction_sets_words_and_leaves_the_state_and_what_the_office_gave() -> None:
    here = case("assigned", fields={**COLLECTED, "number": "SQ-1", "due": "2026-05-01"})
    given = event("correct", author="worker", role="worker", text="水渠断了", number="SQ-9", due="2027-01-01")
    assert take(here, given) == ""
    assert (here.state, here.fields["text"]) == ("assigned", "水渠断了")
    assert (here.fields["number"], here.fields["due"]) == ("SQ-1", "2026-05-01")


def test_an_agreed_day_two_units_a_plan_and_a_leader_are_asked_of_their_tracks() -> None:
    agreed = event("register", track="APPOINT")
    assert why_not(case("collected"), agreed) == "appointed"
    assert why_not(case("collected"), event("register", track="APPOINT", appoint_on="2026-05-08")) == ""
    joint = case("registered", fields={**COLLECTED, "track": "JOINT"})
    for helping in (..., [], ["u"], [""], "v"):
        assert why_not(joint, event("assign", co_units=helping)) == "units_enough"
    assert why_not(joint, event("assign", co_units=["u", "v"])) == ""
    gone = Event("assign", "d1", "clerk", "town", "2026-04-05", dict(PAYLOAD), frozenset({"co_units"}))
    assert why_not(joint, gone) == "", "what was redacted counts as given"
    major = case("registered", fields={**COLLECTED, "track": "MAJOR"})
    for given in ({}, {"plan": "换管"}, {"leader": "周副镇长"}):
        assert why_not(major, event("assign", **given)) == "planned"
    assert why_not(major, event("assign", plan="换管", leader="周副镇长")) == ""
    assert why_not(case("registered"), event("assign")) == ""


@pytest.mark.parametrize("route", ["COUNCIL", "HEARING", "SOMETHING_NEW"])
def test_a_matter_of_another_route_waits_for_a_meeting(route: str) -> None:
    here = case("collected")
    take(here, event("register", route=route, track="NOW"))
    assert why_not(here, event("assign")) == "decided"
    assert why_not(here, event("report_back", role="worker", author="worker")) == "decided"
    assert why_not(here, event("deliberate", meeting=...)) == "needs:meeting"
    assert take(here, event("deliberate")) == ""
    assert here.state == "registered"
    assert why_not(here, event("report_back", role="worker", author="worker")) == ""
    assert take(here, event("assign")) == ""
    for direct in ("DIRECT", "", None):
        here = case("collected")
        take(here, event("register", route=direct))
        assert why_not(here, event("assign")) == ""


def test_a_table_that_lets_workers_assign_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, "assign", replace(STEPS["assign"], who=frozenset({"worker", "town"})))
    with pytest.raises(AssertionError):
        test_who_may_sign_which_event_is_as_on_the_page()
