"""A profile that is open: its store, its keys, and who works with it.

A profile is a folder: `store.db` (encrypted), `keys.json` (wrapped keys), `place.json` (where the folder was
last used) and a lock. One process has it open at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from gridworker.domain.time import Entropy
from gridworker.errors import BugError

if TYPE_CHECKING:
    from gridworker.services.keyring import Kdf


@dataclass(frozen=True)
class Identity:
    """Who writes with this profile, and for which office.

    `role`, `office` and `grid` are None until the office's certificate is here. `grid` is the record id of
    the (first) grid of a worker; an office PC has none. `scope` is where this profile writes what belongs to
    its grid: its home scope (which the certificate adopts), also before any office is known.
    """

    device: str
    inc: str
    worker: str
    name: str
    role: str | None
    office: str | None
    office_name: str
    demo: bool
    home_scope: str
    grid: str | None
    grid_name: str
    grid_scope: str | None

    @property
    def is_office(self) -> bool:
        """Whether this is a PC of the village, town or county office."""
        return self.role in {"village", "town", "county"}

    @property
    def may_receipt(self) -> bool:
        """Whether receipts, undo and answers may be written here (town or county)."""
        return self.role in {"town", "county"}


class Session:
    """An open profile. Close it (or use it as a context manager) to give the lock back.

    Attributes: `dir` (Path), `store` (storage.Store), `keys` (sync DeviceKeys), `office_keys` (OfficeKeys or
    None: only the PC that founded the office has them), `identity`, `entropy`, `vocab` (domain Vocab).
    """

    dir: Path
    store: Any
    keys: Any
    office_keys: Any
    identity: Identity
    entropy: Entropy
    vocab: Any

    def close(self) -> None:
        """Close the store and give the lock back; a second call does nothing."""
        raise BugError("not built yet")

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def profile_exists(folder: Path) -> bool:
    """Whether `folder` holds a profile (its key file is there)."""
    return (folder / "keys.json").is_file()


def create_profile(
    folder: Path, passphrase: str, *, entropy: Entropy | None = None, kdf: Kdf | None = None
) -> Session:
    """Make a new profile in `folder` (made if missing) and open it.

    Raises UserError: `weak_passphrase`, `profile_exists`, `network_share`, `read_only`, `disk_full`.
    """
    raise BugError("not built yet")


def open_profile(
    folder: Path,
    passphrase: str,
    *,
    entropy: Entropy | None = None,
    stage: Callable[[str], None] | None = None,
) -> Session:
    """Open the profile in `folder`; a copied or restored one gets a new incarnation.

    `stage` hears what is going on (`keys`, `store`) for a start screen. Raises UserError: `no_profile`,
    `wrong_passphrase`, `profile_in_use`, `network_share`, `newer_store`, `damaged_store`, `damaged_keys`.
    """
    raise BugError("not built yet")
