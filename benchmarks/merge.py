"""Merging a bundle's ops into the store, against writing the very rows that this leaves.

- ours: stage every op (hash, chain, strict parse, check of the record) and merge (rights, fold, rows, commit)
- baseline: `executemany` of exactly the op and document rows that the merge left, in one transaction, into an
  empty store with the same cipher, schema and indexes
- again: the same ops brought once more in another bundle, against the same baseline

`visits` is one year of visits of many grids and nothing else. `mixed` is what a town's office really gets:
per 100 visits some 4 households, 9 promises, 3 corrections and 10 demands with what became of them, the
office's steps included. All laptops are certified, their home scopes adopted by grids; signatures are taken
as good, because checking them belongs to the bundle and not to the store.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.fresh import call
from benchmarks.report import Pair, Row, at_least
from gridworker.domain.ops import LogKey, Op, encode_op
from gridworker.storage import Store
from gridworker.storage.columns import COLUMNS
from tests.support.ops import make_id
from tests.support.stores import KEY, Piece, chains, new_store
from tests.support.stores import stage as staged
from tests.support.world import START, World, verify

GRIDS = 20
WORDS = [
    "户主在家", "老伴在家", "儿媳在家", "邻居代答", "问了春耕进度", "早稻育秧已经出苗",
    "自来水水压不足", "医保缴费还没有交", "房前水沟垃圾堵了一段", "讲了防汛要点",
    "低保复核的材料差一张", "村口路灯坏了两盏", "想给老人申请助餐", "茶园缺人手",
    "孩子转学手续还没有办好", "机耕路太窄", "电表箱外壳松了", "屋后山坡有小块滑落", "血压药快吃完了",
    "答应下周三前回话",
]

Slices = list[tuple[LogKey, list[tuple[bytes, bytes | None]], int, str, str]]


class Town:
    """One office PC and a laptop for each grid; writes ops without a store, as fast as it can."""

    def __init__(self, seed: int = 7) -> None:
        self.rng = random.Random(seed)
        self.world = World()
        (self.pc,) = self.world.office_of("pc1")
        self.laptops = [self.world.laptop(f"l{i}", f"grid-{i}", self.pc) for i in range(GRIDS)]
        self.common = list(self.pc.held.values())
        self.logs: dict[LogKey, list[Op]] = {}
        self.hlc = START << 16
        self.ids = 0
        self.households = [self.id() for _ in range(400)]

    def id(self) -> str:
        self.ids += 1
        return make_id(self.ids * 997)

    def write(
        self, writer: Any, scope: str, kind: str, rec: str, data: dict[str, Any], parents: Any = ()
    ) -> Op:
        chain = self.logs.setdefault(LogKey(writer.dev, writer.inc, scope), [])
        self.hlc += self.rng.randint(1, 1 << 20)
        op = encode_op(
            dev=writer.dev, inc=writer.inc, scope=scope, seq=len(chain) + 1,
            prev=chain[-1].hash if chain else "", hlc=self.hlc,
            wall=f"2026-{1 + self.ids // 2999 % 12:02d}-{1 + self.ids // 101 % 28:02d}T09:30:00+08:00",
            author=writer.author, kind=kind, rec=rec, parents=parents, seen="", trust=1, data=data,
            salt=self.rng.randbytes(16),
        )  # fmt: skip
        chain.append(op)
        return op

    def text(self, most: int = 5) -> str:
        return "，".join(self.rng.sample(WORDS, self.rng.randint(1, most))) + "。"

    def visit(self, i: int) -> Op:
        rng = self.rng
        laptop = self.laptops[i]
        return self.write(
            laptop, laptop.home, "visit", self.id(),
            {
                "date": f"2026-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
                "half_day": rng.choice(("AM", "PM")),
                "targets": [rng.choice(self.households)],
                "mode": rng.choice(("HOME", "HOME", "FIELD", "PHONE")),
                "meet": rng.choice(("MET", "MET", "MET", "ABSENT")),
                "purpose": "ROUTINE", "content": self.text(), "weather": "SUNNY", "spoke_to": "户主",
                "card_given": rng.random() < 0.1, "worker": laptop.author,
            },
        )  # fmt: skip

    def rest(self, i: int, n: int, visit: Op) -> None:
        """What comes with visit number `n` besides."""
        rng, laptop = self.rng, self.laptops[i]
        grid = f"grid-{i}"
        if n % 25 == 0:
            fields = {"grid": f"g{i}", "group": "三组", "door": f"3-{n % 90}", "head": "王大山", "size": 4}
            self.write(laptop, laptop.home, "household", self.id(), {**fields, "status": "RESIDENT"})
        if n % 11 == 0:
            promise = {"visit": visit.rec, "text": self.text(1), "due": "2026-06-01"}
            self.write(laptop, laptop.home, "promise", self.id(), promise)
        if n % 33 == 0:
            fixed = {"content": self.text(), "reason": "笔误"}
            self.write(laptop, laptop.home, "visit", visit.rec, fixed, [(visit.hash, ["content"])])
        if n % 10 == 0:
            self.demand(laptop, grid, rng.choice(self.households), visit.rec, n)

    def demand(self, laptop: Any, grid: str, household: str, visit: str, n: int) -> None:
        rec = self.id()
        collect = {
            "text": self.text(2), "category": "INF.ROAD", "nature": "HELP", "household": household,
            "visit": visit, "source": "VISIT", "consent_publish": True, "sensitive": False,
        }  # fmt: skip
        at = self.write(laptop, laptop.home, "demand.collect", rec, collect)
        steps: list[tuple[Any, str, dict[str, Any]]] = [(laptop, "resolve_on_spot", {"result": "已讲明"})]
        if n % 30:
            steps = [
                (self.pc, "register", {"number": f"SQ-{n}", "track": "SIMPLE"}),
                (self.pc, "assign", {"unit": "u1", "due": "2026-07-01", "person": laptop.author}),
                (laptop, "accept", {}),
                (laptop, "report_back", {"result": "已修好", "outcome": "DONE"}),
                (laptop, "tell_resident", {"how": "HOME", "on": "2026-06-20"}),
                (self.pc, "verify", {}),
            ][: self.rng.randint(1, 6)]
        for writer, event, payload in steps:
            scope = grid if writer is self.pc else laptop.home
            at = self.write(writer, scope, f"demand.{event}", rec, payload, [(at.hash, [])])


def _town(n: int, mixed: bool) -> Town:
    town = Town()
    for k in range(n):
        visit = town.visit(k % GRIDS)
        if mixed:
            town.rest(k % GRIDS, k, visit)
    return town


def slices_of(town: Town) -> Slices:
    """All logs of the town, whole."""
    return [
        (log, [(op.header_bytes, op.body_bytes) for op in chain], 1, "", chain[-1].hash)
        for log, chain in sorted(town.logs.items())
    ]


def empty_store(folder: Path, name: str, town: Town) -> Store:
    """A store that knows the office and its laptops, and nothing else."""
    store = new_store(folder, name, verify=verify, office=town.world.office)
    with staged(store, [Piece(tuple(chain)) for chain in chains(town.common)]) as common:
        common.merge()
    return store


def bring(store: Store, slices: Slices) -> float:
    """Stage and merge as one bundle; return the seconds it took."""
    start = time.perf_counter()
    with store.stage(total=sum(len(ops) for _, ops, _, _, _ in slices)) as stage:
        for log, ops, first, prev, head in slices:
            stage.slice(log, first, first + len(ops) - 1, prev, head)
            for header, body in ops:
                stage.add(header, body)
            stage.close_slice()
        stage.merge()
        return time.perf_counter() - start


_LEFT = ("op", *COLUMNS, "demand")


def _rows(store: Store) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    for table in _LEFT:
        yield table, store._db.all(f'SELECT * FROM "{table}"')


def _baseline(folder: Path, name: str, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    """Write rows into an empty store, all in one transaction; return the seconds it took."""
    with Store.create(folder / name, KEY) as store:
        conn = store._db.conn
        start = time.perf_counter()
        conn.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            if values:
                conn.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values[0]))})', values)
        conn.execute("COMMIT")
        return time.perf_counter() - start


def peak(n: int, mixed: bool, folder: str) -> int:
    """Stage and merge in a process of its own, reading ops from a file; returns the number of ops."""
    town = Town()
    source = Path(folder)
    with empty_store(source, "peak.db", town) as store, store.stage() as stage:
        ops = 0
        for log, ops_of, first, prev, head in _from_file(source / "ops.bin"):
            last = first - 1
            stage.slice(log, first, first + ops_of[0] - 1, prev, head)
            for header, body in ops_of[1]:
                stage.add(header, body)
                last += 1
            stage.close_slice()
            ops += last
        stage.merge()
    return ops


def _to_file(path: Path, slices: Slices) -> None:
    import pickle

    with path.open("wb") as file:
        for log, ops, first, prev, head in slices:
            pickle.dump((tuple(log), len(ops), first, prev, head), file)
            for op in ops:
                pickle.dump(op, file)


def _from_file(path: Path) -> Iterator[tuple[LogKey, tuple[int, Iterator[Any]], int, str, str]]:
    import pickle

    with path.open("rb") as file:
        while True:
            try:
                log, count, first, prev, head = pickle.load(file)
            except EOFError:
                return
            yield LogKey(*log), (count, (pickle.load(file) for _ in range(count))), first, prev, head


def run(n: int, repeats: int) -> list[Row]:
    """Measure both workloads at N visits."""
    out = []
    for mixed in (False, True):
        name = "mixed" if mixed else "visits"
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            town = _town(n, mixed)
            slices = slices_of(town)
            ops = sum(len(s[1]) for s in slices)
            fresh: list[Pair] = []
            again: list[Pair] = []
            for k in range(repeats):
                with empty_store(folder, f"ours-{k}.db", town) as store:
                    ours = bring(store, slices)
                    known = bring(store, slices)
                    rows = dict(_rows(store))
                base = _baseline(folder, f"base-{k}.db", rows)
                del rows
                fresh.append(Pair(ours, base))
                again.append(Pair(known, base))
                for old in folder.glob(f"*-{k}.db*"):
                    old.unlink()
            _to_file(folder / "ops.bin", slices)
            del slices, town
            memory = call("benchmarks.merge:peak", n=n, mixed=mixed, folder=place).peak_mb
            text = f"{ops:,} ops".replace(",", " ")
            rows_of = "executemany of the same op and document rows"
            out += [
                Row(f"validated merge, {name}", n, fresh, at_least(0.5), rows_of, memory, text),
                Row(f"the same ops again, {name}", n, again, at_least(0.6), rows_of, None, text),
            ]
    return out
