"""What is asked about a profile before it is opened. Loads nothing: the first window waits for it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gridworker.lasting import take_name

KEY_FILE: Final = "keys.json"

DEMO_PASSPHRASE: Final = "云溪镇演示口令2026年用"
"""The passphrase of every demo profile; it protects nothing and is shown on the screen that asks for it."""


def profile_exists(folder: Path) -> bool:
    """Whether `folder` holds a profile (its key file is there).

    A restore that was cut off between setting the old profile aside and putting the new one in is ended here.
    """
    return (folder / KEY_FILE).is_file() or _restore_ended(folder)


def begun_of(folder: Path) -> Path:
    """Where a restore into `folder` builds the profile: not whole yet."""
    return folder.with_name(f"{folder.name}.restoring")


def ready_of(folder: Path) -> Path:
    """Where the restored profile waits, whole, for the moment in which it takes the place of `folder`."""
    return folder.with_name(f"{folder.name}.restored")


def _restore_ended(folder: Path) -> bool:
    ready = ready_of(folder)
    if not (ready / KEY_FILE).is_file():
        return False
    try:
        if folder.exists():
            folder.rmdir()  # only an empty one goes
        take_name(ready, folder)
    except OSError:
        return (folder / KEY_FILE).is_file()
    return True
