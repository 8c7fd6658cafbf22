"""Where the headings of a sheet are and what each column holds: guessed by its heading and by its cells.

Nothing here is final: a person corrects the guess, and the correction is remembered. Only what is refused
stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from gridworker.domain.roster_cells import Cell, birth_of, is_group, number_of, phone_of, text_of
from gridworker.domain.roster_refused import Forbidden, forbidden_in, refused_heading
from gridworker.domain.roster_words import TAG, RosterWords, heading

_LOOK: Final = 40
"""Rows among which the headings are looked for."""
_TALLEST: Final = 3
_SAMPLED: Final = 200
_ENOUGH: Final = 40
_SHARE_REFUSED: Final = 0.34
_DOOR: Final = re.compile(r"^\d{1,3}\s*[-－—]\s*\d{1,4}$|^\d{1,4}号$")
_NAME: Final = re.compile(r"^[\u4e00-\u9fff]{2,4}$")


class Line(NamedTuple):
    """One row of a sheet: its number as the sheet shows it, and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Headings:
    """The rows with headings: place of the first in the list, how many, and one title a column."""

    at: int
    height: int
    titles: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Column:
    """One column. `target` is a code of the words, empty when it is not read in; `refused` says why never.

    `why`: `heading`, `cells`, `remembered`, `hand` or empty.
    """

    at: int
    letter: str
    title: str
    target: str = ""
    refused: Forbidden | None = None
    why: str = ""
    filled: int = 0
    samples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How the column is called in a sentence."""
        return self.title or f"{self.letter} 列"


def letter_of(at: int) -> str:
    """A, B ... Z, AA ..., as sheets name their columns."""
    name, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def find_headings(lines: Sequence[Line], words: RosterWords) -> Headings:
    """The one to three rows that name the most columns; without any, none (height 0)."""
    width = max((len(line.cells) for line in lines), default=0)
    best, score = Headings(0, 0, ("",) * width, ((),) * width), 0.0
    texts = [[text_of(cell) for cell in line.cells] for line in lines[: _LOOK + _TALLEST]]
    for at in range(min(len(texts), _LOOK)):
        for height in range(1, _TALLEST + 1):
            rows = texts[at : at + height]
            if len(rows) < height or any(len(set(filter(None, row))) < 2 for row in (rows[0], rows[-1])):
                continue
            parts = tuple(_parts([row[i] for row in rows if i < len(row)]) for i in range(width))
            named = sum(_weight(part, words) for part in parts) - 0.4 * (height - 1)
            if named > score + 1e-9:
                titles = tuple("".join(part) if len(part) < 2 else "/".join(part) for part in parts)
                best, score = Headings(at, height, titles, parts), named
    return best if score >= 1.5 else Headings(0, 0, ("",) * width, ((),) * width)


def _parts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _weight(parts: tuple[str, ...], words: RosterWords) -> float:
    """How well a pile of headings names a column: a whole word counts more than a part of one."""
    if not parts:
        return 0.0
    if heading(parts[-1]) in words.ignored or refused_heading(parts[-1]):
        return 1.0
    found = max((_fit(parts, target.words) for target in words.targets.values()), default=0)
    return 1.0 if found >= 100 else 0.3 if found and len(parts[-1]) <= 12 else 0.0


def _fit(parts: tuple[str, ...], known: Iterable[str]) -> int:
    """0, or the better the longer the word: from 100 on it is the whole heading."""
    last = heading(parts[-1])
    joined = "".join(heading(part) for part in parts)
    best = 0
    for word in known:
        if joined == word:
            best = max(best, 110 + len(word))
        elif last == word:
            best = max(best, 100 + len(word))
        elif len(word) > 1 and len(last) <= 16 and word in last:
            best = max(best, 50 + len(word))
    return best


def look_at_columns(lines: Sequence[Line], heads: Headings, words: RosterWords, today: date) -> list[Column]:
    """Every column with its samples and the guess. Refused ones are found by heading or by cells."""
    body = lines[heads.at + heads.height :]
    columns: list[Column] = []
    scores: list[tuple[float, int, str, str]] = []
    for at, title in enumerate(heads.titles):
        texts = [text for line in body if at < len(line.cells) and (text := text_of(line.cells[at]))]
        long = sum(1 for text in texts if len(text) >= 15 and forbidden_in(text))
        parts = heads.parts[at]
        refused = next((why for part in reversed(parts) if (why := refused_heading(part))), None)
        if refused is None and long and long >= _SHARE_REFUSED * len(texts):
            refused = forbidden_in(next(text for text in texts if forbidden_in(text)))
        samples = tuple(dict.fromkeys(text for text in texts if not forbidden_in(text)))[:3]
        shown = () if refused else tuple(text[:24] for text in samples)
        # A heading that holds such a number itself must not be shown or remembered either.
        title = "" if forbidden_in(title) else title
        columns.append(Column(at, letter_of(at), title, "", refused, "", len(texts), shown))
        if refused is None:
            scores += _scores(at, parts, texts[:_SAMPLED], words, today)
    return _as_a_whole(_assign(columns, scores))


_BY_CELLS: Final = frozenset({"phone", "sex", "relation", "group", "door", "birth", "head"})
"""What may be guessed without a heading."""
_DESPITE: Final = frozenset({"phone", "sex", "relation", "group"})
"""What may be guessed although the heading says something unknown."""
_FREE: Final = frozenset({"group", "door", "head"})
"""May be written in any way: such a heading is believed although no cell has the usual look."""


def _scores(
    at: int, parts: tuple[str, ...], texts: list[str], words: RosterWords, today: date
) -> list[tuple[float, int, str, str]]:
    if parts and heading(parts[-1]) in words.ignored:
        return []
    if not texts:
        fits = [(_fit(parts, target.words), code) for code, target in words.targets.items()] if parts else []
        return [(float(fit), at, code, "heading") for fit, code in fits if fit >= 100]
    shares = _shares(texts, words, today)
    found: list[tuple[float, int, str, str]] = []
    for code, target in words.targets.items():
        named: float = _fit(parts, target.words) if parts else 0
        if named and code.startswith(TAG) and shares["yes"] < 0.5 and named < 100:
            named = 0
        if named and code in shares and code not in _FREE and shares[code] == 0 and len(texts) >= 5:
            named *= 0.3
        total = named + 40 * shares.get(code, 0) if named else 60 * shares.get(code, 0)
        guessed = _DESPITE if parts else _BY_CELLS
        if not named and (code not in guessed or shares[code] < 0.8):
            continue
        if total >= _ENOUGH:
            found.append((total, at, code, "heading" if named else "cells"))
    return found


def _shares(texts: list[str], words: RosterWords, today: date) -> dict[str, float]:
    """Which share of the cells looks like each kind of thing."""

    def share(fits: Callable[[str], bool]) -> float:
        return sum(1 for text in texts if fits(text)) / len(texts)

    return {
        "phone": share(lambda t: len(t) >= 7 and phone_of(t) is not None and not _DOOR.match(t)),
        "sex": share(lambda t: words.code_of("sex", t) is not None),
        "relation": share(lambda t: heading(t) in words.relations),
        "birth": share(lambda t: birth_of(t, today) is not None),
        "age": share(lambda t: (n := number_of(t)) is not None and n <= 120),
        "size": share(lambda t: (n := number_of(t)) is not None and n <= 60),
        "group": share(is_group),
        "door": share(lambda t: bool(_DOOR.match(t))),
        "head": share(lambda t: bool(_NAME.match(t)) and heading(t) not in words.relations),
        "yes": share(lambda t: words.says(t) is not None),
    }


def _assign(columns: list[Column], scores: list[tuple[float, int, str, str]]) -> list[Column]:
    """Each target goes to one column, the best pairs first; nobody falls back on a much worse guess."""
    best: dict[int, float] = {}
    for score, at, _, _ in scores:
        best[at] = max(best.get(at, 0), score)
    out, taken, used = list(columns), set[str](), set[int]()
    for score, at, code, why in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if at in used or code in taken or score < 0.6 * best[at]:
            continue
        out[at] = replace(out[at], target=code, why=why)
        used.add(at)
        taken.add(code)
    return out


def _as_a_whole(columns: list[Column]) -> list[Column]:
    """姓名 alone, without a relation or a head beside it, is the head's."""
    targets = {column.target for column in columns}
    if "name" in targets and not targets & {"relation", "head"}:
        return [replace(c, target="head") if c.target == "name" else c for c in columns]
    return columns


def with_targets(columns: Sequence[Column], chosen: dict[int, str], why: str) -> list[Column]:
    """The columns with other targets (by place); one that was taken elsewhere is given up there.

    What is refused stays as it is.
    """
    out = list(columns)
    for at, target in chosen.items():
        if out[at].refused:
            continue
        if target:
            out = [replace(c, target="", why="") if c.target == target else c for c in out]
        out[at] = replace(out[at], target=target, why=why)
    return out
