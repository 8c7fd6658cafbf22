"""What a merge did, told in numbers: the same for the preview and for the merge itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from gridworker.domain.authority import Authority
from gridworker.domain.kinds import process_of
from gridworker.domain.ops import LogKey
from gridworker.storage.columns import COLUMNS
from gridworker.storage.db import Db
from gridworker.storage.holes import Gap, gaps_of
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import MAX_ID, find_log, span
from gridworker.storage.staging import Staged
from gridworker.storage.standings import REFOLD as LIST
from gridworker.storage.standings import Outcome


@dataclass(frozen=True)
class MergeReport:
    """What a merge did, or a preview says it would do.

    `merged_ops` new, `already` held before; `conflicts` clashes that were not open before and ask for a
    decision; of the new ops `parked` have no right to what they do, `waiting` lack something that is to
    come, `set_aside` cannot be read; `forks` logs that turn out to be forked. `missing`: numbers missing
    now in the logs of the bundle. `logs`: those that brought something new. `touched`: records by kind.
    """

    merged_ops: int
    already: int
    conflicts: int
    parked: int
    waiting: int
    set_aside: int
    forks: int
    by_kind: dict[str, int]
    first_date: str
    last_date: str
    missing: list[Gap]
    logs: list[LogKey]
    touched: dict[str, list[str]]
    slices: list[tuple[LogKey, int, int, str]] = field(default_factory=list)
    """The new ops as (log, first, last, hash of the last): what taking the merge back must name."""
    corrections: int = 0
    """Of the new ops, documents that change a record of before."""
    files: int = 0
    """Attachments whose bytes came and were not here before."""
    file_logs: list[LogKey] = field(default_factory=list)
    """The logs whose ops name attachments that came."""

    @property
    def new(self) -> int:
        """The same as `merged_ops`, in a preview's words."""
        return self.merged_ops


def open_clashes(db: Db) -> set[tuple[str, str]]:
    """Clashes of the listed records that ask for a decision now."""
    rows = db.all(f"SELECT rec, field FROM conflict WHERE decide = 1 AND rec IN (SELECT rec FROM {LIST})")
    return {(r[0], r[1]) for r in rows}


def forked(db: Db) -> int:
    return int(db.value("SELECT count(*) FROM log WHERE forks > 0"))


def report(
    staged: Staged,
    now: Authority,
    outcome: Outcome,
    clashes: set[tuple[str, str]],
    forked_before: int,
) -> MergeReport:
    db = staged.db
    parts = staged.parts
    odd = _odd(staged) if outcome.odd else {}
    by_kind: dict[str, int] = {}
    for part in parts:
        for (kind, _, _), n in part.groups.items():
            by_kind[kind] = by_kind.get(kind, 0) + n
    days = [part.first_date for part in parts if part.first_date]
    ends = [part.last_date for part in parts if part.last_date]
    logs = {part.log: None for part in parts if part.fresh}
    return MergeReport(
        merged_ops=sum(part.fresh for part in parts),
        already=sum(part.already for part in parts),
        conflicts=len(open_clashes(db) - clashes),
        parked=sum(n for code, n in odd.items() if code.startswith("parked:")),
        waiting=sum(n for code, n in odd.items() if code.startswith("waiting:")),
        set_aside=sum(part.set_aside for part in parts),
        forks=forked(db) - forked_before,
        by_kind=by_kind,
        first_date=min(days, default=""),
        last_date=max(ends, default=""),
        missing=[gap for key in dict.fromkeys(part.log for part in parts) for gap in gaps_of(db, key, now)],
        logs=list(logs),
        touched=_touched(staged),
        slices=[(part.log, *run) for part in parts for run in part.runs],
        corrections=sum(part.corrections for part in parts),
    )


def _odd(staged: Staged) -> dict[str, int]:
    """New ops that are not in effect, by standing; what cannot be read is counted by itself."""
    db = staged.db
    out: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for part in staged.parts:
        log = find_log(db, part.log)
        if log is not None and part.fresh:
            spans += [span(log.base, first, last) for first, last, _ in part.runs]
    spans.sort()
    for row_id, standing in db.each(
        "SELECT id, standing FROM op WHERE standing <> 'on'"
        " AND standing NOT IN ('parked:bad_body', 'parked:unreadable')"
    ):
        at = bisect_right(spans, (row_id, MAX_ID)) - 1
        if at >= 0 and row_id <= spans[at][1]:
            out[standing] = out.get(standing, 0) + 1
    return out


def _touched(staged: Staged) -> dict[str, list[str]]:
    """Records that may look different now, by kind (a matter's kind is its process)."""
    db = staged.db
    out: dict[str, set[str]] = {}
    for sql in (
        f"SELECT kind, rec FROM {staged.table} WHERE control = 0 AND bad < {UNREADABLE}",
        f"SELECT o.kind, r.rec FROM {LIST} r CROSS JOIN op o ON o.rec = r.rec WHERE o.control = 0",
    ):
        for kind, rec in db.each(sql):
            if kind in COLUMNS:
                out.setdefault(kind, set()).add(rec)
            elif process := process_of(kind):
                out.setdefault(process, set()).add(rec)
    return {kind: sorted(recs) for kind, recs in sorted(out.items())}
