"""The logs as rows: where each op lies, what is held, what is missing, and the chains that can be sent on.

An op's row id is `log << 40 | seq << 8 | branch`, so the ops of one log lie together in order. `branch` is 0
but for forked numbers, where it tells the ops apart in the order in which they came (which nothing that
leaves this machine depends on).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gridworker.domain.kinds import CHANGES_DEMAND, DOCUMENTS, STEPS_TAKEN
from gridworker.domain.ops import BadOp, LogKey, decode_header
from gridworker.domain.time import FARTHEST_CAUSE
from gridworker.errors import UserError
from gridworker.storage.db import Db, Row

SEQ_BITS: Final = 32
BRANCH_BITS: Final = 8
LOG_SHIFT: Final = SEQ_BITS + BRANCH_BITS
MAX_SEQ: Final = (1 << SEQ_BITS) - 1
MAX_BRANCH: Final = (1 << BRANCH_BITS) - 1
MAX_ID: Final = (1 << 63) - 1
_SEQ: Final = f"((op.id >> {BRANCH_BITS}) & {MAX_SEQ})"
"""An op's number as an SQL expression."""
_BYTES: Final = "SELECT header, body FROM op WHERE id BETWEEN ? AND ? ORDER BY id"

_BY_PEOPLE: Final = ", ".join(
    f"'{kind}'" for kind in sorted(DOCUMENTS | CHANGES_DEMAND | STEPS_TAKEN | {"demand.collect"})
)
"""The kinds that people write, as an SQL list."""


class Run(NamedTuple):
    """A piece of a log whose ops follow each other without a hole: what one slice of a bundle holds."""

    log: LogKey
    first: int
    last: int
    prev: str
    head: str


class LogRow(NamedTuple):
    """What is known about one log. `upto`: all from 1 to it is here; `forks`: numbers held twice, or 1 when
    the log is odd in another way; `hlc`: greatest clock value that can be a cause.
    """

    id: int
    key: LogKey
    scope: str
    held: int
    last: int
    upto: int
    forks: int
    hlc: int

    @property
    def base(self) -> int:
        """Row id of the log's number 0."""
        return self.id << LOG_SHIFT

    @property
    def whole(self) -> tuple[int, int]:
        """First and last row id that ops of the log can have."""
        return self.base, self.base | (1 << LOG_SHIFT) - 1


_COLUMNS: Final = "id, dev, inc, home, scope, held, last, upto, forks, hlc"


def _row(r: Row) -> LogRow:
    return LogRow(r[0], LogKey(r[1], r[2], r[3]), r[4], r[5], r[6], r[7], r[8], r[9])


def span(base: int, first: int, last: int) -> tuple[int, int]:
    """Row ids of numbers `first` to `last` of a log, both ends included, every branch."""
    return base | first << BRANCH_BITS, base | last << BRANCH_BITS | MAX_BRANCH


def find_log(db: Db, key: LogKey) -> LogRow | None:
    """Return the row of a log, or None when nothing of it was ever here."""
    row = db.one(f"SELECT {_COLUMNS} FROM log WHERE dev = ? AND inc = ? AND home = ?", key)
    return _row(row) if row else None


def ensure_log(db: Db, key: LogKey, scope: str) -> LogRow:
    """Return the row of a log, made with the canonical scope `scope` when it is new."""
    found = find_log(db, key)
    if found is None:
        db.run(
            "INSERT INTO log (dev, inc, home, scope, held, last, upto, forks, hlc)"
            " VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)",
            (*key, scope),
        )
        found = find_log(db, key)
        assert found is not None
    return found


def all_logs(db: Db) -> list[LogRow]:
    """Every log, by device, incarnation and scope."""
    return [_row(r) for r in db.all(f"SELECT {_COLUMNS} FROM log ORDER BY dev, inc, home")]


