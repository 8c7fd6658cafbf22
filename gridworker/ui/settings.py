"""What the window remembers: text size, folders, whose profiles were used here. Nothing about residents."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_config_path, user_data_path

from gridworker.ui.theme import TextSize

MOST_PROFILES = 12
IDLE_MINUTES = (3, 5, 10, 20, 30)
"""After how many minutes without a hand on it the screen may lock by itself."""


class KnownProfile(NamedTuple):
    """A profile that was opened on this machine, for the start screen: whose it is, and of which place."""

    folder: Path
    title: str
    demo: bool = False
    name: str = ""


@dataclass
class Settings:
    text_size: TextSize = TextSize.STANDARD
    contrast: bool = False
    language: str = "zh"
    idle_minutes: int = 10
    profiles: list[KnownProfile] = field(default_factory=list)
    last_out: Path | None = None
    last_in: Path | None = None

    @classmethod
    def read(cls, text: str) -> Settings:
        """Read the file's text; raises ValueError, KeyError, TypeError or AttributeError at anything else.

        By hand, because loading pydantic would take longer than all the rest before the first window.
        """
        held: dict[str, Any] = {**cls().plain(), **json.loads(text)}
        known = [
            KnownProfile(
                Path(one["folder"]), str(one["title"]), bool(one.get("demo", False)), str(one.get("name", ""))
            )
            for one in held["profiles"]
        ]
        last_out, last_in = (Path(held[name]) if held[name] else None for name in ("last_out", "last_in"))
        language = "en" if held["language"] == "en" else "zh"
        return cls(
            TextSize(held["text_size"]), bool(held["contrast"]), language, _minutes(held["idle_minutes"]),
            known, last_out, last_in,
        )  # fmt: skip

    def plain(self) -> dict[str, Any]:
        """The settings as JSON data."""
        return {
            "text_size": int(self.text_size),
            "contrast": self.contrast,
            "language": self.language,
            "idle_minutes": self.idle_minutes,
            "profiles": [
                {"folder": str(one.folder), "title": one.title, "demo": one.demo, "name": one.name}
                for one in self.profiles
            ],
            "last_out": str(self.last_out) if self.last_out else None,
            "last_in": str(self.last_in) if self.last_in else None,
        }

    def remember(self, folder: Path, title: str, demo: bool, name: str = "") -> None:
        """Put a profile first in the list of the start screen."""
        rest = [known for known in self.profiles if known.folder != folder]
        self.profiles = [KnownProfile(folder, title, demo, name), *rest][:MOST_PROFILES]


def _minutes(held: object) -> int:
    """A number that is offered; anything else (a file written by hand) is the usual one."""
    return held if isinstance(held, int) and held in IDLE_MINUTES else Settings.idle_minutes


class SettingsFile:
    """Settings in a JSON file; one that cannot be read or written only costs the habits, never the work."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_config_path("gridworker", appauthor=False) / "window.json"
        self._held = ""

    def load(self) -> Settings:
        try:
            self._held = self._path.read_text(encoding="utf-8")
            return Settings.read(self._held)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Settings()

    def save(self, settings: Settings) -> None:
        text = json.dumps(settings.plain(), ensure_ascii=False, indent=1)
        with contextlib.suppress(OSError):
            if text == self._held and self._path.exists():
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(".part")
            draft.write_text(text, encoding="utf-8")
            draft.replace(self._path)
            self._held = text


def own_profile() -> Path:
    """The folder of the person who is logged in, the same as the command line's."""
    return user_data_path("gridworker", appauthor=False)


def demo_folder() -> Path:
    return user_data_path("gridworker-demo", appauthor=False)
