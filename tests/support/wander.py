"""Careless days in a small office: laptops, copied laptops, two PCs, couriers who lose, repeat and spoil.

A `Wander` takes steps that are given as plain numbers, so that a property test can draw and shrink them. All
of it goes through the services and through real files; nothing here knows how the store or the fold works.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from gridworker.services import conflicts, exchange, households, merges, search, visits, writing
from gridworker.services.areas import grids
from gridworker.services.entropy import SeededEntropy
from gridworker.services.queries import Query
from gridworker.services.session import open_profile
from gridworker.services.writing import record_place
from gridworker.storage import Intent
from tests.support.parish import WORDS, Machine

Step = tuple[str, int, int]
"""What is done, by which machine (any number), and a number that says the rest."""

LAPTOPS = ("laptop-1", "laptop-2", "laptop-3")
PCS = ("office", "pc-2")
FAR = [datetime(year, 3, day, 8, tzinfo=SHANGHAI) for year in (2031, 2033, 1999, 2040) for day in (1, 9)]


@dataclass
class Courier:
    """A file on its way: for any PC of the office (`to` empty) or for one device."""

    path: Path
    to: str = ""


@dataclass
class Wander:
    """One run: the machines, what is on its way, and what has happened."""

    folder: Path
    machines: dict[str, Machine] = field(default_factory=dict)
    pool: list[Courier] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    numbers: int = 0

    @classmethod
    def begin(cls, made: Path, folder: Path) -> Self:
        """Open copies of the template's profiles as if they had never been anywhere else."""
        shutil.copytree(made, folder)
        (folder / "stick").mkdir()
        wander = cls(folder)
        for name in (*PCS, *LAPTOPS):
            wander.open(name, SeededEntropy(5, name, datetime(2026, 4, 6, 8, tzinfo=SHANGHAI)))
        return wander

    def open(self, name: str, clock: SeededEntropy) -> Machine:
        """Open a profile; a copy goes unnoticed, which is what makes forks."""
        session = open_profile(self.folder / name, WORDS, entropy=clock)
        self.machines[name] = Machine(session, clock, self.folder / "stick")
        return self.machines[name]

    def close(self) -> None:
        """Close all profiles."""
        for machine in self.machines.values():
            machine.session.close()

    @property
    def laptops(self) -> list[Machine]:
        """Laptops and their copies."""
        return [machine for name, machine in self.machines.items() if name not in PCS]

    @property
    def pcs(self) -> list[Machine]:
        """The PCs of the office."""
        return [self.machines[name] for name in PCS]

    def take(self, steps: Sequence[Step]) -> None:
        """Take steps one after the other."""
        for what, who, rest in steps:
            getattr(self, f"do_{what}")(who, rest)

    # --- what people do

    def do_visit(self, who: int, rest: int) -> None:
        """Somebody writes a page, with a demand in every second."""
        machine = _pick(self.laptops, who)
        homes = self._homes(machine, f"9-{rest % 90}")
        if homes:
            self.numbers += 1
            words = f"第{self.numbers}页"
            machine.visit(words, _pick(homes, rest), demand=f"{words}的诉求" if rest % 2 else "")

    def _homes(self, machine: Machine, door: str) -> list[str]:
        """The households of a laptop, one at `door` if it has none yet.

        None at all where the other PC's file was taken back with the grids in it, and that was heard: whose
        grid it is stands nowhere now, and the verb says so.
        """
        homes: list[str] = machine.session.store.ids(Query("household"))
        try:
            return homes or [machine.household("孙有田", door)]
        except UserError as e:
            if e.code != "grid_needed" or grids(machine.session):
                raise
            self.happened["no grid"] += 1
            return []

    def do_edit(self, who: int, rest: int) -> None:
        """Somebody changes a household."""
        machine = _pick([*self.laptops, *self.pcs], who)
        self._edit(machine, rest)

    def _edit(self, machine: Machine, rest: int) -> None:
        homes = machine.session.store.ids(Query("household"))
        if homes:
            self.numbers += 1
            machine.clock.advance(7)
            fields: dict[str, Any] = {"phone": f"154{self.numbers:08d}"}
            if rest % 3 == 0:
                fields = {"size": 1 + rest % 9, "head": f"王家{self.numbers}"}
            households.revise_household(machine.session, _pick(homes, rest // 7), fields)

    def do_event(self, who: int, rest: int) -> None:
        """Somebody takes a step of a demand, legal or not."""
        machine = _pick([*self.laptops, *self.pcs, *self.pcs], who)
        demands = machine.session.store.ids(Query("demand"))
        if demands:
            self._event(machine, _pick(demands, rest // 11), rest)

    def _event(self, machine: Machine, demand: str, rest: int) -> None:
        self.numbers += 1
        machine.clock.advance(11)
        other = self.machines[PCS[1] if machine is self.machines[PCS[0]] else PCS[0]].device
        office: list[tuple[str, dict[str, Any]]] = [
            ("register", {"number": f"SQ-2026-石桥-A{self.numbers:03d}", "track": "SIMPLE"}),
            ("decline", {"reason": "不属于受理范围"}),
            ("assign", {"unit": "水务站", "person": "李明", "due": "2026-05-01", "task": "修好"}),
            ("hand_over", {"to": other}),
            ("comment", {"text": f"备注{self.numbers}"}),
            ("merge_into", {"into": demand}),
            ("close_out", {"outcome": "DONE"}),
        ]
        worker: list[tuple[str, dict[str, Any]]] = [
            ("progress", {"text": f"进展{self.numbers}"}),
            ("accept", {}),
            ("report_back", {"result": "修好了", "outcome": "DONE"}),
            ("tell_resident", {"how": "上门", "to": "户主"}),
            ("comment", {"text": f"备注{self.numbers}"}),
            ("withdraw", {"reason": "不用办了"}),
        ]
        event, data = _pick(office if machine.session.identity.is_office else worker, rest)
        row = machine.session.store.get("demand", demand)
        assert row is not None
        scope = record_place(machine.session, row)
        writing.write(machine.session, [Intent(f"demand.{event}", demand, scope, data)])

    def do_settle(self, who: int, rest: int) -> None:
        """Somebody decides a clash."""
        machine = _pick([*self.pcs, *self.laptops], who)
        for clash in conflicts.conflict_list(machine.session)[:1]:
            if not clash["missing"]:
                machine.clock.advance(5)
                choice = 1 + rest % len(clash["values"])
                conflicts.settle(machine.session, clash["record"], clash["field"], choice=choice)
                self.happened["settled"] += 1

    def do_undo(self, who: int, rest: int) -> None:
        """A clerk takes a merge back, or takes an undo back."""
        pc = _pick(self.pcs, who)
        rows = merges.merge_list(pc.session)
        if not rows:
            return
        row = _pick(rows, rest)
        pc.clock.advance(5)
        try:
            if row["state"] == "undone":
                merges.restore_merge(pc.session, row["id"])
            else:
                merges.undo_merge(pc.session, row["id"])
            self.happened["undone"] += 1
        except UserError as e:
            if e.code != "nothing_to_undo":
                raise

    def do_think_twice(self, who: int, rest: int) -> None:
        """A clerk takes back what has just been merged, looks, and takes that back as well."""
        pc, machine = _pick(self.pcs, who), _pick(self.laptops, rest)
        files = machine.export()
        store = pc.session.store
        waiting = any(row["standing"].startswith("waiting") for row in store.parked())
        calm = not (store.gaps() or store.forks() or waiting)
        before, listed = store.digest(), visits.visit_ids(pc.session)
        merged = pc.merge(files)
        batch = merged.files[0].batch if merged.files and merged.merged_ops else None
        if (
            batch is None
            or store.forks()
            or merged.missing
            or merges.merge_list(pc.session)[0]["id"] != batch
        ):
            return
        after, now_listed = store.digest(), visits.visit_ids(pc.session)
        try:
            undone = merges.undo_merge(pc.session, batch)
        except UserError as e:
            if e.code != "nothing_to_undo":
                raise
            return
        if calm and not undone.acted_on:
            # The scopes are those of before, and one that was not there then holds nothing now.
            assert {scope: store.digest()[scope] for scope in before} == before
            assert visits.visit_ids(pc.session) == listed
            for visit in set(now_listed) - set(listed):
                (said,) = [op for op in store.history(visit) if not op["parents"]]
                assert search.search(pc.session, said["data"]["content"]) == []
        merges.restore_merge(pc.session, batch)
        assert store.digest() == after
        assert visits.visit_ids(pc.session) == now_listed
        self.happened["thought twice" if calm and not undone.acted_on else "undone and back"] += 1

    def do_let_in(self, who: int, rest: int) -> None:
        """A clerk lets a branch of a fork in."""
        pc = _pick(self.pcs, who)
        for fork in merges.fork_list(pc.session)[:1]:
            branch = _pick(fork["branches"], rest)
            pc.clock.advance(5)
            merges.let_in(pc.session, fork["device"], fork["inc"], fork["scope"], branch["head"])
            self.happened["let_in"] += 1

    # --- files and couriers

    def do_export(self, who: int, rest: int) -> None:
        """A laptop or PC writes a file."""
        machine = _pick([*self.laptops, *self.laptops, *self.pcs], who)
        self.pool += [Courier(path) for path in machine.export()]

    def do_answer(self, who: int, rest: int) -> None:
        """A PC writes answers."""
        pc = _pick(self.pcs, who)
        pc.clock.advance(60)
        self.pool += [Courier(made.path, made.device) for made in exchange.answer(pc.session, None, pc.stick)]

    def do_deliver(self, who: int, rest: int) -> None:
        """A courier brings one of the files, perhaps not the oldest and not for the first time."""
        if self.pool:
            self.bring(_pick(self.pool, rest), who)

    def do_market(self, who: int, rest: int) -> None:
        """Market day: whoever comes to town hands in and takes the answer home."""
        pc = _pick(self.pcs, who)
        for at, machine in enumerate(self.laptops):
            if (rest >> at) % 3:
                for path in machine.export():
                    self.bring(Courier(path), self.pcs.index(pc))
        self.do_answer(who, rest)
        answers = [courier for courier in self.pool if courier.to]
        for at, courier in enumerate(answers[-len(self.laptops) :]):
            if (rest >> at) % 4:
                self.bring(courier, rest)

    def do_lose(self, who: int, rest: int) -> None:
        """A stick is lost."""
        if self.pool:
            self.pool.remove(_pick(self.pool, rest))
            self.happened["lost"] += 1

    def do_spoil(self, who: int, rest: int) -> None:
        """A damaged copy arrives: it is refused and nothing changes."""
        if not self.pool:
            return
        courier = _pick(self.pool, rest)
        raw = bytearray(courier.path.read_bytes())
        raw[(rest * 7919) % len(raw)] ^= 1 + rest % 255
        spoilt = courier.path.with_name("spoilt.gwb")
        spoilt.write_bytes(bytes(raw if rest % 3 else raw[: len(raw) * 2 // 3]))
        machine = self._receivers(courier)[0]
        before = (machine.session.store.heads(), machine.session.store.digest())
        summary = machine.merge([spoilt])
        # A bundle that is in already is known by its manifest, so that damage behind it is not even read.
        assert summary.refused or summary.merged_ops == 0
        assert (machine.session.store.heads(), machine.session.store.digest()) == before
        spoilt.unlink()
        self.happened["spoilt"] += 1

    def bring(self, courier: Courier, who: int = 0) -> exchange.MergeSummary:
        """Merge a file at one of those it is for."""
        summary = _pick(self._receivers(courier), who).merge([courier.path])
        assert summary.refused == [], [refused.error for refused in summary.refused]
        return summary

    def _receivers(self, courier: Courier) -> list[Machine]:
        if not courier.to:
            return self.pcs
        return [machine for machine in self.laptops if machine.device == courier.to]

    # --- what every run of the property should meet

    def do_clock(self, who: int, rest: int) -> None:
        """A clock goes wrong by years; the next page and edit carry it."""
        machine = _pick([*self.laptops, *self.pcs], who)
        machine.clock.set(_pick(FAR, rest))
        self._edit(machine, rest)
        self.happened["clock"] += 1

    def do_clash(self, who: int, rest: int) -> None:
        """Two laptops change the phone of one household without hearing of each other."""
        homes = self.machines["laptop-1"].session.store.ids(Query("household"))
        home = _pick(homes or [""], who)
        for name in ("laptop-1", "laptop-2"):
            machine = self.machines[name]
            if machine.session.store.get("household", home) is not None:
                self.numbers += 1
                machine.clock.advance(7)
                new = {"phone": f"154{self.numbers:08d}"}
                households.revise_household(machine.session, home, new)

    def do_fork(self, who: int, rest: int) -> None:
        """A laptop is copied bit for bit, and both go on writing."""
        name = _pick(LAPTOPS, who)
        copy = f"{name}-copy"
        if copy in self.machines:
            return
        machine = self.machines[name]
        machine.session.close()
        shutil.copytree(self.folder / name, self.folder / copy)
        clock = SeededEntropy(rest, copy, machine.clock.now())
        for twin in (self.open(name, machine.clock), self.open(copy, clock)):
            for home in self._homes(twin, "9-1")[:1]:
                self.numbers += 1
                twin.visit(f"分叉后第{self.numbers}页", home, demand="同一号码的诉求")

    def do_late(self, who: int, rest: int) -> None:
        """The office acts on a demand, and what the worker wrote meanwhile comes in later."""
        machine, pc = self.machines[_pick(LAPTOPS, who)], _pick(self.pcs, rest)
        homes = self._homes(machine, "9-2")
        if not homes:
            return
        (demand,) = machine.visit("谈了路灯", homes[0], demand="路灯不亮").demands
        files = [Courier(path) for path in machine.export()]
        # Every other time both PCs get the file and open the matter, each without the other's knowledge.
        for desk in self.pcs if rest % 2 else [pc]:
            desk.merge([courier.path for courier in files])
            if desk.session.store.get("demand", demand) is not None:
                self._event(desk, demand, (rest // 2 + self.pcs.index(desk)) % 2)
        self._event(machine, demand, 4)
        self.pool += files

    # --- the end: everything reaches everybody

    def settle_down(self) -> None:
        """Carry files round until nobody learns anything new."""
        for _ in range(12):
            before = self._held()
            for machine in self.laptops:
                for path in machine.export():
                    for pc in self.pcs:
                        assert pc.merge([path]).refused == []
            for pc in self.pcs:
                for path in pc.export():
                    for other in self.pcs:
                        if other is not pc:
                            assert other.merge([path]).refused == []
            for pc in self.pcs:
                for made in exchange.answer(pc.session, None, pc.stick):
                    for machine in self._receivers(Courier(made.path, made.device)):
                        assert machine.merge([made.path]).refused == []
            if self._held() == before:
                return
        raise AssertionError("files go round and round")

    def _held(self) -> list[Any]:
        return [machine.session.store.have() for machine in self.machines.values()]


def _pick(things: Sequence[Any], number: int) -> Any:
    return things[number % len(things)]
