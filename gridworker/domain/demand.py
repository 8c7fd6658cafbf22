"""诉求: the machine of a demand as one table, and what one step does to a case.

Rules, in this order, for one event at its place on a line:

- The event is legal when its step starts from the present state (`state`), the payload has all it needs
  (`needs:<field>`), and every guard of the step holds (the guard's name). The first that fails is the reason
  under which the event is kept as 未采纳; a refused event changes nothing.
- Who may sign which event is the column `who`; it is judged with the op, before any step is taken.
- `actor` in the payload is who did it, the op's author is who entered it; without `actor` they are the same.
- A value that was redacted, or whose body is not here, counts as given: privacy never turns a legal step
  into an illegal one.
- `put_back` gives a withdrawn matter the state that it had before; `correct` sets words and no state.
- A matter lives again with `reopen`: what was told, tried, reported, assigned, prolonged and skipped is
  counted within one life.
- A guard looks at the case and the event only: no clock, no calendar, no other record. The day of an event is
  the local day of its own `wall` time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

STATES: Final = (
    "draft", "collected", "registered", "assigned", "in_progress", "on_hold", "reported", "verified",
    "published", "closed", "declined", "merged", "withdrawn",
)  # fmt: skip
FINAL: Final = frozenset({"closed", "declined", "merged", "withdrawn"})
PASSES_LINE: Final = frozenset({"escalate", "delegate", "hand_over"})
"""Events that hand the line to the PC named by `to`."""
NO_ACT: Final = frozenset({"correct", "comment"})
"""What an office may write without taking a matter in hand: it opens no line and waits for none."""
WORDS: Final = (
    "text", "category", "nature", "household", "place", "source", "reporter", "contact", "consent_publish",
    "sensitive", "result", "outcome",
)  # fmt: skip
"""What may be corrected at any time: the words of a demand, and nothing that a step of an office decides."""
HOLD_DAYS: Final = 90
MAX_EXTENSIONS: Final = 1

_BEGUN: Final = frozenset(STATES) - {"draft"}
_OPEN: Final = _BEGUN - FINAL
_AT_WORK: Final = frozenset({"assigned", "in_progress", "on_hold"})

_WORKERS: Final = frozenset({"worker", "grid_lead"})
_HANDLERS: Final = _WORKERS | {"village", "town", "unit"}
_TOWN: Final = frozenset({"town", "county"})
_ALL_OFFICES: Final = frozenset({"village", "town", "county"})
_EVERYONE: Final = _HANDLERS | {"county", "supervisor"}


@dataclass(frozen=True, slots=True)
class Step:
    """One row: who may sign it, from which states, to which (empty = no change), what the payload needs
    (`a|b` = one of them), which guards hold, and which payload fields the matter shows from then on
    (`*` = all)."""

    who: frozenset[str]
    start: frozenset[str]
    to: str = ""
    needs: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


STEPS: Final[dict[str, Step]] = {
    # 搜集, 即时办
    "collect": Step(_HANDLERS, _from("draft"), "collected", ("text",), (), ("*",)),
    "resolve_on_spot": Step(
        _HANDLERS, _from("collected"), "reported", ("result",), (), ("result", "outcome")
    ),
    # 立项, 不予立项, 并案
    "register": Step(
        frozenset({"village", "town"}), _from("collected"), "registered", ("number", "track"), (),
        ("number", "track", "category", "nature", "limit", "first_asked_by"),
    ),
    "decline": Step(frozenset({"village", "town"}), _from("collected"), "declined", ("reason",)),
    "merge_into": Step(
        frozenset({"village", "town"}), _OPEN, "merged", ("into",), ("merge_target",), ("into",)
    ),
    # 交办, 签收, 落实
    "assign": Step(
        _ALL_OFFICES, _from("registered"), "assigned", ("unit", "due"), (),
        ("unit", "person", "co_units", "due", "task"),
    ),
    "accept": Step(_HANDLERS, _from("assigned"), "in_progress", (), ("assigned",)),
    "send_back": Step(_HANDLERS, _from("assigned"), "registered", ("reason",), ("assigned",)),
    "progress": Step(_HANDLERS, _from("in_progress"), "", ("text",), ("assigned",)),
    "ask_extend": Step(_HANDLERS, _from("assigned", "in_progress"), "", ("reason",), ("assigned",)),
    "extend": Step(
        _TOWN, _from("assigned", "in_progress"), "", ("reason", "due"), ("one_extension",), ("due",)
    ),
    "hold": Step(
        _TOWN, _from("in_progress"), "on_hold", ("reason", "review_on"), ("review_soon",), ("review_on",)
    ),
    "resume": Step(_TOWN, _from("on_hold"), "in_progress"),
    "transfer": Step(
        _TOWN, _from("assigned", "in_progress"), "assigned", ("unit", "reason"), (), ("unit", "person")
    ),
    "join": Step(_TOWN, _AT_WORK, "", ("unit",)),
    # 反馈, 核查, 回访
    "report_back": Step(
        _HANDLERS, _from("in_progress", "registered"), "reported", ("result", "outcome"),
        ("track_now_unless_assigned", "assigned"), ("result", "outcome"),
    ),
    "tell_resident": Step(_HANDLERS, _BEGUN, "", ("how",)),
    "verify": Step(_ALL_OFFICES, _from("reported"), "verified", (), ("other_hands",)),
    "return_for_rework": Step(
        _ALL_OFFICES, _from("reported"), "in_progress", ("reason",), ("other_hands",)
    ),
    "callback": Step(
        _HANDLERS, _from("reported", "verified", "published", "closed"), "",
        ("satisfaction|no_answer",), ("not_own_work",),
    ),
    # 公示, 销号, 重办, 撤回
    "publish_notice": Step(_TOWN, _from("verified"), "published", ("notice",), ("consent",)),
    "skip_publish": Step(_TOWN, _from("verified"), "", ("reason",)),
    "close_out": Step(
        _ALL_OFFICES, _from("reported", "verified", "published"), "closed", ("outcome",),
        ("closable", "told"), ("outcome",),
    ),
    "reopen": Step(
        _WORKERS | _ALL_OFFICES, _from("closed"), "registered", ("reason",)
    ),
    "withdraw": Step(_WORKERS | _ALL_OFFICES, _OPEN, "withdrawn", ("reason",)),
    "put_back": Step(_WORKERS | _ALL_OFFICES, _from("withdrawn")),
    # 更正
    "correct": Step(_HANDLERS | _ALL_OFFICES, _BEGUN, "", ("reason",), (), WORDS),
    # 上报, 下派, 接手; 吹哨, 报到
    "escalate": Step(_ALL_OFFICES, _OPEN, "", ("to", "reason"), (), ("level",)),
    "delegate": Step(_ALL_OFFICES, _OPEN, "", ("to", "reason"), (), ("level",)),
    "hand_over": Step(_ALL_OFFICES, _BEGUN, "", ("to",)),
    "whistle": Step(_ALL_OFFICES, _OPEN - {"collected"}, "", ("units", "answer_by")),
    "arrive": Step(_HANDLERS, _OPEN, "", ("unit",), ("called", "assigned")),
    # 督办, 备注
    "supervise": Step(_TOWN | {"supervisor"}, _OPEN, "", ("level", "text")),
    "comment": Step(_EVERYONE, _BEGUN, "", ("text",)),
}  # fmt: skip
"""The only table of event, who, from, to, needs, guards and fields."""

_OF_ONE_LIFE: Final = ("unit", "person", "co_units", "due", "task", "review_on", "result", "outcome")


@dataclass(frozen=True, slots=True)
class Event:
    """One event as a step sees it.

    `data` is None when the body is not here; `lost` are fields that a redaction took. `role` is empty when no
    certificate says it (before there is an office). `later_line`: the writer knew an earlier line of the
    same matter, which this line may be merged into.
    """

    name: str
    rec: str
    author: str
    role: str
    day: date
    data: Mapping[str, Any] | None
    lost: frozenset[str] = frozenset()
    later_line: bool = False

    def value(self, name: str) -> Any:
        """Return the payload field, or None."""
        return self.data.get(name) if self.data else None

    def has(self, name: str) -> bool:
        """Whether the field is given, or was before it was redacted."""
        return self.data is None or name in self.lost or self.data.get(name) not in (None, "", [])

    def knows(self, name: str) -> bool:
        """Whether the value of the field can be read here, so that a guard may judge it."""
        return self.data is not None and name not in self.lost

    @property
    def actor(self) -> str:
        """Who did it; the author entered it."""
        actor = self.value("actor")
        return actor if isinstance(actor, str) and actor else self.author


@dataclass(slots=True)
class Case:
    """Where a matter stands after the steps taken so far on one line."""

    state: str = "draft"
    life: int = 1
    fields: dict[str, Any] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    first_asked: str = ""
    persons: frozenset[str] = frozenset()
    reported_by: tuple[str, str] | None = None
    told: bool = False
    tries: frozenset[str] = frozenset()
    extensions: int = 0
    skipped_notice: bool = False
    called: bool = False
    decided: bool = False
    """A meeting has decided about it; that stands for all its lives."""
    before: str = "collected"
    """The state before it was withdrawn."""

    def copy(self) -> Case:
        """Return a case that can go on by itself."""
        return replace(self, fields=dict(self.fields))


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
        if not any(event.has(name) for name in need.split("|")):
            return f"needs:{need}"
    for guard in step.guards:
        if not GUARDS[guard](case, event):
            return guard
    return ""


def _apply(case: Case, event: Event, step: Step) -> None:
    name = event.name
    if name == "withdraw":
        case.before = case.state
    if step.to:
        case.state = step.to
    _keep(case, event, step)
    if name == "collect":
        case.first_asked = event.author
    elif name in ("assign", "transfer"):
        person = event.value("person")
        case.persons = frozenset({person}) if isinstance(person, str) and person else frozenset()
    elif name in ("report_back", "resolve_on_spot"):
        case.reported_by = (event.actor, event.author)
        if name == "resolve_on_spot":
            case.fields["track"] = "NOW"
    elif name == "tell_resident":
        if event.value("outcome") == "UNREACH":
            on = event.value("on")
            case.tries |= {on if isinstance(on, str) and on else event.day.isoformat()}
        else:
            case.told = True
    elif name == "extend":
        case.extensions += 1
    elif name == "skip_publish":
        case.skipped_notice = True
    elif name == "whistle":
        case.called = True
    elif name == "put_back":
        case.state = case.before
    elif name == "reopen":
        _live_again(case)


def _keep(case: Case, event: Event, step: Step) -> None:
    names = event.data or {} if step.keeps == ("*",) else step.keeps
    for name in names:
        if event.data is not None and name in event.data:
            case.fields[name] = event.data[name]
            case.lost -= {name}
    taken = event.lost if step.keeps == ("*",) else event.lost.intersection(step.keeps)
    for name in taken:
        case.fields[name] = None
        case.lost |= {name}


def _live_again(case: Case) -> None:
    case.life += 1
    case.persons, case.reported_by, case.told = frozenset(), None, False
    case.tries, case.extensions, case.skipped_notice, case.called = frozenset(), 0, False, False
    for name in _OF_ONE_LIFE:
        case.fields.pop(name, None)
        case.lost -= {name}


def _merge_target(case: Case, event: Event) -> bool:
    # Into the same matter = this line is the doubled one; only the later line can go, so that two holders
    # who each close their own cannot leave the matter without any.
    if not event.knows("into"):
        return True
    return event.later_line if event.value("into") == event.rec else case.state == "collected"


def _assigned(case: Case, event: Event) -> bool:
    # Offices enter what units hand in on paper. Nobody named yet: the worker who was asked first.
    if event.role not in _WORKERS:
        return True
    return event.author in (case.persons or {case.first_asked})


def _review_soon(case: Case, event: Event) -> bool:
    if not event.knows("review_on"):
        return True
    try:
        days = (date.fromisoformat(event.value("review_on")) - event.day).days
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


def _told(case: Case, event: Event) -> bool:
    return case.told or len(case.tries) >= 2


def _consent(case: Case, event: Event) -> bool:
    return case.fields.get("consent_publish") is True and case.fields.get("sensitive") is False


GUARDS: Final[dict[str, Callable[[Case, Event], bool]]] = {
    "merge_target": _merge_target,
    "assigned": _assigned,
    "one_extension": lambda case, event: case.extensions < MAX_EXTENSIONS,
    "review_soon": _review_soon,
    "track_now_unless_assigned": lambda case, event: (
        case.state == "in_progress" or case.fields.get("track") == "NOW"
    ),
    "other_hands": _other_hands,
    "not_own_work": lambda case, event: (
        case.reported_by is None or event.actor not in case.reported_by
    ),
    "consent": _consent,
    "closable": _closable,
    "told": _told,
    "called": lambda case, event: case.called,
}
"""What must hold besides state and payload, by name; the name is the reason of a refusal."""
