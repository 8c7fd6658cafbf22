"""What the window remembers about itself: text size, profiles used, folders. Nothing about people."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ValidationError

from gridworker.ui.theme import TextSize


class KnownProfile(BaseModel):
    """A profile that was opened on this machine, for the start screen."""

    folder: Path
    title: str
    demo: bool = False


class Settings(BaseModel):
    text_size: TextSize = TextSize.STANDARD
    contrast: bool = False
    profiles: list[KnownProfile] = []
    last_out: Path | None = None
    last_in: Path | None = None

    def remember(self, folder: Path, title: str, demo: bool) -> None:
        """Put a profile first in the list of the start screen."""
        rest = [known for known in self.profiles if known.folder != folder]
        self.profiles = [KnownProfile(folder=folder, title=title, demo=demo), *rest][:8]


class SettingsFile:
    """Settings in a JSON file; one that cannot be read or written only costs the habits, never the work."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_config_path("gridworker", appauthor=False) / "window.json"

    def load(self) -> Settings:
        try:
            return Settings.model_validate_json(self._path.read_text(encoding="utf-8"))
        except (OSError, ValidationError, ValueError):
            return Settings()

    def save(self, settings: Settings) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(".part")
            draft.write_text(
                json.dumps(settings.model_dump(mode="json"), ensure_ascii=False, indent=1), encoding="utf-8"
            )
            draft.replace(self._path)


def own_profile() -> Path:
    """The folder of the person who is logged in, the same as the command line's."""
    return user_data_path("gridworker", appauthor=False)


def demo_folder() -> Path:
    return user_data_path("gridworker-demo", appauthor=False)
