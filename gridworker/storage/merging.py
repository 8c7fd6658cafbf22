"""Merging staged ops: a union of logs, then the fold of what that touched, inside one transaction.

A record about which nothing is known but one document op without parents, in a plain scope, becomes a row by
`INSERT .. SELECT` from the staged bodies. Every other record goes on the list of those that the pure
functions fold again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Final

from gridworker.domain.authority import Authority
from gridworker.storage.columns import COLUMNS, from_body_sql, names_sql
from gridworker.storage.controls import Control, take_controls
from gridworker.storage.db import Db
from gridworker.storage.folding import fold_listed
from gridworker.storage.intake import CAREFUL, GATHERING, GOOD, UNREADABLE, Slice
from gridworker.storage.logs import (
    BRANCH_BITS,
    LogRow,
    ensure_log,
    find_log,
    note_append,
    prev_of,
    recount,
    span,
)
from gridworker.storage.merge_report import MergeReport, forked, open_clashes, report
from gridworker.storage.redaction import drop_covered
from gridworker.storage.rights import Rights
from gridworker.storage.staging import Staged
from gridworker.storage.standings import REFOLD as LIST
from gridworker.storage.standings import Arrival, Outcome, clear_list, settle

_OP_COLUMNS: Final = "id, hash, hlc, kind, rec, control, bad, standing, header, body"


def merge(staged: Staged, rights: Rights) -> MergeReport:
    """Merge what is staged; the caller has opened the transaction. Raises `Cancelled`."""
    db = staged.db
    before = rights.authority()
    clear_list(db)
    with staged.watched():
        _follow_moved_logs(staged)
        forked_before = forked(db)
        arrivals = [_unite(staged, part, before) for part in staged.parts if part.fresh]
        refilled = {_refill(db, part) for part in staged.parts if part.refills}
        disturbed = refilled | _take_bodies(staged) | _carried_elsewhere(db, arrivals)
        for part in staged.parts:
            if part.fresh:
                _note_forks(db, part)
        take_controls(db, [op for part in staged.parts for op in _controls(db, part)])
        if refilled:
            rights.forget()
        now = rights.authority()
        outcome = settle(db, before, now, arrivals, disturbed)
        _list_careful(staged)
        clashes = open_clashes(db)
        _rows_from_bodies(staged, outcome)
        fold_listed(db, now, lambda done: staged.tell(staged.taken, min(done, staged.taken)))
        drop_covered(db, outcome.judged)
        return report(staged, now, outcome, clashes, forked_before)


def _follow_moved_logs(staged: Staged) -> None:
    """Between staging and merging others may have written to the same logs: look again at what is new.

    Works on copies of the slices, so that a merge that is taken back leaves them as they were announced.
    """
    staged.parts = [copy(part) for part in staged.slices]
    for part in staged.parts:
        log = find_log(staged.db, part.log)
        if log is not None and (log.held, log.last) != part.known:
            _look_again(staged, part, log)


def _look_again(staged: Staged, part: Slice, log: LogRow) -> None:
    db = staged.db
    part.fresh, part.runs = 0, []
    for n, key, op_hash in db.all(
        f"SELECT n, key, hash FROM {staged.table} WHERE n BETWEEN ? AND ? ORDER BY n", part.rows
    ):
        seq = key >> BRANCH_BITS
        here = db.all("SELECT hash FROM op WHERE id BETWEEN ? AND ?", span(log.base, seq, seq))
        if (op_hash,) in here:
            db.run(f"DELETE FROM {staged.table} WHERE n = ?", (n,))
            continue
        part.fresh += 1
        if here:
            part.forked = True
            db.run(f"UPDATE {staged.table} SET key = ? WHERE n = ?", (seq << BRANCH_BITS | len(here), n))
        if part.runs and part.runs[-1][1] == seq - 1:
            part.runs[-1] = (part.runs[-1][0], seq, op_hash)
        else:
            part.runs.append((seq, seq, op_hash))
    part.already += part.staged - part.fresh
    controls = f"SELECT key FROM {staged.table} WHERE n BETWEEN ? AND ? AND control = 1"
    part.controls = [row[0] for row in db.all(controls, part.rows)]


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


def _refill(db: Db, part: Slice) -> str:
    """Put in bodies that had been let go; their records are folded again. Returns the scope to judge."""
    log = find_log(db, part.log)
    assert log is not None
    for seq, op_hash, body, bad in part.refills:
        low, high = span(log.base, seq, seq)
        where = "id BETWEEN ? AND ? AND hash = ? AND body IS NULL"
        db.run(f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM op WHERE {where}", (low, high, op_hash))
        db.run(f"UPDATE op SET body = ?, bad = ? WHERE {where}", (body, bad, low, high, op_hash))
    return log.scope


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
    """The control ops that are new, or whose body is, as far as the body is here and can be used."""
    log = find_log(db, part.log) if part.controls or part.refills else None
    if log is None:
        return
    found = "SELECT id, kind, body FROM op WHERE control = 1 AND bad = 0 AND body IS NOT NULL AND"
    rows = [row for key in part.controls for row in db.all(f"{found} id = ?", (log.base | key,))]
    for seq, op_hash, _, _ in part.refills:
        rows += db.all(f"{found} id BETWEEN ? AND ? AND hash = ?", (*span(log.base, seq, seq), op_hash))
    for row_id, kind, body in rows:
        yield Control(row_id, log.scope, kind, body)


def _list_careful(staged: Staged) -> None:
    """List the records that cannot become rows by SQL alone: events, edits, and whatever is known already."""
    db = staged.db
    for part in staged.parts:
        if part.fresh:
            db.run(
                f"INSERT OR IGNORE INTO {LIST} SELECT rec FROM {staged.table} s"
                f" WHERE n BETWEEN ? AND ? AND control = 0 AND bad < {UNREADABLE} AND (fit = {CAREFUL}"
                f" OR bad <> {GOOD} OR (SELECT count(*) FROM op WHERE op.rec = s.rec) > 1)",
                part.rows,
            )


def _rows_from_bodies(staged: Staged, outcome: Outcome) -> None:
    """Records of one op in plain scopes, straight from the staged bodies, a kind at a time."""
    db = staged.db
    for part in staged.parts:
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
