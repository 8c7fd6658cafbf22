"""What a search asks for, and what the index is asked for it: words, each with its ways of being met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gridworker.domain.tokens import GRID, TAG, WORKER, Tokens


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. Households and people are also met by `spelled` letters of a name, by a grid (record
    ids) and by tags (codes); what has a day also by one of `days`, first and last ISO day; visits also by
    who went (record ids of `workers`)."""

    text: str
    spelled: str = ""
    grids: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    days: tuple[tuple[str, str], ...] = ()
    workers: frozenset[str] = frozenset()
    group: str = ""
    """A group by the same number in Chinese: 三组 for 3."""


@dataclass(frozen=True, slots=True)
class Ask:
    """All words must be met. Filters: `grid` a record id, days with both ends included, `tag` a code of
    the household concerned, `without` ids of grids whose records are not shown. A kind without days is not
    found where a period is asked for."""

    words: tuple[Word, ...]
    grid: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    tag: str | None = None
    without: tuple[str, ...] = ()
    workers: frozenset[str] | None = None
    """Only what one of these wrote."""

    def hidden(self) -> tuple[str, list[Any]]:
        """Condition that leaves out rows `t` of the grids not shown."""
        if not self.without:
            return "", []
        marks = ", ".join("?" * len(self.without))
        where = (
            f" AND t.in_scope NOT IN (SELECT scope FROM grid WHERE rec IN ({marks}) AND scope IS NOT NULL)"
        )
        return where, list(self.without)


@dataclass(frozen=True, slots=True)
class Found:
    """One page: record ids, newest first, and where the next page begins (None: there is none)."""

    ids: list[str]
    next: str | None


def of_texts(tokens: Tokens, words: Sequence[Word]) -> str:
    """The question that finds every text with all the words."""
    found = dict.fromkeys(token for word in words for token in tokens.of_word(word.text))
    return " AND ".join(f'"{token}"' for token in found)


def of_ask(tokens: Tokens, ask: Ask) -> str:
    """The question that finds every text with all the words, by the workers named."""
    parts = [of_texts(tokens, ask.words)] if ask.words else []
    if ask.workers:
        codes = sorted(tokens.of_codes(WORKER, ask.workers))
        parts.append("(" + " OR ".join(f'"{code}"' for code in codes) + ")")
    return " AND ".join(parts)


def of_household(tokens: Tokens, words: Sequence[Word]) -> str:
    """The question that finds every household that meets all words, and some others."""
    return " AND ".join(f"({_any_way(tokens, word, True)})" for word in words)


def of_person(tokens: Tokens, words: Sequence[Word]) -> str:
    """The question that finds every person who meets at least one of the words herself, and some others."""
    return " OR ".join(f"({_any_way(tokens, word, False)})" for word in words)


def _any_way(tokens: Tokens, word: Word, coded: bool) -> str:
    ways = [f"({of_texts(tokens, [word])})"]
    if word.spelled:
        ways += [f'"{token}"' for token in tokens.of_letters(word.spelled)]
    if coded and word.group:
        ways.append(f"({of_texts(tokens, [Word(word.group)])})")
    if coded:
        codes = tokens.of_codes(GRID, word.grids) | tokens.of_codes(TAG, word.tags)
        ways += [f'"{code}"' for code in sorted(codes)]
    return " OR ".join(ways)
