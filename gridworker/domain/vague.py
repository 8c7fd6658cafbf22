"""Gentle questions about words that say little where a reader needs to know much.

Only the fields named in the word file are looked at, never the diary text. A hint never blocks, is shown one
at a time and is counted nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gridworker.domain.resource import refuse

_Word = Annotated[str, Field(min_length=2, max_length=12)]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    group: Annotated[str, Field(pattern=r"^[a-z_]{2,20}$")]
    ask: Annotated[str, Field(min_length=4, max_length=40)]
    words: Annotated[tuple[_Word, ...], Field(min_length=1)]
    except_: Annotated[tuple[_Word, ...], Field(alias="except")] = ()
    min_hits: Annotated[int, Field(ge=1, le=20)] = 1


class _Policy(BaseModel):
    """The promises to the worker; a file that breaks one is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    blocking: Literal[False]
    max_hints_shown: Literal[1]
    remember_dismissed: Literal[True]
    counted_in_reports: Literal[False]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Annotated[Literal["gridworker.vague/1"], Field(alias="schema")]
    fields: tuple[str, ...]
    rules: tuple[_Rule, ...]
    policy: _Policy


@dataclass(frozen=True, slots=True)
class Hint:
    """One question about one word; `group` is what a person dismisses."""

    group: str
    word: str
    ask: str


class VagueWords:
    """The word list of an office."""

    def __init__(self, file: _File) -> None:
        self._fields = frozenset(file.fields)
        self._rules = [(rule, _pattern(rule)) for rule in file.rules]

    @classmethod
    def build(cls, content: Mapping[str, Any]) -> VagueWords:
        """Make the list from a parsed file; raises `BadResource`."""
        try:
            return cls(_File.model_validate(content))
        except ValidationError as e:
            raise refuse("模糊词", e) from None

    def hints(self, field: str, text: str) -> list[Hint]:
        """Return the questions that `text` in `field` raises, first rule first; a form shows only one."""
        if field not in self._fields:
            return []
        out = []
        for rule, pattern in self._rules:
            hits = [m["word"] for m in pattern.finditer(text) if m["word"]]
            if len(hits) >= rule.min_hits:
                out.append(Hint(rule.group, hits[0], rule.ask))
        return out


def _pattern(rule: _Rule) -> re.Pattern[str]:
    def any_of(words: tuple[str, ...]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"

    # The clear longer words come first and are eaten without a name.
    return re.compile(f"{any_of(rule.except_)}|(?P<word>{any_of(rule.words)})")
