"""Search against LIKE: what the index and the walk behind it find, and what the texts themselves hold."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from gridworker.domain.time import SHANGHAI
from gridworker.domain.tokens import Tokens
from gridworker.services.entropy import SeededEntropy
from gridworker.services.search_words import tokens
from gridworker.storage import Ask, Intent, Store, Word, Writer

WHO = Writer("dev", "0123456789abcdef", "worker")
CUT = tokens()
ALPHABET = "低保路灯坏了王家湾门前水沟01245８門王Aa-，。*?[]^%_!'\"\\ \n"
"""Few characters, so that random words meet random texts; among them all that means something to LIKE, GLOB
or the index."""


class Diary:
    """A store in which visits, demands and promises are written, corrected, binned and indexed."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.store = Store.create(folder / "store.db", bytes(32))
        self.entropy = SeededEntropy(seed, "search", datetime(2026, 4, 5, 9, tzinfo=SHANGHAI))
        self.texts: dict[str, dict[str, str]] = {"visit": {}, "promise": {}}
        """What every record that is not in the bin says, by kind."""

    def say(self, kind: str, rec: str, text: str, day: str = "2026-04-05") -> None:
        field, when = ("content", "date") if kind == "visit" else ("text", "due")
        data = {field: text, when: day, "withdrawn": False}
        self.store.write([Intent(kind, rec, "home", data)], who=WHO, entropy=self.entropy)
        self.texts[kind][rec] = text

    def bin(self, kind: str, rec: str) -> None:
        self.store.write([Intent(kind, rec, "home", {"withdrawn": True})], who=WHO, entropy=self.entropy)
        self.texts[kind].pop(rec, None)

    def index(self, rows: int, cut: Tokens = CUT) -> None:
        self.store.search.step(cut, rows)

    def find(self, kind: str, words: str, cut: Tokens = CUT, page: int = 1000) -> list[str]:
        ask = Ask(tuple(Word(word) for word in cut.fold(words).split()))
        out, after = [], None
        while True:
            found = self.store.search.find(cut, kind, ask, limit=page, after=after)
            out += found.ids
            if found.next is None:
                return out
            after = found.next

    def like(self, kind: str, words: str) -> set[str]:
        """The same by LIKE of the engine, over the folded texts."""
        db = self.store._db
        db.run("CREATE TEMP TABLE IF NOT EXISTS said (rec TEXT, text TEXT)")
        db.run("DELETE FROM said")
        db.many("INSERT INTO said VALUES (?, ?)", [(r, CUT.fold(t)) for r, t in self.texts[kind].items()])
        found = set(self.texts[kind])
        for word in CUT.fold(words).split():
            for special in "!%_":
                word = word.replace(special, "!" + special)
            rows = db.all("SELECT rec FROM said WHERE text LIKE ? ESCAPE '!'", (f"%{word}%",))
            found &= {row[0] for row in rows}
        return found

    def wrong(self, questions: Iterable[str], cut: Tokens = CUT) -> list[str]:
        """The questions that are not answered exactly as LIKE answers them."""
        out = []
        for words in questions:
            for kind in self.texts if words.split() else ():
                found = self.find(kind, words, cut)
                if sorted(found) != sorted(self.like(kind, words)):
                    out.append(f"{kind} {words!r}")
        return out


def some_text(chance: random.Random, longest: int = 30) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randint(0, longest)))


def some_questions(chance: random.Random, texts: list[str], count: int) -> list[str]:
    """Words of 1 to 11 characters: pieces of texts, pieces spelled otherwise, and words of chance."""
    out = []
    for _ in range(count):
        long = chance.randint(1, 11)
        text = chance.choice(texts) if texts and chance.random() < 0.7 else some_text(chance, 40)
        at = chance.randint(0, max(0, len(text) - long))
        out.append(text[at : at + long])
    return out


def some_day(chance: random.Random) -> str:
    return (date(2020, 1, 1) + timedelta(days=chance.randint(0, 900))).isoformat()
