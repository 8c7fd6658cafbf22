"""Checking a store while somebody works in it: some hundredths of a second at a time, and nothing is written.

A walk along every log, then over every record: what its ops make again is compared with the rows that stand,
and taken back. Between two steps anything may be written; each step is right for its moment. The seals of the
pages are looked at from outside (`pages`), and whether each op may do what it does only in full (`checks`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from gridworker.storage.checks import Finding, broken_chain, walk_part
from gridworker.storage.db import Db, said
from gridworker.storage.digests import lines_of
from gridworker.storage.folding import fold_listed
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import LogRow, all_logs
from gridworker.storage.rights import Rights
from gridworker.storage.standings import REFOLD, clear_list

_OPS: Final = 400
_RECORDS: Final = 40
"""What one step looks at."""


class _Undo(Exception):
    """Leaves a transaction without keeping anything."""


@dataclass
class Checking:
    """One walk. `step` until it says that nothing is left; then `findings`."""

    db: Db
    rights: Rights
    ops: int = 0
    records: int = 0
    found: list[Finding] = field(default_factory=list)
    differing: int = 0
    _logs: list[LogRow] | None = None
    _from: int = 1
    _after: str = ""

    def step(self) -> bool:
        """Look at some more; whether anything is left. Raises UserError like every reading."""
        with said(self.db.path):
            if self._logs is None:
                self._logs = all_logs(self.db)
            if self._logs:
                self._along(self._logs)
                return True
            # Ops that are not what was taken in make no rows to compare with.
            return not self.found and self._over()

    def findings(self) -> list[Finding]:
        """What the walk found; empty when all agreed."""
        if not self.differing:
            return self.found
        sentence = f"有 {self.differing} 条记录的表格与日志不一致，可以修复，不丢记录。"
        return [*self.found, Finding("tables_differ", "bad", sentence)]

    def _along(self, logs: list[LogRow]) -> None:
        log = logs[0]
        seen, whole, following = walk_part(self.db, log, self._from, _OPS)
        self.ops += seen
        self._from = following or 1
        if not whole:
            self.found.append(broken_chain(log))
        if not whole or not following:
            logs.pop(0)
            self._from = 1

    def _over(self) -> bool:
        recs = [
            row[0]
            for row in self.db.all(
                f"SELECT DISTINCT rec FROM op WHERE rec > ? AND bad < {UNREADABLE} ORDER BY rec LIMIT ?",
                (self._after, _RECORDS),
            )
        ]
        if not recs:
            return False
        self._after = recs[-1]
        self.records += len(recs)
        stands = lines_of(self.db, recs)
        made: list[bytes] = []
        try:
            with self.db.atomic():
                clear_list(self.db)
                self.db.many(f"INSERT INTO {REFOLD} VALUES (?)", [(rec,) for rec in recs])
                fold_listed(self.db, self.rights.authority())
                made = lines_of(self.db, recs)
                raise _Undo
        except _Undo:
            pass
        self.differing += len(set(made) ^ set(stands)) and max(1, len(set(made) ^ set(stands)) // 2)
        return len(recs) == _RECORDS
