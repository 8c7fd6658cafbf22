"""Careless couriers: files are lost, repeated, swapped and damaged; clocks are wrong, disks are put back.

A walk is a list of random steps from one seed. Whatever happens on the way, once every file travels again the
machines must agree; `Walk.seen` counts what the walk really met.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.machine import Machine
from tests.support.township import Township

PURPOSES = ("ROUTINE", "CARE", "POLICY", "DEMAND", "DISPUTE", "SAFETY", "AGENT", "INFO")
YEAR = 365 * 86400


@dataclass
class Walk:
    """One walk through a township, reproducible from its seed."""

    town: Township[Machine]
    seed: int
    seen: Counter[str] = field(default_factory=Counter)
    bag: list[tuple[Path, list[Machine]]] = field(default_factory=list)
    """Files on the way, each with the machines that can open it."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.stick = self.town.stick(f"walk{self.seed}")

    def go(self, steps: int) -> None:
        """Take `steps` random steps."""
        kinds: list[tuple[Callable[[], None], int]] = [
            (self.write, 6), (self.revise, 5), (self.report, 6), (self.reply, 3), (self.peer, 2),
            (self.deliver, 14), (self.undo, 2), (self.wrong_clock, 2), (self.put_back, 1),
        ]  # fmt: skip
        steps_of, weights = zip(*kinds, strict=True)
        for _ in range(steps):
            self.chance.choices(steps_of, weights)[0]()
        for machine in self.town.everyone:
            machine.clock = 0

    def write(self) -> None:
        """A worker records a visit."""
        more = ["--demand", "水渠要清淤"] if self.chance.random() < 0.5 else []
        self._page(self.chance.choice(self.town.laptops), f"第{sum(self.seen.values())}页", *more)

    def revise(self) -> None:
        """One or two who hold a visit correct it; nobody waits for anybody."""
        holders: dict[str, list[tuple[Machine, str]]] = {}
        for machine in self.town.everyone:
            for row in machine.ask("visit", "list"):
                holders.setdefault(row["id"], []).append((machine, row["purpose"]))
        if not holders:
            return
        visit = self.chance.choice(sorted(holders, key=lambda one: (-len(holders[one]), one))[:4])
        for machine, now in self.chance.sample(holders[visit], min(2, len(holders[visit]))):
            purpose = self.chance.choice([code for code in PURPOSES if code != now])
            machine.run("visit", "revise", visit, "--reason", "核对", "--purpose", purpose)
            self.seen["corrections"] += 1

    def report(self) -> None:
        """A worker exports; the file lies in the courier's bag."""
        made = self.chance.choice(self.town.laptops).run("export", "--to", self.stick)["files"]
        self.bag += [(Path(file["path"]), self.town.offices) for file in made]

    def peer(self) -> None:
        """One office computer writes a file for the other."""
        giver, taker = self.chance.sample(self.town.offices, 2)
        made = giver.run("export", "--to", self.stick)["files"]
        self.bag += [(Path(file["path"]), [taker]) for file in made]

    def reply(self) -> None:
        """An office computer answers everybody."""
        for file in self.chance.choice(self.town.offices).run("answer", "--all", "--to", self.stick)["files"]:
            whom = [laptop for laptop in self.town.laptops if laptop.device == file["device"]]
            self.bag += [(Path(file["path"]), whom)] if whom else []

    def deliver(self) -> None:
        """Any file of the bag arrives, or does not, or twice, or broken."""
        if not self.bag:
            self.write()
            self.report()
        if not self.bag:
            return
        place = self.chance.randrange(len(self.bag))
        file, takers = self.bag[place]
        taker, luck = self.chance.choice(takers), self.chance.random()
        if luck < 0.15:
            self.seen["lost"] += 1
            del self.bag[place]
        elif luck < 0.3:
            self.seen["damaged"] += 1
            taker.refused("import", self._broken(file))
        else:
            taken = taker.take(file)
            self.seen["clashes"] += taken["conflicts"]
            self.seen["gaps"] += bool(taken["missing"])
            self.seen["repeated" if not taken["merged_ops"] else "merged"] += 1
            self.seen["out of order"] += place > 0
            if luck < 0.7:
                del self.bag[place]

    def undo(self) -> None:
        """A clerk undoes a merge, or takes an undo back."""
        office = self.chance.choice(self.town.offices)
        merges = [row for row in office.ask("merges", "list") if row["purpose"] == "report"]
        if merges:
            row = self.chance.choice(merges)
            verb = "undo" if row["state"] == "merged" else "restore"
            outcome = office.attempt("merges", verb, row["id"])
            assert outcome.code == 0 or outcome.error == "nothing_to_undo", outcome.stderr
            self.seen[verb] += outcome.code == 0

    def wrong_clock(self) -> None:
        """A laptop's clock is off by years, in either direction, until it is set again."""
        self.chance.choice(self.town.laptops).clock = self.chance.choice((-2, -1, 1, 3)) * YEAR
        self.seen["wrong clocks"] += 1

    def put_back(self) -> None:
        """A laptop hands in a page, is put back to an image of before, and writes that number again."""
        laptop, image = self.chance.choice(self.town.laptops), self.town.root / "image"
        laptop.copy_disk(image)
        self._page(laptop, "还原之前的一页")
        self.bag += [(laptop.export(self.stick), self.town.offices)]
        laptop.put_back_disk(image)
        self._page(laptop, "还原之后的一页")
        shutil.rmtree(image)
        self.seen["forks"] += 1

    def _page(self, laptop: Machine, content: str, *more: str) -> None:
        """Write a page; when an undone merge took the household away, it is entered again."""
        day = f"2026-04-{self.chance.randrange(1, 29):02}"
        homes = laptop.ask("household", "list")
        home = homes[0]["id"] if homes else self._new_home(laptop)
        # A clock that is behind takes an ordinary day for one to come, and asks: hence --yes.
        laptop.visit(home, content, "--yes", *more, day=day)
        self.seen["visits"] += 1

    def _new_home(self, laptop: Machine) -> str:
        self.seen["households again"] += 1
        return str(laptop.run("household", "add", "--door", "7组-7", "--head", "赵满仓")["id"])

    def _broken(self, file: Path) -> Path:
        raw = bytearray(file.read_bytes())
        if self.chance.random() < 0.5:
            raw[self.chance.randrange(len(raw))] ^= 1 << self.chance.randrange(8)
        else:
            del raw[self.chance.randrange(1, len(raw)) :]
        broken = file.with_name("broken.gwb")
        broken.write_bytes(bytes(raw))
        return broken
