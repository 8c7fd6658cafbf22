"""Reports as files: the visit ledger (走访台账)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridworker.errors import BugError
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.session import Session


@dataclass(frozen=True)
class LedgerMade:
    """A ledger file: `rows` visits from `date_from` to `date_to` (ISO, empty without rows)."""

    path: Path
    rows: int
    date_from: str
    date_to: str


def visits_ledger(
    session: Session,
    out: Path,
    query: Any = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> LedgerMade:
    """Write the visit ledger as XLSX, names masked.

    Raises UserError `read_only`, `disk_full`, `no_folder`.
    """
    raise BugError("not built yet")
