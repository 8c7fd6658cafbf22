"""Lists: a `Query` becomes ids by an index, and ids become rows when somebody looks at them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.demand import FINAL
from gridworker.storage.columns import (
    COLUMNS,
    COMMON,
    DEMAND_COLUMNS,
    FACTS,
    Column,
    columns_to_fields,
    fields_of_row,
    select_sql,
    shown_of_demand,
)
from gridworker.storage.db import Db
from gridworker.storage.db import Row as DbRow

KINDS: Final = (*COLUMNS, "demand")
NO_GRID: Final = "-"
"""In place of a grid's id: what belongs to no grid."""
_CHUNK: Final = 400


@dataclass(frozen=True, slots=True)
class Query:
    """What to list. Filters that a kind does not have are ignored.

    `text`: every word of it in one of the kind's texts. `grid`, `household`, `worker`: record ids. Dates are
    ISO days, both ends included. `state`: a demand's state or `open` (any that is not final), a household's
    status, or `open` / `done` of promises and requests (of residents, for help). `source`: where a demand
    came from. `order`: `newest`, `oldest`, or `door` (households). `withdrawn`: also those in the bin.
    `after`: only what comes behind this record in the order asked for (not by `door`), so that a long list
    is read in parts without walking the first ones again; a record that is not there has nothing behind it.

    What opens the records behind a figure (`gridworker.domain.indicators`): `reach` of visits is `in_person`,
    `apart`, `missed` or `met`, of households `expected`, `reached` or `unreached` between the dates;
    `states`: a demand in one of them; `due_before`: its clock runs and its due day
    is earlier (`storage.due`); `grid` may be `NO_GRID`.
    """

    kind: str
    text: str = ""
    grid: str | None = None
    household: str | None = None
    worker: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    mode: str | None = None
    meet: str | None = None
    state: str | None = None
    visit: str | None = None
    source: str | None = None
    reach: str | None = None
    states: tuple[str, ...] = ()
    due_before: str | None = None
    order: str = "newest"
    limit: int | None = None
    offset: int = 0
    withdrawn: bool = False
    after: str | None = None
    of: str | None = None
    """The record that attachments belong to."""


_DAY: Final = {
    "visit": "date", "promise": "due", "demand": "opened", "privacy_request": "asked_on", "help": "asked_on",
    "notice": "since", "meeting": "date",
}  # fmt: skip
_TEXTS: Final = {
    "visit": ("content", "suggestion", "on_spot", "place", "spoke_to"),
    "household": ("door", "head", "phone", '"group"'),
    "demand": ("text", "number", "place"),
    "promise": ("text",),
    "person": ("name", "relation"),
    "worker": ("name",),
    "unit": ("name", "code"),
    "grid": ("name", "code"),
    "duty": ("reason",),
    "office": ("name", "code"),
    "calendar_year": ("source",),
    "attachment": ("name",),
    "privacy_request": ("wish", "answer"),
    "team": ("name",),
    "team_member": ("name",),
    "help": ("text", "result", "place"),
    "pairing": ("name", "post", "matters"),
    "appraisal": ("round",),
    "notice": ("title", "sheet"),
    "meeting": ("place", "host", "decision"),
}
_DIRECT: Final = {
    "visit": ("worker", "mode", "meet"),
    "demand": ("household", "visit", "state", "source"),
    "promise": ("household", "visit"),
    "person": ("household",),
    "household": ("grid",),
    "attachment": ("of",),
    "privacy_request": ("household",),
    "team_member": ("household",),
    "help": ("household",),
    "pairing": ("household", "worker"),
    "appraisal": ("worker",),
}
"""Filters that are a column of the same name."""


def ids(db: Db, query: Query) -> list[str]:
    """Record ids in the order asked for."""
    if query.kind == "household" and query.order != "oldest":
        return _by_door(db, query)
    if query.after is not None:
        return _behind(db, query, query.after)
    where, args = _where(query)
    sql = f'SELECT rec FROM "{_table(query.kind)}" {where} ORDER BY {_order(query)}'
    if query.limit is not None or query.offset:
        sql += " LIMIT ? OFFSET ?"
        args += [-1 if query.limit is None else query.limit, query.offset]
    return [row[0] for row in db.all(sql, args)]


def _behind(db: Db, query: Query, after: str) -> list[str]:
    """Up to `limit` ids behind `after`: one range of an index, and for records without a day another."""
    where, values = _where(query)
    down = query.order == "newest"
    sign, day = "<" if down else ">", _DAY.get(query.kind)
    found: list[str] = []

    def add(condition: str, *args: Any) -> None:
        left = -1 if query.limit is None else query.limit - len(found)
        if left == 0:
            return
        both = f"{where} AND {condition}" if where else f"WHERE {condition}"
        sql = f'SELECT rec FROM "{_table(query.kind)}" {both} ORDER BY {_order(query)} LIMIT ?'
        found.extend(row[0] for row in db.all(sql, [*values, *args, left]))

    if day is None:
        add(f"rec {sign} ?", after)
        return found
    at = db.all(f'SELECT {day} FROM "{_table(query.kind)}" WHERE rec = ?', [after])
    if not at:
        return []
    (value,) = at[0]
    # Descending, those without a day come last; ascending, first.
    if value is None:
        add(f"{day} IS NULL AND rec {sign} ?", after)
        if not down:
            add(f"{day} IS NOT NULL")
        return found
    add(f"({day}, rec) {sign} (?, ?)", value, after)
    if down:
        add(f"{day} IS NULL")
    return found


