"""How far one's own records have got: 草稿 → 已入包 → 已送出 → 已合并.

Only a receipt of the office moves anything to 已合并. 已入包 and 已送出 are notes of this machine about files
that it wrote: 已送出 means that the file was read back from another disk than the profile's (a stick).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import LogKey, decode_header
from gridworker.services.parcel import Contents
from gridworker.services.place import disk_of
from gridworker.services.results import Delivery, LogDelivery
from gridworker.services.session import Session

STATES = ("draft", "packed", "sent", "merged")


@dataclass(frozen=True)
class _Marks:
    packed: int = 0
    sent: int = 0


def note_packed(session: Session, inside: Contents, folder: Path) -> None:
    """Remember up to which numbers a file was written into `folder` (after it was read back)."""
    away = disk_of(folder) != disk_of(session.dir)
    last: dict[LogKey, int] = {}
    for run in inside.runs:
        last[run.log] = max(last.get(run.log, 0), run.last)
    with session.store.atomic():
        for log, number in last.items():
            old = _marks(session, log)
            sent = max(old.sent, number) if away else old.sent
            session.store.set_meta(_name(log), json.dumps({"packed": max(old.packed, number), "sent": sent}))


def delivery(session: Session) -> Delivery:
    """How far one's own records have got."""
    store = session.store
    logs: list[LogDelivery] = []
    counts = dict.fromkeys(STATES, 0)
    for log in own_logs(session):
        told = store.delivered(log)
        receipts = store.receipts(log)
        marks = _marks(session, log)
        written = store.heads()[log][0]
        logs.append(
            LogDelivery(
                scope=log.scope,
                inc=log.inc,
                written=written,
                packed=max(marks.packed, told.upto),
                sent=max(marks.sent, told.upto),
                merged=told.upto,
                extra=_numbers(session, log, told.upto, told.extra),
                kept=told.kept,
                last_receipt=receipts[-1]["at"] if receipts else "",
            )
        )
        above = [session.store.begun(log, number) for number in _steps(marks, told.upto)]
        everything = session.store.begun(log)
        counts["draft"] += above[0]
        counts["packed"] += above[1] - above[0]
        counts["sent"] += above[2] - above[1]
        counts["merged"] += everything - above[2]
    return Delivery(logs=logs, returned=returned(session), **counts)


def returned(session: Session) -> list[dict[str, Any]]:
    """What the office told back about this device's ops as not taken: `{hash, code, sentence, kind, id}`."""
    found = []
    for log in own_logs(session):
        notes = {op_hash: code for row in session.store.receipts(log) for op_hash, code in row["notes"]}
        if not notes:
            continue
        for header_bytes, _ in session.store.ops_since(log, 0):
            code = notes.get(sha256_b64u(header_bytes))
            if code is not None:
                header = decode_header(header_bytes)
                found.append(
                    {
                        "hash": sha256_b64u(header_bytes),
                        "code": code,
                        "sentence": sentence_for(code),
                        "kind": header["kind"],
                        "id": header["rec"],
                    }
                )
    return found


def record_states(session: Session, ids: Sequence[str]) -> Callable[[Mapping[str, Any]], str]:
    """Return what tells the state of a row (of `store.rows`, one of `ids`): that of this device's newest
    writing about it.

    Empty for records in which this device has no part, and on a PC of the office.
    """
    device = session.identity.device
    if session.identity.is_office:
        return lambda _row: ""
    known = {log: (session.store.delivered(log), _marks(session, log)) for log in own_logs(session)}
    waiting: dict[str, int] = {}
    for rec, log, number, op_hash in session.store.written(device, ids):
        told, marks = known[log]
        if number <= told.upto or op_hash in told.extra:
            continue
        reached = 2 if number <= marks.sent else 1 if number <= marks.packed else 0
        waiting[rec] = min(reached, waiting.get(rec, reached))

    def state(row: Mapping[str, Any]) -> str:
        if row["id"] in waiting:
            return STATES[waiting[row["id"]]]
        return "merged" if (row["made"] or {}).get("dev") == device else ""

    return state


def own_logs(session: Session) -> list[LogKey]:
    """The logs of this device, of every incarnation."""
    return [log for log in session.store.heads() if log.dev == session.identity.device]


def sentence_for(code: str) -> str:
    """What a code of a parked op means for its writer."""
    return _SENTENCES.get(code, "办公室没有采用这条记录。")


_SENTENCES = {
    "no_right": "这台电脑的身份不能写这类记录。",
    "wrong_scope": "这条记录不属于这台电脑负责的网格。",
    "wrong_author": "这条记录的填写人和证书不一致。",
    "unknown_kind": "办公室的程序还不认识这类记录。",
    "bad_body": "这条记录的内容坏了，请重新填写。",
    "unreadable": "这条记录的格式坏了，请重新填写。",
    "revoked": "这台电脑的证书已停用。",
}


def _numbers(session: Session, log: LogKey, upto: int, hashes: Collection[str]) -> list[int]:
    if not hashes:
        return []
    found = set()
    for header_bytes, _ in session.store.ops_since(log, upto):
        if sha256_b64u(header_bytes) in hashes:
            found.add(decode_header(header_bytes)["seq"])
    return sorted(found)


def _steps(marks: _Marks, merged: int) -> tuple[int, int, int]:
    return max(marks.packed, marks.sent, merged), max(marks.sent, merged), merged


def _marks(session: Session, log: LogKey) -> _Marks:
    kept = session.store.meta(_name(log))
    return _Marks(**json.loads(kept)) if kept else _Marks()


def _name(log: LogKey) -> str:
    return f"packed:{log.inc}/{log.scope}"
