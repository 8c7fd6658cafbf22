"""The search index: built behind everything else, in small transactions, from the rows as they stand.

A contentless FTS5 table holds the set of tokens of each row (`domain.tokens`) under a number that orders by
day (`search_kinds`), and `search_doc` the row id behind each number. `search_state.upto` is the last row id
of each kind that was read: what lies above is looked through by the search itself (`search_find`), so that an
index that is behind makes a search slower and never wrong. Rows that went are taken out by their numbers
(`search_gone`, told by `search_notes`); results never show them, because their row is not there.

A step is one transaction: a process that is killed goes on where the last step ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.tokens import GRID, TAG, WORKER, Tokens
from gridworker.storage.db import Db
from gridworker.storage.search_kinds import KINDS, LAST_DAY, SearchKind, day_number, day_of

STEP: Final = 250
"""Rows of a step: some forty milliseconds, so that nobody who asks for a list waits noticeably behind it."""
_MERGE_PAGES: Final = 500
_UNTIDY: Final = 20_000
"""After so many new rows the pieces of the index are merged: a word is then looked up in one place."""
_DELETED: Final = "DELETE FROM search_text WHERE rowid = ?"


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the index is: at most `behind` rows not yet read, gone rows to `clear`, whether texts that were
    redacted are still to be written out of it (`scrub`), and whether its pieces are to be merged (`tidy`)."""

    behind: int
    clear: int
    scrub: bool
    tidy: bool

    @property
    def whole(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.behind or self.clear or self.scrub or self.tidy)


def state(db: Db, tokens: Tokens) -> IndexState:
    """How far the index is; costs the same whatever it holds."""
    fits = _version(db) == tokens.version
    known = marks(db)
    upto = known if fits else {}
    behind = sum(max(0, _newest(db, kind) - upto.get(kind, 0)) for kind in KINDS)
    gone = int(db.value("SELECT count(*) FROM search_gone"))
    return IndexState(behind, gone, bool(known.get("scrub")), known.get("fresh", 0) >= _UNTIDY)


def marks(db: Db) -> dict[str, int]:
    """The last row id read, by kind; `scrub` is 1 while redacted texts are to be written out, `fresh` the
    number of rows since the last tidying."""
    return dict(db.all("SELECT kind, upto FROM search_state"))


def usable_marks(db: Db, tokens: Tokens) -> dict[str, int]:
    """`marks` as a search may rely on: an index made of other tokens counts as not made."""
    return marks(db) if _version(db) == tokens.version else dict.fromkeys(KINDS, 0)


def indexed(db: Db) -> int:
    """How many rows the index holds (a walk over all of them)."""
    return int(db.value("SELECT count(*) FROM search_doc"))


def forget(db: Db) -> None:
    """Empty the index; the caller has opened the transaction. It is built again from the first row."""
    scrub = marks(db).get("scrub")
    if scrub:
        db.run("PRAGMA secure_delete = ON")
    db.run("INSERT INTO search_text(search_text) VALUES ('delete-all')")
    if scrub:
        db.run("PRAGMA secure_delete = OFF")
    for table in ("search_doc", "search_gone"):
        db.run(f"DELETE FROM {table}")
    db.run("UPDATE search_state SET upto = 0, version = NULL")


def step(db: Db, tokens: Tokens, limit: int = STEP) -> IndexState:
    """Do up to `limit` rows of what is left, in one transaction, and say how far the index is then."""
    before = state(db, tokens)
    if not before.whole:
        with db.atomic():
            if _version(db) != tokens.version:
                forget(db)
                db.run("UPDATE search_state SET version = ? WHERE kind = 'tokens'", (tokens.version,))
            left = limit - _clear(db, limit)
            for kind in KINDS.values():
                if left > 0:
                    left -= _read(db, tokens, kind, left)
            if left > 0 and (before.scrub or before.tidy):
                _merge(db, before.scrub)
    return state(db, tokens)


