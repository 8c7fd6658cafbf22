"""Merging staged ops: a union of logs, then the fold of what that touched, inside one transaction.

A record about which nothing is known but one document op without parents, in a plain scope, becomes a row by
`INSERT .. SELECT` from the staged bodies. Every other record goes on the list of those that the pure
functions fold again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from gridworker.domain.authority import Authority
from gridworker.domain.kinds import process_of
from gridworker.domain.ops import LogKey
from gridworker.storage.columns import COLUMNS, from_body_sql, names_sql
from gridworker.storage.controls import Control, take_controls
from gridworker.storage.db import Db
from gridworker.storage.folding import fold_listed
from gridworker.storage.holes import Gap, gaps_of
from gridworker.storage.intake import CAREFUL, GATHERING, GOOD, UNREADABLE, Slice
from gridworker.storage.logs import (
    BRANCH_BITS,
    MAX_ID,
    LogRow,
    ensure_log,
    find_log,
    note_append,
    prev_of,
    recount,
    span,
)
from gridworker.storage.redaction import drop_covered
from gridworker.storage.rights import Rights
from gridworker.storage.staging import Staged
from gridworker.storage.standings import REFOLD as LIST
from gridworker.storage.standings import Arrival, Outcome, clear_list, settle

_OP_COLUMNS: Final = "id, hash, hlc, kind, rec, control, bad, standing, header, body"


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

    @property
    def new(self) -> int:
        """The same as `merged_ops`, in a preview's words."""
        return self.merged_ops


def merge(staged: Staged, rights: Rights) -> MergeReport:
    """Merge what is staged; the caller has opened the transaction. Raises `Cancelled`."""
    db = staged.db
    before = rights.authority()
    clear_list(db)
    with staged.watched():
        _follow_moved_logs(staged)
        forked_before = _forked(db)
        arrivals = [_unite(staged, part, before) for part in staged.slices if part.fresh]
        refilled = [_refill(db, part) for part in staged.slices if part.refills]
        disturbed = _take_bodies(staged) | _carried_elsewhere(db, arrivals)
        for part in staged.slices:
            if part.fresh:
                _note_forks(db, part)
        take_controls(db, [op for part in staged.slices for op in _controls(db, part)])
        if any(refilled):
            rights.forget()
        now = rights.authority()
        outcome = settle(db, before, now, arrivals, disturbed)
        _list_careful(staged)
        clashes = _open_clashes(db)
        _rows_from_bodies(staged, outcome)
        fold_listed(db, now, lambda done: staged.tell(staged.taken, min(done, staged.taken)))
        drop_covered(db, outcome.judged)
        return _report(staged, now, outcome, clashes, forked_before)


def _follow_moved_logs(staged: Staged) -> None:
    """Between staging and merging others may have written to the same logs: look again at what is new."""
    db = staged.db
    for part in staged.slices:
        log = find_log(db, part.log)
        if (log.held, log.last) == part.known if log else part.known == (0, 0):
            continue
        assert log is not None
        low, high = part.rows
        fresh = 0
        part.runs.clear()
        for n, key, op_hash in db.all(
            f"SELECT n, key, hash FROM {staged.table} WHERE n BETWEEN ? AND ? ORDER BY n", (low, high)
        ):
            seq = key >> BRANCH_BITS
            here = db.all("SELECT hash FROM op WHERE id BETWEEN ? AND ?", span(log.base, seq, seq))
            if (op_hash,) in here:
                part.already += 1
                db.run(f"DELETE FROM {staged.table} WHERE n = ?", (n,))
                continue
            fresh += 1
            if here:
                part.forked = True
                key = seq << BRANCH_BITS | len(here)
                db.run(f"UPDATE {staged.table} SET key = ? WHERE n = ?", (key, n))
            if part.runs and part.runs[-1][1] == seq - 1:
                part.runs[-1] = (part.runs[-1][0], seq, op_hash)
            else:
                part.runs.append((seq, seq, op_hash))
        part.fresh = fresh
        part.known = (log.held, log.last)


