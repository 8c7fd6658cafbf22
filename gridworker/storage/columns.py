"""How the fields of a record lie in the columns of its table, and how they come back.

A field whose value is of the column's own type lies in its column; anything else (a field that this program
does not know, an explicit null, an odd type) lies in `extra`, so that reading a row gives back exactly the
fields that the fold gave. Columns that start every table:

- `rec` the record; `in_scope` the canonical scope that feeds it;
- `made_by` id of the op that created it; of a matter whose first event was brought by a carry op, minus the
  id of that carry op; 0: a document that was brought;
- `clk` heads by field as JSON, for fields whose one head is not the creating op; NULL when there is none;
- `redacted` names of redacted fields as JSON; `extra` fields without a fitting column as JSON.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json, to_json

COMMON: Final = ("rec", "in_scope", "made_by", "clk", "redacted", "extra")


@dataclass(frozen=True, slots=True)
class Column:
    """One field's column: `type` of the values that lie in it, `json` when they lie there as JSON text."""

    name: str
    type: type
    json: bool

    @property
    def sql(self) -> str:
        """The quoted name (`group` is a word of SQL)."""
        return f'"{self.name}"'


def _columns(words: str) -> tuple[Column, ...]:
    """Read `name` (text) or `name:type` words; lists and maps lie in their column as JSON."""
    types: dict[str, type] = {"": str, "int": int, "bool": bool, "list": list, "map": dict}
    parts = [word.partition(":") for word in words.split()]
    return tuple(Column(name, types[kind], kind in ("list", "map")) for name, _, kind in parts)


COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "office": _columns("name code withdrawn:bool"),
    "unit": _columns("level name code parent since until withdrawn:bool"),
    "grid": _columns("unit name code scope lead since until withdrawn:bool"),
    "worker": _columns("name role unit work_phone grids:list since until withdrawn:bool"),
    "duty": _columns("grid worker role since until stands_in_for reason withdrawn:bool"),
    "calendar_year": _columns("year:int source published_on holidays:list workdays:list withdrawn:bool"),
    "household": _columns(
        "grid group door head phone size:int child_bands:map status tags:list notice_given_on reason roster"
        " withdrawn:bool"
    ),
    "person": _columns("household name relation birth_year:int sex needs:list reason roster withdrawn:bool"),
    "visit": _columns(
        "date half_day targets:list place mode meet purpose content weather companions:list spoke_to"
        " suggestion on_spot topics:list card_given:bool result worker started_at ended_at reason"
        " withdrawn:bool"
    ),
    "promise": _columns("visit household text due done_on reason withdrawn:bool"),
    "attachment": _columns("of blob type size:int name withdrawn:bool"),
    "privacy_request": _columns(
        "household wanted asked_on person wish outcome answer answered_on removed:int withdrawn:bool"
    ),
    "team": _columns(
        "team_kind name unit grid groups:list skills:list since until reason withdrawn:bool"
    ),
    "team_member": _columns(
        "team name part phone listed:bool skills:list household since until reason withdrawn:bool"
    ),
    "help": _columns(
        "need text household grid group place asked_on wanted_on team helpers:list helped_on hours:int"
        " outcome result reason withdrawn:bool"
    ),
    "pairing": _columns(
        "level worker name post phone unit grid household matters since until reason withdrawn:bool"
    ),
    "appraisal": _columns(
        "round worker grids:list homes:int reps:list opened_on good:int fair:int poor:int abstain:int"
        " counted_on signed_by:list withdrawn:bool"
    ),
    "meeting": _columns(
        "meeting_kind date place host recorder motion_source should_attend:int attended:int demands:list"
        " topics:list in_favour:int against:int abstained:int decision published reason withdrawn:bool"
    ),
    "notice": _columns(
        "title sort signed since until names ground sheet demands:list channel opinions answer taken_down"
        " withdrawn:bool"
    ),
}
"""Field columns of each document kind, as the newest step of the schema has them. A field that the domain
gains later lies in `extra` until a step gives it a column."""

DEMAND_COLUMNS: Final = _columns(
    "text category nature household visit source place anonymous:bool consent_publish:bool sensitive:bool"
    " first_asked_by number due unit person co_units:list track route level appoint_on review_on outcome into"
    " limit:int meeting"
)
"""Field columns of a matter of process `demand`."""

_DEMAND_TYPES: Final = {column.name: column.type for column in DEMAND_COLUMNS}

FACTS: Final = (
    "first_asked", "holder", "clock", "registered_on", "assigned_on", "accepted_on", "asked_on", "held_on",
    "extended", "reported_on", "reported_by", "reworked", "verified_on", "skipped", "published_on",
    "told_on", "told_by", "owed_on", "untold", "called_on", "satisfaction", "for_others", "ended_on",
    "supervised", "supervised_on", "answer_by", "deliberated", "ledger", "last_on", "refused", "late",
    "pending", "waiting", "doubled",
)  # fmt: skip
"""Columns of a demand that say what its events amount to: the members of `domain.demand_facts.Facts`."""

