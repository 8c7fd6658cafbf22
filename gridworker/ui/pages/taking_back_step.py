"""收回: what an office may do when the PC that has a demand in hand is gone. No step; offered like one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from gridworker.domain.fields import FieldSpec
from gridworker.services.acting import Offer
from gridworker.services.changes import Changes
from gridworker.services.session import Session

TAKE_BACK: Final = "take_back"


def _tr(text: str) -> str:
    return QCoreApplication.translate("step_verbs", text)


def offer_of(session: Session, page: dict[str, Any]) -> list[Offer]:
    """收回, where another PC has the demand in hand and this one may take it back."""
    holder = str(page.get("holder") or "")
    if not holder or holder == session.identity.device:
        return []
    from gridworker.services import taking_back  # hardly ever needed

    if not taking_back.offered(session, page["id"], holder):
        return []
    why = FieldSpec("reason", _tr("为什么收回"), "long", required=True)
    return [Offer(TAKE_BACK, _tr("收回"), (why,), True, "", False)]


def take_back(session: Session, demand: str, reason: str) -> Changes:
    """Take the demand back. Raises as `taking_back.take_back`."""
    from gridworker.services import taking_back  # hardly ever needed

    return taking_back.take_back(session, demand, reason).changes
