"""One autosave against the least that would make the same words safe: a bare INSERT and its fsync.

Ours is what happens on the store thread each time somebody pauses: the draft of a long page, as JSON with its
private part sealed, into the encrypted store of a laptop with a year's visits, committed with
`synchronous=FULL`. The baseline is the standard library's SQLite, plain text, an empty database of one table
in write-ahead mode with `synchronous=FULL` on the same disk: one INSERT of the same JSON, one commit. A
second row holds ours against a write and an fsync of the same bytes at the end of a file; it has no bar.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row, at_most
from gridworker.services import drafts
from gridworker.services.session import open_profile
from gridworker.services.visits import DemandDraft, VisitDraft

HOUSEHOLDS, YEAR = 200, 2000
SAVES = 120
"""Autosaves of one round: some ten minutes of writing."""
BAR = at_most(3.0)
TEXT = "老人独居，屋顶东南角漏雨，厨房电线老化。答应联系镇建设办，周五前来看。问了低保要带什么，已说清楚。"


def page(n: int, home: str) -> VisitDraft:
    """The n-th state of a page that grows while it is written."""
    return VisitDraft(
        targets=[home], mode="HOME", meet="MET", content=TEXT * 2 + "再" * (n % 60),
        demands=[DemandDraft(text="门前水沟堵了，下雨漫到院里")], reflection="该早点来的。",
    )  # fmt: skip


def run(n: int, repeats: int) -> list[Row]:
    """Measure; `n` is not used, the profile has one year's visits."""
    inserted: list[Pair] = []
    written: list[Pair] = []
    # On the disk that profiles are on, not in memory: without a real fsync there is nothing to compare.
    with tempfile.TemporaryDirectory(dir=os.environ.get("GRIDWORKER_BENCH_DIR")) as place:
        folder = Path(place)
        make_profile(folder / "laptop", HOUSEHOLDS, YEAR)
        bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE draft (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        with (
            open_profile(folder / "laptop", PASSPHRASE) as session,
            (folder / "bare.txt").open("ab", buffering=0) as file,
        ):
            home = "01a00000-0000-7000-8000-000000000001"
            draft = drafts.new_draft_id(session)
            for turn in range(repeats + 1):
                ours: list[float] = []
                insert: list[float] = []
                write: list[float] = []
                for at in range(SAVES):
                    typed = page(at, home)
                    body = json.dumps(typed.model_dump(mode="json"), ensure_ascii=False)
                    times = [time.perf_counter()]
                    drafts.keep_draft(session, draft, typed, {"field": "content", "at": at})
                    times.append(time.perf_counter())
                    bare.execute("INSERT INTO draft (body) VALUES (?)", (body,))
                    times.append(time.perf_counter())
                    file.write(body.encode())
                    os.fsync(file.fileno())
                    times.append(time.perf_counter())
                    for kind, took in zip((ours, insert, write), pairwise(times), strict=True):
                        kind.append(took[1] - took[0])
                if turn:  # the first round fills caches
                    each = [statistics.median(kind) for kind in (ours, insert, write)]
                    inserted.append(Pair(each[0], each[1]))
                    written.append(Pair(each[0], each[2]))
        bare.close()
        size = len(body.encode())
    note = f"{size} bytes of JSON, median of {SAVES} saves each round"
    return [
        Row("one autosave, committed", YEAR, inserted, BAR, "plain SQLite: INSERT, commit, fsync", note=note),
        Row("the same", YEAR, written, None, "write and fsync of the same bytes", note=note),
    ]