def _unite(staged: Staged, part: Slice, authority: Authority) -> Arrival:
    db = staged.db
    log = ensure_log(db, part.log, authority.canonical(part.log.scope))
    low, high = part.rows
    db.run(
        f"INSERT INTO op ({_OP_COLUMNS})"
        " SELECT ? | key, hash, hlc, kind, rec, control, bad,"
        f" CASE bad WHEN {UNREADABLE} THEN 'parked:unreadable' ELSE 'on' END, header, body"
        f" FROM {staged.table} WHERE n BETWEEN ? AND ? ORDER BY n",
        (log.base, low, high),
    )
    first, last = part.runs[0][0], part.runs[-1][1]
    if len(part.runs) == 1 and not part.forked:
        note_append(db, log, first, last, part.hlc)
    else:
        recount(db, log.id)
    return Arrival(log.id, *span(log.base, first, last), part.groups, bool(part.set_aside))


def _note_forks(db: Db, part: Slice) -> None:
    """A log is forked where two hashes are known for one number, also when only a successor names one.

    An op that cannot be read makes the log odd in the same way: who stands in it is for the whole judgement.
    """
    log = find_log(db, part.log)
    assert log is not None
    forked = part.forked or part.unreadable
    for first, last, head in part.runs:
        below = db.all("SELECT hash FROM op WHERE id BETWEEN ? AND ?", span(log.base, first - 1, first - 1))
        at = db.all("SELECT header FROM op WHERE id BETWEEN ? AND ?", span(log.base, first, first))
        above = db.all("SELECT header FROM op WHERE id BETWEEN ? AND ?", span(log.base, last + 1, last + 1))
        forked = forked or any(prev_of(h) != row[0] for row in below for (h,) in at)
        forked = forked or any(prev_of(h) != head for (h,) in above)
    if forked and not log.forks:
        db.run("UPDATE log SET forks = 1 WHERE id = ?", (log.id,))


