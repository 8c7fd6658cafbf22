"""Founding an office and letting devices in: invite, request, 24 digits, certificate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridworker.errors import BugError
from gridworker.services.changes import Changes
from gridworker.services.session import Session


@dataclass(frozen=True)
class Founded:
    """A new office: `office` is its id, `code` its area code."""

    office: str
    name: str
    code: str
    changes: Changes


@dataclass(frozen=True)
class InviteIssued:
    """An invite file (`.gwi`) and its one-time id."""

    path: Path
    id: str
    name: str
    role: str
    grid: str | None


@dataclass(frozen=True)
class RequestInfo:
    """What a request file says. The digits are *not* given: the clerk types what the laptop shows."""

    path: Path
    invite: str
    name: str
    role: str
    grid: str | None
    grid_name: str
    device: str
    known: bool
    """Whether the invite in it was issued here and is not used by another device."""


@dataclass(frozen=True)
class Certified:
    """The answer file that makes a device a member of the office."""

    path: Path
    device: str
    name: str
    role: str
    grid: str | None
    check: str
    changes: Changes


def found_office(session: Session, name: str, code: str, clerk: str, *, demo: bool = False) -> Founded:
    """Found an office on this PC: office keys, trust document 1, this PC's certificate (role town).

    `code` is 6 to 15 digits or empty. Raises UserError: `has_office`, `bad_name`, `bad_code`.
    """
    raise BugError("not built yet")


def issue_invite(session: Session, name: str, role: str, grid: str | None, out_dir: Path) -> InviteIssued:
    """Write an invite for a person. `grid` is a grid's id, code or name; needed unless the role is an
    office's.

    Raises UserError: `not_office`, `no_office_keys`, `bad_name`, `bad_role`, `no_grid`, `grid_needed`,
    and what writing a file can raise.
    """
    raise BugError("not built yet")


def read_request(session: Session, path: Path) -> RequestInfo:
    """Open a request file and say who asks; changes nothing.

    Raises BundleError, UserError `unknown_invite`.
    """
    raise BugError("not built yet")


def certify(session: Session, request_path: Path, digits: str, out_dir: Path) -> Certified:
    """Compare the digits read out by the worker and, if they agree, issue the certificate and its file.

    `digits` may hold spaces and full-width digits. The same request may be certified again (a lost stick):
    the same certificate is sent. Raises UserError: `wrong_digits`, `unknown_invite`, `invite_used`,
    `not_office`, `no_office_keys`.
    """
    raise BugError("not built yet")