def logs_of_scope(db: Db, scope: str) -> list[LogRow]:
    """Every log that folds in this canonical scope."""
    return [_row(r) for r in db.all(f"SELECT {_COLUMNS} FROM log WHERE scope = ? ORDER BY id", (scope,))]


def note_append(db: Db, log: LogRow, first: int, last: int, hlc: int) -> None:
    """Bring a log's numbers up to date after ops `first` to `last` were put in.

    The usual case, ops above all that was here, needs no look at the ops; anything else counts again.
    """
    if first > log.last and not log.forks:
        upto = last if log.upto == first - 1 else log.upto
        db.run(
            "UPDATE log SET held = held + ?, last = ?, upto = ?, hlc = max(hlc, ?) WHERE id = ?",
            (last - first + 1, last, upto, hlc, log.id),
        )
    else:
        recount(db, log.id)


def recount(db: Db, log_id: int) -> None:
    """Work out a log's numbers from its ops; once forked it stays so."""
    low, high = span(log_id << LOG_SHIFT, 0, MAX_SEQ)
    db.run(
        f"""
        WITH branch AS (SELECT {_SEQ} AS seq, count(*) AS n,
                               max(CASE WHEN hlc < {FARTHEST_CAUSE} THEN hlc ELSE 0 END) AS hlc
                        FROM op WHERE id BETWEEN ? AND ? GROUP BY 1),
             ranked AS (SELECT seq, n, hlc, row_number() OVER (ORDER BY seq) AS place FROM branch)
        UPDATE log SET (held, last, upto, forks, hlc) =
            (SELECT count(*), coalesce(max(seq), 0), coalesce(max(CASE WHEN seq = place THEN seq END), 0),
                    max(log.forks, count(CASE WHEN n > 1 THEN 1 END)), coalesce(max(hlc), 0) FROM ranked)
        WHERE id = ?
        """,
        (low, high, log_id),
    )


def note_oddness(db: Db, log_id: int) -> None:
    """Look through a whole log for what makes it odd; see `merging` for what that is."""
    before: dict[str, int] = {}
    odd = False
    for row_id, op_hash, header, bad in db.each(
        "SELECT id, hash, header, bad FROM op WHERE id BETWEEN ? AND ? ORDER BY id",
        span(log_id << LOG_SHIFT, 1, MAX_SEQ),
    ):
        seq = seq_of(row_id)
        below = {h for h, s in before.items() if s == seq - 1}
        odd = odd or bad == 2 or seq in before.values() or bool(below and prev_of(header) not in below)
        before = {h: s for h, s in before.items() if s >= seq - 1}
        before[op_hash] = seq
    if odd:
        db.run("UPDATE log SET forks = max(forks, 1) WHERE id = ?", (log_id,))


def newest_hlc(db: Db) -> int:
    """The greatest clock value of all ops held that can be a cause; 0 in an empty store."""
    return int(db.value("SELECT max(hlc) FROM log", default=0))


def last_written(db: Db, device: str) -> str:
    """The wall text of what a device wrote last, as far as its newest ops can be read; empty for nothing."""
    walls = [""]
    for log in all_logs(db):
        if log.key.dev == device and log.last:
            for (header,) in db.all(
                "SELECT header FROM op WHERE id BETWEEN ? AND ?", span(log.base, log.last, log.last)
            ):
                with contextlib.suppress(BadOp):
                    walls.append(decode_header(header)["wall"])
    return max(walls)


def heads(db: Db) -> dict[LogKey, tuple[int, str]]:
    """The greatest number held of every log and its hash (of a forked head the smallest)."""
    rows = db.all(
        f"""
        SELECT dev, inc, home, last,
               (SELECT min(hash) FROM op
                WHERE op.id BETWEEN (log.id << {LOG_SHIFT}) | (log.last << {BRANCH_BITS})
                                AND (log.id << {LOG_SHIFT}) | (log.last << {BRANCH_BITS}) | {MAX_BRANCH})
        FROM log WHERE last > 0 ORDER BY dev, inc, home
        """
    )
    return {LogKey(r[0], r[1], r[2]): (r[3], r[4]) for r in rows}


