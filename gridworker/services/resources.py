"""What ships with the program as data: words, calendars, the guide. Read once, checked, then shared.

The parser and the schemas load when a file is first read: a window must stand before most of this is asked.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gridworker.domain.vocab import Vocab

if TYPE_CHECKING:
    from gridworker.domain.guide import Guide
    from gridworker.domain.vague import VagueWords
    from gridworker.domain.workdays import Calendar, CalendarYear


@cache
def load_vocab() -> Vocab:
    """Return the vocabulary that ships with the program."""
    return Vocab.build(_yaml("vocab", "vocab.yaml"))


@cache
def load_sentences() -> tuple[dict[str, str], dict[str, str]]:
    """Return (Chinese sentence or template -> English, error code -> English where the words vary)."""
    from gridworker.domain.resource import BadResource

    content = _yaml("i18n", "sentences.en.yaml")
    tables = [content.get(name) for name in ("sentences", "codes")]
    flat = [part for table in tables if isinstance(table, dict) for pair in table.items() for part in pair]
    if content.get("schema") != "gridworker.sentences/1" or not all(isinstance(one, str) for one in flat):
        raise BadResource("bad_resource", "英文句子文件有错。", "请换回本程序自带的文件。")
    return dict(tables[0] or {}), dict(tables[1] or {})


@cache
def load_vague() -> VagueWords:
    """Return the list of words that say little."""
    from gridworker.domain.vague import VagueWords

    return VagueWords.build(_yaml("vocab", "vague_words.yaml"))


@cache
def load_guide() -> Guide:
    """Return the sample guide (every entry unverified)."""
    from gridworker.domain.guide import Guide

    return Guide.build(_yaml("guide", "service_items.yaml"), load_vocab())


@cache
def load_calendar_years() -> tuple[CalendarYear, ...]:
    """Return the years of the working-day calendar that ship with the program, oldest first."""
    from gridworker.domain.workdays import read_years

    folder = files("gridworker.resources") / "calendar"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    return tuple(read_years(json.loads((folder / name).read_text(encoding="utf-8")) for name in names))


@cache
def load_calendar() -> Calendar:
    """Return the working days of all years that ship with the program."""
    from gridworker.domain.workdays import Calendar

    return Calendar(load_calendar_years())


def _yaml(folder: str, name: str) -> dict[str, Any]:
    import yaml

    # The compiled loader reads the same language about ten times faster; not every wheel has it.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("gridworker.resources") / folder / name).read_text(encoding="utf-8")
    content = yaml.load(text, Loader=loader)  # both choices are safe loaders
    return content if isinstance(content, dict) else {}
