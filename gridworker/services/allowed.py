"""What this profile may write, asked before it is written.

The fold decides what counts, on every machine alike. But somebody who types a page should hear at once that
his computer may not sign it, instead of days later from the office.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from gridworker.domain.area import begun
from gridworker.domain.ops import Header
from gridworker.domain.rights import PROOFS, WALKING
from gridworker.domain.time import MAX_INT
from gridworker.errors import UserError
from gridworker.services.duties import grids_on, small_rows, stand_ins
from gridworker.services.session import Session
from gridworker.storage import Intent

_NOTHING: Final = "没有写入任何内容。"


def refuse_forbidden(session: Session, intents: Iterable[Intent]) -> None:
    """Raise UserError `no_right`, `wrong_scope`, `duty_over` or `duty_ahead` for what would have no effect.

    Before an office is joined, and in a restored profile that waits for its certificate, nothing is refused.
    """
    who, rights = session.identity, session.authority
    if rights.empty or rights.certificate(who.device, who.inc) is None:
        return
    asked = {(one.kind, one.scope) for one in intents if one.kind not in PROOFS}
    for kind, scope in sorted(asked):
        header = {
            "kind": kind, "author": who.worker, "dev": who.device, "inc": who.inc, "scope": scope,
            "seq": MAX_INT,
        }  # fmt: skip
        verdict = rights.verdict(cast(Header, header))
        if verdict == "parked:no_right":
            hint = _NOTHING + "请由网格员或办公室来写。"
            raise UserError("no_right", "这台电脑的身份不能写这类记录。", hint)
        if verdict == "parked:wrong_scope":
            raise UserError(
                "wrong_scope", "这条记录不属于这台电脑负责的网格。", _NOTHING + "请交给负责那个网格的人。"
            )
    if who.role in WALKING:
        for scope in sorted({rights.canonical(scope) for _, scope in asked}):
            _refuse_out_of_time(session, scope)


def may_write(session: Session, kind: str, scope: str) -> bool:
    """Whether ops of a kind would have an effect in a scope: what is no use to begin is not offered."""
    try:
        refuse_forbidden(session, [Intent(kind, "", scope, {})])
    except UserError:
        return False
    return True


def _refuse_out_of_time(session: Session, scope: str) -> None:
    """What ended by the records and this laptop's calendar has ended, although a certificate still holds."""
    store, worker = session.store, session.identity.worker
    day = session.entropy.now().date().isoformat()
    grids = {row["id"]: row for row in small_rows(store, "grid") if row.get("scope") == scope}
    mine = grids_on(store, worker, day)
    if not grids or mine is None or set(grids) & set(mine):
        return
    duties = [row for row in stand_ins(store) if row.get("worker") == worker and row.get("grid") in grids]
    name = next(iter(grids.values())).get("name") or ""
    if not duties:
        raise UserError("wrong_scope", f"“{name}”现在不由您负责。", _NOTHING + "请交给负责那个网格的人。")
    if begun(duties[-1], day):
        said = f"在“{name}”的顶岗到 {duties[-1].get('until')} 为止。"
        raise UserError("duty_over", said, _NOTHING + "要延长请找办公室。")
    said = f"在“{name}”的顶岗从 {duties[-1].get('since')} 开始。"
    raise UserError("duty_ahead", said, _NOTHING + "到那天再写。")
