"""What the lists and figures of demands ask about one demand: a pure function of its folded matter.

The facts follow from the events taken (`MatterState.trail`) and from where the others were placed. They hold
no limit and no calendar: a `clock` says what a limit is counted from, and `gridworker.domain.limits` counts.
Days are the local days of the events' own `wall` times (ISO texts); what belongs to one life only begins
again with `reopen`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Final

from pydantic_core import to_json

from gridworker.domain.demand import Event
from gridworker.domain.matter_state import MatterState

ENDED_UNTOLD: Final = frozenset({"declined", "merged", "withdrawn"})
"""Final states that leave somebody to be told (待告知) until `tell_resident` comes after them."""
RESULT_STANDS: Final = frozenset({"reported", "verified", "published"})
APPOINT: Final = "APPOINT"
"""The track whose day is agreed with the resident (约时办)."""
LONGEST: Final = 1000
_MARKS: Final = frozenset("012345")
_IN: Final = {"register": "registered", "reopen": "reopened"}
_OUT: Final = {"close_out": "closed", "merge_into": "merged", "withdraw": "withdrawn"}
_TAKEN: Final = frozenset({"line", "provisional"})
_INSIDE: Final = frozenset({*_IN.values(), "put_back"})
_TURNS: Final = frozenset({*_IN, *_OUT, "put_back"})


@dataclass(slots=True)
class Facts:
    """One demand as lists and figures need it; every member is a column of the store's table.

    `first_asked` 首问责任人; `holder` the PC that holds the line shown; `clock` what the limit is counted
    from (see `clock_text`). Days: `registered_on` of the first 立项, all others of this life. `told_on` is
    the day of the successful telling, `told_by` and `reported_by` who did it; `untold` whether 待告知 is
    open, since `owed_on`. `asked_on`: an extension was asked for and not yet granted; `extended` how many
    were, `reworked` how often a result came back. `supervised` the newest level of 督办. `called_on` the
    newest 回访, also one that reached nobody; `satisfaction` 0 to 5 of the newest that reached somebody,
    `for_others` whether another filled it in (代填). `deliberated`: 议定, for all lives. `ledger` the ins and
    outs of the balance as JSON `[[day, word], ...]`, days never falling. Counts of events: `refused` 未采纳,
    `late` 迟到, `pending` 待经办机接收, `waiting` 前件未到; `doubled` 重复立项.
    """

    first_asked: str | None = None
    holder: str | None = None
    clock: str | None = None
    registered_on: str | None = None
    assigned_on: str | None = None
    accepted_on: str | None = None
    asked_on: str | None = None
    held_on: str | None = None
    extended: int = 0
    reported_on: str | None = None
    reported_by: str | None = None
    reworked: int = 0
    verified_on: str | None = None
    skipped: int = 0
    published_on: str | None = None
    told_on: str | None = None
    told_by: str | None = None
    owed_on: str | None = None
    untold: int = 0
    called_on: str | None = None
    satisfaction: int | None = None
    for_others: int = 0
    ended_on: str | None = None
    supervised: str | None = None
    supervised_on: str | None = None
    answer_by: str | None = None
    deliberated: int = 0
    ledger: str | None = None
    last_on: str | None = None
    refused: int = 0
    late: int = 0
    pending: int = 0
    waiting: int = 0
    doubled: int = 0


COLUMNS: Final = tuple(one.name for one in fields(Facts))

_OF_ONE_LIFE: Final = (
    "assigned_on", "accepted_on", "asked_on", "held_on", "extended", "reported_on", "reported_by", "reworked",
    "verified_on", "skipped", "published_on", "told_on", "told_by", "called_on", "satisfaction", "for_others",
    "ended_on", "supervised", "supervised_on", "answer_by",
)  # fmt: skip


def facts(matter: MatterState) -> Facts:
    """Return the facts of a matter of process `demand`."""
    out, clock = Facts(), _Clock()
    ledger: list[tuple[str, str]] = []
    for event in matter.trail:
        name, day = event.name, event.day
        if out.last_on is None or day > out.last_on:
            out.last_on = day
        rule = _RULES.get(name)
        if rule is not None:
            rule(out, event, day, clock)
        if name in _TURNS:
            _enter(ledger, name, day)
    if matter.state in ENDED_UNTOLD or matter.state in RESULT_STANDS:
        # What the family has to hear is how it ended or what came of it; the machine says whether they did.
        out.untold = int(not matter.told)
        out.owed_on = out.ended_on if matter.state in ENDED_UNTOLD else out.reported_on
    given = matter.fields.get("first_asked_by")
    if isinstance(given, str) and given:
        out.first_asked = given
    if clock.start is not None:
        out.clock = clock.text(matter.fields)
    out.ledger = to_json(ledger).decode() if ledger else None
    _lines(out, matter)
    return out


@dataclass(slots=True)
class _Clock:
    """What the limit of the present life is counted from."""

    start: str | None = None
    extended: list[str] | None = None
    holds: list[list[str | None]] = field(default_factory=list)

    def text(self, said: Mapping[str, Any]) -> str:
        track, limit, fixed = said.get("track"), said.get("limit"), said.get("appoint_on")
        return clock_text(
            track if isinstance(track, str) else "",
            limit if type(limit) is int and 0 <= limit <= LONGEST else None,
            str(self.start),
            _day(fixed) if track == APPOINT else None,
            self.extended,
            self.holds,
        )


def clock_text(
    track: str,
    limit: int | None,
    start: str,
    fixed: str | None = None,
    extended: Sequence[str] | None = None,
    holds: Sequence[Sequence[str | None]] = (),
) -> str:
    """Spell what a limit is counted from, as JSON: equal matters have equal texts.

    `limit`: working days that the register event names in place of those of its track. `start`: the day of
    立项 or 重办. `fixed`: the day agreed with the resident. `extended`: (day on which an
    extension was asked for, day on which it was granted, new day). `holds`: (first day, day of resuming or
    None) of each 暂缓.
    """
    return to_json([track, limit, start, fixed, extended, holds]).decode()


def _lines(out: Facts, matter: MatterState) -> None:
    open_ = [line for line in matter.lines if not line.closed_by_merge]
    if matter.lines:
        out.holder = (open_ or matter.lines)[0].holder
    out.doubled = int(len(open_) > 1)
    out.late = len(matter.late)
    for how in matter.placed.values():
        if how in _TAKEN:
            continue
        if how == "pending":
            out.pending += 1
        elif how == "waiting":
            out.waiting += 1
        elif how.startswith("refused"):
            out.refused += 1


def _enter(ledger: list[tuple[str, str]], name: str, day: str) -> None:
    """Note an in or an out of what is under way; what was never registered is in no balance."""
    inside = bool(ledger) and ledger[-1][1] in _INSIDE
    if inside == (name not in _OUT) or not (ledger or name == "register"):
        return  # 重办 of what was not closed yet is a second life, and came in once
    word = _IN.get(name) or _OUT.get(name) or name
    # A clock that went wrong does not let a matter leave before it came.
    ledger.append((max(day, ledger[-1][0]) if ledger else day, word))


def _collect(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.first_asked = event.author


def _register(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.registered_on = day
    clock.start = day


def _reopen(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    blank = Facts()
    for name in _OF_ONE_LIFE:
        setattr(out, name, getattr(blank, name))
    # What was done at the door has no limit before it is registered.
    clock.start, clock.extended, clock.holds = day if out.registered_on else None, None, []


def _assign(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.assigned_on, out.accepted_on = day, None


def _accept(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.accepted_on = day


def _send_back(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.assigned_on = out.accepted_on = None


def _ask_extend(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.asked_on = day


def _extend(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    due = _day(event.value("due"))
    if due:
        clock.extended = [out.asked_on or day, day, due]
        out.extended += 1
    out.asked_on = None


def _hold(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.held_on = day
    clock.holds.append([day, None])


def _resume(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.held_on = None
    if clock.holds:
        clock.holds[-1][1] = day


def _report(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.reported_on, out.reported_by = day, event.actor
    out.told_on = out.told_by = None


def _rework(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.reported_on = out.reported_by = None
    out.reworked += 1


def _verify(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.verified_on = day


def _skip(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.skipped = 1


def _publish(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.published_on = day


def _tell(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    if event.value("outcome") != "UNREACH":
        out.told_on, out.told_by = _day(event.value("on")) or day, event.actor


def _callback(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.called_on = day
    if event.value("no_answer") is True:
        return  # what was said in an earlier call stands
    mark = event.value("satisfaction")
    out.satisfaction = int(mark) if type(mark) in (int, str) and str(mark) in _MARKS else None
    out.for_others = int(event.value("for_others") is True)


def _end(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.ended_on = day


def _put_back(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.ended_on = None


def _supervise(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    level = event.value("level")
    out.supervised = level if isinstance(level, str) else None
    out.supervised_on, out.answer_by = day, _day(event.value("answer_by"))


def _deliberate(out: Facts, event: Event, day: str, clock: _Clock) -> None:
    out.deliberated = 1


_RULES: Final[dict[str, Callable[[Facts, Event, str, _Clock], None]]] = {
    "collect": _collect,
    "register": _register,
    "reopen": _reopen,
    "assign": _assign,
    "transfer": _assign,
    "accept": _accept,
    "send_back": _send_back,
    "ask_extend": _ask_extend,
    "extend": _extend,
    "hold": _hold,
    "resume": _resume,
    "report_back": _report,
    "resolve_on_spot": _report,
    "return_for_rework": _rework,
    "verify": _verify,
    "skip_publish": _skip,
    "publish_notice": _publish,
    "tell_resident": _tell,
    "callback": _callback,
    "close_out": _end,
    "decline": _end,
    "merge_into": _end,
    "withdraw": _end,
    "put_back": _put_back,
    "supervise": _supervise,
    "deliberate": _deliberate,
}


def _day(value: Any) -> str | None:
    """The text if it is an ISO day, else None."""
    if not isinstance(value, str):
        return None
    try:
        return value if date.fromisoformat(value).isoformat() == value else None
    except ValueError:
        return None
