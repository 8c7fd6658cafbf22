"""The fold of demands from scratch, against plain SQL that reads the same rows; and one event more.

- ours: every demand on the list is folded by the pure function of the domain from the ops of the log, and
  its rows (state, facts for lists, where each event was placed) are written into empty tables
- baseline: plain SQL that reads the same ops, demand by demand, with the values in them (`json_extract`),
  from the same encrypted file; the fold does nothing without these values
- bytes: the same without looking into the ops, which no program could use; told for comparison
- one event: an office writes one step more; the time until the verb returns, in a large store against a
  small one

One demand has 6 events on average, written on 20 laptops and the office's PC: three in seven go all the way
to 销号, the others have stopped somewhere. Signatures were checked when the bundles came in. All of it in
processor time, which hardly depends on what else the machine does.
"""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.merge import GRIDS, Town, bring, empty_store, slices_of
from benchmarks.report import Pair, Row, at_most
from gridworker.domain.time import SHANGHAI
from gridworker.services.entropy import SeededEntropy
from gridworker.storage import Intent, Store, Writer
from gridworker.storage.folding import fold_listed
from gridworker.storage.standings import REFOLD, clear_list
from tests.support.stores import KEY
from tests.support.world import verify

DEMANDS, SMALL = 100_000, 1_000
TIMES = 40
_NOW = datetime(2026, 7, 1, 9, tzinfo=SHANGHAI)
_MEMBERS = ("dev", "inc", "scope", "seq", "wall", "author", "parents")
_VALUES = ", ".join(f"json_extract(o.header, '$.{name}')" for name in _MEMBERS)
_READ = (
    "SELECT r.rec, o.id, o.hash, o.bad, o.standing, {what}"
    f" FROM {REFOLD} r CROSS JOIN op o ON o.rec = r.rec WHERE o.bad < 2 ORDER BY r.rec"
)
_WITH_VALUES = _READ.format(what=f"o.kind, o.hlc, {_VALUES}, json_extract(o.body, '$.data')")
_BYTES = _READ.format(what="o.header, o.body")


def write_demands(town: Town, demands: int) -> int:
    """Write the events of so many demands; returns how many events."""
    rng, count = random.Random(11), 0
    for n in range(demands):
        laptop = town.laptops[n % GRIDS]
        rec, scope = town.id(), f"grid-{n % GRIDS}"
        collect = {
            "text": town.text(2), "category": "INF.ROAD", "nature": "HELP",
            "household": rng.choice(town.households), "source": "VISIT", "consent_publish": True,
            "sensitive": False, "first_asked_by": laptop.author,
        }  # fmt: skip
        at = town.write(laptop, laptop.home, "demand.collect", rec, collect)
        count += 1
        for writer, event, payload in _steps(town, laptop, n, rng.random()):
            where = scope if writer is town.pc else laptop.home
            at = town.write(writer, where, f"demand.{event}", rec, payload, [(at.hash, [])])
            count += 1
    return count


def _steps(town: Town, laptop: Any, n: int, way: float) -> list[tuple[Any, str, dict[str, Any]]]:
    pc = town.pc
    register = (pc, "register", {"number": f"SQ-2026-石桥-A{n:06d}", "track": "SIMPLE", "route": "DIRECT"})
    work = [
        (pc, "assign", {"unit": "u1", "due": "2026-07-01", "task": "请上门看一看", "person": laptop.author}),
        (laptop, "accept", {}),
        (laptop, "report_back", {"result": "已修好，通了水", "outcome": "DONE"}),
        (laptop, "tell_resident", {"how": "HOME", "on": "2026-06-20"}),
    ]
    end = [
        (pc, "verify", {}),
        (pc, "skip_publish", {"reason": "不宜公开"}),
        (pc, "close_out", {"outcome": "DONE"}),
    ]
    if way < 0.43:
        return [register, *work, *end]
    if way < 0.75:
        return [register, *work[:3]]
    if way < 0.9:
        return [register, *work[:2]]
    return []


def _make(folder: Path, name: str, demands: int) -> tuple[Path, int]:
    town = Town()
    events = write_demands(town, demands)
    with empty_store(folder, name, town) as store:
        bring(store, slices_of(town))
    return folder / name, events


def fold(path: Path) -> tuple[float, float, float]:
    """Seconds of the fold, of the plain reading with values, and of that of the bytes."""
    with _opened(path) as store:
        db = store._db
        authority = store.authority()
        gc.collect()
        with db.atomic():
            clear_list(db)
            db.run(f"INSERT INTO {REFOLD} SELECT DISTINCT rec FROM op WHERE kind LIKE 'demand.%'")
            for table in ("demand", "placed"):
                db.run(f"DELETE FROM {table}")
            took = [_seconds(lambda sql=sql: sum(1 for _ in db.each(sql))) for sql in (_WITH_VALUES, _BYTES)]
            folding = _seconds(lambda: fold_listed(db, authority))
        demands = int(db.value("SELECT count(*) FROM demand"))
        if demands != db.value(f"SELECT count(*) FROM {REFOLD}"):
            raise RuntimeError("not every demand was folded")
    return folding, took[0], took[1]


def _seconds(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began


def _opened(path: Path) -> Store:
    store = Store.open(path, KEY)
    store.set_authority(verify)
    return store


def one_event(path: Path) -> float:
    """Seconds of one event more, median of many demands."""
    town = Town()
    entropy = SeededEntropy(5, "loop", _NOW)
    who = Writer(town.pc.dev, town.pc.inc, town.pc.author)
    with _opened(path) as store:
        found = store._db.all(
            "SELECT rec, in_scope FROM demand WHERE state = 'in_progress' ORDER BY rec LIMIT ?", (TIMES,)
        )
        took = [
            _seconds(
                lambda rec=rec, scope=scope: store.write(
                    [Intent("demand.progress", rec, scope, {"text": "看过了"})], who=who, entropy=entropy
                )
            )
            for rec, scope in found
        ]
    return sorted(took)[len(took) // 2]


def run(n: int, repeats: int) -> list[Row]:
    """Measure the fold of 100 000 demands; `n` is not used."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small, _ = _make(folder, "small.db", SMALL)
        large, events = _make(folder, "large.db", DEMANDS)
        folds, bytes_only, single = [], [], []
        for _ in range(repeats):
            folding, values, plain = fold(large)
            folds.append(Pair(folding, values))
            bytes_only.append(Pair(folding, plain))
            single.append(Pair(one_event(large), one_event(small)))
    text = f"{events:,} events".replace(",", " ")
    name = "fold of all demands from scratch"
    values_of = "plain SQL over the same ops with the values in them"
    return [
        Row(name, DEMANDS, folds, at_most(4), values_of, note=text),
        Row(f"{name}, bytes only", DEMANDS, bytes_only, None, "plain SQL over the ops, unread", note=text),
        Row("one event more", DEMANDS, single, at_most(1.5), f"the same among {SMALL} demands"),
    ]
