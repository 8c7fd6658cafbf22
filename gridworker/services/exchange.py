"""Bundles out and in: export, inspect, merge, answer, delivery. The work is in `outgoing`, `incoming`,
`receipts` and `delivery`; this is their one door.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridworker.errors import BugError, UserError
from gridworker.services.changes import Changes
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.session import Session


@dataclass(frozen=True)
class Exported:
    """One bundle file written, read back and verified. Dates are ISO texts, empty without visits."""

    path: Path
    ops: int
    visits: int
    demands: int
    date_from: str
    date_to: str
    check: str
    """16 digits in 4 groups, to compare by telephone."""
    device: str = ""
    """Whom an answer is for."""
    name: str = ""


@dataclass(frozen=True)
class Outgoing:
    """What an export would take along now."""

    ops: int
    visits: int
    demands: int
    date_from: str
    date_to: str


@dataclass(frozen=True)
class Missing:
    """Numbers of a log that are not here although later ones are."""

    device: str
    scope: str
    first: int
    last: int
    name: str = ""


@dataclass(frozen=True)
class Inspection:
    """A bundle looked at; nothing was changed. `merged_at` is set when this very bundle is in already."""

    path: Path
    purpose: str
    office: str
    device: str
    name: str
    role: str
    grid_name: str
    seq: int
    at: str
    check: str
    ops: int
    new: int
    already: int
    conflicts: int
    parked: int
    waiting: int
    set_aside: int
    forks: int
    by_kind: dict[str, int]
    visits: int
    demands: int
    date_from: str
    date_to: str
    missing: list[Missing]
    merged_at: str | None = None
    batch: str | None = None


@dataclass(frozen=True)
class FileMerged:
    """One file of a call. `batch` is what `undo_merge` takes, None when nothing was new."""

    path: Path
    name: str
    device: str
    purpose: str
    batch: str | None
    merged_ops: int
    already: int
    conflicts: int
    parked: int
    set_aside: int
    inspection: Inspection | None = None


@dataclass(frozen=True)
class Refused:
    """A file that did not go in, and why; the others did."""

    path: Path
    error: UserError


@dataclass(frozen=True)
class MergeSummary:
    """The whole call. `missing` is what is missing now, in all logs that these files touched."""

    files: list[FileMerged]
    merged_ops: int
    already: int
    conflicts: int
    parked: int
    set_aside: int
    missing: list[Missing]
    refused: list[Refused]
    preview: bool = False
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class LogDelivery:
    """How far one log of this device has got; numbers count from 1, 0 is none.

    States: `draft` 草稿 (above `packed`), `packed` 已入包, `sent` 已送出 (read back from another disk),
    `merged` 已合并 (a receipt of the office is here).
    """

    scope: str
    inc: str
    written: int
    packed: int
    sent: int
    merged: int
    extra: list[int]
    kept: int
    last_receipt: str


@dataclass(frozen=True)
class Delivery:
    """All logs of this device and how many records wait in each state."""

    logs: list[LogDelivery]
    draft: int
    packed: int
    sent: int
    merged: int
    returned: list[dict[str, Any]]
    """What the office told back as not taken: `{hash, code, sentence, kind, id}`."""


def outgoing(session: Session) -> Outgoing:
    """What the next export will take along. Raises UserError `not_enrolled`."""
    raise BugError("not built yet")


def export_report(
    session: Session, to_dir: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> list[Exported]:
    """Write what the office does not have yet into one file (a PC: a peer bundle for the other PCs).

    An empty list means that there is nothing to take. Nothing counts as delivered by this. Raises UserError:
    `not_enrolled`, `read_only`, `disk_full`, `no_folder`, `cancelled`.
    """
    raise BugError("not built yet")


def inspect_bundle(session: Session, path: Path) -> Inspection:
    """Open, verify and preview a bundle without changing anything. Raises BundleError."""
    raise BugError("not built yet")


def merge_bundles(
    session: Session,
    paths: Sequence[Path],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    preview: bool = False,
) -> MergeSummary:
    """Merge bundles, each in one commit with its receipts; refused files are named and change nothing.

    With `preview` nothing is changed and the numbers say what a merge would do. `cancel` stops between and
    inside files: what was committed stays, and UserError `cancelled` is raised when nothing was.
    """
    raise BugError("not built yet")


def answer(
    session: Session,
    devices: Sequence[str] | None,
    to_dir: Path,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> list[Exported]:
    """Write answer files: for the devices named, or (None) for all that something waits for.

    Raises UserError: `not_office`, `no_device`, `read_only`, `disk_full`.
    """
    raise BugError("not built yet")


def delivery(session: Session) -> Delivery:
    """How far one's own records have got."""
    raise BugError("not built yet")


def gap_list(session: Session) -> list[Missing]:
    """All numbers missing in the logs held here."""
    raise BugError("not built yet")
