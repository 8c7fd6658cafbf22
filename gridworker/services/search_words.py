"""What somebody typed into the search box, understood: words, names in Latin letters, places, tags, days."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from gridworker.domain.asked_days import spans as days_of
from gridworker.domain.tokens import Tokens
from gridworker.services import areas
from gridworker.services.session import Session
from gridworker.storage import Word

MOST_WORDS: Final = 8
LONGEST: Final = 60
Span = tuple[int, int]


@cache
def tokens() -> Tokens:
    """How texts are folded and cut, from the tables that ship with the program."""
    folder = files("gridworker.resources")
    variants, readings = (folder / name for name in ("variants.txt", "pinyin.txt"))
    return Tokens(variants.read_text("utf-8"), readings.read_text("utf-8"))


def understood(session: Session, text: str) -> tuple[Word, ...]:
    """The words of `text`, at most eight. Each also means the grids whose name or village it is, the tags it
    is part of, the days it says, and the worker whose whole name it is.
    """
    cut = tokens()
    typed = cut.fold(text).split()[:MOST_WORDS]
    if not typed:
        return ()
    villages = {unit["id"]: unit.get("name") or "" for unit in areas.rows(session, "unit")}
    grids = [
        (row["id"], cut.fold(f"{villages.get(row.get('unit') or '', '')} {row.get('name') or ''}"))
        for row in areas.rows(session, "grid")
    ]
    workers = [(row["id"], cut.fold(row.get("name") or "")) for row in areas.rows(session, "worker")]
    vocab = session.vocab
    tags = [
        (code, cut.fold(entry.zh))
        for code in vocab.codes("household_tag", offered=False)
        if (entry := vocab.entry("household_tag", code))
    ]
    year = session.entropy.now().year
    found = []
    for word in typed:
        word = word[:LONGEST]
        spelled = word if cut.is_spelled(word) else ""
        met = {rec for rec, name in grids if word in name or (spelled and _spoken(spelled, name))}
        met_tags = {code for code, label in tags if len(word) > 1 and word in label}
        # The whole name only: 小满 is also a day of the year, and every visit has somebody who went.
        named = frozenset(rec for rec, name in workers if word == name)
        days = days_of(word, year)
        found.append(Word(word, spelled, frozenset(met), frozenset(met_tags), days, named, _group(word)))
    return tuple(found)


def _group(word: str) -> str:
    """The group of a number as it is also written: 三组 for 3, 十二组 for 12."""
    if not (word.isascii() and word.isdigit() and len(word) <= 2 and 0 < int(word) < 20):
        return ""
    number = int(word)
    return ("十" if number >= 10 else "") + "零一二三四五六七八九"[number % 10].replace("零", "") + "组"


def marks(text: str, words: tuple[Word, ...], *, spoken: bool = True) -> list[Span]:
    """Where in `text` the words are, as (first, behind last) in order; `spoken`: also as names are said."""
    cut = tokens()
    folded = cut.fold(text)
    found: list[Span] = []
    for word in words:
        at = folded.find(word.text)
        while at >= 0:
            found.append((at, at + len(word.text)))
            at = folded.find(word.text, at + len(word.text))
        if spoken and word.spelled and len(text) <= LONGEST:
            found += _spoken_at(word.spelled, folded)
    return _joined(found)


def _spoken(letters: str, name: str) -> bool:
    return any(tokens().pinyin.fits(letters, part) for part in name.split())


def _spoken_at(letters: str, folded: str) -> list[Span]:
    """The shortest piece of a name that the letters can be read off."""
    fits = tokens().pinyin.fits
    for long in range(1, min(len(folded), len(letters)) + 1):
        for start in range(len(folded) - long + 1):
            piece = folded[start : start + long]
            if not piece.isascii() and fits(letters, piece):
                return [(start, start + long)]
    return []


def _joined(found: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
