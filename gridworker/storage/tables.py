"""Writing the rows of folded records, many at a time."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from types import TracebackType
from typing import Any, Final

from gridworker.domain.document import DocState
from gridworker.domain.matter_state import MatterState
from gridworker.storage.columns import (
    COLUMNS,
    COMMON,
    DEMAND_COLUMNS,
    FACTS,
    fields_to_columns,
    insert_sql,
    row_of,
    text_of,
)
from gridworker.storage.db import Db
from gridworker.storage.search_notes import note_deleted, note_going

_FLUSH: Final = 400
_MATTER: Final = (
    *COMMON, "state", "life", "lines", "heads", "opened", *(c.sql for c in DEMAND_COLUMNS), "facts", *FACTS,
)  # fmt: skip
_MATTER_SQL: Final = (
    f"INSERT OR REPLACE INTO demand ({', '.join(_MATTER)}) VALUES ({', '.join('?' * len(_MATTER))})"
)
_facts_of: Final = attrgetter(*FACTS)
_CONFLICT_SQL: Final = "INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)"
_PLACED_SQL: Final = "INSERT INTO placed VALUES (?, ?, ?)"
_GUEST_SQL: Final = "INSERT OR REPLACE INTO guest VALUES (?, ?, ?, ?)"
_MORE_SQL: Final = "INSERT OR IGNORE INTO visit_more VALUES (?, ?)"


class RowWriter:
    """Collects rows and writes them in batches; a context manager that writes the rest at its end.

    Whoever uses it has already deleted the clashes, placements and further targets of its records.
    """

    def __init__(self, db: Db) -> None:
        self._db = db
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._kinds: dict[str, str] = {}
        """The kind whose rows a statement replaces or deletes."""
        self._waiting = 0

    def __enter__(self) -> RowWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()

    def document(self, doc: DocState, scope: str, rows: Mapping[str, int]) -> None:
        """Write a document as its fold left it; `rows` are the row ids of its ops."""
        row = row_of(
            doc.kind,
            doc.fields,
            rec=doc.rec,
            in_scope=scope,
            made_by=rows.get(doc.created_by, 0),
            clk={
                name: heads
                for name, heads in doc.heads.items()
                if heads != [doc.created_by] or doc.created_by not in rows
            },
            redacted=sorted(doc.redacted),
        )
        self._put(insert_sql(doc.kind), row, doc.kind)
        for name, conflict in doc.conflicts.items():
            heads = text_of([list(head) for head in conflict.values])
            flags = (int(conflict.missing), int(conflict.decide))
            self._put(_CONFLICT_SQL, (doc.rec, name, doc.kind, scope, *flags, heads))
        if doc.kind == "visit":
            targets = doc.fields.get("targets")
            for target in targets[1:] if isinstance(targets, list) else ():
                if isinstance(target, str):
                    self._put(_MORE_SQL, (target, doc.rec))

    def no_document(self, kind: str, rec: str) -> None:
        """There is no such record to show."""
        if kind in COLUMNS:
            self._put(f'DELETE FROM "{kind}" WHERE rec = ?', (rec,), kind)

    def matter(self, matter: MatterState, scope: str, opened: str, rows: Mapping[str, int]) -> None:
        """Write a matter as its fold left it."""
        from gridworker.domain.demand_facts import facts  # the first page folds nothing

        values, extra = fields_to_columns(DEMAND_COLUMNS, matter.fields)
        lines = [
            {
                "opener": line.opener,
                "holder": line.holder,
                "events": list(line.events),
                "state": line.state,
                "life": line.life,
                "closed": line.closed_by_merge,
            }
            for line in matter.lines
        ]
        first = next(iter(matter.placed), "")
        self._put(
            _MATTER_SQL,
            (
                matter.rec,
                scope,
                rows.get(first, 0),
                None,
                text_of(sorted(matter.redacted)) if matter.redacted else None,
                text_of(extra) if extra else None,
                matter.state,
                matter.life,
                text_of(lines) if lines else None,
                text_of(list(matter.heads)),
                opened,
                *values,
                1,
                *_facts_of(facts(matter)),
            ),
            "demand",
        )
        rec = matter.rec
        placed = [(rec, op_hash, how) for op_hash, how in matter.placed.items()]
        self._rows.setdefault(_PLACED_SQL, []).extend(placed)
        self._waiting += len(placed)

    def guest(self, scope: str, docs: Mapping[str, DocState], matter: MatterState | None) -> None:
        """Keep what a scope that a record is lent to shows of it: its row is that of where it lives."""
        from gridworker.domain.digest import document_line, matter_line  # few stores lend anything

        for doc in docs.values():
            line = document_line(doc.kind, doc.rec, doc.fields, doc.conflicts, doc.redacted)
            self._put(_GUEST_SQL, (scope, doc.kind, doc.rec, line))
        if matter is not None:
            line = matter_line(
                matter.rec, matter.process, matter.state, matter.life, matter.placed, matter.fields
            )
            self._put(_GUEST_SQL, (scope, "", matter.rec, line))

    def no_matter(self, rec: str) -> None:
        """There is no such matter to show."""
        self._put("DELETE FROM demand WHERE rec = ?", (rec,), "demand")

    def _put(self, sql: str, row: tuple[Any, ...], kind: str = "") -> None:
        self._rows.setdefault(sql, []).append(row)
        self._kinds[sql] = kind
        self._waiting += 1
        if self._waiting >= _FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what has collected."""
        for sql, rows in self._rows.items():
            kind = self._kinds.get(sql, "")
            if kind:
                note_going(self._db, kind, (row[0] for row in rows))
            self._db.many(sql, rows)
            if sql.startswith("DELETE"):
                note_deleted(self._db, kind)
        self._rows.clear()
        self._waiting = 0
