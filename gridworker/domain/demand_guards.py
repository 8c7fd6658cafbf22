"""What must hold for a step of a demand besides state and payload.

A guard looks at the case and the event only: no clock, no calendar, no other record. What was redacted, or
whose body is not here, passes: privacy never turns a legal step into an illegal one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from gridworker.domain.demand_case import Case, Event
from gridworker.domain.demand_table import HOLD_DAYS, MAX_EXTENSIONS, WORKERS


def _merge_target(case: Case, event: Event) -> bool:
    # Into the same matter = this line is the doubled one; only the later line can go, so that two holders
    # who each close their own cannot leave the matter without any.
    if not event.knows("into"):
        return True
    return event.later_line if event.value("into") == event.rec else case.state == "collected"


def _assigned(case: Case, event: Event) -> bool:
    # Offices enter what units hand in on paper. Nobody named yet: the worker who was asked first.
    if event.role not in WORKERS:
        return True
    return event.author in (case.persons or {case.first_asked})


def _review_soon(case: Case, event: Event) -> bool:
    if not event.knows("review_on"):
        return True
    try:
        days = (date.fromisoformat(event.value("review_on")) - date.fromisoformat(event.day)).days
    except (TypeError, ValueError):
        return False
    return 0 <= days <= HOLD_DAYS


def _other_hands(case: Case, event: Event) -> bool:
    if case.reported_by is None:
        return True
    actor, recorder = case.reported_by
    return event.actor != actor and event.author != recorder


def _closable(case: Case, event: Event) -> bool:
    at_once = case.state == "reported" and case.fields.get("track") == "NOW"
    if event.role == "village":
        return at_once
    return at_once or case.state == "published" or (case.state == "verified" and case.skipped_notice)


def _appointed(case: Case, event: Event) -> bool:
    """约时办: the day agreed with the resident."""
    return event.value("track") != "APPOINT" or event.has("appoint_on")


def _units_enough(case: Case, event: Event) -> bool:
    """合力办: two units or more."""
    if case.fields.get("track") != "JOINT" or not event.knows("co_units"):
        return True
    helping = event.value("co_units")
    others = helping if isinstance(helping, list) else []
    return any(isinstance(unit, str) and unit and unit != event.value("unit") for unit in others)


def _planned(case: Case, event: Event) -> bool:
    """全力办: a plan, and the name of who leads it."""
    return case.fields.get("track") != "MAJOR" or (event.has("plan") and event.has("leader"))


def _content(case: Case, event: Event) -> bool:
    # In a later life it does not hold a matter open for ever; the mark stays in the figures.
    return case.life > 1 or not case.unhappy


GUARDS: Final[dict[str, Callable[[Case, Event], bool]]] = {
    "merge_target": _merge_target,
    "assigned": _assigned,
    "one_extension": lambda case, event: case.extensions < MAX_EXTENSIONS,
    "review_soon": _review_soon,
    "track_now_unless_assigned": lambda case, event: (
        case.state == "in_progress" or case.fields.get("track") == "NOW"
    ),
    "other_hands": _other_hands,
    "not_own_work": lambda case, event: case.reported_by is None or event.actor not in case.reported_by,
    "consent": lambda case, event: case.public,
    "closable": _closable,
    "told": lambda case, event: case.heard,
    "called": lambda case, event: case.called,
    "appointed": _appointed,
    "decided": lambda case, event: not case.meeting_first,
    "units_enough": _units_enough,
    "planned": _planned,
    "content": _content,
    "complained": lambda case, event: case.state == "closed" or case.unhappy,
}
"""What must hold besides state and payload, by name; the name is the reason of a refusal."""
