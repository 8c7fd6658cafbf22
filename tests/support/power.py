"""Power cuts: commands killed in the middle, and what must still be true afterwards.

Acknowledged means exit code 0. Whatever was acknowledged must be there; whatever was not must be there as a
whole or not at all.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.support.machine import Machine
from tests.support.township import Township


@dataclass
class Cuts:
    """What happened. `late` commands had finished before the power went.

    `unconfirmed` pages are whole although their command was killed: the power went between the commit and
    the exit code, which shows that the cuts reach that far.
    """

    killed: int = 0
    late: int = 0
    unconfirmed: int = 0
    acknowledged: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return (
            f"{self.killed} killed, {self.late} finished first; "
            f"{len(self.acknowledged)} visits and {len(self.merged)} merged visits acknowledged, none lost; "
            f"{self.unconfirmed} whole without having been confirmed"
        )


def cut_power(town: Township[Machine], household: str, kills: int, seed: int) -> Cuts:
    """Start writing commands until `kills` of them were killed; check after every tenth."""
    chance = random.Random(seed)
    laptop, cuts = town.laptops[0], Cuts()
    waiting: list[tuple[Path, set[str]]] = []
    usual = _usual_time(laptop, household)
    stick = town.stick("power")
    for number in count():
        # Most of a command is its start; the cuts are for what comes after.
        delay = chance.uniform(0.4, 1.15) * usual
        if waiting and number % 3 == 2:
            file, inside = waiting.pop()
            if _killed(town.office, delay, cuts, "import", file) is not None:
                cuts.merged |= inside
        else:
            text = f"断电试验第{number}页"
            shown = _killed(
                laptop, delay, cuts, "visit", "add", "--household", household,
                "--date", "2026-04-07", "--mode", "HOME", "--meet", "MET", "--content", text,
                "--demand", f"{text}的诉求", "--promise", f"{text}的约定",
            )  # fmt: skip
            if shown is not None:
                cuts.acknowledged.add(str(json.loads(shown)["id"]))
        if number % 3 == 0:
            waiting = [(laptop.export(stick), {row["id"] for row in laptop.ask("visit", "list")})]
        if number % 10 == 9 or cuts.killed >= kills:
            assert_nothing_was_lost(town, cuts)
        if cuts.killed >= kills:
            return cuts
    raise AssertionError("the numbers ran out")


def assert_nothing_was_lost(town: Township[Machine], cuts: Cuts) -> None:
    """Every acknowledged record is there, every visit is whole, and both stores are sound."""
    laptop = town.laptops[0]
    found = {row["id"]: row for row in laptop.ask("visit", "list")}
    assert cuts.acknowledged <= found.keys()
    assert cuts.merged <= {row["id"] for row in town.office.ask("visit", "list")}
    tried = {visit for visit, row in found.items() if str(row["content"]).startswith("断电试验")}
    cuts.unconfirmed = len(tried - cuts.acknowledged)
    for visit in tried - cuts.acknowledged:
        page = laptop.ask("visit", "show", visit)
        assert (len(page["demands"]), len(page["promises"])) == (1, 1)
    for machine in (laptop, town.office):
        report = machine.ask("doctor")
        assert report["ok"] is True, report


def _killed(machine: Machine, delay: float, cuts: Cuts, *words: str | Path) -> str | None:
    """Start a command and kill it after `delay` seconds; its output if it was acknowledged, else None."""
    process = machine.start(*words)
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    if process.returncode == -signal.SIGKILL:
        cuts.killed += 1
        return None
    assert process.returncode == 0, err
    cuts.late += 1
    return out


def _usual_time(machine: Machine, household: str) -> float:
    """How long a visit takes to write when nobody pulls the plug: the middle of three."""
    taken = []
    for number in range(3):
        started = time.monotonic()
        machine.visit(household, f"量一量时间 {number}")
        taken.append(time.monotonic() - started)
    return sorted(taken)[1]
