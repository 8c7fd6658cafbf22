"""Search: against LIKE on the same texts, against itself on 10 000 visits, and whether it finds everything.

Each class has twenty questions: words of the texts (common, rare), and words that nothing holds. Both sides
answer the same one: the newest fifty visits with that word. What is compared is the 95th of a hundred: the
common word is quick either way, because both stop after fifty. A round is all questions of a class on each
side in turn; above 100 000 visits LIKE is asked once, it takes minutes. The box itself (all five groups, six
rows of each with their words) is held against the same on 10 000 visits.

500 questions of one to eleven characters are answered by the store, and by Python over all texts: the found
must be the same, or the run ends with an error.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fresh import call
from benchmarks.laptop import PASSPHRASE
from benchmarks.report import Pair, Row, at_least, at_most
from benchmarks.search_town import make, make_name, make_phone

SMALL = 10_000
PAGE = 50
QUESTIONS = 20
CLASSES = {
    "1": "one character", "2": "2 characters", "3": "3 characters", "4": "4 characters", "6": "6 characters",
    "tail": "4 digits", "phone": "11 digits",
}  # fmt: skip
BOX = {**CLASSES, "name": "a name", "pinyin": "a name in letters", "parts": "group, name: 3 li"}
RECALL = 500
_FEW = 5000


def prepare(folder: str, visits: int) -> dict[str, Any]:
    """Make the profile and its index; runs in a child. Returns how long the index took and its size."""
    from gridworker.services.session import open_profile

    make(Path(folder), visits)
    with open_profile(Path(folder), PASSPHRASE) as session:
        db = session.store._db
        index = db.value("SELECT sum(length(block)) FROM search_text_data")
        text = db.value("SELECT sum(length(CAST(content AS BLOB))) FROM visit")
        questions = _questions(session)
    return {"ratio": index / text, "questions": questions}


def _questions(session: Any) -> dict[str, list[str]]:
    """Words of each class from texts all over the store, and some that are nowhere."""
    chance = random.Random(5)
    db = session.store._db
    last = int(db.value("SELECT max(rowid) FROM visit"))
    texts = [
        db.value("SELECT content FROM visit WHERE rowid = ?", (chance.randint(1, last),)) for _ in range(400)
    ]
    out: dict[str, list[str]] = {name: [] for name in BOX}
    for name, long in (("1", 1), ("2", 2), ("3", 3), ("4", 4), ("6", 6)):
        while len(out[name]) < QUESTIONS - 4:
            text = chance.choice(texts)
            at = chance.randrange(len(text) - long)
            word = text[at : at + long]
            if word.isalpha():
                out[name].append(word)
        common = "在家电话住山水的一了不"
        out[name] += ["".join(chance.choices(common, k=long)) for _ in range(4)]
    numbers = [part for text in texts for part in text.replace("。", "，").split("，") if part[:2] == "电话"]
    phones = [part[2:] for part in numbers]
    out["phone"] = chance.sample(phones, QUESTIONS - 6) + [make_phone(chance) for _ in range(6)]
    out["tail"] = [phone[-4:] for phone in chance.sample(phones, QUESTIONS)]
    out["name"] = [make_name(chance) for _ in range(QUESTIONS)]
    readings = ["wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu"]
    out["pinyin"] = [
        chance.choice(readings)[:1] + chance.choice("jgxgymh") + chance.choice("fymqmlh")
        for _ in range(QUESTIONS)
    ]
    out["parts"] = [f"{chance.randint(1, 9)} {chance.choice(readings)}" for _ in range(QUESTIONS)]
    return out


def measure(
    folder: str, questions: dict[str, list[str]], like: Sequence[str], box: bool = True
) -> dict[str, dict[str, list[float]]]:
    """Seconds of each question: `find` (ours), `like` and `box`; runs in a child."""
    from gridworker.services import search
    from gridworker.services.queries import Query
    from gridworker.services.search_words import tokens
    from gridworker.services.session import open_profile
    from gridworker.storage import Ask, Word

    out: dict[str, dict[str, list[float]]] = {"find": {}, "like": {}, "box": {}}
    with open_profile(Path(folder), PASSPHRASE) as session:
        store, cut = session.store, tokens()

        def find(word: str) -> object:
            return store.search.find(cut, "visit", Ask((Word(word),)), limit=PAGE)

        search.look(session, search.Asked("预热"))
        for name in CLASSES:
            out["find"][name] = _timed(find, questions[name])
        for name in like:
            out["like"][name] = _timed(
                lambda word: store.ids(Query("visit", text=word, limit=PAGE)), questions[name], 1
            )
        for name in BOX if box else ():
            out["box"][name] = _timed(lambda word: search.look(session, search.Asked(word)), questions[name])
    return out


def _timed(ask: Callable[[str], object], words: Sequence[str], times: int = 3) -> list[float]:
    took = []
    for word in words:
        tries = []
        for _ in range(times):
            start = time.perf_counter()
            ask(word)
            tries.append(time.perf_counter() - start)
        took.append(min(tries))
    return took


def recall(folder: str) -> int:
    """Ask 500 questions both ways; runs in a child. Returns how many; AssertionError for a wrong one."""
    from gridworker.services.search_words import tokens
    from gridworker.services.session import open_profile
    from gridworker.storage import Ask, Word

    chance, cut = random.Random(11), tokens()
    with open_profile(Path(folder), PASSPHRASE) as session:
        db, store = session.store._db, session.store
        said = [(d, rec, cut.fold(t)) for d, rec, t in db.each("SELECT date, rec, content FROM visit")]
        for n in range(RECALL):
            text, long = chance.choice(said)[2], chance.randint(1, 11)
            at = chance.randint(0, len(text) - long)
            word = text[at : at + long] if n % 5 else "".join(chance.choices(text, k=long))
            held = {rec: day for day, rec, text in said if word in text}
            found = store.search.find(cut, "visit", Ask((Word(word),)), limit=_FEW).ids
            assert len(found) == len(set(found)) == min(_FEW, len(held)), word
            assert held.keys() >= set(found), word
            if len(held) > _FEW:
                # A page: everything newer than its last day must be on it.
                newer = sum(day > held[found[-1]] for day in held.values())
                assert newer == sum(held[rec] > held[found[-1]] for rec in found), word
    return RECALL


def run(n: int, repeats: int) -> list[Row]:
    """Measure N visits, and above 10 000 hold them against 10 000."""
    like_rounds = repeats if n <= 100_000 else 1
    with tempfile.TemporaryDirectory() as place:
        sizes = {"large": n} | ({"small": SMALL} if n > SMALL else {})
        made = {
            name: call("benchmarks.search:prepare", folder=f"{place}/{name}", visits=visits)
            for name, visits in sizes.items()
        }
        asked = call("benchmarks.search:recall", folder=f"{place}/large").value
        took: dict[str, list[dict[str, Any]]] = {name: [] for name in sizes}
        peak = 0.0
        for at in range(repeats):
            for name in sizes:
                like = list(CLASSES) if name == "large" and at < like_rounds else []
                questions = made[name].value["questions"]
                answer = call(
                    "benchmarks.search:measure", folder=f"{place}/{name}", questions=questions, like=like
                )
                took[name].append(answer.value)
                peak = max(peak, answer.peak_mb if name == "large" else 0.0)
    size = f"{asked} questions exact; index {made['large'].value['ratio']:.2f} of the text"
    return [*_against_like(n, took["large"], peak, size), *_against_small(n, took)]


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def _against_like(n: int, took: list[dict[str, Any]], peak: float, size: str) -> list[Row]:
    rows = []
    for name, words in CLASSES.items():
        pairs = [
            Pair(_p95(one["find"][name]), _p95(one["like"][name])) for one in took if name in one["like"]
        ]
        # Where everything is small there is little to win: the whole bar is for a million.
        bar = at_least(50 if n >= 1_000_000 and name in ("2", "3", "4", "6") else 10)
        baseline = "LIKE over the same visits"
        rows.append(Row(f"newest 50 visits, p95: {words}", n, pairs, bar, baseline, peak, size))
        size = ""
    return rows


def _against_small(n: int, took: dict[str, list[dict[str, Any]]]) -> list[Row]:
    if "small" not in took:
        return []
    rows = []
    for name, words in BOX.items():
        pairs = [
            Pair(_p95(large["box"][name]), _p95(small["box"][name]))
            for large, small in zip(took["large"], took["small"], strict=True)
        ]
        rows.append(
            Row(f"search box, p95: {words}", n, pairs, at_most(3), f"the same with {SMALL} visits", None)
        )
    return rows
