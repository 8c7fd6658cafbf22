"""Finding households and people: by text, by names as they are spoken, by place and tag, or by all together.

`wjw 3 li` meets the household of 李 in 王家湾 group 3: each word is met by another part of the record. The
index answers with rows that may fit; whether they do is looked up in the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic_core import from_json

from gridworker.domain.tokens import Tokens
from gridworker.storage.columns import text_of
from gridworker.storage.db import Db
from gridworker.storage.search_ask import Ask, Word, of_household, of_person
from gridworker.storage.search_kinds import KINDS, LAST_DAY

Place = tuple[int, int, int]
_Hit = tuple[Place, str]
_HOUSEHOLD: Final = KINDS["household"]
_PERSON: Final = KINDS["person"]


def households(db: Db, tokens: Tokens, ask: Ask, upto: int, start: Place) -> Iterator[_Hit]:
    """Households below `start` that meet every word: those not indexed yet, then from the newest on."""
    where, args = ask.hidden()
    if ask.grid is not None:
        where, args = where + " AND t.grid = ?", [*args, ask.grid]
    if ask.tag is not None:
        where, args = where + " AND t.tags LIKE ?", [*args, f'%"{ask.tag}"%']
    columns = f"t.rec, {_HOUSEHOLD.text_sql}, {_HOUSEHOLD.name_sql}, t.grid, t.tags"
    question = of_household(tokens, ask.words)
    for place, row in _rows(db, "household", "", columns, question, where, args, upto, start):
        if all(_meets(tokens, word, row[1:]) for word in ask.words):
            yield place, row[0]


def people(db: Db, tokens: Tokens, ask: Ask, upto: int, start: Place) -> Iterator[_Hit]:
    """People below `start` who meet a word themselves, and the others with their household."""
    where, args = ask.hidden()
    if ask.grid is not None:
        where += " AND t.in_scope = (SELECT scope FROM grid WHERE rec = ?)"
        args = [*args, ask.grid]
    if ask.tag is not None:
        where, args = where + " AND h.tags LIKE ?", [*args, f'%"{ask.tag}"%']
    home = _HOUSEHOLD.text_sql.replace("t.", "h.")
    names = _HOUSEHOLD.name_sql.replace("t.", "h.")
    columns = f"t.rec, {_PERSON.text_sql}, {_PERSON.name_sql}, {home}, {names}, h.grid, h.tags"
    join = "LEFT JOIN household h ON h.rec = t.household"
    question = of_person(tokens, ask.words)
    for place, row in _rows(db, "person", join, columns, question, where, args, upto, start):
        own = [_meets(tokens, word, (*row[1:3], None, None)) for word in ask.words]
        if any(own) and all(
            met or _meets(tokens, word, row[3:]) for met, word in zip(own, ask.words, strict=True)
        ):
            yield place, row[0]


def faces(db: Db, kind: str, recs: Sequence[str]) -> list[dict[str, Any]]:
    """What households or people are put in order by: `{id, name, group, door}`, in the order given."""
    columns = 't.head, t."group", t.door' if kind == "household" else "t.name, NULL, NULL"
    found = {
        rec: {"id": rec, "name": name, "group": group, "door": door}
        for rec, name, group, door in db.all(
            f'SELECT t.rec, {columns} FROM json_each(?) j JOIN "{kind}" t ON t.rec = j.value',
            (text_of(list(recs)),),
        )
    }
    return [found[rec] for rec in recs if rec in found]


def _rows(
    db: Db,
    kind: str,
    join: str,
    columns: str,
    question: str,
    where: str,
    args: Sequence[Any],
    upto: int,
    start: Place,
) -> Iterator[tuple[Place, tuple[Any, ...]]]:
    """Rows below `start` that may meet the question, each with its place."""
    which = KINDS[kind]
    where = f"{which.shown_sql}{where}"
    top = start[0] > LAST_DAY
    if top or start[1]:
        for row, *shown in db.each(
            f'SELECT t.rowid, {columns} FROM "{kind}" t {join}'
            f" WHERE t.rowid > ? AND t.rowid < ? AND {where} ORDER BY t.rowid DESC",
            (upto, 1 << 62 if top else start[2], *args),
        ):
            yield (0, 1, row), tuple(shown)
    high = which.last(LAST_DAY) if top or start[1] else start[2] - 1
    for number, *shown in db.each(
        f"SELECT s.rowid, {columns} FROM search_text s CROSS JOIN search_doc d ON d.n = s.rowid"
        f' CROSS JOIN "{kind}" t ON t.rowid = d.row {join} WHERE d.row <= ? AND {where}'
        " AND s.search_text MATCH ? AND s.rowid BETWEEN ? AND ? ORDER BY s.rowid DESC",
        (upto, *args, question, which.low, high),
    ):
        yield (0, 0, number), tuple(shown)


def _is_group(name: str, group: str) -> bool:
    """Whether a name is that group or ends with it; 十三组 is not 三组."""
    return name.endswith(group) and name[-len(group) - 1 : -len(group)] not in tuple("一二三四五六七八九十")


def _meets(tokens: Tokens, word: Word, row: Sequence[Any]) -> bool:
    """Whether a word is met by texts, names, grid or tags."""
    text, names, grid, tags = row
    if word.text in tokens.fold(text):
        return True
    if word.group and any(_is_group(line, word.group) for line in (names or "").split("\n")):
        return True
    if grid in word.grids or (word.tags and tags and not word.tags.isdisjoint(from_json(tags))):
        return True
    return bool(word.spelled) and any(
        tokens.pinyin.fits(word.spelled, tokens.fold(name)) for name in (names or "").split("\n")
    )
