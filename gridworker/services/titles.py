"""Records in one line each, many at a time: what it is, and behind it whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gridworker.services.session import Session

SHOWN: Final = 40
"""Letters of a text that a record is told apart by."""

Record = tuple[str, str]
"""(kind, id)."""
_OF_A_HOUSEHOLD: Final = frozenset({"person", "promise", "help", "team_member", "pairing", "privacy_request"})
_SAYS: Final = ("name", "text", "title", "relation", "place")
"""Fields of which the first that says something tells a record."""
_TOLD_BY: Final = {"household": ("group", "door", "head"), "meeting": ("date", "place")}
"""Kinds that several fields tell together."""
_DAYS: Final = {
    "help": ("求助", "asked_on"), "pairing": ("包联", "since"), "privacy_request": ("居民请求", "asked_on"),
    "appraisal": ("评议", "round"), "duty": ("分工", "since"), "calendar_year": ("工作日历", "year"),
    "team_member": ("队员", "since"), "attachment": ("附件", ""),
}  # fmt: skip
"""Kinds of which some say nothing of themselves: a word, and the field of their day, if they have one."""


def titles(session: Session, records: Iterable[Record]) -> dict[str, str]:
    """A line for each record that is there, by id: some reads for each kind, however many there are."""
    rows = _read(session, records)
    of = {str(row.get("of") or "") for row in rows["attachment"].values()} - {""}
    above = _read(session, ((session.store.bin.kind_of(one), one) for one in of))
    rows = {kind: {**rows.get(kind, {}), **above.get(kind, {})} for kind in {*rows, *above}}
    wanted = {home for kind in rows for row in rows[kind].values() for home in _homes(kind, row)}
    missing = sorted(wanted - rows["household"].keys())
    homes = {**rows["household"], **{row["id"]: row for row in session.store.rows("household", missing)}}
    lines = {rec: _line(kind, row, homes) for kind in rows for rec, row in rows[kind].items()}
    for rec, row in rows["attachment"].items():
        behind = lines.get(str(row.get("of") or ""), "")
        lines[rec] = _with(own_words("attachment", row), behind)
    return lines


def _read(session: Session, records: Iterable[Record]) -> dict[str, dict[str, dict[str, Any]]]:
    by_kind: dict[str, list[str]] = {"household": [], "attachment": []}
    for kind, record in records:
        if kind:
            by_kind.setdefault(kind, []).append(record)
    return {kind: {row["id"]: row for row in session.store.rows(kind, ids)} for kind, ids in by_kind.items()}


def _homes(kind: str, row: Mapping[str, Any]) -> list[str]:
    """The household that stands in the line of a record."""
    if kind == "visit":
        return [one for one in (row.get("targets") or [])[:1] if one]
    home = row.get("household") if kind in _OF_A_HOUSEHOLD else None
    return [str(home)] if home else []


def _line(kind: str, row: Mapping[str, Any], homes: Mapping[str, Mapping[str, Any]]) -> str:
    behind = "".join(_home(homes[home]) for home in _homes(kind, row) if home in homes)
    said = own_words(kind, row, behind)
    if kind == "visit":
        return said
    return _with(said if len(said) <= SHOWN else said[:SHOWN] + "…", behind)


def own_words(kind: str, row: Mapping[str, Any], home: str = "") -> str:
    """A record in a few words; of a visit they say to whom it was (`home`, or its place)."""
    if kind == "visit":
        day = f"{row.get('date') or ''} {home or row.get('place') or ''}".strip()
        return f"走访 {day}"
    if parts := _TOLD_BY.get(kind):
        found = " ".join(str(row[name]) for name in parts if row.get(name))
    else:
        found = next((str(row[name]) for name in _SAYS if row.get(name)), "")
    if not found and kind in _DAYS:
        word, day = _DAYS[kind]
        found = f"{word} {row.get(day) or ''}".strip()
    return found or str(row.get("id") or "")[-8:]


def _home(row: Mapping[str, Any]) -> str:
    return own_words("household", row)


def _with(said: str, behind: str) -> str:
    return f"{said}（{behind}）" if behind else said
