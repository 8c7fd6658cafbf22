"""What ships with the program as data: words, calendars, the guide. Read once, checked, then shared."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gridworker.domain.guide import Guide
from gridworker.domain.vague import VagueWords
from gridworker.domain.vocab import Vocab
from gridworker.domain.workdays import Calendar

# The compiled loader reads the same language about ten times faster; not every wheel has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_vocab() -> Vocab:
    """Return the vocabulary that ships with the program."""
    return Vocab.build(_yaml("vocab", "vocab.yaml"))


@cache
def load_vague() -> VagueWords:
    """Return the list of words that say little."""
    return VagueWords.build(_yaml("vocab", "vague_words.yaml"))


@cache
def load_guide() -> Guide:
    """Return the sample guide (every entry unverified)."""
    return Guide.build(_yaml("guide", "service_items.yaml"), load_vocab())


@cache
def load_calendar() -> Calendar:
    """Return the working days of all years that ship with the program."""
    folder = files("gridworker.resources") / "calendar"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    return Calendar.build(json.loads((folder / name).read_text(encoding="utf-8")) for name in names)


def _yaml(folder: str, name: str) -> dict[str, Any]:
    text = (files("gridworker.resources") / folder / name).read_text(encoding="utf-8")
    content = yaml.load(text, Loader=_Loader)  # both choices are safe loaders
    return content if isinstance(content, dict) else {}
