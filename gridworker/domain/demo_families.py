"""Families of the invented town: first who lives there, then ages, then what follows from ages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from gridworker.domain.demo_texts import GIVEN_FIRST, GIVEN_LAST, SURNAMES

T = TypeVar("T")


class Chance:
    """Chance from a seed. Only `random()` is used: it alone is promised to give the same for ever."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1."""
        return int(self._random() * n)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(self._random() * len(choices))]

    def likely(self, share: float) -> bool:
        """Return true in that share of cases."""
        return self._random() < share

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return one of (choice, weight)."""
        left = self._random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in another order."""
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out

    def name(self, surname: str = "") -> str:
        """Return an invented name: a common surname and one or two syllables."""
        first = self.pick(GIVEN_FIRST) if self.likely(0.75) else ""
        return (surname or self.pick(SURNAMES)) + first + self.pick(GIVEN_LAST)


@dataclass(frozen=True, slots=True)
class Family:
    """One household's fields, the people in it who need care, and what the texts ask for."""

    household: dict[str, Any]
    persons: tuple[dict[str, Any], ...]

    @property
    def surname(self) -> str:
        """The head's surname."""
        return str(self.household["head"])[0]

    @property
    def tags(self) -> list[str]:
        """The household's tags."""
        return list(self.household.get("tags", ()))

    @property
    def at_home(self) -> bool:
        """Whether someone usually lives there."""
        return bool(self.household["status"] == "RESIDENT")


_KINDS = (
    ("old_pair", 0.16),
    ("three_generations", 0.28),
    ("alone", 0.08),
    ("young_away", 0.20),
    ("parents_and_child", 0.18),
    ("all_away", 0.06),
    ("tenants", 0.04),
)


def family(chance: Chance, group: int, door: int, phones: Iterator[int], first_day: date) -> Family:
    """Invent one family behind door `door` of villagers' group `group`."""
    kind = chance.weighted(_KINDS)
    year = first_day.year
    old = year - 62 - chance.below(24)
    grown = year - 34 - chance.below(18)
    bands = _children(chance, kind)
    adults = {
        "old_pair": 2, "three_generations": 4, "alone": 1, "young_away": 2, "parents_and_child": 2,
        "all_away": 3, "tenants": 2,
    }[kind]  # fmt: skip
    tags = _tags(chance, kind, bands)
    household: dict[str, Any] = {
        "group": f"{group}组",
        "door": f"{group}-{door}",
        "head": chance.name(),
        "size": adults + sum(bands.values()),
        "status": "AWAY" if kind == "all_away" else "RESIDENT",
    }
    if chance.likely(0.70):
        household["phone"] = f"154{next(phones):08}"
    if bands:
        household["child_bands"] = bands
    if tags:
        household["tags"] = tags
    if chance.likely(0.85):
        household["notice_given_on"] = (first_day - timedelta(days=7 - chance.below(5))).isoformat()
    return Family(household, _persons(chance, kind, tags, old, grown))


def _children(chance: Chance, kind: str) -> dict[str, int]:
    share = {"three_generations": 0.7, "young_away": 0.75, "parents_and_child": 0.8, "tenants": 0.4}.get(
        kind, 0.0
    )
    bands: dict[str, int] = {}
    for _ in range(2):
        if chance.likely(share):
            band = chance.pick(("0-3", "4-6", "7-13", "7-13"))
            bands[band] = bands.get(band, 0) + 1
        share *= 0.4
    return dict(sorted(bands.items()))


def _tags(chance: Chance, kind: str, bands: dict[str, int]) -> list[str]:
    tags = {
        "old_pair": ["EMPTY"],
        "alone": ["ALONE"],
        "all_away": ["AWAY"],
        "tenants": ["RENT", "FLOAT"],
    }.get(kind, [])
    if kind == "young_away" and bands:
        tags = ["LEFTCHILD"]
    more = (
        ("DIBAO", 0.12 if kind == "alone" else 0.03), ("MONITOR", 0.01), ("DISABLED", 0.04), ("VET", 0.03),
        ("PARTY", 0.05), ("REP", 0.03), ("DANGER", 0.01), ("RISKSITE", 0.02),
    )  # fmt: skip
    return [*tags, *(tag for tag, share in more if chance.likely(share))]


def _persons(chance: Chance, kind: str, tags: list[str], old: int, grown: int) -> tuple[dict[str, Any], ...]:
    out: list[dict[str, Any]] = []
    if "ALONE" in tags or ("EMPTY" in tags and chance.likely(0.5)):
        needs = ["OUTING"] if chance.likely(0.4) else []
        needs += ["MEDICINE"] if chance.likely(0.4) else []
        needs += ["COMPANY"] if chance.likely(0.2) else []
        person: dict[str, Any] = {"relation": "户主", "birth_year": old, "sex": chance.pick(("M", "F"))}
        out.append({**person, "needs": needs} if needs else person)
    if "DISABLED" in tags:
        relation = "户主" if kind == "alone" and not out else chance.pick(("儿子", "女儿", "弟弟", "妹妹"))
        out.append({"relation": relation, "birth_year": grown, "needs": ["OUTING"]})
    return tuple(out)
