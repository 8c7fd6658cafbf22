"""Whether a store is sound: the file, the chains, and the tables against what the ops say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import BadOp, decode_header
from gridworker.storage.db import Db
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
    damaged = [row[0] for row in db.all("PRAGMA cipher_integrity_check")]
    damaged += [row[0] for row in db.all("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if damaged:
        yield Finding("damaged_store", "bad", f"资料库文件有 {len(damaged)} 处损坏，请用最近的备份恢复。")
    else:
        yield Finding("file", "ok", "资料库文件完整。")


def _chains(db: Db, full: bool) -> Iterator[Finding]:
    broken, ops = [], 0
    for log in all_logs(db):
        first = 1 if full else max(1, log.last - _NEWEST)
        seen, whole = _walk(db, log, first)
        ops += seen
        if not whole:
            broken.append(log)
    for log in broken:
        sentence = f"设备 {log.key.dev} 的记录链有断裂或被改动，请用最近的备份恢复。"
        yield Finding("broken_chain", "bad", sentence)
    if not broken:
        yield Finding("chains", "ok", f"{ops} 条记录的链条完整。")
    if any(log.forks for log in all_logs(db)):
        yield Finding("forks", "note", "有设备的记录出现分叉，请在合并收件箱里处理。")


def _walk(db: Db, log: LogRow, first: int) -> tuple[int, bool]:
    """Count the ops of a log from `first` on, and say whether bytes, hashes, numbers and links agree."""
    seen = 0
    whole = True
    before: dict[str, int] = {}
    numbers: set[int] = set()
    for row_id, op_hash, header_bytes, body in db.each(
        "SELECT id, hash, header, body FROM op WHERE id BETWEEN ? AND ? ORDER BY id",
        span(log.base, first, MAX_SEQ),
    ):
        seq = seq_of(row_id)
        seen += 1
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
    return seen, whole and (first > 1 or len(numbers) == log.held) and max(numbers, default=0) == log.last


def _tables(db: Db, rights: Rights) -> Iterator[Finding]:
    """Make all tables again, compare, and take that back."""
    kept = digests(db)
    again: dict[str, str] = {}
    try:
        with db.atomic():
            rebuild(db, rights)
            again = digests(db)
            raise _Undo
    except _Undo:
        pass
    if kept == again:
        yield Finding("tables", "ok", "各表与记录一致。")
    else:
        yield Finding("tables_differ", "bad", "表格与记录不一致，请运行“重建”。")