DERIVED: Final[dict[str, tuple[tuple[str, str, Callable[[Mapping[str, Any]], Any]], ...]]] = {
    "visit": (
        ("first_target", "json_extract({b}, '$.data.targets[0]')", lambda f: _first(f.get("targets"))),
    ),
}
"""Columns that only help to find rows: name, SQL over a body `{b}`, and the same over folded fields."""


def shown_of_demand(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a demand whose values have the type that pages and papers count on.

    A step may hold whatever its writer put in; what is of another type stays in the ops and is not shown.
    """
    return {name: value for name, value in fields.items() if _fits(value, _DEMAND_TYPES.get(name, str))}


def _fits(value: Any, kind: type) -> bool:
    return type(value) is kind and not (type(value) is list and any(type(one) is not str for one in value))


def _first(targets: Any) -> str | None:
    return targets[0] if isinstance(targets, list) and targets and isinstance(targets[0], str) else None


def field_names(kind: str) -> frozenset[str]:
    """Names of the fields that have a column."""
    return _NAMES[kind]


_NAMES: Final = {kind: frozenset(c.name for c in columns) for kind, columns in COLUMNS.items()}


@functools.cache
def names_sql(kind: str) -> str:
    """The column list of an INSERT into the kind's table."""
    names = [*COMMON, *(c.sql for c in COLUMNS[kind]), *(name for name, _, _ in DERIVED.get(kind, ()))]
    return ", ".join(names)


@functools.cache
def insert_sql(kind: str) -> str:
    """INSERT (or replace) of one row given as `row_of` gives it."""
    width = len(COMMON) + len(COLUMNS[kind]) + len(DERIVED.get(kind, ()))
    return f'INSERT OR REPLACE INTO "{kind}" ({names_sql(kind)}) VALUES ({", ".join("?" * width)})'


def from_body_sql(kind: str, body: str) -> str:
    """The field columns of a row as expressions over the SQL expression `body` (an op's body as text)."""
    parts = [f"json_extract({body}, '$.data.{c.name}')" for c in COLUMNS[kind]]
    parts += [sql.format(b=body) for _, sql, _ in DERIVED.get(kind, ())]
    return ", ".join(parts)


def row_of(
    kind: str,
    fields: Mapping[str, Any],
    *,
    rec: str,
    in_scope: str,
    made_by: int,
    clk: Mapping[str, Sequence[str]],
    redacted: Sequence[str],
) -> tuple[Any, ...]:
    """The values of one row, in the order of `names_sql`."""
    values, extra = fields_to_columns(COLUMNS[kind], fields)
    derived = [fill(fields) for _, _, fill in DERIVED.get(kind, ())]
    return (
        rec,
        in_scope,
        made_by,
        text_of(clk) if clk else None,
        text_of(sorted(redacted)) if redacted else None,
        text_of(extra) if extra else None,
        *values,
        *derived,
    )


def fields_to_columns(
    columns: Sequence[Column], fields: Mapping[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Split fields into column values and what no column can hold exactly."""
    places = _places(columns)
    values: list[Any] = [None] * len(columns)
    extra: dict[str, Any] = {}
    for name, value in fields.items():
        place = places.get(name)
        if place is None or type(value) is not place[1]:
            extra[name] = value
        else:
            values[place[0]] = text_of(value) if place[2] else value  # SQLite writes True as 1
    return values, extra


_PLACES: Final[dict[int, tuple[Sequence[Column], dict[str, tuple[int, type, bool]]]]] = {}


def _places(columns: Sequence[Column]) -> dict[str, tuple[int, type, bool]]:
    """Where each field lies, of what type, and whether as JSON. The columns of a kind are one constant."""
    known = _PLACES.get(id(columns))
    if known is None:
        made = {column.name: (at, column.type, column.json) for at, column in enumerate(columns)}
        known = _PLACES[id(columns)] = (columns, made)
    return known[1]


def columns_to_fields(columns: Sequence[Column], values: Sequence[Any], extra: str | None) -> dict[str, Any]:
    """The fields of a row again: exactly those that were put in."""
    fields: dict[str, Any] = {}
    for column, value in zip(columns, values, strict=True):
        if value is not None:
            fields[column.name] = (
                from_json(value) if column.json else bool(value) if column.type is bool else value
            )
    if extra is not None:
        fields.update(from_json(extra))
    return fields


@functools.cache
def select_sql(kind: str) -> str:
    """The columns that `fields_of_row` reads: `COMMON`, then the fields."""
    return ", ".join((*COMMON, *(c.sql for c in COLUMNS[kind])))


def fields_of_row(kind: str, row: Sequence[Any]) -> dict[str, Any]:
    """The fields of a row read with `select_sql`."""
    return columns_to_fields(COLUMNS[kind], row[len(COMMON) :], row[5])


def text_of(value: Any) -> str:
    """Compact JSON text."""
    return to_json(value).decode()
