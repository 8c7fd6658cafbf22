"""Joining an office from a laptop: request by an invite, accept the office's answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


@dataclass(frozen=True)
class InviteInfo:
    """What an invite says before one joins."""

    office: str
    office_name: str
    name: str
    role: str
    grid_name: str
    demo: bool


@dataclass(frozen=True)
class Requested:
    """The request file and the 24 digits to read out (`1234 5678 ...`, 6 groups)."""

    path: Path
    digits: str
    office_name: str
    name: str
    role: str
    grid_name: str


@dataclass(frozen=True)
class Accepted:
    """The office let this profile in."""

    office: str
    office_name: str
    grid: str | None
    grid_name: str
    name: str
    role: str
    households: int
    changes: Changes


def read_invite(path: Path) -> InviteInfo:
    """Say what an invite file offers. Raises BundleError (`bad_invite`)."""
    raise BugError("not built yet")


def request_enrolment(session: Session, invite_path: Path, out_dir: Path) -> Requested:
    """Write the request for an invite. Asking again with the same invite shows the same digits.

    Raises UserError: `has_office`, `bad_invite`, `demo_mismatch`, and what writing a file can raise.
    """
    raise BugError("not built yet")


def accept_enrolment(session: Session, path: Path) -> Accepted:
    """Take in the office's answer: the certificate, the common records and the grid's.

    Raises BundleError; UserError: `no_request` (nothing was asked), `not_for_this_device`.
    """
    raise BugError("not built yet")
