"""评官评事: what residents' representatives said, on paper, about a person at work, as four counts.

One representative per 10 to 50 households, a round every half year, the person under review and his kin
excluded (the case of Jiangjin). The ballot stays on paper and there is no record of one: a record of this
kind holds the counts that two people signed, and no list compares one person's with another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from gridworker.domain.fields import Code, Count, Day, Record, Ref, Text, spec

COUNTS: Final = ("good", "fair", "poor", "abstain")
"""The fields that hold counts, in the order of the paper: 满意, 基本满意, 不满意, 弃权."""
FEWEST_HOMES, MOST_HOMES, USUAL_HOMES = 10, 50, 20
"""Households that one representative speaks for: at least, at most, and as proposed."""
SIGNERS: Final = 2


class Appraisal(Record):
    """One round for one person. `reps` are the households whose representatives are asked; open until
    `counted_on` is set. Nothing says who said what, and there is no field in which it could stand.
    """

    round: Code | None = spec("哪一轮", "code", required=True)
    worker: Ref | None = spec("被评议人", "ref", required=True, refers="worker")
    grids: list[Ref] | None = spec("范围", "refs", refers="grid")
    homes: Count | None = spec("范围内户数", "int")
    reps: list[Ref] | None = spec("户代表", "refs", refers="household")
    opened_on: Day | None = spec("开始日期", "date", required=True)
    good: Count | None = spec("满意", "int")
    fair: Count | None = spec("基本满意", "int")
    poor: Count | None = spec("不满意", "int")
    abstain: Count | None = spec("弃权", "int")
    counted_on: Day | None = spec("计票日期", "date")
    signed_by: list[Text] | None = spec("计票人", "names")


def round_of(day: date) -> str:
    """The half year of a day as a round: `2026-1` or `2026-2`."""
    return f"{day.year}-{1 if day.month <= 6 else 2}"


def is_round(text: str) -> bool:
    """Whether this is a round as `round_of` writes them."""
    year, _, half = text.partition("-")
    return len(year) == 4 and year.isascii() and year.isdigit() and half in ("1", "2")


def round_before(text: str) -> str:
    """The half year before a round."""
    year, _, half = text.partition("-")
    return f"{year}-1" if half == "2" else f"{int(year) - 1:04d}-2"


def bounds(homes: int) -> tuple[int, int]:
    """Fewest and most representatives for so many households; at least one each where there are any."""
    if homes <= 0:
        return 0, 0
    return -(-homes // MOST_HOMES), max(1, homes // FEWEST_HOMES)


def proposed_number(homes: int) -> int:
    """How many representatives are proposed for so many households."""
    fewest, most = bounds(homes)
    return min(most, max(fewest, round(homes / USUAL_HOMES)))


def panel(homes: Sequence[str], number: int, without: Iterable[str] = (), shift: int = 0) -> list[str]:
    """Choose `number` households evenly from those in the order of their doors, none of `without`.

    The list is cut into equal stretches and each gives its middle one; where that one is excluded, the
    nearest behind it and then before it within the stretch. `shift` moves the choice on, so that another
    round asks other households. Fewer are chosen when a stretch has nobody left.
    """
    out: list[str] = []
    barred = set(without)
    number = min(number, len(homes))
    for at in range(number):
        first, end = at * len(homes) // number, (at + 1) * len(homes) // number
        stretch = list(homes[first:end])
        start = (len(stretch) // 2 + shift) % len(stretch)
        found = next((one for one in stretch[start:] + stretch[:start] if one not in barred), None)
        if found is not None:
            out.append(found)
    return out


def counted(row: Mapping[str, Any]) -> bool:
    """Whether the paper was counted."""
    return bool(row.get("counted_on"))


def ballots(row: Mapping[str, Any]) -> int:
    """Ballots that came back."""
    return sum(int(row.get(name) or 0) for name in COUNTS)


def is_poor(row: Mapping[str, Any]) -> bool:
    """Whether the round as a whole was 不满意: more than half of those who gave an opinion said so."""
    said = ballots(row) - int(row.get("abstain") or 0)
    return counted(row) and said > 0 and 2 * int(row.get("poor") or 0) > said


def twice_poor(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """(worker, round before, round) of those whose last two counted rounds in a row were 不满意.

    In a row: with no counted round of the same person between them; a half year without one is passed over.
    """
    by_worker: dict[str, dict[str, bool]] = {}
    for row in rows:
        if counted(row) and not row.get("withdrawn"):
            rounds = by_worker.setdefault(str(row.get("worker") or ""), {})
            name = str(row.get("round") or "")
            rounds[name] = rounds.get(name, False) or is_poor(row)
    out = []
    for worker, rounds in sorted(by_worker.items()):
        last = sorted(rounds)[-2:]
        if len(last) == 2 and all(rounds[name] for name in last):
            out.append((worker, last[0], last[1]))
    return out
