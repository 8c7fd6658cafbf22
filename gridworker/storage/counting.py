"""The rules of `gridworker.domain.indicators` as SQL: the same conditions find records and count them.

A figure and the list that it opens are made of the same words here, so that they cannot drift apart.
"""

from __future__ import annotations

from typing import Any, Final

from gridworker.domain.indicators import NOT_EXPECTED
from gridworker.domain.visit import COVERING_MODES, MET
from gridworker.storage.db import Db, said
from gridworker.storage.due import TICKING


def _codes(codes: Any) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))


IN_PERSON: Final = f"(meet = '{MET}' AND mode IN ({_codes(COVERING_MODES)}))"
MISSED: Final = f"(meet IS NOT '{MET}')"
APART: Final = f"(meet = '{MET}' AND (mode IS NULL OR mode NOT IN ({_codes(COVERING_MODES)})))"
VISITS: Final = {"in_person": IN_PERSON, "apart": APART, "missed": MISSED, "met": f"(meet = '{MET}')"}
"""Conditions on a row of `visit` by reach: every visit fulfils exactly one of in_person, apart and missed;
met is both of the first two.
"""

EXPECTED: Final = f"(status IS NULL OR status NOT IN ({_codes(NOT_EXPECTED)}))"
_SEEN: Final = (
    f"SELECT first_target FROM visit WHERE date >= ? AND date <= ? AND {IN_PERSON} AND withdrawn IS NOT 1"
    " UNION SELECT m.household FROM visit_more m JOIN visit ON visit.rec = m.visit"
    f" WHERE date >= ? AND date <= ? AND {IN_PERSON} AND visit.withdrawn IS NOT 1"
)


def of_households(reach: str, first: str, last: str) -> tuple[str, list[Any]]:
    """Condition on a household: `expected` (d), or of those the `reached` (n) or `unreached` of a period.

    Days are ISO texts, both included.
    """
    if reach == "expected":
        return EXPECTED, []
    if reach not in ("reached", "unreached"):
        raise ValueError(f"no such reach of households: {reach}")
    word = "IN" if reach == "reached" else "NOT IN"
    # A visit to a place has no household; NULL in the list would make every NOT IN unknown.
    seen = f"SELECT * FROM ({_SEEN}) WHERE first_target IS NOT NULL"
    return f"{EXPECTED} AND rec {word} ({seen})", [first, last, first, last]


class Counts:
    """Counted in the store, scope by scope. Days are ISO texts, both included."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def coverage(self, first: str, last: str) -> list[tuple[str, int, int]]:
        """(scope, households expected, of those reached) of every scope that has any."""
        return self._all(
            f"WITH seen(rec) AS ({_SEEN})"
            " SELECT in_scope, count(*), count(seen.rec) FROM household LEFT JOIN seen USING (rec)"
            f" WHERE {EXPECTED} AND withdrawn IS NOT 1 GROUP BY in_scope",
            (first, last, first, last),
        )

    def visits(self, first: str, last: str) -> list[tuple[str, str, str, int]]:
        """(scope, month as 2026-04, reach, visits) of all visits of a span of days."""
        return self._all(
            f"SELECT in_scope, substr(date, 1, 7), CASE WHEN {IN_PERSON} THEN 'in_person'"
            f" WHEN {APART} THEN 'apart' ELSE 'missed' END, count(*) FROM visit"
            " WHERE date >= ? AND date <= ? AND withdrawn IS NOT 1 GROUP BY 1, 2, 3",
            (first, last),
        )

    def demands(self, first: str, last: str) -> list[tuple[str, str, int]]:
        """(scope, state, demands) of those taken in on a day of a span."""
        return self._all(
            "SELECT in_scope, state, count(*) FROM demand WHERE opened >= ? AND opened <= ? GROUP BY 1, 2",
            (first, last),
        )

    def open_demands(self, states: tuple[str, ...], first_open: str) -> list[tuple[str, str, str, int, int]]:
        """(scope, state, day taken in, whether past its due day, demands) of those in one of `states`.

        `first_open`: the earliest due day that has not passed (`domain.limits.first_open_day`).
        """
        marks = ", ".join("?" * len(states))
        return self._all(
            f"SELECT in_scope, state, opened, ifnull({TICKING} AND due_of(clock) < ?, 0), count(*)"
            f" FROM demand WHERE state IN ({marks}) GROUP BY 1, 2, 3, 4",
            (first_open, *states),
        )

    def arrivals(self) -> list[tuple[str, str, str]]:
        """(merge, device that signed, moment) of every bundle merged here."""
        return self._all("SELECT id, signer, at FROM batch")

    def _all(self, sql: str, args: tuple[Any, ...] = ()) -> list[Any]:
        with said(self._db.path):
            return self._db.all(sql, args)
