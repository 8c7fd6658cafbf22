"""Devices of the office: who has one, how far each has got, when it was last heard."""

from __future__ import annotations

from typing import Any

from gridworker.errors import BugError
from gridworker.services.session import Session


def device_list(session: Session) -> list[dict[str, Any]]:
    """All devices with a certificate: `{device, inc, name, role, role_name, grid, grid_name, this,
    last_number, last_heard, missing, waiting, revoked}`. `waiting` counts ops an answer would bring.
    """
    raise BugError("not built yet")


def invite_list(session: Session) -> list[dict[str, Any]]:
    """Invites issued here: `{id, name, role, grid_name, at, used_by}`."""
    raise BugError("not built yet")
