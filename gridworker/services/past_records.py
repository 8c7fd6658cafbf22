"""Records that are past the time for which they are kept, kind by kind, and still say something.

What is still worked on is never past: only what has ended counts its months.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from gridworker.domain.demand import FINAL
from gridworker.domain.redacting import words_of
from gridworker.domain.time import wall_day
from gridworker.services.queries import Query
from gridworker.services.removal import GROUPS
from gridworker.services.session import Session

Past = tuple[str, str, str]
"""(kind, record, day it counts from)."""
Row = dict[str, Any]
_CHUNK: Final = 400


def past_records(session: Session, key: str, before: str) -> list[Past]:
    """All that counts from a day before `before` (ISO), the oldest first; `key` as in `retention.KINDS`."""
    found = ((kind, rec, day) for kind, rec, day in _FIND[key](session, before) if day and day < before)
    return sorted(found, key=lambda one: (one[2], one[1]))


def _rows(session: Session, query: Query) -> Iterator[Row]:
    ids = session.store.ids(query)
    for start in range(0, len(ids), _CHUNK):
        yield from session.store.rows(query.kind, ids[start : start + _CHUNK])


def _saying(session: Session, group: str, day: str, **filters: Any) -> Iterator[Past]:
    """Records that have one of the words of a group, by the day in one of their fields."""
    kind, names = GROUPS[group]
    for row in _rows(session, Query(kind, withdrawn=True, order="oldest", **filters)):
        if any(row.get(name) for name in names):
            yield kind, row["id"], str(row.get(day) or "")


def _visits(session: Session, before: str) -> Iterator[Past]:
    return _saying(session, "visits", "date", date_to=before)


def _promises(session: Session, _before: str) -> Iterator[Past]:
    return _saying(session, "promises", "done_on", state="done")


def _demands(session: Session, _before: str) -> Iterator[Past]:
    """Final ones by the day on which their last step was written."""
    for record in session.store.ids(Query("demand", states=tuple(sorted(FINAL)), order="oldest")):
        ops = [op for op, _, _ in session.store.privacy.ops_about(record)]
        steps = [op for op in ops if op.kind.startswith("demand.")]
        if words_of(ops):
            yield "demand", record, max(wall_day(op.header["wall"]).isoformat() for op in steps)


def _files(session: Session, before: str) -> Iterator[Past]:
    """Of visits by their day, of demands that have ended by the day of their last step."""
    ended = Query("demand", states=tuple(sorted(FINAL)), order="oldest")
    days = {row["id"]: str(row.get("last_on") or "") for row in _rows(session, ended)}
    past = Query("visit", date_to=before, withdrawn=True)
    days |= {row["id"]: str(row.get("date") or "") for row in _rows(session, past)}
    for row in _rows(session, Query("attachment", withdrawn=True, order="oldest")):
        if row.get("blob"):
            yield "attachment", row["id"], days.get(str(row.get("of") or ""), "")


def _meetings(session: Session, _before: str) -> Iterator[Past]:
    """By their day, once no demand that they dealt with is open any more."""
    open_ = set(session.store.ids(Query("demand", state="open")))
    decided = session.store.matters.of_meetings()
    names = GROUPS["meetings"][1]
    for row in _rows(session, Query("meeting", withdrawn=True, order="oldest")):
        about = {*(row.get("demands") or ()), *decided.get(row["id"], ())}
        if any(row.get(name) for name in names) and not about & open_:
            yield "meeting", row["id"], str(row.get("date") or "")


def _notices(session: Session, _before: str) -> Iterator[Past]:
    """Those that were taken down."""
    for row in _rows(session, Query("notice", withdrawn=True, order="oldest")):
        if row.get("sheet") or row.get("opinions") or row.get("answer"):
            yield "notice", row["id"], str(row.get("taken_down") or "")


def _moved(session: Session, _before: str) -> Iterator[Past]:
    """Households by the day on which they were last said to have moved."""
    store = session.store
    for row in _rows(session, Query("household", state="MOVED", withdrawn=True, order="oldest")):
        people = _rows(session, Query("person", household=row["id"], withdrawn=True))
        told = any(one.get(name) for one in people for name in GROUPS["people"][1])
        since = [
            wall_day(op.header["wall"]).isoformat()
            for op, _, _ in store.privacy.ops_about(row["id"])
            if op.kind == "household" and (op.data or {}).get("status") == "MOVED"
        ]
        if row.get("head") or row.get("phone") or told:
            yield "household", row["id"], max(since, default="")


def _requests(session: Session, _before: str) -> Iterator[Past]:
    return _saying(session, "requests", "answered_on", state="done")


def _helps(session: Session, _before: str) -> Iterator[Past]:
    """Requests with an outcome, by the day of the help, or of the request where nobody came."""
    names = GROUPS["helps"][1]
    for row in _rows(session, Query("help", state="done", withdrawn=True, order="oldest")):
        if any(row.get(name) for name in names):
            yield "help", row["id"], str(row.get("helped_on") or row.get("asked_on") or "")


def _members(session: Session, _before: str) -> Iterator[Past]:
    return _saying(session, "members", "until")


def _pairings(session: Session, _before: str) -> Iterator[Past]:
    return _saying(session, "pairings", "until")


_FIND: Final[dict[str, Callable[[Session, str], Iterator[Past]]]] = {
    "visits": _visits, "promises": _promises, "demands": _demands, "files": _files, "meetings": _meetings,
    "notices": _notices, "moved": _moved, "requests": _requests, "helps": _helps, "members": _members,
    "pairings": _pairings,
}  # fmt: skip
