"""Finding records by words: the index for what it has read, a walk through the texts for the rest.

Every hit is a row as it stands now: the index only says which rows to look at. Words of three characters and
more are looked for in those rows again, because the index knows no order; pages end where enough was found,
so nothing is counted. Rows that are not yet indexed come first within their day.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from gridworker.domain.tokens import Tokens
from gridworker.storage.db import Db
from gridworker.storage.search_ask import Ask, Found, of_ask
from gridworker.storage.search_index import usable_marks
from gridworker.storage.search_kinds import KINDS, LAST_DAY, SearchKind, day_number, day_of
from gridworker.storage.search_people import households, people

Place = tuple[int, int, int]
"""Day, 1 for a row that is not indexed yet, its number or row id: results go down from the greatest."""
_TOP: Final[Place] = (LAST_DAY + 1, 0, 0)
_Hit = tuple[Place, str]


def find(db: Db, tokens: Tokens, kind: str, ask: Ask, *, limit: int, after: str | None = None) -> Found:
    """A page of the records of one kind that meet the question. `after` is the `next` of the page before."""
    start: Place = _TOP if after is None else _read_place(after)
    if not ask.words:
        return Found([], None)
    which, upto = KINDS[kind], usable_marks(db, tokens)[kind]
    if which.day is None:
        if ask.date_from or ask.date_to:
            return Found([], None)
        hits = (households if kind == "household" else people)(db, tokens, ask, upto, start)
    else:
        hits = _distinct(
            heapq.merge(
                *(_dated(db, tokens, which, way, days, upto, start) for way, days in _ways(which, ask)),
                reverse=True,
            )
        )
    page = list(islice(hits, limit + 1))
    more = len(page) > limit
    return Found([rec for _, rec in page[:limit]], _written(page[limit - 1][0]) if more else None)


def _ways(kind: SearchKind, ask: Ask) -> Iterator[tuple[Ask, tuple[str, str]]]:
    """The question with every word as text, with its dates as days, its names as who went, and with both."""
    period = (ask.date_from or "", ask.date_to or "9999-12-31")
    by_worker = [None, *([True] if kind.worker and any(word.workers for word in ask.words) else [])]
    for named in by_worker:
        for dated in (False, True):
            spans, workers, others = [period], None, []
            for word in ask.words:
                if dated and word.days:
                    spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in word.days]
                elif named and word.workers:
                    workers = word.workers if workers is None else workers & word.workers
                else:
                    others.append(word)
            if dated and not any(word.days for word in ask.words):
                continue
            way = replace(ask, words=tuple(others), workers=workers)
            for span in sorted({span for span in spans if span[0] <= span[1]}):
                yield way, span


def _dated(
    db: Db, tokens: Tokens, kind: SearchKind, ask: Ask, days: tuple[str, str], upto: int, start: Place
) -> Iterator[_Hit]:
    where, args = _filters(kind, ask)
    patterns = [tokens.pattern(word.text) for word in ask.words]
    newer = _not_indexed(db, kind, days, upto, (where, args), patterns)
    waiting = sorted((hit for hit in newer if hit[0] < start), reverse=True)
    return heapq.merge(waiting, _indexed(db, tokens, kind, ask, days, upto, start), reverse=True)


def _indexed(
    db: Db, tokens: Tokens, kind: SearchKind, ask: Ask, days: tuple[str, str], upto: int, start: Place
) -> Iterator[_Hit]:
    low, high = kind.first(day_number(days[0])), kind.last(min(day_number(days[1]), start[0], LAST_DAY))
    if start is not _TOP:
        # After a row that is not indexed, all that is indexed of its day is still to come.
        high = min(high, kind.last(start[0]) if start[1] else start[2] - 1)
    where, args = _filters(kind, ask)
    for word in ask.words:
        if not tokens.is_exact(word.text):
            where += f" AND {kind.text_sql} GLOB ?"
            args.append(tokens.pattern(word.text))
    where += f" AND {kind.day_sql} BETWEEN ? AND ?"
    rest = f'CROSS JOIN "{kind.name}" t ON t.rowid = d.row WHERE d.row <= ? AND {kind.shown_sql}{where}'
    if ask.words or ask.workers:
        sql = (
            f"SELECT s.rowid, t.rec FROM search_text s CROSS JOIN search_doc d ON d.n = s.rowid {rest}"
            " AND s.search_text MATCH ? AND s.rowid BETWEEN ? AND ? ORDER BY s.rowid DESC"
        )
        found = db.each(sql, (upto, *args, *days, of_ask(tokens, ask), low, high))
    else:
        sql = f"SELECT d.n, t.rec FROM search_doc d {rest} AND d.n BETWEEN ? AND ? ORDER BY d.n DESC"
        found = db.each(sql, (upto, *args, *days, low, high))
    for number, rec in found:
        yield (day_of(number), 0, number), rec


def _not_indexed(
    db: Db,
    kind: SearchKind,
    days: tuple[str, str],
    upto: int,
    filters: tuple[str, list[Any]],
    patterns: list[str],
) -> Iterator[_Hit]:
    where = filters[0] + f" AND {kind.text_sql} GLOB ?" * len(patterns)
    for row, day, rec in db.each(
        f'SELECT t.rowid, {kind.day_sql}, t.rec FROM "{kind.name}" t NOT INDEXED'
        f" WHERE t.rowid > ? AND {kind.shown_sql}{where} AND {kind.day_sql} BETWEEN ? AND ?",
        (upto, *filters[1], *patterns, *days),
    ):
        yield (day_number(day), 1, row), rec


def _filters(kind: SearchKind, ask: Ask) -> tuple[str, list[Any]]:
    where, args = ask.hidden()
    if ask.workers is not None:
        where += f" AND t.worker IN ({', '.join('?' * len(ask.workers))})"
        args = [*args, *sorted(ask.workers)]
    if ask.grid is not None:
        lies = "t.in_scope = (SELECT scope FROM grid WHERE rec = ?)"
        where += f" AND ({lies} OR {kind.grid} = ?)" if kind.grid else f" AND {lies}"
        args += [ask.grid] * (2 if kind.grid else 1)
    if ask.tag is not None:
        tagged = "IN (SELECT rec FROM household WHERE tags LIKE ?)"
        ways = [f"{kind.home} {tagged}"] if kind.home else ["0"]
        if kind.name == "visit":
            ways.append(f"t.rec IN (SELECT visit FROM visit_more WHERE household {tagged})")
        where += f" AND ({' OR '.join(ways)})"
        args += [f'%"{ask.tag}"%' for way in ways if "?" in way]
    return where, args


def _distinct(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Hits by both ways are neighbours, because their places are equal."""
    before = ""
    for place, rec in hits:
        if rec != before:
            yield place, rec
        before = rec


def _written(place: Place) -> str:
    return ".".join(map(str, place))


def _read_place(text: str) -> Place:
    """Raises ValueError for what no search has given out."""
    day, newer, number = map(int, text.split("."))
    return day, newer, number
