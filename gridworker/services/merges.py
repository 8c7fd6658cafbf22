"""Merges that were done, and taking one back: an `exclude` op, which can be taken back as well."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import NO_ACT
from gridworker.domain.ids import fresh_id, sha256_b64u
from gridworker.domain.kinds import corrects, event_of, is_control, is_event
from gridworker.domain.ops import BadOp, Header, LogKey, decode_header
from gridworker.domain.rights import OFFICE
from gridworker.errors import UserError
from gridworker.services.carrying import follow_merge
from gridworker.services.changes import ANY_RECORD, Changes
from gridworker.services.receipts import receipt_intents
from gridworker.services.session import Session
from gridworker.services.writing import need_office, write
from gridworker.storage import Intent, Run


@dataclass(frozen=True)
class UndoPreview:
    """What undoing a merge would switch off: new records by kind, and the corrections of older ones.

    `acted_on` counts office acts built on it (已据此办理).
    """

    batch: str
    ops: int
    visits: int
    demands: int
    households: int
    acted_on: int
    corrections: int = 0


@dataclass(frozen=True)
class Undone:
    """An undo or a restore that was written."""

    batch: str
    ops: int
    acted_on: int
    changes: Changes


class _OnlyLooking(Exception):
    """Leaves a transaction so that nothing of it stays."""


def merge_list(session: Session) -> list[dict[str, Any]]:
    """Merges, newest first: `{id, at, name, device, purpose, ops, state}`; state is `merged` or `undone`."""
    undone = _undone(session)
    return [
        {
            "id": row["id"],
            "at": row["at"],
            "name": row["name"],
            "device": row["signer"],
            "purpose": row["purpose"],
            "ops": row["report"]["ops"],
            "state": "undone" if row["id"] in undone else "merged",
        }
        for row in session.store.batches()
    ]


def undo_preview(session: Session, batch: str) -> UndoPreview:
    """Say what `undo_merge` would do. Raises UserError `no_merge`."""
    found: list[UndoPreview] = []
    try:
        with session.store.atomic():
            found.append(_exclude(session, batch, "")[0])
            raise _OnlyLooking
    except _OnlyLooking:
        return found[0]


def undo_merge(session: Session, batch: str, reason: str = "") -> Undone:
    """Switch off what one merge brought (已收到，未采用): one `exclude` per scope.

    Acts of another PC on matters that it holds stay, and so does everything that an office act rests on.

    Raises UserError: `not_office`, `no_merge`, `already_undone`, `nothing_to_undo`.
    """
    with session.store.atomic():
        preview, excludes = _exclude(session, batch, reason.strip())
        _keep_undone(session, {**_undone(session), batch: excludes})
    return Undone(batch, preview.ops, preview.acted_on, ANY_RECORD)


def restore_merge(session: Session, batch: str) -> Undone:
    """Take an undo back. Raises UserError: `not_office`, `no_merge`, `not_undone`."""
    need_office(session)
    row = _batch(session, batch)
    undone = _undone(session)
    if batch not in undone:
        raise UserError("not_undone", "这次合并没有撤销过。", "不用恢复。")
    by_scope: defaultdict[str, list[str]] = defaultdict(list)
    for scope, op_hash in undone[batch]:
        by_scope[scope].append(op_hash)
    with session.store.atomic():
        write(
            session,
            [
                Intent("restore", fresh_id(session.entropy), scope, {"excludes": hashes}, parents=[])
                for scope, hashes in sorted(by_scope.items())
            ],
        )
        _keep_undone(session, {name: found for name, found in undone.items() if name != batch})
    return Undone(batch, row["report"]["ops"], 0, ANY_RECORD)


def fork_list(session: Session) -> list[dict[str, Any]]:
    """Forked logs (one number, two ops), for a person to decide:
    `{device, inc, scope, name, seq, branches: [{head, last, ops, stands}]}`.
    """
    names = {cert.device: cert.name for cert in session.authority.certs}
    return [
        {
            "device": fork["dev"],
            "inc": fork["inc"],
            "scope": fork["scope"],
            "name": names.get(fork["dev"], ""),
            "seq": fork["seq"],
            "branches": fork["branches"],
        }
        for fork in session.store.forks()
    ]


def let_in(session: Session, device: str, inc: str, scope: str, head: str) -> Changes:
    """Let a branch of a fork stand, by a receipt that names its head.

    Raises UserError `not_office`, `no_fork`.
    """
    need_office(session)
    log = LogKey(device, inc, scope)
    branch = _branch(session, log, head)
    if not branch:
        raise UserError("no_fork", "没有这个分叉。", "请从分叉列表里选。")
    with session.store.atomic():
        write(session, receipt_intents(session, [log], branch))
        follow_merge(session, ())
    return ANY_RECORD


def _branch(session: Session, log: LogKey, head: str) -> set[str]:
    """The ops of a branch from the fork up to its newest op; empty when there is no such branch."""
    for fork in fork_list(session):
        if LogKey(fork["device"], fork["inc"], fork["scope"]) == log:
            for branch in fork["branches"]:
                if branch["head"] == head:
                    run = Run(log, fork["seq"], branch["last"], "", head)
                    return {sha256_b64u(header) for header, _ in session.store.run_ops(run)}
    return set()


def _exclude(session: Session, batch: str, reason: str) -> tuple[UndoPreview, list[tuple[str, str]]]:
    """Write the excludes of a batch; returns what they did, and (scope, hash) of each."""
    need_office(session)
    row = _batch(session, batch)
    if batch in _undone(session):
        raise UserError("already_undone", "这次合并已经撤销过了。", "要重新采用，请用“恢复”。")
    store = session.store
    by_scope: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    named: dict[str, Header] = {}
    kept_acts: set[str] = set()
    changed: set[str] = set()
    for log, first, last, head in row["slices"]:
        slices = by_scope[session.authority.canonical(log.scope)]
        follows = False
        for header_bytes, body in store.run_ops(Run(log, first, last, "", head)):
            op_hash = sha256_b64u(header_bytes)
            try:
                header = decode_header(header_bytes)
            except BadOp:
                follows = False
                continue
            if _held_elsewhere(session, header):
                kept_acts.add(header["rec"])
                follows = False
                continue
            if follows:
                slices[-1] |= {"to": header["seq"], "head": op_hash}
            else:
                start = header["seq"]
                slices.append({"dev": log.dev, "inc": log.inc, "from": start, "to": start, "head": op_hash})
            follows = True
            if not is_control(header["kind"]):
                named[op_hash] = header
                if corrects(header["kind"], bool(header["parents"]), body):
                    changed.add(op_hash)
    without = {odd["hash"] for odd in (*store.parked(), *store.set_aside(), *store.excluded())}
    before = named.keys() - without
    if not before:
        raise UserError("nothing_to_undo", "这次合并没有带来可以撤销的记录。", "它只带来了回执或证书。")
    written = write(
        session,
        [
            Intent(
                "exclude", fresh_id(session.entropy), scope, {"slices": found, "reason": reason}, parents=[]
            )
            for scope, found in sorted(by_scope.items())
            if found
        ],
    )
    off = {odd["hash"] for odd in store.excluded()} & before
    preview = UndoPreview(
        batch=batch,
        ops=len(off),
        visits=_records(named, off - changed, "visit"),
        demands=_records(named, off, "demand.collect"),
        households=_records(named, off - changed, "household"),
        corrections=len(off & changed),
        acted_on=len(
            kept_acts
            | {named[op_hash]["rec"] for op_hash in before - off if is_event(named[op_hash]["kind"])}
        ),
    )
    return preview, [(op.scope, op.hash) for op in written]


def _held_elsewhere(session: Session, header: Header) -> bool:
    """Whether this is an office act on a matter that this PC does not hold: its holder's to take back."""
    if not is_event(header["kind"]) or event_of(header["kind"]) in NO_ACT:
        return False
    if session.authority.role(header) not in OFFICE:
        return False
    matter = session.store.get("demand", header["rec"])
    return matter is None or session.identity.device not in {line["holder"] for line in matter["lines"]}


def _records(named: dict[str, Header], among: set[str], kind: str) -> int:
    return len({named[op_hash]["rec"] for op_hash in among if named[op_hash]["kind"] == kind})


def _batch(session: Session, batch: str) -> dict[str, Any]:
    row: dict[str, Any] | None = session.store.find_batch(batch=batch)
    if row is None:
        raise UserError("no_merge", "没有这次合并。", "请从合并列表里选。")
    return row


def _undone(session: Session) -> dict[str, list[tuple[str, str]]]:
    kept = json.loads(session.store.meta("undone") or "{}")
    return {batch: [(scope, op_hash) for scope, op_hash in found] for batch, found in kept.items()}


def _keep_undone(session: Session, value: dict[str, list[tuple[str, str]]]) -> None:
    session.store.set_meta("undone", json.dumps(value))
