"""Part of the second fold: the lines of a matter and the steps of a demand (section 12.6 of the page).

See `second_fold`. Nothing of gridworker is imported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.bundle.second_ops import BEGUN, FINAL, NO_ACT, OFFICE, STEPS, Authority, Op
from tests.bundle.second_standing import ancestors

OF_ONE_LIFE = (
    "unit", "person", "co_units", "due", "task", "plan", "leader", "review_on", "result", "outcome",
)  # fmt: skip


@dataclass
class Case:
    """Where a line stands."""

    state: str = "draft"
    life: int = 1
    fields: dict[str, Any] = field(default_factory=dict)
    first: str = ""
    person: str = ""
    report: tuple[str, str] | None = None
    told: bool = False
    tries: frozenset[str] = frozenset()
    extended: int = 0
    skipped: bool = False
    whistled: bool = False
    met: bool = False
    registered: bool = False
    unhappy: bool = False
    before: tuple[str, bool, frozenset[str]] = ("collected", False, frozenset())


@dataclass
class Line:
    """A line while it grows."""

    opener: str
    since: str
    holder: str
    events: list[str] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    case: Case = field(default_factory=Case)
    closed: bool = False


class Matter:
    """One matter: its events, judged, placed, shown."""

    def __init__(self, ops: list[Op], standing: dict[str, str], auth: Authority) -> None:
        self.events = {op.hash: op for op in ops if op.family == "event"}
        self.standing, self.auth = standing, auth
        self.redactions = sorted(
            (op for op in ops if op.kind == "redact" and standing[op.hash] == "on"), key=lambda op: op.order
        )
        self.below = {h: ancestors(op, self.events) for h, op in self.events.items()}
        self.clock: dict[str, int] = {}
        for h in sorted(self.events, key=lambda h: len(self.below[h])):
            parents = [p for p, _ in self.events[h].parents if p in self.events]
            self.clock[h] = max([self.events[h].hlc, *(self.clock[p] + 1 for p in parents)])
        covered = {h for r in self.redactions for h in r.texts("covers")}
        settled = {
            h for h, op in self.events.items()
            if standing[h] in ("excluded", "superseded")
            or (standing[h] == "on" and (op.data is not None or h in covered))
        }  # fmt: skip
        self.judged, self.waits = set(), set()
        for h in self.events:
            whole = all(p in self.events for a in [h, *self.below[h]] for p, _ in self.events[a].parents)
            free = whole and self.below[h] | {h} <= settled
            if standing[h] == "on" and free:
                self.judged.add(h)
            elif standing[h] == "on" or standing[h].startswith("waiting:"):
                self.waits.add(h)
        self.acts = {
            h for h in self.judged
            if auth.role(self.events[h]) in OFFICE
            and self.events[h].kind not in NO_ACT
        }  # fmt: skip
        self.overtaken = {
            h for h in self.acts for later in self.acts
            if self.events[later].dev == self.events[h].dev and h not in self.below[later]
            and (self.events[later].hlc, later) > (self.events[h].hlc, h)
        }  # fmt: skip
        self.lines: list[Line] = []
        self.got: dict[str, list[str]] = defaultdict(list)

    def rank(self, h: str) -> tuple[Any, ...]:
        return (self.clock[h], *self.events[h].order[1:])

    def in_order(self, hashes: Iterable[str]) -> list[str]:
        return sorted(hashes, key=self.rank)

    def payload(self, h: str) -> tuple[dict[str, Any] | None, set[str]]:
        """Payload and lost fields of an event (rule 12)."""
        data, lost, covered = self.events[h].data, set(), False
        for r in self.redactions:
            if h in r.texts("covers"):
                restate = r.get("restate")
                again = restate.get(h) if isinstance(restate, dict) else None
                data = {**(data if covered and data else {}), **(again if isinstance(again, dict) else {})}
                covered = True
                lost |= set(r.texts("fields"))
        return data, lost

    def value(self, h: str, name: str) -> Any:
        return (self.payload(h)[0] or {}).get(name)

    def fold(self) -> dict[str, Any] | None:
        """The digest line of the matter, or None."""
        if not any(self.standing[h] == "on" for h in self.events):
            return None
        for act in self.in_order(self.acts - self.overtaken):
            self.place(act)
        case = self.tails()
        shown = {h: self.shown(h) for h in self.judged | self.waits}
        return {
            "process": "demand", "rec": next(iter(self.events.values())).rec, "state": case.state,
            "life": case.life, "placed": shown,
            "fields": {n: v for n, v in case.fields.items() if v is not None},
        }  # fmt: skip

    def place(self, act: str) -> None:
        """Rules 4 to 8."""
        op = self.events[act]
        if not self.below[act] & (self.acts - self.overtaken):
            line = Line(act, act, op.dev)
            self.lines.append(line)
        else:
            fit = [ln for ln in self.lines
                   if not ln.closed and ln.holder == op.dev and ln.since in self.below[act]]  # fmt: skip
            fit.sort(key=lambda ln: ln.opener != self.value(act, "line"))
            if not fit:
                return
            line = fit[0]
        line.own.add(act)
        elsewhere = {h for other in self.lines if other is not line for h in other.own}
        for h in self.in_order((self.below[act] & self.judged) - set(line.events) - elsewhere):
            if self.concerns(h, line):
                self.put(h, line)
        legal = self.put(act, line)
        to = self.value(act, "to")
        passes = op.kind in ("demand.escalate", "demand.delegate", "demand.hand_over")
        if legal and passes and to and isinstance(to, str):
            line.holder, line.since = to, act

    def concerns(self, h: str, line: Line) -> bool:
        openers = {ln.opener for ln in self.lines} & (self.below[h] | {h})
        return not openers or line.opener in openers

    def put(self, h: str, line: Line) -> bool:
        line.events.append(h)
        legal = self.step(h, line.case, line, "line")
        op = self.events[h]
        if legal and op.kind == "demand.merge_into" and self.value(h, "into") == op.rec:
            line.closed = True
        return legal

    def step(self, h: str, case: Case, line: Line | None, taken: str) -> bool:
        later = line is not None and any(
            other.opener in self.below[h] and self.rank(other.opener) < self.rank(line.opener)
            for other in self.lines
        )
        data, lost = self.payload(h)
        reason = take(case, self.events[h], data, lost, self.auth.role(self.events[h]), later)
        self.got[h].append(f"refused:{reason}" if reason else taken)
        return not reason

    def tails(self) -> Case:
        """Rules 9 to 11."""
        pending = self.acts - {h for line in self.lines for h in line.events}
        loose = self.judged - self.acts
        if not self.lines:
            case = Case()
            for h in self.in_order(loose):
                if not self.below[h] & pending:
                    self.step(h, case, None, "provisional")
            return case
        for line in self.lines:
            for h in self.in_order(loose - set(line.events)):
                if not self.below[h] & pending and self.concerns(h, line):
                    self.step(h, line.case, line, "provisional")
        return next((line.case for line in self.lines if not line.closed), self.lines[0].case)

    def shown(self, h: str) -> str:
        if h in self.waits:
            return "waiting"
        got = self.got[h]
        return next((best for best in ("line", "provisional") if best in got), got[0] if got else "pending")


def take(case: Case, op: Op, data: dict[str, Any] | None, lost: set[str], role: str, later: bool) -> str:
    """Take a step of a demand; return "" or the reason why not."""
    name = op.kind.removeprefix("demand.")
    _, _, start, to, needs, guards, keeps = STEPS[name]
    starts = {"*begun*": BEGUN, "*open*": BEGUN - FINAL}.get(start) or set(start.split())
    if case.state not in starts:
        return "state"
    for need in [] if needs == "-" else needs.replace(" or ", "|").split():
        names = need.split("|")
        if data is not None and not any(n in lost or data.get(n) not in (None, "", []) for n in names):
            return f"needs:{need}"
    value = (data or {}).get
    day = date.fromisoformat(op.wall[:10])
    actor = value("actor") if isinstance(value("actor"), str) and value("actor") else op.author

    def knows(n: str) -> bool:
        return data is not None and n not in lost

    for guard in [] if guards == "-" else guards.split():
        if not holds(guard, case, op, role, actor, day, value, knows, later):
            return guard
    was = case.state
    if to != "=":
        case.state = to
    kept = list(data or {}) + list(lost) if keeps == "all" else [] if keeps == "-" else keeps.split()
    for n in kept:
        if data is not None and n in data:
            case.fields[n] = data[n]
    for n in kept:
        if n in lost:
            case.fields[n] = None
    note(name, case, op, value, actor, day, was)
    return ""


def note(name: str, case: Case, op: Op, value: Any, actor: str, day: date, was: str) -> None:
    """What steps do besides; `was` is the state before."""
    if name == "collect":
        case.first = case.fields["first_asked_by"] = op.author
    elif name in ("decline", "merge_into", "withdraw"):
        case.before = (was, case.told, case.tries)
        case.told, case.tries = False, frozenset()
    elif name == "register":
        case.registered = True
    elif name == "deliberate":
        case.met = True
    elif name == "callback" and value("no_answer") is not True:
        mark = value("satisfaction")
        case.unhappy = mark in (1, 2, "1", "2") and not isinstance(mark, bool | float)
    elif name == "return_for_rework":
        case.unhappy = False
    elif name in ("assign", "transfer"):
        case.person = value("person") if isinstance(value("person"), str) else ""
    elif name in ("report_back", "resolve_on_spot"):
        case.report = (actor, op.author)
        case.told, case.tries = False, frozenset()
        if name == "resolve_on_spot":
            case.fields["track"] = "NOW"
    elif name == "tell_resident" and value("outcome") == "UNREACH":
        on = value("on")
        case.tries |= {on if isinstance(on, str) and on else day.isoformat()}
    elif name == "tell_resident":
        case.told = True
    elif name == "extend":
        case.extended += 1
    elif name == "skip_publish":
        case.skipped = True
    elif name == "whistle":
        case.whistled = True
    elif name == "put_back":
        case.state, case.told, case.tries = case.before
    elif name == "reopen":
        case.life += 1
        case.state = "registered" if case.registered else "collected"
        case.person, case.report, case.told, case.tries = "", None, False, frozenset()
        case.extended, case.skipped, case.whistled, case.unhappy = 0, False, False, False
        for n in OF_ONE_LIFE:
            case.fields.pop(n, None)


def holds(
    guard: str, case: Case, op: Op, role: str, actor: str, day: date, value: Any, knows: Any, later: bool
) -> bool:
    """Whether a guard holds."""
    track = case.fields.get("track")
    if guard == "assigned":
        return role not in ("worker", "grid_lead") or op.author == (case.person or case.first)
    if guard == "review_soon":
        try:
            return not knows("review_on") or 0 <= (date.fromisoformat(value("review_on")) - day).days <= 90
        except (TypeError, ValueError):
            return False
    if guard == "closable":
        at_once = case.state == "reported" and track == "NOW"
        published = case.state == "published" or (case.state == "verified" and case.skipped)
        return at_once or (role != "village" and published)
    if guard == "merge_target":
        if not knows("into"):
            return True
        return later if value("into") == op.rec else case.state == "collected"
    if guard == "units_enough":
        more = value("co_units")
        others = [u for u in more if isinstance(u, str) and u] if isinstance(more, list) else []
        return track != "JOINT" or not knows("co_units") or any(u != value("unit") for u in others)
    if guard in ("planned", "appointed"):
        names = ["plan", "leader"] if guard == "planned" else ["appoint_on"]
        asked = track == "MAJOR" if guard == "planned" else value("track") == "APPOINT"
        return not asked or all(not knows(n) or value(n) not in (None, "", []) for n in names)
    report = case.report
    return {
        "one_extension": case.extended < 1,
        "track_now_unless_assigned": case.state == "in_progress" or track == "NOW",
        "other_hands": report is None or (actor != report[0] and op.author != report[1]),
        "not_own_work": report is None or actor not in report,
        "consent": case.fields.get("consent_publish") is True and case.fields.get("sensitive") is False,
        "told": case.told or len(case.tries) >= 2,
        "called": case.whistled,
        "decided": case.met or case.fields.get("route") in (None, "", "DIRECT"),
        "content": case.life > 1 or not case.unhappy,
        "complained": case.state == "closed" or case.unhappy,
    }[guard]
