"""Records in one line each, many at a time: what it is, and behind it whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gridworker.services.session import Session

SHOWN: Final = 40
"""Letters of a text that a record is told apart by."""

Record = tuple[str, str]
"""(kind, id)."""


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
        lines[rec] = _with(str(row.get("name") or "附件"), behind)
    return lines


def _read(session: Session, records: Iterable[Record]) -> dict[str, dict[str, dict[str, Any]]]:
    by_kind: dict[str, list[str]] = {"household": [], "attachment": []}
    for kind, record in records:
        if kind:
            by_kind.setdefault(kind, []).append(record)
    return {
        kind: {row["id"]: row for row in session.store.rows(kind, ids)} for kind, ids in by_kind.items()
    }


def _homes(kind: str, row: Mapping[str, Any]) -> list[str]:
    """The household that stands in the line of a record."""
    if kind == "visit":
        return [one for one in (row.get("targets") or [])[:1] if one]
    home = row.get("household") if kind in ("person", "promise", "help", "team_member", "pairing") else None
    return [str(home)] if home else []


def _line(kind: str, row: Mapping[str, Any], homes: Mapping[str, Mapping[str, Any]]) -> str:
    behind = "".join(_home(homes[home]) for home in _homes(kind, row) if home in homes)
    if kind == "household":
        return _home(row)
    if kind == "visit":
        day = f"{row.get('date') or ''} {behind or row.get('place') or ''}".strip()
        return f"走访 {day}"
    if kind == "meeting":
        return " ".join(str(row[name]) for name in ("date", "place") if row.get(name)) or str(row["id"])[-8:]
    if kind == "help":
        said = str(row.get("text") or row.get("place") or f"求助 {row.get('asked_on') or ''}".strip())
    else:
        said = str(row.get("name") or row.get("text") or row.get("relation") or str(row["id"])[-8:])
    return _with(said if len(said) <= SHOWN else said[:SHOWN] + "…", behind)


def _home(row: Mapping[str, Any]) -> str:
    return " ".join(str(row[name]) for name in ("group", "door", "head") if row.get(name))


def _with(said: str, behind: str) -> str:
    return f"{said}（{behind}）" if behind else said
