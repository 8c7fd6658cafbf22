"""A sheet against the household book: who is who, and which value wins.

Three values meet in every field: what the sheet says now, what the book says now, and what the last import
wrote. The sheet changes a field only where the book still says what an import wrote, or says nothing. What
somebody wrote since then stays. An empty cell and a missing column say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from gridworker.domain import roster_cells as cells
from gridworker.domain.roster import Family

ROSTER: Final = "roster"
"""The field of a record that an import sets; an op that sets it holds what a sheet said."""


_LISTS: Final = ("tags", "needs")


@dataclass
class Settled:
    """Fields to write, and fields that stay: name → (what the book says, what the sheet says)."""

    new: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, tuple[Any, Any]] = field(default_factory=dict)


def settle(sheet: Mapping[str, Any], book: Mapping[str, Any], base: Mapping[str, Any]) -> Settled:
    """Decide each field that the sheet speaks of. `base`: what imports wrote, newest value of each field."""
    out = Settled()
    group = str(book.get("group") or sheet.get("group") or "")
    for name, value in sheet.items():
        mine = book.get(name)
        if alike(name, value, mine, group):
            continue
        if name in _LISTS:
            _settle_list(out, name, list(value), list(mine or []), list(base.get(name) or []))
        elif _empty(mine) and (name not in base or _empty(base[name])):
            out.new[name] = value
        elif _empty(value):
            continue
        elif name in base and alike(name, base[name], mine, group):
            out.new[name] = value
        else:
            out.kept[name] = (mine, value)
    return out


def base_of(written: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What imports wrote, from the data of all ops of a record in order: the newest value of each field.

    Of a list it is the words that an import brought: one that somebody else put there is not the sheet's to
    take away, although an import wrote it down again together with its own.
    """
    out: dict[str, Any] = {}
    before: dict[str, list[str]] = {}
    for data in written:
        for name, value in data.items():
            marked = ROSTER in data
            if name in _LISTS and isinstance(value, list):
                old, mine = before.get(name, []), out.get(name, [])
                added = [word for word in value if word not in old]
                if marked:
                    kept = [word for word in mine if word in value or word not in old]
                    out[name] = list(dict.fromkeys([*kept, *added]))
                else:
                    out[name] = [word for word in mine if word not in added]
                before[name] = value
            elif marked:
                out[name] = value
    return out


def _settle_list(out: Settled, name: str, sheet: list[str], mine: list[str], base: list[str]) -> None:
    """Lists are merged word by word: what the sheet adds is added, what it dropped since goes."""
    gone = [word for word in base if word not in sheet]
    # A word that an import wrote once and somebody took away stays away.
    added = [word for word in sheet if word not in mine and word not in base]
    merged = [word for word in mine if word not in gone] + added
    if merged != mine:
        out.new[name] = merged
    if set(merged) != set(sheet):
        out.kept[name] = (mine, sheet)


def alike(name: str, one: Any, other: Any, group: str = "") -> bool:
    """Whether two values of a field say the same: 三组 and 3组, 12号 and 12, with and without spaces."""
    if _empty(one) and _empty(other):
        return True
    if isinstance(one, str) and isinstance(other, str):
        if name == "group":
            return cells.group_key(one) == cells.group_key(other)
        if name == "door":
            return cells.door_key(one, group) == cells.door_key(other, group)
        if name == "phone":
            return one.replace("-", "").replace(" ", "") == other.replace("-", "").replace(" ", "")
        return cells.name_key(one) == cells.name_key(other)
    if isinstance(one, list) and isinstance(other, list):
        return set(one) == set(other)
    return bool(one == other) and type(one) is type(other)


def _empty(value: Any) -> bool:
    return value in (None, "", [], {})


