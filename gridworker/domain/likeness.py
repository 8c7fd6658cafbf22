"""Who may be the same: names that sound alike, doors, telephones. Pure; tables of readings are passed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from gridworker.domain import roster_cells as cells
from gridworker.domain.pinyin import Pinyin

Reason = Literal["same_door", "same_phone", "same_name", "same_sound", "same_person"]
"""In the order of how sure it is."""

_LOOSE = {"zh": "z", "ch": "c", "sh": "s"}


def sounds_alike(one: str, other: str, pinyin: Pinyin) -> bool:
    """Whether two names may be one name written differently: every character has a reading in common.

    Pairs that many dialects do not tell apart count as one: zh and z, n and l, -ng and -n.
    """
    a, b = cells.name_key(one), cells.name_key(other)
    if not a or len(a) != len(b):
        return False
    return all(x == y or bool(_sounds(x, pinyin) & _sounds(y, pinyin)) for x, y in zip(a, b, strict=True))


def _sounds(character: str, pinyin: Pinyin) -> set[str]:
    out = set()
    for reading in pinyin.of(character):
        loose = _LOOSE.get(reading[:2], reading[:2]) + reading[2:]
        loose = loose.removesuffix("g") if loose.endswith("ng") else loose
        out.add("l" + loose[1:] if loose.startswith("n") else loose)
    return out


def likeness(typed: Mapping[str, Any], row: Mapping[str, Any], pinyin: Pinyin) -> Reason | None:
    """Why a household that is being typed may be one of the book (`group, door, head, phone`), or None.

    Heads of one name are only said to be the same when nothing speaks against it: another group is no proof
    (people move), another telephone and another door together are.
    """
    phone, known = _digits(typed.get("phone")), _digits(row.get("phone"))
    door, its_door = _door(typed), _door(row)
    if door[1] and door == its_door:
        return "same_door"
    if len(phone) >= 7 and phone == known:
        return "same_phone"
    if phone and known and door[1] and its_door[1] and phone != known and door[0] == its_door[0]:
        return None
    head, its_head = str(typed.get("head") or ""), str(row.get("head") or "")
    if len(cells.name_key(head)) < 2:
        return None
    if cells.name_key(head) == cells.name_key(its_head):
        return "same_name"
    return "same_sound" if sounds_alike(head, its_head, pinyin) else None


def same_person(typed: Mapping[str, Any], person: Mapping[str, Any], pinyin: Pinyin) -> bool:
    """Whether two persons (`name, birth_year`) may be one: born in one year, and names that sound alike."""
    year = typed.get("birth_year")
    if year is None or year != person.get("birth_year"):
        return False
    return sounds_alike(str(typed.get("name") or ""), str(person.get("name") or ""), pinyin)


def _digits(text: Any) -> str:
    return "".join(c for c in str(text or "") if c.isdigit())


def _door(row: Mapping[str, Any]) -> tuple[str, str]:
    return cells.place_key(str(row.get("group") or ""), str(row.get("door") or ""))
