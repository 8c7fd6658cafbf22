"""Whether a store is sound: the file, the chains, and the tables against what the ops say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import BadOp, decode_header
from gridworker.storage.db import Db, Row
from gridworker.storage.digests import digests
from gridworker.storage.errors import DbError, as_user_error
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import MAX_SEQ, LogRow, all_logs, seq_of, span
from gridworker.storage.rebuild import rebuild
from gridworker.storage.rights import Rights

_NEWEST: Final = 64


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `level` is `ok`, `note` or `bad`; `sentence` is for the person who asked."""

    code: str
    level: str
    sentence: str


class _Undo(Exception):
    """Leaves a transaction without keeping anything."""


def check(db: Db, rights: Rights, *, full: bool = True) -> list[Finding]:
    """Check the store. Short: that it can be read, and the newest ops. Full: every page, op and row."""
    try:
        out = list(_file(db, full))
        if any(finding.code == "damaged_store" for finding in out):
            return out  # the connection reads nothing more behind a broken seal
        out += _chains(db, full)
        if full and not any(finding.level == "bad" for finding in out) and not db.readonly:
            out += _tables(db, rights)
    except DbError as e:
        known = as_user_error(e)
        if known is None:
            raise
        return [Finding(known.code, "bad", str(known))]
    return out


def dump(db: Db) -> Iterator[dict[str, Any]]:
    """Every op, by log and number: `{"hash", "header", "body"}`; None for what cannot be read or is gone."""
    for log in all_logs(db):
        for op_hash, bad, header, body in db.each(
            "SELECT hash, bad, header, body FROM op WHERE id BETWEEN ? AND ? ORDER BY id",
            span(log.base, 1, MAX_SEQ),
        ):
            yield {
                "hash": op_hash,
                "header": from_json(header) if bad < UNREADABLE else None,
                "body": from_json(body) if body is not None and not bad else None,
            }


def _file(db: Db, full: bool) -> Iterator[Finding]:
    db.one("SELECT count(*) FROM meta")
    if not full:
        return
    if not db.readonly and not db.in_atomic:
        # A page that was torn while the log was written into the store is whole in the log.
        db.all("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = [row[0] for row in db.all("PRAGMA cipher_integrity_check")]
    odd = [row[0] for row in db.all("PRAGMA integrity_check(100)") if row[0] != "ok"]
    if damaged or not all(map(_of_index, odd)):
        found = len(damaged) or len(odd)
        yield Finding("damaged_store", "bad", f"资料库文件有 {found} 处损坏，请用最近的备份恢复。")
    elif odd:
        sentence = f"资料库的目录有 {len(odd)} 处对不上，记录本身完好，可以修复，不丢记录。"
        yield Finding("index_differs", "bad", sentence)
    else:
        yield Finding("file", "ok", "资料库文件完整。")


def _of_index(told: str) -> bool:
    """Whether a line of `integrity_check` speaks of an index only: those are made again from the rows."""
    return " missing from index " in told or "in index " in told


def _chains(db: Db, full: bool) -> Iterator[Finding]:
    broken, ops = [], 0
    for log in all_logs(db):
        first = 1 if full else max(1, log.last - _NEWEST)
        seen, whole, counted = _walk(db, log, first)
        ops += seen
        if not whole:
            broken.append(log)
        elif not counted:
            yield Finding("tables_differ", "bad", "记录的编号表与记录不一致，可以修复，不丢记录。")
    for log in broken:
        yield broken_chain(log)
    if not broken:
        yield Finding("chains", "ok", f"{ops} 条记录的链条完整。")
    if any(log.forks for log in all_logs(db)):
        yield Finding("forks", "note", "有设备的记录出现分叉，请在合并收件箱里处理。")


def broken_chain(log: LogRow) -> Finding:
    """What is said of a log whose ops do not hold together."""
    sentence = f"设备 {log.key.dev} 的记录链有断裂或被改动，请用最近的备份恢复。"
    return Finding("broken_chain", "bad", sentence)


def _walk(db: Db, log: LogRow, first: int) -> tuple[int, bool, bool]:
    """Count the ops of a log from `first` on, and say whether bytes, hashes and links agree and none is gone,
    and whether the numbers kept about the log name all of them."""
    numbers: set[int] = set()
    seen, whole, _ = walk_part(db, log, first, MAX_SEQ, numbers)
    held, last = len(numbers) if first == 1 else log.held, max(numbers, default=0)
    gone = held < log.held or last < log.last
    return seen, whole and not gone, (held, last) == (log.held, log.last)


def walk_part(
    db: Db, log: LogRow, first: int, most: int, numbers: set[int] | None = None
) -> tuple[int, bool, int]:
    """Look at `most` ops of a log from number `first` on, and collect their numbers: how many there were,
    whether bytes, hashes and links agree, and the number to go on from, itself once more (0 at the end)."""
    seen, whole, seq = 0, True, 0
    before: dict[str, int] = {}
    for row_id, op_hash, header_bytes, body in db.each(
        "SELECT id, hash, header, body FROM op WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
        (*span(log.base, first, MAX_SEQ), most),
    ):
        seq = seq_of(row_id)
        seen += 1
        if numbers is not None:
            numbers.add(seq)
        whole = whole and sha256_b64u(header_bytes) == op_hash
        try:
            header = decode_header(header_bytes)
        except BadOp:
            header = None
        if header is not None:
            place = (header["dev"], header["inc"], header["scope"], header["seq"])
            linked = log.forks or seq - 1 not in before.values() or header["prev"] in before
            fits = body is None or sha256_b64u(body) == header["body"]
            whole = whole and place == (*log.key, seq) and bool(linked) and fits
        before = {h: s for h, s in before.items() if s >= seq - 1}
        before[op_hash] = seq
    return seen, whole, seq if seen == most and seq > first else 0


def _tables(db: Db, rights: Rights) -> Iterator[Finding]:
    """Make all tables again, compare, and take that back."""
    kept = _shown(db)
    again = None
    try:
        with db.atomic():
            rebuild(db, rights)
            again = _shown(db)
            raise _Undo
    except _Undo:
        pass
    if kept == again:
        yield Finding("tables", "ok", "各表与记录一致。")
    else:
        yield Finding("tables_differ", "bad", "表格与记录不一致，可以修复，不丢记录。")


def _shown(db: Db) -> tuple[dict[str, str], list[Row]]:
    """What the tables show: the records by scope, and who else a visit was paid to."""
    return digests(db), db.all("SELECT household, visit FROM visit_more ORDER BY household, visit")
