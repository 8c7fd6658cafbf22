"""A small town of machines: two office computers, three laptops, the sticks between them.

Stone Bridge 1 has two workers (so that two laptops write in one grid's scope), Stone Bridge 2 has one. Every
file goes through a folder, every step is a command.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from gridworker.services.keyring import Kdf
from gridworker.services.session import create_profile
from tests.support.machine import PASSPHRASE, Machine, NearMachine, holes, numbers

AnyMachine = TypeVar("AnyMachine", bound=Machine)
QUICK = Kdf(ops=1, mem=8 << 20)
"""A key derivation for tests: the real cost would be paid several hundred times in one walk."""


@dataclass
class Township(Generic[AnyMachine]):
    """The machines and the folder in which sticks lie about."""

    root: Path
    office: AnyMachine
    second: AnyMachine
    laptops: list[AnyMachine]
    grids: list[str]

    @property
    def offices(self) -> list[AnyMachine]:
        """Both office computers."""
        return [self.office, self.second]

    @property
    def everyone(self) -> list[AnyMachine]:
        """All machines."""
        return [*self.offices, *self.laptops]

    def stick(self, name: str) -> Path:
        """An empty or known stick."""
        folder = self.root / "sticks" / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def new_machine(folder: Path, kind: type[AnyMachine]) -> AnyMachine:
    """A profile that belongs to nobody yet."""
    create_profile(folder, PASSPHRASE, kdf=QUICK).close()
    return kind(folder)


def found_township(root: Path, kind: type[AnyMachine], laptops: int = 3) -> Township[AnyMachine]:
    """Found the office, enrol the second computer and the laptops, write two households per laptop.

    This is done in the test's own process; the machines returned are of the kind asked for.
    """
    office = new_machine(root / "office", NearMachine)
    office.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    grids = [
        office.run("grid", "add", "--code", f"99010110020100{n}", "--name", f"石桥村第{n}网格")["id"]
        for n in (1, 2)
    ]
    town = Township(root, office, new_machine(root / "second", NearMachine), [], grids)
    join(town, town.second, "周立秋", "town", None)
    for name, grid in (("陈守田", grids[0]), ("李春苗", grids[0]), ("何远山", grids[1]))[:laptops]:
        laptop = new_machine(root / f"laptop{len(town.laptops)}", NearMachine)
        town.laptops.append(laptop)
        join(town, laptop, name, "worker", grid)
    for number, laptop in enumerate(town.laptops):
        for door, head in (("1组-1", "王秀兰"), ("1组-2", "赵满仓")):
            laptop.run("household", "add", "--door", f"{number}{door}", "--head", head)
    return Township(
        root,
        _as(kind, town.office),
        _as(kind, town.second),
        [_as(kind, laptop) for laptop in town.laptops],
        grids,
    )


def _as(kind: type[AnyMachine], machine: Machine) -> AnyMachine:
    return kind(machine.profile, device=machine.device)


def join(town: Township[AnyMachine], machine: AnyMachine, name: str, role: str, grid: str | None) -> None:
    """The three files of an enrolment; `machine.device` is known afterwards."""
    stick = town.stick(f"join-{machine.profile.name}")
    where = ["--grid", grid] if grid else []
    invite = town.office.run("office", "invite", "--name", name, "--role", role, *where, "--out", stick)
    asked = machine.run("enrol", "request", "--invite", invite["path"], "--out", stick)
    done = town.office.run("office", "certify", asked["path"], "--digits", asked["digits"], "--out", stick)
    machine.device = done["device"]
    machine.run("enrol", "accept", done["path"])


def exchange_until_quiet(walked: Township[AnyMachine]) -> int:
    """Carry files both ways, with nothing lost, until nobody has anything new; the rounds it took.

    This is the end of a walk and not its subject, so it is done in the test's own process.
    """
    town = Township(
        walked.root,
        _as(NearMachine, walked.office),
        _as(NearMachine, walked.second),
        [_as(NearMachine, laptop) for laptop in walked.laptops],
        walked.grids,
    )
    for turn in range(1, 6):
        stick = town.stick(f"quiet{len(list((town.root / 'sticks').iterdir()))}")
        moved = 0
        for laptop in town.laptops:
            moved += _hand_over(laptop, [town.office], stick)
        moved += _hand_over(town.office, [town.second], stick)
        moved += _hand_over(town.second, [town.office], stick)
        for made in town.office.run("answer", "--all", "--to", stick)["files"]:
            for laptop in town.laptops:
                if laptop.device == made["device"]:
                    moved += laptop.take(Path(made["path"]))["merged_ops"]
        if not moved:
            return turn
    raise AssertionError("the exchange never came to rest")


def _hand_over(giver: Machine, takers: Iterable[Machine], stick: Path) -> int:
    files = [Path(made["path"]) for made in giver.run("export", "--to", stick)["files"]]
    return sum(taker.take(*files)["merged_ops"] for taker in takers) if files else 0


# What must hold at any moment.


def assert_gaps_are_named_exactly(machine: Machine) -> None:
    """`gaps` says what the log itself shows, no more and no less."""
    named = {(gap["device"], gap["scope"], gap["from"], gap["to"]) for gap in machine.ask("gaps")["missing"]}
    assert named == holes(machine.log())


def assert_nothing_is_called_delivered_too_early(laptop: Machine, offices: Iterable[Machine]) -> int:
    """What a laptop calls merged, an office computer holds; the number of ops called merged."""
    held: dict[tuple[str, str, str], set[int]] = {}
    for office in offices:
        for log, found in numbers(office.log()).items():
            held.setdefault(log, set()).update(found)
    called = 0
    for log in laptop.ask("gaps")["logs"]:
        said = {*range(1, log["merged"] + 1), *log["extra"]}
        assert said <= held.get((laptop.device, log["incarnation"], log["scope"]), set())
        assert log["kept"] <= log["merged"]
        called += len(said)
    return called


def assert_equal_sets_have_equal_digests(machines: Iterable[Machine]) -> int:
    """Two machines with the same ops of a scope and of the common scope agree on it; how many pairs did."""
    logs = [(machine.log(), machine.digest()) for machine in machines]
    seen = [(_by_scope(log), digest) for log, digest in logs]
    common = _common(logs[0][0])
    agreed = 0
    for place, (first_ops, first_digest) in enumerate(seen):
        for other_ops, other_digest in seen[place + 1 :]:
            for scope in first_ops.keys() & other_ops.keys():
                if first_ops[scope] != other_ops[scope] or first_ops[common] != other_ops.get(common):
                    continue
                assert first_digest.get(scope) == other_digest.get(scope), scope
                agreed += 1
    return agreed


def _by_scope(log: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Hashes by the scope they count in: a laptop's own scope is a name of its grid's."""
    adopted: dict[str, str] = {}
    for op in log:
        if op["header"]["kind"] == "cert" and op["body"]:
            envelope = json.loads(base64.urlsafe_b64decode(op["body"]["data"]["envelope"] + "=="))
            adopted.update(json.loads(base64.b64decode(envelope["payload"]))["adopts"])
    found: dict[str, set[str]] = {}
    for op in log:
        scope = op["header"]["scope"]
        found.setdefault(adopted.get(scope, scope), set()).add(op["hash"])
    return found


def _common(log: list[dict[str, Any]]) -> str:
    """The scope that every machine holds: the one with the trust document."""
    return next(str(op["header"]["scope"]) for op in log if op["header"]["kind"] == "trust")
