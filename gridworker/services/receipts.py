"""Receipts: what the office says it has, written in the same commit as the merge.

A receipt speaks about one log: everything up to a number, and single ops above a gap. It is written for a
log that brought something else than receipts and that no receipt in effect covers yet (`domain.receipts`).
Where a log is forked it names what stands already and lets nothing else in: that is for a person to say
(`merges.let_in`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from gridworker.domain.ops import LogKey
from gridworker.domain.receipts import Due
from gridworker.domain.time import wall_text
from gridworker.services.backup_kept import kept_elsewhere
from gridworker.services.session import Session
from gridworker.storage import Intent

MAX_EXTRA: Final = 2_000
"""Most single ops in one receipt: a body holds 1 MiB. What is left out is sent again, nothing is lost."""
MAX_NOTES: Final = 500


def receipt_intents(session: Session, logs: Iterable[LogKey], let_in: Collection[str] = ()) -> list[Intent]:
    """The receipts due for these logs (after their ops were merged); none from who may not write any.

    `let_in`: hashes of the ops of fork branches that a person lets in.
    """
    if not session.identity.may_receipt:
        return []
    logs = [log for log in logs if _may_answer(session, log)]
    device = session.identity.device
    due = {one.log: one for one in session.store.receipts_due(logs, device, let_in)}
    done = session.store.files.delivered() if logs else set()
    for log in logs:
        # Bytes may come long after their record: then the receipt speaks of nothing but them.
        if log not in due and log.dev != device and _news(session, log, done):
            due[log] = Due(log, 0, "", ())
    kept = kept_elsewhere(session.store) if due else {}
    return [_intent(session, one, min(kept.get(one.log, 0), one.upto), done) for one in due.values()]


def _may_answer(session: Session, log: LogKey) -> bool:
    """Whether this PC may write in the scope of a log: one of a level above has the shared scope only."""
    if session.identity.everywhere:
        return True
    mine = session.authority.certificate(session.identity.device, session.identity.inc)
    return mine is not None and session.store.canonical(log.scope) in mine.scopes


def lost_intents(session: Session, blobs: Collection[str]) -> list[Intent]:
    """Receipts that take back what was said of these attachments: the bytes are gone and asked for again."""
    if not session.identity.may_receipt or not blobs:
        return []
    intents = []
    for log in session.store.heads():
        lost = {one.blob for one in session.store.files.named_in([log])} & set(blobs)
        if lost and log.dev != session.identity.device and _may_answer(session, log):
            data = {
                "log": log._asdict(), "upto": 0, "head": "", "extra": [], "kept": 0, "notes": [],
                "at": wall_text(session.entropy.now()), "lost": sorted(lost),
            }  # fmt: skip
            intents.append(Intent("receipt", log.dev, session.store.canonical(log.scope), data, parents=[]))
    return intents


def _news(session: Session, log: LogKey, done: Collection[str]) -> list[str]:
    """Attachments of a log whose bytes are here, and of which no receipt says so."""
    blobs = dict.fromkeys(one.blob for one in session.store.files.named_in([log]) if one.blob not in done)
    here = session.store.files.here(blobs)
    return [blob for blob in blobs if blob in here]


def _intent(session: Session, due: Due, kept: int, done: Collection[str]) -> Intent:
    log = due.log
    blobs = _news(session, log, done)
    notes = [
        [op_hash, standing.removeprefix("parked:")]
        for op_hash, standing in session.store.not_taken(log)
        if standing.startswith("parked:")
    ]
    data = {
        "log": log._asdict(),
        "upto": due.upto,
        "head": due.head,
        "extra": [[seq, op_hash] for seq, op_hash in _few(session, due)],
        "at": wall_text(session.entropy.now()),
        # What a proved backup on another disk holds: that survives the loss of this PC.
        "kept": kept,
        "notes": notes[-MAX_NOTES:],
    }
    if blobs:
        data["blobs"] = blobs[:MAX_EXTRA]
    return Intent("receipt", log.dev, session.store.canonical(log.scope), data, parents=[])


def _few(session: Session, due: Due) -> list[tuple[int, str]]:
    if len(due.extra) <= MAX_EXTRA:
        return list(due.extra)
    # The last op of each run vouches for all below it in the run, so that the run has effect in any case.
    heads = {(run.last, run.head) for run in session.store.runs(due.log, due.upto)} & set(due.extra)
    others = [one for one in due.extra if one not in heads]
    return sorted({*sorted(heads)[:MAX_EXTRA], *others[: max(0, MAX_EXTRA - len(heads))]})
