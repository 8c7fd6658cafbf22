"""Where a new profile goes."""

from __future__ import annotations

from pathlib import Path

from gridworker.services.session import profile_exists
from gridworker.ui.settings import own_profile


def free_folder(asked: Path | None = None) -> Path:
    """The folder asked for if it holds nothing, else the login's own one, or the next one beside it."""
    if asked is not None and not (asked.exists() and any(asked.iterdir())):
        return asked
    own = own_profile()
    number = 1
    folder = own
    while profile_exists(folder):
        number += 1
        folder = own.with_name(f"{own.name}-{number}")
    return folder