def count(db: Db, query: Query) -> int:
    """How many records there are, whatever `limit` says."""
    where, args = _where(query)
    return int(db.value(f'SELECT count(*) FROM "{_table(query.kind)}" {where}', args))


def rows(db: Db, kind: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Rows for ids, in their order; ids that are not there are left out.

    A row has the record's fields (None where nobody set one) and `id`, `in_scope` (the canonical scope),
    `conflicts` (names of the fields that clash), `redacted`, and `made`: the op that created it, as
    `{hash, at, author, dev, inc, scope, seq}`, or None when it is in no log here. A demand also has `state`,
    `life`, `lines`, `heads`, `opened`, and what `domain.demand_facts.Facts` says.
    """
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = list(wanted[start : start + _CHUNK])
        marks = ", ".join("?" * len(part))
        clashes = _clashes(db, part, marks)
        shown = db.all(f'SELECT {_select(kind)} FROM "{_table(kind)}" WHERE rec IN ({marks})', part)
        made = _makers(db, [row[2] for row in shown])
        for row in shown:
            found[row[0]] = _shown(kind, row, clashes, made.get(row[2]))
    return [found[rec] for rec in wanted if rec in found]


def get(db: Db, kind: str, rec: str) -> dict[str, Any] | None:
    """One row, or None."""
    found = rows(db, kind, [rec])
    return found[0] if found else None


def last_visits(db: Db, households: Sequence[str]) -> dict[str, str]:
    """Day of the newest visit of each household that was visited: two looks into an index for each."""
    found = db.all(
        "SELECT j.value, max("
        "ifnull((SELECT date FROM visit WHERE first_target = j.value AND withdrawn IS NOT 1"
        " ORDER BY date DESC LIMIT 1), ''), "
        "ifnull((SELECT max(v.date) FROM visit_more m JOIN visit v ON v.rec = m.visit"
        " WHERE m.household = j.value AND v.withdrawn IS NOT 1), ''))"
        " FROM json_each(?) j",
        (json.dumps(list(households)),),
    )
    return {household: day for household, day in found if day}


def nobody_met(db: Db, last: Mapping[str, str]) -> set[str]:
    """Of households with the day of their newest visit (`last_visits`): where nobody was met that day."""
    met = "date = j.value AND withdrawn IS NOT 1 AND meet IS NOT 'ABSENT'"
    found = db.all(
        "SELECT j.key FROM json_each(?) j WHERE NOT EXISTS"
        f" (SELECT 1 FROM visit WHERE first_target = j.key AND {met})"
        " AND NOT EXISTS (SELECT 1 FROM visit_more m JOIN visit v ON v.rec = m.visit"
        " WHERE m.household = j.key AND v.date = j.value AND v.withdrawn IS NOT 1"
        " AND v.meet IS NOT 'ABSENT')",
        (json.dumps(dict(last)),),
    )
    return {household for (household,) in found}


_DEMAND_HEAD: Final = (*COMMON, "state", "life", "lines", "heads", "opened", *FACTS)


def _select(kind: str) -> str:
    if kind == "demand":
        return ", ".join((*_DEMAND_HEAD, *(c.sql for c in DEMAND_COLUMNS)))
    return select_sql(kind)


def _makers(db: Db, wanted: Sequence[int]) -> dict[int, dict[str, Any]]:
    marks = ", ".join("?" * len(wanted))
    out = {}
    sql = f"SELECT id, hash, header FROM op WHERE id IN ({marks})"
    brought = [-row_id for row_id in wanted if row_id < 0]
    found = db.all(sql, wanted)
    if brought:
        marks = ", ".join("?" * len(brought))
        found += db.all(f"SELECT -carry, hash, header FROM carried WHERE carry IN ({marks})", brought)
    for row_id, op_hash, header in found:
        h = from_json(header)
        said = {name: h[name] for name in ("author", "dev", "inc", "scope", "seq")}
        out[row_id] = {"hash": op_hash, "at": h["wall"], **said}
    return out


def _shown(
    kind: str, row: DbRow, clashes: dict[str, list[str]], made: dict[str, Any] | None
) -> dict[str, Any]:
    if kind == "demand":
        at = len(_DEMAND_HEAD)
        out = shown_of_demand(columns_to_fields(DEMAND_COLUMNS, row[at:], row[5]))
        out.update(
            state=row[6],
            life=row[7],
            lines=from_json(row[8]) if row[8] else [],
            heads=from_json(row[9]) if row[9] else [],
            opened=row[10],
            **dict(zip(FACTS, row[11:at], strict=True)),
        )
    else:
        out = fields_of_row(kind, row)
    for column in _columns(kind):
        out.setdefault(column.name, None)
    out.update(
        id=row[0],
        in_scope=row[1],
        redacted=from_json(row[4]) if row[4] else [],
        conflicts=clashes.get(row[0], []),
        made=made,
    )
    return out


def _columns(kind: str) -> tuple[Column, ...]:
    return DEMAND_COLUMNS if kind == "demand" else COLUMNS[kind]


def _clashes(db: Db, part: list[str], marks: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for rec, name in db.all(f"SELECT rec, field FROM conflict WHERE rec IN ({marks}) ORDER BY field", part):
        out.setdefault(rec, []).append(name)
    return out


def _table(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no such kind: {kind}")
    return kind


def _where(q: Query) -> tuple[str, list[Any]]:
    parts: list[str] = []
    args: list[Any] = []

    def add(sql: str, *values: Any) -> None:
        parts.append(sql)
        args.extend(values)

    for name in _DIRECT.get(q.kind, ()):
        value = getattr(q, name)
        if name == "grid" and (q.reach is not None or value == NO_GRID):
            continue  # figures go by the scope that a record lives in, as for visits and demands below
        if q.kind == "demand" and name == "state" and value == "open":
            add(f"state NOT IN ({', '.join('?' * len(FINAL))})", *sorted(FINAL))
        elif value is not None:
            add(f"{name} = ?", value)
    if q.kind == "visit" and q.household is not None:
        add(
            "rec IN (SELECT rec FROM visit WHERE first_target = ?"
            " UNION ALL SELECT visit FROM visit_more WHERE household = ?)",
            q.household, q.household,
        )  # fmt: skip
    if q.kind == "household" and q.state is not None:
        add("status = ?", q.state)
    if q.kind == "privacy_request" and q.state is not None:
        add("answered_on IS NOT NULL" if q.state == "done" else "answered_on IS NULL")
    if q.kind == "help" and q.state is not None:
        add("outcome IS NOT NULL" if q.state == "done" else "outcome IS NULL")
    if q.kind == "promise" and q.state is not None:
        add("done_on IS NOT NULL" if q.state == "done" else "done_on IS NULL")
    by_scope = q.kind in ("visit", "demand", "promise", "person", "privacy_request", "help")
    if q.grid is not None and (by_scope or q.reach is not None or q.grid == NO_GRID):
        sql, values = in_grid(q.grid)
        add(sql, *values)
    if q.reach is not None:
        from gridworker.storage import counting  # the first page asks for no figures

        if q.kind == "visit":
            add(counting.VISITS[q.reach])
        elif q.kind == "household":
            sql, values = counting.of_households(q.reach, q.date_from or "", q.date_to or "9")
            add(sql, *values)
    if q.states and q.kind == "demand":
        add(f"state IN ({', '.join('?' * len(q.states))})", *q.states)
    if q.due_before is not None and q.kind == "demand":
        from gridworker.storage.due import TICKING  # the first page asks for no limits

        add(f"({TICKING} AND due_of(clock) < ?)", q.due_before)
    day = _DAY.get(q.kind)
    if day and q.date_from is not None:
        add(f"{day} >= ?", q.date_from)
    if day and q.date_to is not None:
        add(f"{day} <= ?", q.date_to)
    for word in q.text.split():
        texts = _TEXTS[q.kind]
        found = " OR ".join(f"{name} LIKE ? ESCAPE '!'" for name in texts)
        add(f"({found})", *[_like(word)] * len(texts))
    if not q.withdrawn and q.kind != "demand":
        add("withdrawn IS NOT 1")
    return ("WHERE " + " AND ".join(parts) if parts else ""), args


def in_grid(grid: str, mark: str = "?") -> tuple[str, list[Any]]:
    """Condition that a record lives in a grid (or, with `NO_GRID`, in none), and its arguments."""
    if grid == NO_GRID:
        return "in_scope NOT IN (SELECT scope FROM grid WHERE scope IS NOT NULL AND withdrawn IS NOT 1)", []
    return f"in_scope = (SELECT scope FROM grid WHERE rec = {mark})", [grid]


def _by_door(db: Db, query: Query) -> list[str]:
    """Households in the order of their doors as people count them: 2-9 before 2-10 before 10-1."""
    where, args = _where(query)
    found = db.all(f'SELECT rec, "group", door FROM household {where}', args)
    found.sort(key=lambda r: (_as_counted(r[2] or ""), r[1] or "", r[0]))
    stop = None if query.limit is None else query.offset + query.limit
    return [r[0] for r in found[query.offset : stop]]


def _as_counted(text: str) -> list[tuple[int, int, str]]:
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return [(0, int(p), "") if p.isascii() and p.isdigit() else (1, 0, p) for p in parts]


def _like(word: str) -> str:
    for special in "!%_":
        word = word.replace(special, "!" + special)
    return f"%{word}%"


def _order(q: Query) -> str:
    day = _DAY.get(q.kind)
    if day is None:
        return "rec DESC" if q.order == "newest" else "rec"
    # The index holds (filter, day, rec), read from either end.
    return f"{day} DESC, rec DESC" if q.order == "newest" else f"{day}, rec"
