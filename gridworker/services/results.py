"""What the verbs of exchange return: files written, files looked at, files merged, how far one has got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridworker.domain.kinds import STEPS_TAKEN
from gridworker.domain.ops import LogKey
from gridworker.errors import UserError
from gridworker.services.changes import Changes


def steps_among(by_kind: Mapping[str, int]) -> int:
    """How many of the ops counted by kind are steps of demands, besides their first."""
    return sum(n for kind, n in by_kind.items() if kind in STEPS_TAKEN)


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
    corrections: int = 0
    attachments: int = 0
    """Pictures and files in it."""
    part: int = 1
    """Which of `parts` files this is: attachments that do not fit into one travel in several."""
    parts: int = 1
    size: int = 0
    """Bytes of the file."""
    households: int = 0
    persons: int = 0
    promises: int = 0
    aid: int = 0
    """Teams, their members, requests for help and pairings."""
    meetings: int = 0
    steps: int = 0
    """Steps of demands, besides their first."""


@dataclass(frozen=True)
class Outgoing:
    """What an export would take along now.

    `gives_back`: a grid that is no longer this laptop's is handed back with the next file, even an empty one.
    `owed`: a file is owed, new or not, because this laptop (`here`) or the office's PC (`office`) was put
    back from a backup; else empty.
    """

    ops: int
    visits: int
    demands: int
    date_from: str
    date_to: str
    gives_back: bool = False
    corrections: int = 0
    households: int = 0
    promises: int = 0
    persons: int = 0
    attachments: int = 0
    """Those whose bytes the office has not got."""
    attachment_bytes: int = 0
    parts: int = 1
    """How many files will be written."""
    lacking: int = 0
    """Attachments whose bytes have not come, and that no file has asked for yet."""
    owed: str = ""
    steps: int = 0
    """Steps of demands, besides their first."""
    aid: int = 0
    """Teams, their members, requests for help and pairings."""
    meetings: int = 0


@dataclass(frozen=True)
class Acknowledged:
    """What of this device's own writing the office says for the first time that it has."""

    visits: int = 0
    demands: int = 0
    households: int = 0
    promises: int = 0
    corrections: int = 0
    steps: int = 0
    """Steps of demands, besides their first."""
    again: int = 0
    """Ops that the office had, and asks for again: it was put back from a backup that does not hold them."""


@dataclass(frozen=True)
class Missing:
    """Numbers of a log that are not here although later ones are."""

    device: str
    scope: str
    first: int
    last: int
    inc: str = ""
    name: str = ""


@dataclass(frozen=True)
class Inspection:
    """A bundle looked at; nothing was changed. `merged_at` is set when this very bundle is in already.

    `corrections`: of the new ops, those that change a record of before.
    """

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
    corrections: int = 0
    attachments: int = 0
    """Pictures and files in it."""
    part: int = 1
    parts: int = 1

    @property
    def steps(self) -> int:
        """Of the new ops, steps of demands."""
        return steps_among(self.by_kind)


@dataclass(frozen=True)
class FileMerged:
    """One file of a call. `batch` is what `undo_merge` takes, None when nothing was new."""

    path: Path
    name: str
    device: str
    purpose: str
    batch: str | None
    check: str
    logs: frozenset[LogKey]
    merged_ops: int
    already: int
    conflicts: int
    parked: int
    set_aside: int
    inspection: Inspection | None = None
    corrections: int = 0
    attachments: int = 0
    """Those that came with it and were not here (in a preview: all in it)."""

    @property
    def new(self) -> bool:
        """Whether it brought anything."""
        return bool(self.merged_ops or self.attachments)


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
    corrections: int = 0
    attachments: int = 0
    removed: int = 0
    """Texts that these files took away here, because a resident asked for it."""
    acknowledged: Acknowledged = field(default_factory=Acknowledged)
    not_taken: list[dict[str, Any]] = field(default_factory=list)
    """Steps that are not taken since (未采纳), also such as were here before; rows of `not_taken_list`."""
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
