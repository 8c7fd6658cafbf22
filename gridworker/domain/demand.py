"""诉求: what one step does to a case.

The table of the steps is `gridworker.domain.demand_table`, what they ask for besides `demand_guards`.

Rules, in this order, for one event at its place on a line:

- The event is legal when its step starts from the present state (`state`), the payload has all it needs
  (`needs:<field>`), and every guard of the step holds (the guard's name). The first that fails is the reason
  under which the event is kept as 未采纳; a refused event changes nothing.
- Who may sign which event is the column `who`; it is judged with the op, before any step is taken.
- `actor` in the payload is who did it, the op's author is who entered it; without `actor` they are the same.
- A value that was redacted, or whose body is not here, counts as given: privacy never turns a legal step
  into an illegal one.
- `put_back` gives a withdrawn matter the state that it had before; `correct` sets words and no state.
- Who wrote `collect` is asked first (首问责任人) for ever; no later event changes it.
- A report, and `decline`, `merge_into` and `withdraw`, begin a new 待告知, whatever was told before.
- A matter lives again with `reopen`: what was told, tried, reported, assigned, prolonged and skipped, and
  whether the resident was content, is counted within one life. What a meeting decided stands for all.
  What was never registered is registered then.
- The day of an event is the local day of its own `wall` time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gridworker.domain.demand_case import Case, Event
from gridworker.domain.demand_guards import GUARDS
from gridworker.domain.demand_table import (
    FINAL,
    HOLD_DAYS,
    MAX_EXTENSIONS,
    NO_ACT,
    PASSES_LINE,
    STATES,
    STEPS,
    WORDS,
    Step,
)

__all__ = [
    "FINAL",
    "GUARDS",
    "HOLD_DAYS",
    "MAX_EXTENSIONS",
    "NO_ACT",
    "PASSES_LINE",
    "STATES",
    "STEPS",
    "UNHAPPY",
    "WORDS",
    "Case",
    "Event",
    "Step",
    "take",
    "why_not",
]  # fmt: skip

UNHAPPY: Final = frozenset({"1", "2"})
"""Marks at a call back of a resident who is not satisfied (不满意, 不太满意)."""
_OF_ONE_LIFE: Final = (
    "unit", "person", "co_units", "due", "task", "plan", "leader", "review_on", "result", "outcome",
)  # fmt: skip


def take(case: Case, event: Event) -> str:
    """Take the step if it is legal; return an empty string, or the reason why it is not taken."""
    step = STEPS.get(event.name)
    if step is None:
        return "unknown_event"
    reason = _why_not(case, event, step)
    if not reason:
        _apply(case, event, step)
    return reason


def why_not(case: Case, event: Event) -> str:
    """Return the reason why the step would not be taken, or an empty string."""
    step = STEPS.get(event.name)
    return _why_not(case, event, step) if step else "unknown_event"


def _why_not(case: Case, event: Event, step: Step) -> str:
    if case.state not in step.start:
        return "state"
    for need in step.needs:
        if not (event.has(need) if "|" not in need else any(map(event.has, need.split("|")))):
            return f"needs:{need}"
    for guard in step.guards:
        if not GUARDS[guard](case, event):
            return guard
    return ""


def _apply(case: Case, event: Event, step: Step) -> None:
    before = case.state
    if step.to:
        case.state = step.to
    _keep(case, event, step)
    effect = _EFFECTS.get(event.name)
    if effect is not None:
        effect(case, event, before)


def _keep(case: Case, event: Event, step: Step) -> None:
    data, keeps = event.data, step.keeps
    if not keeps:
        return
    if data is not None:
        for name in data if keeps == ("*",) else keeps:
            if name in data:
                case.fields[name] = data[name]
                if case.lost:
                    case.lost -= {name}
    taken = event.lost if keeps == ("*",) or not event.lost else event.lost.intersection(keeps)
    for name in taken:
        case.fields[name] = None
        case.lost |= {name}


def _collected(case: Case, event: Event, before: str) -> None:
    case.first_asked = case.fields["first_asked_by"] = event.author
    case.lost -= {"first_asked_by"}


def _numbered(case: Case, event: Event, before: str) -> None:
    case.registered = True


def _given(case: Case, event: Event, before: str) -> None:
    person = event.value("person")
    case.persons = frozenset({person}) if isinstance(person, str) and person else frozenset()


def _reported(case: Case, event: Event, before: str) -> None:
    case.reported_by = (event.actor, event.author)
    # What the resident must hear is the result: what was told before it does not count for it.
    case.told, case.tries = False, frozenset()
    if event.name == "resolve_on_spot":
        case.fields["track"] = "NOW"


def _told(case: Case, event: Event, before: str) -> None:
    if event.value("outcome") == "UNREACH":
        on = event.value("on")
        case.tries |= {on if isinstance(on, str) and on else event.day}
    else:
        case.told = True


def _ended_untold(case: Case, event: Event, before: str) -> None:
    # 待告知: what was told before is not that it ended so.
    case.before = (before, case.told, case.tries)
    case.told, case.tries = False, frozenset()


def _put_back(case: Case, event: Event, before: str) -> None:
    case.state, case.told, case.tries = case.before


def _extended(case: Case, event: Event, before: str) -> None:
    case.extensions += 1


def _skipped(case: Case, event: Event, before: str) -> None:
    case.skipped_notice = True


def _called(case: Case, event: Event, before: str) -> None:
    case.called = True


def _decided(case: Case, event: Event, before: str) -> None:
    case.decided = True


def _asked_again(case: Case, event: Event, before: str) -> None:
    if event.value("no_answer") is not True:
        case.unhappy = str(event.value("satisfaction")) in UNHAPPY
        case.answered = True


def _returned(case: Case, event: Event, before: str) -> None:
    case.unhappy = False


def _live_again(case: Case, event: Event, before: str) -> None:
    case.life += 1
    if not case.registered:
        case.state = "collected"  # it was done at the door: the office registers it now
    case.persons, case.reported_by, case.told, case.unhappy = frozenset(), None, False, False
    case.tries, case.extensions, case.skipped_notice, case.called = frozenset(), 0, False, False
    case.answered = False
    for name in _OF_ONE_LIFE:
        case.fields.pop(name, None)
        case.lost -= {name}


_EFFECTS: Final[dict[str, Callable[[Case, Event, str], None]]] = {
    "collect": _collected,
    "resolve_on_spot": _reported,
    "register": _numbered,
    "decline": _ended_untold,
    "merge_into": _ended_untold,
    "withdraw": _ended_untold,
    "put_back": _put_back,
    "deliberate": _decided,
    "assign": _given,
    "transfer": _given,
    "extend": _extended,
    "report_back": _reported,
    "return_for_rework": _returned,
    "tell_resident": _told,
    "callback": _asked_again,
    "skip_publish": _skipped,
    "whistle": _called,
    "reopen": _live_again,
}
"""What a step does besides state and fields; each is given the state before."""
