"""A profile with N visits to look through, made in minutes and not in hours.

Rows are put straight into the tables of a store with executemany: no ops, no signatures, no fold. The search
reads rows and nothing else, so it cannot tell; everything that checks a log would. About one household for
each fifty visits (at most ten thousand), three people in each, one demand for twenty visits and one promise
for ten. Texts are invented: phrases of words that come as often as words do (few very often, most hardly),
names, door numbers, invented telephone numbers (154...) in every third text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.laptop import CHEAP, PASSPHRASE
from gridworker.domain.demo_texts import STORIES
from gridworker.services.search import catch_up
from gridworker.services.search_words import tokens
from gridworker.services.session import Session, create_profile
from gridworker.storage.columns import COLUMNS, DEMAND_COLUMNS, insert_sql, row_of

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "家凤桂英小明国庆玉梅红大勇秀兰志强建春花月娥水生光荣福贵德才金龙文武平安庆丰"
LAST_DAY = date(2026, 4, 5)
DAYS = 3650
_BATCH = 5000


def make(folder: Path, visits: int, seed: int = 1) -> None:
    """Make the profile in `folder` and build its index."""
    chance = random.Random(seed)
    with create_profile(folder, PASSPHRASE, kdf=CHEAP) as session:
        _fill(session, chance, visits)
        catch_up(session)


def _fill(session: Session, chance: random.Random, visits: int) -> None:
    scope, worker = session.identity.home_scope, session.identity.worker
    phrases = make_phrases(chance)
    count = min(10_000, max(200, visits // 50))
    homes = [f"h{n:07d}" for n in range(count)]

    def households() -> Iterator[dict[str, Any]]:
        for n, rec in enumerate(homes):
            yield {
                "rec": rec, "grid": scope, "group": f"{n % 9 + 1}组", "door": f"{n % 9 + 1}-{n // 9 + 1}",
                "head": make_name(chance), "phone": make_phone(chance), "size": 3, "status": "RESIDENT",
            }  # fmt: skip

    def people() -> Iterator[dict[str, Any]]:
        for n in range(count * 3):
            name = make_name(chance)
            yield {"rec": f"p{n:07d}", "household": homes[n // 3], "name": name, "relation": "家人"}

    def walks() -> Iterator[dict[str, Any]]:
        for n in range(visits):
            day = LAST_DAY - timedelta(days=DAYS - DAYS * n // visits)
            yield {
                "rec": f"v{n:09d}", "date": day.isoformat(), "half_day": "AM", "mode": "HOME", "meet": "MET",
                "targets": [homes[chance.randrange(count)]], "content": make_text(chance, phrases),
                "purpose": "ROUTINE", "worker": worker,
            }  # fmt: skip

    def promises() -> Iterator[dict[str, Any]]:
        for n in range(visits // 10):
            due = LAST_DAY - timedelta(days=chance.randrange(DAYS))
            home = homes[chance.randrange(count)]
            text = chance.choice(phrases)
            yield {"rec": f"c{n:08d}", "household": home, "text": text, "due": due.isoformat()}

    for kind, rows in (
        ("household", households()), ("person", people()), ("visit", walks()), ("promise", promises()),
    ):  # fmt: skip
        _put(session, kind, scope, rows)
    _put_demands(session, chance, scope, phrases, visits // 20, homes)


def _put(session: Session, kind: str, scope: str, rows: Iterator[dict[str, Any]]) -> None:
    db = session.store._db
    known = {column.name for column in COLUMNS[kind]}
    batch: list[tuple[Any, ...]] = []

    def flush() -> None:
        with db.atomic():
            db.many(insert_sql(kind), batch)
        batch.clear()

    for row in rows:
        rec = row.pop("rec")
        assert row.keys() <= known
        batch.append(row_of(kind, row, rec=rec, in_scope=scope, made_by=0, clk={}, redacted=()))
        if len(batch) == _BATCH:
            flush()
    flush()


def _put_demands(
    session: Session, chance: random.Random, scope: str, phrases: list[str], count: int, homes: list[str]
) -> None:
    names = [column.name for column in DEMAND_COLUMNS]
    rows = []
    for n in range(count):
        day = LAST_DAY - timedelta(days=chance.randrange(DAYS))
        fields = {"text": "，".join(chance.choices(phrases, k=3)), "household": chance.choice(homes)}
        values = [fields.get(name) for name in names]
        rows.append((f"d{n:08d}", scope, 0, "collected", 1, day.isoformat(), *values))
    columns = ", ".join(("rec, in_scope, made_by, state, life, opened", *(f'"{name}"' for name in names)))
    marks = ", ".join("?" * (6 + len(names)))
    with session.store.atomic():
        session.store._db.many(f"INSERT INTO demand ({columns}) VALUES ({marks})", rows)


# --- what people say ----------------------------------------------------------------------


def make_phrases(chance: random.Random, count: int = 9000) -> list[str]:
    """Phrases of 5 to 12 characters."""
    common = [part for story in STORIES for part in story.text.split("。") if part and "{" not in part]
    words = list({text[at : at + 2] for text in common for at in range(len(text) - 1)})
    readings = tokens().pinyin._readings
    rare = [char for char in readings if "一" <= char <= "龥"]
    words += ["".join(chance.choices(rare, k=chance.choice([2, 2, 3]))) for _ in range(6000)]
    words = [word for word in words if word.isalnum()]
    chance.shuffle(words)
    weights = [1 / (at + 8) for at in range(len(words))]
    drawn = chance.choices(words, weights, k=count * 4)
    return ["".join(drawn[at * 4 : at * 4 + chance.randint(3, 4)]) for at in range(count)]


def make_text(chance: random.Random, phrases: list[str]) -> str:
    """One diary text of about 120 characters."""
    # Squared: the first phrases come often, the last ones hardly ever.
    said = [phrases[int(chance.random() ** 2 * len(phrases))] for _ in range(chance.randint(10, 14))]
    said[0] = f"{make_name(chance)}在家"
    if chance.random() < 0.33:
        said.append(f"电话{make_phone(chance)}")
    if chance.random() < 0.5:
        said.append(f"住{chance.randint(1, 9)}-{chance.randint(1, 400)}")
    return "，".join(said) + "。"


def make_name(chance: random.Random) -> str:
    """A name of two or three characters."""
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice([1, 2, 2])))


def make_phone(chance: random.Random) -> str:
    """A number of the block that was given to nobody."""
    return f"154{chance.randrange(10**8):08d}"
