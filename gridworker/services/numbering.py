"""诉求编号: given by an office at 立项, and the numbers of the three lists that hang on it.

`SQ-2026-石桥-A012`: the year and village of 立项, the letter of the PC that gave it, and a count. No two PCs
ask each other, so each has a letter of its own: the order in which the office's PCs were first certified.
A PC that was put back from a backup does not know what it gave after that backup, so its new life adds two
signs of its own (`A7K001`). A number is never given twice by one life, also when its 立项 was undone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.domain.rights import OFFICE
from gridworker.services import areas
from gridworker.services.session import Session

_SIGNS: Final = "23456789CDEFGHJKLMNPQRTUVWXY"
_VILLAGE: Final = re.compile(r"(.{2,6}?)(?:村|社区|居委会)")
_TOWN: Final = re.compile(r"(.{2,6}?)(?:镇|乡|街道)")


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the 任务清单: who has to do what of a problem. `co`: helps, another answers for it; `life`
    of the matter; `event` hash of the step that gave it."""

    n: str
    unit: str
    person: str
    words: str
    due: str
    co: bool
    life: int
    event: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of the 问题清单 (`n` is empty before 立项) with its tasks; an effect has its task's number."""

    n: str
    tasks: tuple[Task, ...]


def next_number(session: Session, scope: str) -> str:
    """The number for a matter of this scope; it counts as given from now on."""
    who = session.identity
    prefix = f"SQ-{session.entropy.now().year}-{place_word(session, scope)}-{letters(session)}"
    store = session.store
    meta = f"number:{who.inc}:{prefix}"
    given = [int(store.meta(meta) or "0")]
    for number in store.matters.numbers(prefix):
        tail = number.removeprefix(prefix)
        if tail.isascii() and tail.isdigit():
            given.append(int(tail))
    count = max(given) + 1
    store.set_meta(meta, str(count))
    return f"{prefix}{count:03d}"


def letters(session: Session) -> str:
    """The letter of this PC, with two signs when it goes on from a backup."""
    who = session.identity
    kept = session.store.meta("number_letters")
    if kept is not None and kept.startswith(f"{who.inc}:"):
        return kept.partition(":")[2]
    certs = session.authority.certs
    offices = {cert.device for cert in certs if cert.role in OFFICE}
    order = [device for device in session.store.matters.certified() if device in offices]
    found = _letter(order.index(who.device)) if who.device in order else "Z"
    if any(cert.device == who.device and cert.inc == who.inc and cert.succeeds for cert in certs):
        found += _signs(who.inc)
    session.store.set_meta("number_letters", f"{who.inc}:{found}")
    return found


def place_word(session: Session, scope: str) -> str:
    """The village of a scope without its last word, or the office's short name where it is in no village."""
    place = areas.places(session).get(scope, areas.NOWHERE)
    named = _VILLAGE.match(place.unit_name or place.grid_name)
    if named:
        return named[1]
    newest = session.authority.newest
    if newest is not None and newest.code and not newest.code.isdigit():
        return newest.code
    named = _TOWN.match(session.identity.office_name)
    return named[1] if named else "本所"


def short_number(number: str) -> str:
    """`A12` of `SQ-2026-石桥-A012`."""
    tail = number.rpartition("-")[2]
    digits = len(tail) - len(tail.rstrip("0123456789"))
    return tail[: len(tail) - digits] + (tail[len(tail) - digits :].lstrip("0") or "0") if digits else tail


def short_numbers(numbers: Iterable[str]) -> dict[str, str]:
    """What a list with these numbers counts with: `A12`; `石桥A12` where it has matters of several villages,
    `2025石桥A12` where it has some of several years too, for each village counts anew in each year."""
    parts = {number: tuple(number.split("-")[1:-1]) for number in numbers}
    told = [at for at in range(2) if len({part[at : at + 1] for part in parts.values()}) > 1]
    return {
        number: "".join("".join(part[at : at + 1]) for at in told) + short_number(number)
        for number, part in parts.items()
    }


def problems(session: Session, ids: Sequence[str], short: Mapping[str, str]) -> dict[str, Problem]:
    """The numbered problem of each demand (`short`: its number on the list) and its tasks, in the order in
    which they were given.

    A task belongs to one life and one unit: given again to the same unit it keeps its number.
    """
    found = {}
    for row in session.store.rows("demand", list(ids)):
        n = short[str(row["number"])] if row.get("number") else ""
        found[row["id"]] = Problem(n, tuple(_tasks(session, row["id"], n)) if n else ())
    return found


def _tasks(session: Session, demand_id: str, n: str) -> list[Task]:
    tasks: dict[tuple[int, str], Task] = {}
    life = 1
    for step in session.store.history(demand_id):
        if step.get("placed") not in ("line", "provisional"):
            continue
        event, data = step["kind"].partition(".")[2], step.get("data") or {}
        if event == "reopen":
            life += 1
        elif event in ("assign", "transfer", "join"):
            helpers = data.get("co_units") if event == "assign" else None
            units = [data.get("unit"), *(helpers if isinstance(helpers, list) else [])]
            for at, unit in enumerate(unit for unit in units if isinstance(unit, str) and unit):
                before = tasks.get((life, unit))
                tasks[life, unit] = Task(
                    n=before.n if before else f"{n}-{len(tasks) + 1}",
                    unit=unit,
                    person=str(data.get("person") or "") if not at else "",
                    words=str(data.get("task") or (before.words if before else "")),
                    due=str(data.get("due") or (before.due if before else "")),
                    co=event == "join" or at > 0,
                    life=life,
                    event=step["hash"],
                )
    return list(tasks.values())


def _letter(at: int) -> str:
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _signs(inc: str) -> str:
    digest = hashlib.sha256(inc.encode()).digest()
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest[:2])
