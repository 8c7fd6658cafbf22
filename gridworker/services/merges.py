"""Merges that were done, and taking one back: an `exclude` op, which can be taken back as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


@dataclass(frozen=True)
class UndoPreview:
    """What undoing a merge would switch off; `acted_on` counts office acts built on it (已据此办理)."""

    batch: str
    ops: int
    visits: int
    demands: int
    households: int
    acted_on: int


@dataclass(frozen=True)
class Undone:
    """An undo or a restore that was written."""

    batch: str
    ops: int
    acted_on: int
    changes: Changes


def merge_list(session: Session) -> list[dict[str, Any]]:
    """Merges, newest first: `{id, at, name, device, purpose, ops, state}`; state is `merged` or `undone`."""
    raise BugError("not built yet")


def undo_preview(session: Session, batch: str) -> UndoPreview:
    """Say what `undo_merge` would do. Raises UserError `no_merge`."""
    raise BugError("not built yet")


def undo_merge(session: Session, batch: str, reason: str = "") -> Undone:
    """Switch off what one merge brought (已收到，未采用): one `exclude` per scope.

    Raises UserError: `not_office`, `no_merge`, `already_undone`, `nothing_to_undo`.
    """
    raise BugError("not built yet")


def restore_merge(session: Session, batch: str) -> Undone:
    """Take an undo back. Raises UserError: `not_office`, `no_merge`, `not_undone`."""
    raise BugError("not built yet")


def fork_list(session: Session) -> list[dict[str, Any]]:
    """Forked logs (one number, two ops), for a person to decide:
    `{device, inc, scope, name, seq, branches: [{head, last, ops, stands}]}`.
    """
    raise BugError("not built yet")


def let_in(session: Session, device: str, inc: str, scope: str, head: str) -> Changes:
    """Let a branch of a fork stand, by a receipt that names its head.

    Raises UserError `not_office`, `no_fork`.
    """
    raise BugError("not built yet")
