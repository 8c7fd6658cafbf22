"""What is asked about a profile before it is opened. Loads nothing: the first window waits for it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

KEY_FILE: Final = "keys.json"

DEMO_PASSPHRASE: Final = "云溪镇演示口令2026年用"
"""The passphrase of every demo profile; it protects nothing and is shown on the screen that asks for it."""


def profile_exists(folder: Path) -> bool:
    """Whether `folder` holds a profile (its key file is there)."""
    return (folder / KEY_FILE).is_file()
