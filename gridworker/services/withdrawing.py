"""Withdrawing a record into the bin, and putting it back: ops like any other, which travel with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.demand import FINAL
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.correction import CORRECTABLE, find, reason_of
from gridworker.services.session import Session
from gridworker.services.writing import changed, record_place, write
from gridworker.storage import Intent

BACK: Final = "从回收站恢复"
"""The reason of who gives none: taking something back needs no excuse."""


@dataclass(frozen=True)
class Moved:
    """One record that went into the bin or came out of it.

    `counts` is false for a demand that another PC of the office has in hand: it is written and waits for it.
    """

    kind: str
    id: str
    counts: bool
    changes: Changes


def withdraw(session: Session, record: str, reason: str) -> Moved:
    """Withdraw a record of `CORRECTABLE`, an attachment, an open demand: no list or figure has it then.

    Its text stays readable and it can be put back. Raises UserError `no_record`, `no_withdrawal` (another
    kind, or a demand that is done), `reason_missing`, `already_withdrawn`, `id_number`, `bank_card`,
    `no_right`.
    """
    kind, row = _known(session, record)
    why = reason_of(reason)
    if _withdrawn(kind, row):
        raise UserError("already_withdrawn", "这一条已经在回收站里。", "要用就恢复它。")
    if kind == "demand" and row["state"] in FINAL:
        raise UserError("no_withdrawal", "这件诉求已经了结，不能撤回。", "写错了字可以更正。")
    return _move(session, kind, row, away=True, why=why)


def put_back(session: Session, record: str, reason: str = "") -> Moved:
    """Put a withdrawn record back where it was. Raises UserError `no_record`, `not_withdrawn`, `no_right`."""
    kind, row = _known(session, record)
    if not _withdrawn(kind, row):
        raise UserError("not_withdrawn", "这一条没有撤下，不用恢复。", "列表里就能看到它。")
    why = reason_of(reason) if clean_text(reason) else BACK
    return _move(session, kind, row, away=False, why=why)


def _known(session: Session, record: str) -> tuple[str, dict[str, Any]]:
    kind, row = find(session, record)
    if kind not in CORRECTABLE and kind != "attachment":
        raise UserError("no_withdrawal", "这一类资料不进回收站。", "请到“网格和人”里写上结束的日期。")
    return kind, row


def _withdrawn(kind: str, row: dict[str, Any]) -> bool:
    return bool(row["state"] == "withdrawn" if kind == "demand" else row.get("withdrawn"))


def _move(session: Session, kind: str, row: dict[str, Any], *, away: bool, why: str) -> Moved:
    data: dict[str, Any]
    op, data = kind, {"withdrawn": away, "reason": why}
    if kind == "attachment":
        del data["reason"]  # what it is of says why, if anybody does
    if kind == "demand":
        op, data = ("demand.withdraw" if away else "demand.put_back"), {"reason": why}
    ops = write(session, [Intent(op, row["id"], record_place(session, row), data)])
    now = session.store.get(kind, row["id"]) or {}
    counts = bool(now) and _withdrawn(kind, now) == away
    return Moved(kind, row["id"], counts, changed(ops))
