"""What is missing: numbers of a log that are not here although later ones are."""

from __future__ import annotations

from typing import NamedTuple, cast

from pydantic_core import from_json

from gridworker.domain.authority import Authority
from gridworker.domain.chains import by_log, missing
from gridworker.domain.ops import Header, LogKey, Op
from gridworker.storage.db import Db
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import BRANCH_BITS, MAX_SEQ, LogRow, all_logs, find_log, span


class Gap(NamedTuple):
    """Numbers of a log that are not here although later ones are."""

    dev: str
    inc: str
    scope: str
    first: int
    last: int


def gaps(db: Db, authority: Authority) -> list[Gap]:
    """Everything missing in all logs, by log and number."""
    return [gap for log in all_logs(db) for gap in _of_log(db, log, authority)]


def gaps_of(db: Db, key: LogKey, authority: Authority) -> list[Gap]:
    """What is missing in one log; what its successor says is lost for good is not asked for."""
    log = find_log(db, key)
    return _of_log(db, log, authority) if log else []


def _of_log(db: Db, log: LogRow, authority: Authority) -> list[Gap]:
    if log.upto == log.last and not log.forks:
        return []
    closed = authority.succeeded_by(log.key.dev, log.key.inc)
    closed_at = closed[1].get(log.key.scope, 0) if closed else None
    holes = _by_chain(db, log, closed_at) if log.forks else _by_number(db, log, closed_at)
    return [Gap(*log.key, first, last) for first, last in holes]


def _by_number(db: Db, log: LogRow, closed_at: int | None) -> list[tuple[int, int]]:
    top = MAX_SEQ if closed_at is None else closed_at
    seq = f"((id >> {BRANCH_BITS}) & {MAX_SEQ})"
    rows = db.all(
        "SELECT before + 1, min(seq - 1, ?) FROM ("
        f"SELECT {seq} AS seq, lag({seq}, 1, 0) OVER (ORDER BY id) AS before FROM op WHERE id BETWEEN ? AND ?"
        ") WHERE seq > before + 1 AND before < ? ORDER BY 1",
        (top, *span(log.base, 1, MAX_SEQ), top),
    )
    return [(r[0], r[1]) for r in rows]


def _by_chain(db: Db, log: LogRow, closed_at: int | None) -> list[tuple[int, int]]:
    """In a forked log a number may be here with one hash and missing with another."""
    ops = [
        Op(cast(Header, from_json(header)), None, header, None, op_hash)
        for op_hash, header in db.each(
            f"SELECT hash, header FROM op WHERE id BETWEEN ? AND ? AND bad < {UNREADABLE}",
            span(log.base, 1, MAX_SEQ),
        )
    ]
    return missing(by_log(ops)[log.key], closed_at) if ops else []
