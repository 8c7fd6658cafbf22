"""Costs that must not grow with the years: opening, the first page of a list, a find.

A laptop with 200 households and a tenth of N visits, and the same with N. Each round opens both profiles in
fresh processes and asks the services what the window asks; the ratio is large to small.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.fresh import call
from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row, at_most
from gridworker.services.search import catch_up
from gridworker.services.session import open_profile

HOUSEHOLDS = 200
PAGE = 64
"""Rows that the window fetches at once."""

FLAT = at_most(2.0)
SAYS = {
    "open": ("open a profile", FLAT, "signatures, identity, vocabulary; no window"),
    "households": ("household book: all ids, first 64 rows", FLAT, ""),
    "find household": ("find households by surname, first rows", FLAT, ""),
    "find pinyin": ("find households by pinyin, first rows", FLAT, ""),
    "visits": ("visits, newest first: first 64 rows", FLAT, ""),
    "visits chosen": ("visits of one year and one way: first 64 rows", FLAT, ""),
    "one visit": ("one visit with its history", FLAT, ""),
    "all ids": ("ids of all visits (the ledger's scroll bar)", None, "ids only; grows with N by nature"),
    "one household": ("one household's page with all its visits", None, "ten times the visits on it"),
    "figures": ("figures of one year (总览)", None, "counted when looked at; ten times the visits of a year"),
    "find text": ("find a word in everything, by the index", FLAT, ""),
}


def measure(folder: str, word: str) -> dict[str, float]:
    """Seconds of each question, the best of three (the first warms the page cache); runs in a child."""
    from gridworker.domain.period import year_of
    from gridworker.services import figures, households, visits
    from gridworker.services.queries import Query
    from gridworker.services.search import search
    from gridworker.services.session import open_profile

    seconds: dict[str, float] = {}
    start = time.perf_counter()
    session = open_profile(Path(folder), PASSPHRASE)
    seconds["open"] = time.perf_counter() - start
    with session:
        newest = Query("visit", limit=PAGE)
        some = Query("visit", date_from="2024-01-01", date_to="2024-12-31", mode="PHONE", limit=PAGE)
        one = visits.visit_ids(session, Query("visit", limit=1))[0]
        home = households.household_ids(session)[0]

        def found(text: str) -> list[dict[str, Any]]:
            return households.household_rows(session, households.household_ids(session, text)[:PAGE])

        asked: dict[str, Callable[[], object]] = {
            "households": lambda: found(""),
            "find household": lambda: found("王"),
            "find pinyin": lambda: found("wjf"),
            "visits": lambda: visits.visit_rows(session, visits.visit_ids(session, newest)),
            "visits chosen": lambda: visits.visit_rows(session, visits.visit_ids(session, some)),
            "one visit": lambda: visits.visit(session, one),
            "all ids": lambda: visits.visit_ids(session, Query("visit")),
            "one household": lambda: households.household(session, home),
            "figures": lambda: figures.overview(session, year_of(date(2025, 6, 1))),
            "find text": lambda: search(session, word),
        }
        for name, ask in asked.items():
            took = []
            for _ in range(3):
                start = time.perf_counter()
                ask()
                took.append(time.perf_counter() - start)
            seconds[name] = min(took)
    return seconds


def run(n: int, repeats: int) -> list[Row]:
    """Compare N visits with a tenth of them."""
    with tempfile.TemporaryDirectory() as place:
        sizes = {"small": n // 10, "large": n}
        word = ""
        for name, visits in sizes.items():
            word = make_profile(Path(place) / name, HOUSEHOLDS, visits, days=3650)
            with open_profile(Path(place) / name, PASSPHRASE) as session:
                catch_up(session)
        took: dict[str, list[dict[str, float]]] = {name: [] for name in sizes}
        peak = 0.0
        for _ in range(repeats):
            for name in sizes:
                answer = call("benchmarks.lists:measure", folder=str(Path(place) / name), word=word)
                took[name].append(answer.value)
                peak = max(peak, answer.peak_mb)
    rows = []
    for name, (yardstick, bar, note) in SAYS.items():
        pairs = [Pair(a[name], b[name]) for a, b in zip(took["large"], took["small"], strict=True)]
        rows.append(Row(yardstick, n, pairs, bar, f"the same with {n // 10} visits", peak, note))
    return rows
