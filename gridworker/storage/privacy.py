"""What privacy needs of a store: ops to be taken away, the file written anew, and the log of access.

The log of access is local and never travels. It names records and fields, never what stands in them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from gridworker.domain.ops import Op
from gridworker.storage.db import Db, said
from gridworker.storage.forgetting import scrub, scrub_due
from gridworker.storage.redaction import about


@dataclass(frozen=True, slots=True)
class Access:
    """One line: at `at` (wall text) the person `actor` did `action` to `field` of a record.

    `action`: `reveal`, `copy`, `redact`, `print`, `export`, `retain`, `publish`. `purpose` is what was typed,
    `count` how many records it was about.
    """

    at: str
    actor: str
    action: str
    kind: str = ""
    rec: str = ""
    field: str = ""
    purpose: str = ""
    count: int = 1


_COLUMNS: Final = "at, actor, action, kind, rec, field, purpose, count"


class Privacy:
    """Belongs to one store."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def ops_about(self, rec: str) -> list[tuple[Op, str, frozenset[str]]]:
        """Every op about a record, its standing and the scopes that hold it; see `redaction.about`."""
        with said(self._db.path):
            return about(self._db, rec)

    def names(self, scopes: Collection[str]) -> list[str]:
        """Names of all heads and members of households of these scopes, also of those in the bin."""
        found: list[str] = []
        for scope in scopes:
            for sql in (
                "SELECT head FROM household WHERE in_scope = ? AND head IS NOT NULL",
                "SELECT name FROM person WHERE in_scope = ? AND name IS NOT NULL",
            ):
                found += [row[0] for row in self._db.all(sql, (scope,))]
        return found

    def phones(self) -> list[str]:
        """Digits of all telephone numbers of households and of people who asked for a demand."""
        sql = "SELECT phone FROM household WHERE phone IS NOT NULL"
        found = [row[0] for row in self._db.all(sql)]
        contact = "json_extract(extra, '$.contact')"
        sql = f"SELECT {contact} FROM demand WHERE {contact} IS NOT NULL"
        found += [row[0] for row in self._db.all(sql)]
        return ["".join(str(int(c)) for c in str(one) if c.isdecimal()) for one in found]

    def scrub_due(self) -> int:
        """How many texts taken away by redactions may still stand in free pages of the file."""
        return scrub_due(self._db)

    def scrub(self) -> None:
        """Write the file anew without them. Raises UserError `disk_full`, `store_busy`."""
        scrub(self._db)

    def note(self, line: Access) -> None:
        """Add a line to the log."""
        with self._db.atomic():
            self._db.run(
                f"INSERT INTO access_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    line.at, line.actor, line.action, line.kind, line.rec, line.field, line.purpose,
                    line.count,
                ),
            )  # fmt: skip

    def lines(self, limit: int, rec: str | None = None) -> list[Access]:
        """The newest lines first; with `rec` those about one record."""
        where, args = ("WHERE rec = ?", [rec]) if rec else ("", [])
        found = self._db.all(
            f"SELECT {_COLUMNS} FROM access_log {where} ORDER BY id DESC LIMIT ?", [*args, limit]
        )
        names = _COLUMNS.split(", ")
        return [
            Access(**{n: cell for n, cell in zip(names, row, strict=True) if cell is not None})
            for row in found
        ]

    def count(self, before: str | None = None) -> int:
        """How many lines there are, or how many of a day before `before`."""
        where, args = ("WHERE substr(at, 1, 10) < ?", [before]) if before else ("", [])
        return int(self._db.value(f"SELECT count(*) FROM access_log {where}", args))

    def forget_before(self, day: str) -> int:
        """Drop the lines of days before `day`; return how many."""
        with self._db.atomic():
            return self._db.run("DELETE FROM access_log WHERE substr(at, 1, 10) < ?", (day,))