@dataclass(frozen=True)
class Match:
    """The household of the book for one of the sheet. `how`: `same`, `head` or `door` (that changed).

    Without a household `how` is `new`, `other_head` (its door has another head) or `unclear`; `near` is then
    the household that was in question.
    """

    family: Family
    book: Mapping[str, Any] | None
    how: str
    near: Mapping[str, Any] | None = None


def match(families: Sequence[Family], book: Iterable[Mapping[str, Any]]) -> list[Match]:
    """Find each household of the sheet in the book (rows with `id, grid, group, door, head, phone,
    persons` (names)), each household of the book at most once."""
    by_all: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    by_door: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    by_phone: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for row in book:
        door, head = _door(row["grid"], row), cells.name_key(row.get("head") or "")
        by_all[(*door, head)].append(row)
        by_door[door].append(row)
        if row.get("phone"):
            by_phone[(str(row["grid"]), head, str(row["phone"]))].append(row)
    found: dict[int, Match] = {}
    used: set[str] = set()

    def take(at: int, row: Mapping[str, Any], how: str) -> None:
        found[at] = Match(families[at], row, how)
        used.add(row["id"])

    for at, family in enumerate(families):
        here = by_all.get((*_door(family.grid, family.fields), cells.name_key(family.fields["head"])), [])
        free = [row for row in here if row["id"] not in used]
        if len(free) == 1:
            take(at, free[0], "same")
        elif here:
            found[at] = Match(family, None, "unclear", here[0])
    for at, family in enumerate(families):
        if at in found:
            continue
        head = cells.name_key(family.fields["head"])
        known = by_phone.get((family.grid, head, str(family.fields.get("phone"))), [])
        free = [row for row in known if row["id"] not in used]
        if len(free) == 1:
            take(at, free[0], "door")
    for at, row in _known_by_name(families, found, by_all, used):
        take(at, row, "door")
    for at, family in enumerate(families):
        if at in found:
            continue
        here = [row for row in by_door.get(_door(family.grid, family.fields), []) if row["id"] not in used]
        if len(here) == 1 and _same_people(family, here[0]):
            take(at, here[0], "head")
        elif here:
            found[at] = Match(family, None, "other_head", here[0])
        else:
            found[at] = Match(family, None, "new")
    return [found[at] for at in range(len(families))]


def _known_by_name(
    families: Sequence[Family],
    found: Mapping[int, Match],
    by_all: Mapping[tuple[str, ...], list[Mapping[str, Any]]],
    used: set[str],
) -> list[tuple[int, Mapping[str, Any]]]:
    """Households with the only head of that name in a group, in the sheet and in the book, whose telephones
    do not speak against it: a village without door numbers counts its households anew every year."""
    left: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for (grid, group, _, head), rows in by_all.items():
        left[(grid, group, head)] += [row for row in rows if row["id"] not in used]
    asked: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, family in enumerate(families):
        if at not in found:
            grid, group, _ = _door(family.grid, family.fields)
            asked[(grid, group, cells.name_key(family.fields["head"]))].append(at)
    out = []
    for key, places in asked.items():
        rows = left.get(key, [])
        if len(places) == 1 and len(rows) == 1 and key[1]:
            phone = families[places[0]].fields.get("phone")
            if not phone or not rows[0].get("phone") or alike("phone", phone, rows[0]["phone"]):
                out.append((places[0], rows[0]))
    return out


def _door(grid: Any, fields: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(grid), *cells.place_key(str(fields.get("group") or ""), str(fields.get("door") or ""))


def _same_people(family: Family, row: Mapping[str, Any]) -> bool:
    """Whether another head at the same door is still the same household: one telephone, or they know each
    other."""
    if family.fields.get("phone") and family.fields["phone"] == row.get("phone"):
        return True
    names = {cells.name_key(member.fields.get("name") or "") for member in family.members} - {""}
    if cells.name_key(row.get("head") or "") in names:
        return True
    mine = {cells.name_key(name) for name in row.get("persons") or ()}
    return cells.name_key(family.fields["head"]) in mine