def differences(db: Db, tokens: Tokens, most: int) -> int:
    """How many of up to `most` rows, spread over the whole, are not found by their own words, or point
    nowhere. Asks nothing of what is not yet indexed."""
    wrong, upto = 0, usable_marks(db, tokens)
    for kind in KINDS.values():
        total = upto[kind.name]
        every = max(1, total // max(1, most // len(KINDS)))
        for row in _rows(db, kind, 0, total, every):
            if _number_of(db, kind, row[0], tokens, row) is None:
                wrong += 1
    stray = "SELECT count(*) FROM search_doc WHERE n NOT IN (SELECT rowid FROM search_text)"
    return wrong + int(db.value(stray))


def _number_of(db: Db, kind: SearchKind, row: int, tokens: Tokens, read: tuple[Any, ...]) -> int | None:
    found = " AND ".join(f'"{token}"' for token in _tokens(tokens, kind, read)) or '""'
    number: int | None = db.value("SELECT n FROM search_doc WHERE n >> 40 = ? AND row = ?", (kind.code, row))
    if number is None or found == '""':
        return number
    number = db.value(
        "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid = ?", (found, number)
    )
    return number


def _version(db: Db) -> str | None:
    found: str | None = db.value("SELECT version FROM search_state WHERE kind = 'tokens'")
    return found


def _newest(db: Db, kind: str) -> int:
    return int(db.value(f'SELECT max(rowid) FROM "{kind}"', default=0))


def _clear(db: Db, limit: int) -> int:
    """Take out rows that went."""
    gone = db.all("SELECT kind, row FROM search_gone LIMIT ?", (limit,))
    for kind, row in gone:
        where = "n >> 40 = ? AND row = ?"
        for (number,) in db.all(f"SELECT n FROM search_doc WHERE {where}", (KINDS[kind].code, row)):
            db.run(_DELETED, (number,))
            db.run("DELETE FROM search_doc WHERE n = ?", (number,))
        db.run("DELETE FROM search_gone WHERE kind = ? AND row = ?", (kind, row))
    return len(gone)


def _rows(db: Db, kind: SearchKind, after: int, last: int, every: int = 1) -> Iterator[tuple[Any, ...]]:
    """Rows of a kind between two row ids: row id, day, text, names, grid, tags, worker."""
    return db.each(
        f"SELECT t.rowid, {kind.day_sql}, {kind.text_sql}, {kind.name_sql}, {kind.grid or 'NULL'},"
        f' {kind.tags or "NULL"}, {kind.worker or "NULL"} FROM "{kind.name}" t'
        f" WHERE t.rowid > ? AND t.rowid <= ? AND t.rowid % ? = 0 AND {kind.shown_sql} ORDER BY t.rowid",
        (after, last, every),
    )


def _tokens(tokens: Tokens, kind: SearchKind, row: tuple[Any, ...]) -> set[str]:
    _, _, text, names, grid, tags, worker = row
    found = tokens.of_text(text)
    for name in names.split("\n") if kind.names else ():
        found |= tokens.of_name(name)
    found |= tokens.of_codes(GRID, [grid] if grid else ())
    found |= tokens.of_codes(WORKER, [worker] if worker else ())
    return found | tokens.of_codes(TAG, from_json(tags) if tags else ())


def _read(db: Db, tokens: Tokens, kind: SearchKind, limit: int) -> int:
    """Index the next rows of a kind; returns how many row ids that were."""
    after = int(db.value("SELECT upto FROM search_state WHERE kind = ?", (kind.name,)))
    # By row ids and not by rows: where rows went there are none, and the walk must end.
    last = db.value(
        f'SELECT max(rowid) FROM (SELECT rowid FROM "{kind.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?)',
        (after, limit),
    )
    if last is None:
        return 0
    numbers: dict[int, int] = {}
    texts, docs = [], []
    for row in _rows(db, kind, after, last):
        number = _next_number(db, kind, day_number(row[1]), numbers)
        texts.append((number, " ".join(_tokens(tokens, kind, row))))
        docs.append((number, row[0]))
    db.many("INSERT INTO search_text(rowid, tokens) VALUES (?, ?)", texts)
    db.many("INSERT INTO search_doc VALUES (?, ?)", docs)
    db.run("UPDATE search_state SET upto = ? WHERE kind = ?", (last, kind.name))
    db.run(
        "INSERT INTO search_state VALUES ('fresh', ?, NULL) ON CONFLICT DO UPDATE SET upto = upto + ?",
        (len(docs), len(docs)),
    )
    return max(1, len(docs))


def _next_number(db: Db, kind: SearchKind, day: int, taken: dict[int, int]) -> int:
    """The next free number of a day; should a day be full, of the day before."""
    if kind.day is None:
        low, high = kind.low, kind.last(LAST_DAY)
    else:
        low, high = kind.first(day), kind.last(day)
    if day not in taken:
        taken[day] = db.value("SELECT max(n) FROM search_doc WHERE n BETWEEN ? AND ?", (low, high), low - 1)
    if taken[day] == high and day:
        return _next_number(db, kind, day_of(low) - 1, taken)
    taken[day] += 1
    return taken[day]


def _merge(db: Db, scrub: bool) -> None:
    """Write part of the index anew as one piece, in which no token of a row that is out remains."""
    if scrub:
        # What is overwritten must not stay readable in free pages.
        db.run("PRAGMA secure_delete = ON")
    before = db.conn.total_changes
    db.run("INSERT INTO search_text(search_text, rank) VALUES ('merge', ?)", (-_MERGE_PAGES,))
    # One change is the command itself: then there was nothing left to merge.
    if db.conn.total_changes - before < 2:
        db.run("UPDATE search_state SET upto = 0 WHERE kind IN ('scrub', 'fresh')")
    if scrub:
        db.run("PRAGMA secure_delete = OFF")
