"""Where things are written, and the one way in which verbs write.

What belongs to a grid goes into the grid's scope: a laptop writes in its home scope, which its certificate
adopts as its grid's, and directly in the scope of a second grid. The office writes in the grid's scope.
What belongs to no grid goes into the office's own scope, and what every laptop needs into `common`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.ops import Op
from gridworker.domain.records import BadRecord, check_codes, validate
from gridworker.domain.trust import TrustDoc
from gridworker.errors import UserError
from gridworker.services.allowed import refuse_forbidden
from gridworker.services.changes import Changes
from gridworker.services.my_grids import first_grid
from gridworker.services.session import Session
from gridworker.storage import Intent

OFFICE_ONLY = "这一步只有镇（街道）办公室的电脑能做。"


def need_office(session: Session) -> None:
    """Raise UserError `not_office` unless this PC holds everything of the office and may write for it."""
    if not session.identity.is_peer:
        raise UserError("not_office", OFFICE_ONLY, "请到办公室的电脑上操作。")


def trust(session: Session) -> TrustDoc:
    """The newest trust document held. Raises UserError `not_enrolled`."""
    rights = session.authority
    found = rights.docs.get(rights.version) if session.identity.office else None
    if found is None:
        raise UserError("not_enrolled", "这台电脑还没有加入办公室。", "请先用办公室给的邀请申请加入。")
    return found


def common_scope(session: Session) -> str:
    """The scope that all laptops of the office hold."""
    return trust(session).common


def grid_place(session: Session, grid: str | None) -> str:
    """The scope in which this profile writes what belongs to `grid` (a record id; None: to no grid).

    A laptop's home scope stands for the grid that it was adopted for; that may be another one than the grid
    it looks after today. Raises UserError `grid_needed` for a village office, `no_grid`.
    """
    who = session.identity
    if who.is_office:
        if grid is not None:
            return _scope_of(session, grid)
        if not who.may_receipt:
            raise UserError("grid_needed", "还没有选网格。", "请说明这件事在哪个网格。")
        return trust(session).office_scope
    grid = grid or first_grid(session)
    if grid is None or grid == who.home_scope:
        return who.home_scope
    scope = _scope_of(session, grid)
    return who.home_scope if session.authority.canonical(who.home_scope) == scope else scope


def record_place(session: Session, row: dict[str, Any]) -> str:
    """The scope in which this profile writes about a record that exists: where the record lives.

    On a laptop that is its home scope when the record's scope is the grid's that it was adopted for.
    """
    who = session.identity
    scope: str = row["in_scope"]
    if not who.is_office and session.authority.canonical(who.home_scope) == scope:
        return who.home_scope
    return scope


def _scope_of(session: Session, grid: str) -> str:
    row = session.store.get("grid", grid)
    if row is None or not row.get("scope"):
        raise UserError("no_grid", "没有这个网格。", "请核对网格编号，或先添加网格。")
    return str(row["scope"])


def new_record(
    session: Session, kind: str, scope: str, fields: dict[str, Any], *, rec: str | None = None
) -> Intent:
    """An intent that creates a record, checked as records and codes are at entry. Raises BadRecord."""
    check_entry(session, kind, fields, partial=False)
    return Intent(kind=kind, rec=rec or fresh_id(session.entropy), scope=scope, data=fields)


def check_entry(session: Session, kind: str, fields: dict[str, Any], *, partial: bool) -> None:
    """Raise BadRecord for fields that a record cannot hold or codes that this vocabulary lacks."""
    validate(kind, fields, partial=partial)
    check_codes(kind, fields, session.vocab)


def write(session: Session, intents: Sequence[Intent]) -> list[Op]:
    """Write everything in one commit, in this order, and carry what another level must have of it.

    Raises UserError `no_right`, `wrong_scope`, `duty_over`, `duty_ahead` when this profile may not.
    """
    refuse_forbidden(session, intents)
    if not session.identity.is_peer or not any(map(_may_travel, intents)):
        return session.store.write(intents, who=session.writer, entropy=session.entropy)
    from gridworker.services.carrying import follow  # most writing concerns no other level

    with session.store.atomic():
        ops = session.store.write(intents, who=session.writer, entropy=session.entropy)
        follow(session, ops)
    return ops


def _may_travel(intent: Intent) -> bool:
    """Whether an op may concern a record that is lent to another level, which then must hear of it."""
    return "." in intent.kind or intent.kind in ("exclude", "restore", "attachment")


def changed(ops: Iterable[Op], *words: str) -> Changes:
    """The records that these ops are about (`demand` for its events)."""
    ids: dict[str, list[str]] = {}
    for op in ops:
        ids.setdefault(op.kind.partition(".")[0], []).append(op.rec)
    return Changes.of(ids, *words)


__all__ = [
    "BadRecord", "changed", "check_entry", "common_scope", "grid_place", "need_office", "new_record",
    "record_place", "trust", "write",
]  # fmt: skip