def _refill(db: Db, part: Slice) -> bool:
    """Put in bodies that had been let go; their records are folded again."""
    log = find_log(db, part.log)
    assert log is not None
    for seq, op_hash, body in part.refills:
        low, high = span(log.base, seq, seq)
        where = "id BETWEEN ? AND ? AND hash = ? AND body IS NULL"
        db.run(f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM op WHERE {where}", (low, high, op_hash))
        db.run(f"UPDATE op SET body = ? WHERE {where}", (body, low, high, op_hash))
    return True


def _take_bodies(staged: Staged) -> set[str]:
    """Keep the bodies of carried ops that are named here; return the scopes that they concern."""
    db = staged.db
    if not staged.has_bodies:
        return set()
    db.run(f"INSERT OR IGNORE INTO loose_body SELECT hash, body FROM {staged.bodies}")
    named = f"carried.body_hash IN (SELECT hash FROM {staged.bodies})"
    db.run(f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM carried WHERE {named}")
    return {r[0] for r in db.all(f"SELECT DISTINCT scope FROM carried WHERE {named}")}


def _carried_elsewhere(db: Db, arrivals: Iterable[Arrival]) -> set[str]:
    """Scopes into which one of the new ops was carried before it came here itself.

    A record of which anything was carried may live elsewhere, so it is folded with all that is known of it.
    """
    out: set[str] = set()
    if db.one("SELECT 1 FROM carried LIMIT 1"):
        for arrival in arrivals:
            db.run(
                f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM op WHERE id BETWEEN ? AND ?"
                " AND rec IN (SELECT rec FROM carried)",
                (arrival.low, arrival.high),
            )
            out |= {
                row[0]
                for row in db.all(
                    "SELECT DISTINCT c.scope FROM carried c JOIN op o ON o.rec = c.rec AND o.hash = c.hash"
                    " WHERE o.id BETWEEN ? AND ?",
                    (arrival.low, arrival.high),
                )
            }
    return out


def _controls(db: Db, part: Slice) -> Iterator[Control]:
    """The new control ops whose body is here and can be used."""
    log = find_log(db, part.log) if part.controls else None
    for key in part.controls:
        assert log is not None
        row = db.one(
            "SELECT kind, body FROM op WHERE id = ? AND control = 1 AND bad = 0 AND body IS NOT NULL",
            (log.base | key,),
        )
        if row:
            yield Control(log.base | key, log.scope, row[0], row[1])


def _list_careful(staged: Staged) -> None:
    """List the records that cannot become rows by SQL alone: events, edits, and whatever is known already."""
    db = staged.db
    for part in staged.slices:
        if part.fresh:
            db.run(
                f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM {staged.table} s"
                f" WHERE n BETWEEN ? AND ? AND control = 0 AND bad < {UNREADABLE} AND (fit = {CAREFUL}"
                f" OR bad <> {GOOD} OR (SELECT count(*) FROM op WHERE op.rec = s.rec) > 1)",
                part.rows,
            )


def _open_clashes(db: Db) -> set[tuple[str, str]]:
    """Clashes of the listed records that ask for a decision now."""
    rows = db.all(f"SELECT rec, field FROM conflict WHERE decide = 1 AND rec IN (SELECT rec FROM {LIST})")
    return {(r[0], r[1]) for r in rows}


def _rows_from_bodies(staged: Staged, outcome: Outcome) -> None:
    """Records of one op in plain scopes, straight from the staged bodies, a kind at a time."""
    db = staged.db
    for part in staged.slices:
        if not part.fresh:
            continue
        log = find_log(db, part.log)
        assert log is not None
        if log.scope in outcome.judged:
            continue  # the whole judgement has listed its records
        for kind in sorted({kind for kind, _, _ in part.groups} & COLUMNS.keys()):
            _insert_rows(db, staged, part.rows, log, kind)
        if any(kind == "visit" for kind, _, _ in part.groups):
            db.run(
                f"INSERT OR IGNORE INTO visit_more SELECT j.value, s.rec FROM {staged.table} s,"
                " json_each(CAST(s.body AS TEXT), '$.data.targets') j"
                f" WHERE s.n BETWEEN ? AND ? AND s.fit = {GATHERING} AND s.kind = 'visit' AND j.key > 0"
                f" AND s.rec NOT IN (SELECT rec FROM {LIST})",
                part.rows,
            )


def _insert_rows(db: Db, staged: Staged, rows: tuple[int, int], log: LogRow, kind: str) -> None:
    db.run(
        f'INSERT INTO "{kind}" ({names_sql(kind)})'
        f" SELECT rec, ?, ? | key, NULL, NULL, NULL, {from_body_sql(kind, 'CAST(body AS TEXT)')}"
        f" FROM {staged.table} WHERE n BETWEEN ? AND ? AND kind = ? AND fit <> {CAREFUL} AND bad = {GOOD}"
        f" AND rec NOT IN (SELECT rec FROM {LIST})",
        (log.scope, log.base, *rows, kind),
    )


def _forked(db: Db) -> int:
    return int(db.value("SELECT count(*) FROM log WHERE forks > 0"))


def _report(
    staged: Staged,
    now: Authority,
    outcome: Outcome,
    clashes: set[tuple[str, str]],
    forked_before: int,
) -> MergeReport:
    db = staged.db
    parts = staged.slices
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
        conflicts=len(_open_clashes(db) - clashes),
        parked=sum(n for code, n in odd.items() if code.startswith("parked:")),
        waiting=sum(n for code, n in odd.items() if code.startswith("waiting:")),
        set_aside=sum(part.set_aside for part in parts),
        forks=_forked(db) - forked_before,
        by_kind=by_kind,
        first_date=min(days, default=""),
        last_date=max(ends, default=""),
        missing=[gap for key in dict.fromkeys(part.log for part in parts) for gap in gaps_of(db, key, now)],
        logs=list(logs),
        touched=_touched(staged),
        slices=[(part.log, *run) for part in parts for run in part.runs],
    )


def _odd(staged: Staged) -> dict[str, int]:
    """New ops that are not in effect, by standing; what cannot be read is counted by itself."""
    db = staged.db
    out: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for part in staged.slices:
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