def have(db: Db) -> list[tuple[LogKey, int, list[int]]]:
    """For every log: (log, all from 1 up to here, the numbers held above that)."""
    out = []
    for log in all_logs(db):
        extra: list[int] = []
        if log.last > log.upto:
            low, high = span(log.base, log.upto + 1, MAX_SEQ)
            extra = [
                r[0] for r in db.all(f"SELECT DISTINCT {_SEQ} FROM op WHERE id BETWEEN ? AND ?", (low, high))
            ]
        if log.last:
            out.append((log.key, log.upto, extra))
    return out


def ops_since(db: Db, key: LogKey, after: int = 0) -> Iterator[tuple[bytes, bytes | None]]:
    """Header and body of every op above `after`, in order, all branches."""
    log = find_log(db, key)
    if log is not None:
        yield from db.each(_BYTES, span(log.base, after + 1, MAX_SEQ))


def written(db: Db, device: str, recs: Sequence[str]) -> list[tuple[str, LogKey, int, str]]:
    """(record, log, number, hash) of every op that a device wrote about some records."""
    rows = db.all(
        f"SELECT op.rec, log.dev, log.inc, log.home, {_SEQ}, op.hash FROM op"
        f" JOIN log ON log.id = op.id >> {LOG_SHIFT}"
        " WHERE op.rec IN (SELECT value FROM json_each(?)) AND log.dev = ?",
        (json.dumps(list(recs)), device),
    )
    return [(r[0], LogKey(r[1], r[2], r[3]), r[4], r[5]) for r in rows]


def begun(db: Db, key: LogKey, after: int) -> int:
    """How many records, corrections of records and steps of demands a log has above `after`: all that people
    write, and nothing that a program notes by itself.
    """
    log = find_log(db, key)
    if log is None or log.last <= after:
        return 0
    return int(
        db.value(
            f"SELECT count(*) FROM op WHERE id BETWEEN ? AND ? AND kind IN ({_BY_PEOPLE})",
            span(log.base, after + 1, MAX_SEQ),
        )
    )


def hashes(db: Db, log: LogRow, first: int, last: int) -> list[tuple[int, str, bool]]:
    """(number, hash, whether the body is here) of the ops held from `first` to `last`, in order."""
    rows = db.all(
        f"SELECT {_SEQ}, hash, body IS NOT NULL FROM op WHERE id BETWEEN ? AND ? ORDER BY id",
        span(log.base, first, last),
    )
    return [(r[0], r[1], bool(r[2])) for r in rows]


def runs(db: Db, key: LogKey, after: int = 0) -> list[Run]:
    """The chains above `after` that a bundle can carry as slices, in order; holes and forks part them."""
    log = find_log(db, key)
    if log is None or log.last <= after:
        return []
    low, high = span(log.base, after + 1, MAX_SEQ)
    if log.forks:
        return _forked_runs(db, key, low, high)
    islands = db.all(
        f"""
        SELECT min(id), max(id) FROM (
            SELECT id, {_SEQ} - row_number() OVER (ORDER BY id) AS island FROM op WHERE id BETWEEN ? AND ?)
        GROUP BY island ORDER BY 1
        """,
        (low, high),
    )
    out = []
    for first, last in islands:
        prev = prev_of(_header(db, first))
        head = db.value("SELECT hash FROM op WHERE id = ?", (last,))
        out.append(Run(key, seq_of(first), seq_of(last), prev, head))
    return out


