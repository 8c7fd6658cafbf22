"""A demo office: everything real except the people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gridworker.errors import BugError
from gridworker.services.entropy import Progress

if TYPE_CHECKING:
    from gridworker.services.keyring import Kdf

DEMO_PASSPHRASE = "云溪镇演示口令2026年用"
SIZES = ("tiny", "small", "town")


@dataclass(frozen=True)
class DemoMade:
    """The profiles made: `DIR/office` and one per worker, all with the same passphrase."""

    office: Path
    office_name: str
    workers: list[Path]
    passphrase: str
    households: int
    visits: int
    demands: int


def make_demo(
    folder: Path,
    size: str = "tiny",
    seed: int = 7,
    progress: Progress | None = None,
    *,
    passphrase: str = DEMO_PASSPHRASE,
    kdf: Kdf | None = None,
) -> DemoMade:
    """Found a demo office in `folder/office`, enrol one profile per worker through real files, and merge
    their visits through real bundles, except those of the last weeks, which wait for an export.

    The same seed gives the same ops and digests. Raises UserError: `bad_size`, `folder_not_empty`.
    """
    raise BugError("not built yet")
