"""Where a new profile goes."""

from __future__ import annotations

from pathlib import Path

from gridworker.services.session import profile_exists
from gridworker.ui.settings import own_profile


def free_folder() -> Path:
    """The login's own folder, or the next one beside it that holds no profile yet."""
    own = own_profile()
    number = 1
    folder = own
    while profile_exists(folder):
        number += 1
        folder = own.with_name(f"{own.name}-{number}")
    return folder
