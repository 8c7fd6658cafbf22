"""Villages and grids: the office's map of who looks after what."""

from __future__ import annotations

from typing import Any

from gridworker.errors import BugError
from gridworker.services.session import Session


def add_unit(
    session: Session, name: str, *, level: str = "VILLAGE", code: str = "", parent: str | None = None
) -> str:
    """Add a unit (level of `vocab.yaml`: VILLAGE, TOWN, COUNTY) and return its id.

    Raises UserError: `not_office`, `bad_name`, `bad_code`, `bad_level`.
    """
    raise BugError("not built yet")


def add_grid(session: Session, code: str, name: str, unit: str | None = None) -> str:
    """Add a grid with a scope of its own and return its id. `unit` is a unit's id, code or name.

    Raises UserError: `not_office`, `bad_name`, `code_taken`, `no_unit`.
    """
    raise BugError("not built yet")


def grids(session: Session) -> list[dict[str, Any]]:
    """All grids by code: `{id, code, name, unit, unit_name, scope, households, workers: [names]}`."""
    raise BugError("not built yet")


def units(session: Session) -> list[dict[str, Any]]:
    """All units by code: `{id, name, level, code, parent}`."""
    raise BugError("not built yet")


def find_grid(session: Session, text: str) -> dict[str, Any]:
    """The one grid with this id, code or name. Raises UserError `no_grid`, `many_grids`."""
    raise BugError("not built yet")