def run_ops(db: Db, run: Run) -> Iterator[tuple[bytes, bytes | None]]:
    """Header and body of the ops of a run, in order."""
    log = find_log(db, run.log)
    if log is None:
        return
    low, high = span(log.base, run.first, run.last)
    if not log.forks:
        yield from db.each(_BYTES, (low, high))
        return
    # Walk down from the head: only its own chain, whatever else carries the same numbers.
    chain: list[int] = []
    want = run.head
    by_hash = {r[1]: r[0] for r in db.all("SELECT id, hash FROM op WHERE id BETWEEN ? AND ?", (low, high))}
    while want in by_hash:
        chain.append(by_hash[want])
        want = _link(db, chain[-1], _header(db, chain[-1]))
    for op_id in reversed(chain):
        yield from db.all("SELECT header, body FROM op WHERE id = ?", (op_id,))


def carried_bodies(db: Db, key: LogKey, after: int = 0) -> list[bytes]:
    """Bodies, as far as they are here, of the ops that the carry ops of a log above `after` bring, and the
    signed manifests that those name as proofs."""
    log = find_log(db, key)
    if log is None:
        return []
    rows = db.all(
        "SELECT coalesce((SELECT body FROM loose_body WHERE hash = c.body_hash),"
        " (SELECT body FROM op WHERE op.rec = c.rec AND op.hash = c.hash))"
        " FROM carried c WHERE c.carry BETWEEN ? AND ? ORDER BY c.carry",
        span(log.base, after + 1, MAX_SEQ),
    )
    proofs = db.all(
        "SELECT body FROM loose_body WHERE hash IN"
        " (SELECT proof FROM carried WHERE proof IS NOT NULL AND carry BETWEEN ? AND ?) ORDER BY hash",
        span(log.base, after + 1, MAX_SEQ),
    )
    return [row[0] for row in (*rows, *proofs) if row[0] is not None]


def seq_of(op_id: int) -> int:
    """An op's number from its row id."""
    return op_id >> BRANCH_BITS & MAX_SEQ


def log_of(op_id: int) -> int:
    """The row id of an op's log from the op's row id."""
    return op_id >> LOG_SHIFT


def op_id(base: int, seq: int, branch: int = 0) -> int:
    """The row id of an op; raises UserError `too_many_branches`, `number_too_big`."""
    if branch > MAX_BRANCH:
        raise UserError("too_many_branches", "同一编号的记录分叉过多，整包没有合并。", "请联系对方检查设备。")
    if seq > MAX_SEQ:
        raise UserError("number_too_big", "记录编号超出范围，整包没有合并。", "请联系对方检查设备。")
    return base | seq << BRANCH_BITS | branch


def prev_of(header: bytes) -> str:
    """The hash that a header names as its predecessor; empty for the first op and for unreadable ones."""
    try:
        return decode_header(header)["prev"]
    except BadOp:
        return ""


def _link(db: Db, row_id: int, header: bytes) -> str:
    """The predecessor's hash; of a header that cannot be read, the op here that it was taken in after."""
    prev = prev_of(header)
    seq = seq_of(row_id)
    if prev or seq == 1:
        return prev
    below = span(log_of(row_id) << LOG_SHIFT, seq - 1, seq - 1)
    return str(db.value("SELECT hash FROM op WHERE id BETWEEN ? AND ? ORDER BY id", below, default=""))


def _header(db: Db, row_id: int) -> bytes:
    header: bytes = db.value("SELECT header FROM op WHERE id = ?", (row_id,))
    return header


def _forked_runs(db: Db, key: LogKey, low: int, high: int) -> list[Run]:
    """Cut the tree of a forked log into chains: each op continues the first chain that ends at its parent."""
    open_runs: dict[str, int] = {}
    out: list[Run] = []
    for row_id, op_hash, header in db.each(
        "SELECT id, hash, header FROM op WHERE id BETWEEN ? AND ? ORDER BY id", (low, high)
    ):
        seq = seq_of(row_id)
        prev = _link(db, row_id, header)
        at = open_runs.pop(prev, None) if prev else None
        if at is None:
            out.append(Run(key, seq, seq, prev, op_hash))
            open_runs[op_hash] = len(out) - 1
        else:
            out[at] = out[at]._replace(last=seq, head=op_hash)
            open_runs[op_hash] = at
    return out
