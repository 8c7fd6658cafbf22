"""From the rows of a sheet to households: which rows belong together, and what each household then says.

A sheet has one row for a household, or one for a person with the household's cells in every row, merged, or
only in the first. What decides: the household's number or door, its head, and 户主 as a relation. Children
under 14 become counts per age band and no record; so does anybody who may be one and has no year of birth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gridworker.domain import roster_cells as cells
from gridworker.domain.household import ADULT_RECORD_AGE
from gridworker.domain.records import BadRecord, validate
from gridworker.domain.roster_columns import Column, Headings, Line
from gridworker.domain.roster_notes import RowNote
from gridworker.domain.roster_rows import Row, RowReader
from gridworker.domain.roster_words import RosterWords, heading

PlaceOf = Callable[[str, str], tuple[str, str]]
"""(village, grid) as written, both may be empty → (id of the grid, empty) or (what was asked for, code of
the note that says why not)."""


@dataclass
class Member:
    """A person of a household: the row and the fields of a person record (without `household`).

    `by_age`: the year of birth is only reckoned from an age, and may be one off.
    """

    row: int
    fields: dict[str, Any]
    by_age: bool = False


@dataclass
class Family:
    """A household as the sheet has it. `fields` are fields of a household record; what is not there, the
    sheet does not say."""

    rows: list[int]
    grid: str
    fields: dict[str, Any] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)


@dataclass
class Reading:
    """All households of a sheet, what has to be said about rows, and the rows that were no households."""

    families: list[Family]
    notes: list[RowNote]
    skipped: list[int]
    rows: int


def read_families(
    lines: Sequence[Line],
    heads: Headings,
    columns: Sequence[Column],
    words: RosterWords,
    place: PlaceOf,
    today: date,
    tick: Callable[[int], None] | None = None,
    *,
    group: str = "",
) -> Reading:
    """Read all rows below the headings. `group` is that of rows that name none, `tick` hears the number of
    rows done, now and then.
    """
    notes: list[RowNote] = []
    reader = RowReader(columns, words, today, notes.append)
    gather = _Gather(reader, words, notes)
    gather.group = group
    titles = [heading(title) for title in heads.titles]
    skipped: list[int] = []
    body = lines[heads.at + heads.height :]
    for done, line in enumerate(body, 1):
        if tick is not None and done % 500 == 0:
            tick(done)
        texts = [cells.text_of(cell) for cell in line.cells]
        distinct = set(filter(None, texts))
        if not distinct:
            continue
        if len(distinct) == 1 and cells.is_group(alone := next(iter(distinct))):
            gather.group = cells.group_of(alone)
            skipped.append(line.number)
        elif _aside(texts, distinct, titles, words):
            skipped.append(line.number)
        else:
            gather.take(reader.read(line))
    families = _finish(gather, reader, place, today, notes)
    notes.sort(key=lambda note: (note.row, note.code, note.column))
    return Reading(families, notes, skipped, len(body))


def _aside(texts: list[str], distinct: set[str], titles: list[str], words: RosterWords) -> bool:
    """A row about the sheet: a remark, a sum, the headings once more, a row of column numbers."""
    first = next(filter(None, texts))
    start = heading(first)
    if any(start.startswith(aside) for aside in words.asides) and (
        len(distinct) <= 3 or start in words.asides or ":" in first or "：" in first
    ):
        return True
    if len(distinct) == 1 and len(first) > 8:
        return True
    filled = [(at, text) for at, text in enumerate(texts) if text]
    again = sum(
        1 for at, text in filled if at < len(titles) and heading(text) and heading(text) in titles[at]
    )
    if len(filled) >= 3 and again >= 0.6 * len(filled):
        return True
    numbers = [text.strip("()（）") for _, text in filled]
    return len(numbers) >= 3 and numbers == [str(at) for at in range(1, len(numbers) + 1)]


_ONCE: Final = ("phone", "size", "status", "notice_given_on")


class _Gather:
    """Puts rows together that belong to one household."""

    def __init__(self, reader: RowReader, words: RosterWords, notes: list[RowNote]) -> None:
        self.group = ""
        """Of the last row that was nothing but the name of a group."""
        self.piles: list[list[Row]] = []
        self._by_key: dict[tuple[str, ...], list[Row]] = {}
        self._words, self._notes = words, notes
        self._current: list[Row] | None = None
        self._persons = bool(reader.targets & {"name", "relation"})

    def take(self, row: Row) -> None:
        own = row.own
        if own.get("address") and not own.get("door"):
            group, own["door"] = cells.split_address(own["address"])
            if group:
                own.setdefault("group", cells.group_of(group))
        if self.group:
            own.setdefault("group", self.group)
        if not own.get("door") and own.get("number") and not self._persons:
            own["door"] = own["number"]
        if not self._persons:
            self.piles.append([row])
            return
        key, leads = self._key(row), self._leads(row)
        current = self._current
        if not any(key) and not own.get("head"):
            if leads or current is None:
                self._begin(row, key)
            else:
                current.append(row)
            return
        known = self._by_key.get(key) if any(key) else None
        if current is not None and known is current:
            again = leads and any(self._leads(other) for other in current)
            if again or self._other_head(current, row):
                self._begin(row, key)
            else:
                current.append(row)
        elif known is not None and not leads and not self._other_head(known, row):
            known.append(row)
            self._current = known
        elif current is not None and not any(key) and not self._other_head(current, row):
            current.append(row)
        else:
            self._begin(row, key)

    def _begin(self, row: Row, key: tuple[str, ...]) -> None:
        self._current = [row]
        self.piles.append(self._current)
        if any(key):
            self._by_key[key] = self._current

    def _key(self, row: Row) -> tuple[str, ...]:
        own = row.own
        if number := own.get("number"):
            return (own.get("grid", ""), own.get("village", ""), "#" + cells.name_key(number))
        if door := own.get("door"):
            place = cells.place_key(own.get("group", ""), door)
            return (own.get("grid", ""), own.get("village", ""), *place)
        return ("",)

    def _leads(self, row: Row) -> bool:
        return heading(row.person.get("relation", "")) in self._words.heads

    def _other_head(self, pile: list[Row], row: Row) -> bool:
        head = row.own.get("head")
        if not head:
            return False
        return any(other.own.get("head") not in (None, head) for other in pile)


def _finish(
    gather: _Gather, reader: RowReader, place: PlaceOf, today: date, notes: list[RowNote]
) -> list[Family]:
    out: list[Family] = []
    seen: dict[tuple[str, str, str, str], int] = {}
    doors: dict[tuple[str, str, str], tuple[int, str]] = {}
    maker = _Maker(reader, gather._words, today, notes)
    for pile in gather.piles:
        family = maker.family(pile, place)
        if family is None:
            continue
        fields = family.fields
        door = (family.grid, *cells.place_key(fields.get("group", ""), fields["door"]))
        head = cells.name_key(fields["head"])
        if (*door, head) in seen:
            notes.append(RowNote(family.rows[0], "twice", other=seen[(*door, head)], who=fields["head"]))
            continue
        seen[(*door, head)] = family.rows[0]
        if door in doors:
            notes.append(RowNote(family.rows[0], "same_door", other=doors[door][0]))
        else:
            doors[door] = (family.rows[0], head)
        out.append(family)
    return out


class _Maker:
    """Makes a household of the rows that belong to it."""

    def __init__(self, reader: RowReader, words: RosterWords, today: date, notes: list[RowNote]) -> None:
        self._words, self._today, self._notes = words, today, notes
        self._names = {column.target: column.name for column in reader.columns}
        self._persons = bool(reader.targets & {"name", "relation"})
        self._sized = "size" in reader.targets

    def family(self, pile: list[Row], place: PlaceOf) -> Family | None:
        first = pile[0]
        head = self._head(pile)
        fields = self._fields(pile, head)
        for name, code in (("head", "no_head"), ("door", "no_door")):
            if not fields.get(name):
                lost = code == "no_head" and not first.own and len(pile) == 1
                self._notes.append(RowNote(first.number, "lost_person" if lost else code, who=head))
                return None
        grid, why = place(self._first(pile, "village"), self._first(pile, "grid"))
        if why:
            self._notes.append(RowNote(first.number, why, value=grid, who=head))
            return None
        family = Family([row.number for row in pile], grid, fields)
        if self._persons:
            self._members(family, pile, head)
        return family if self._sound(family) else None

    def _head(self, pile: list[Row]) -> str:
        named = self._first(pile, "head")
        if named:
            return named
        leads = [row for row in pile if heading(row.person.get("relation", "")) in self._words.heads]
        return str(leads[0].person.get("name", "")) if leads else ""

    def _first(self, pile: list[Row], name: str) -> str:
        return next((str(row.own[name]) for row in pile if row.own.get(name)), "")

    def _fields(self, pile: list[Row], head: str) -> dict[str, Any]:
        fields: dict[str, Any] = {"head": head}
        for name in ("group", "door"):
            if found := self._first(pile, name):
                fields[name] = found
        # A telephone in every row is each person's own: the head's counts for the household.
        order = sorted(pile, key=lambda row: row.person.get("name") != head) if self._persons else pile
        for name in _ONCE:
            given = [row for row in (order if name == "phone" else pile) if row.own.get(name) is not None]
            if given:
                fields[name] = given[0].own[name]
                odd = next((row for row in given[1:] if row.own[name] != fields[name]), None)
                if odd is not None and name != "phone":
                    other = given[0].number
                    self._notes.append(RowNote(odd.number, "differs", self._names[name], other=other))
        bands: dict[str, int] = {}
        for row in pile:
            for band, count in row.bands.items():
                bands.setdefault(band, count)
        if bands:
            fields["child_bands"] = {band: count for band, count in sorted(bands.items()) if count}
        spoken = [row.tags for row in pile if row.tags is not None]
        if spoken:
            fields["tags"] = list(dict.fromkeys(tag for tags in spoken for tag in tags))
        return fields

    def _members(self, family: Family, pile: list[Row], head: str) -> None:
        bands: dict[str, int] = {}
        listed = 0
        for row in pile:
            person = dict(row.person)
            if not person:
                continue
            listed += 1
            by_age = "age" in person and "born" not in person
            born, age = person.pop("born", None), person.pop("age", None)
            year = person.get("birth_year")
            name, relation = person.get("name", ""), person.get("relation", "")
            if not relation:
                person["relation"] = "户主" if name and name == head else "家庭成员"
            if year is not None:
                years = age if born is None and age is not None else cells.age_at(year, born, self._today)
                # The day may make somebody 13 whom the year alone makes 14: both count as a child.
                if min(years, self._today.year - year) < ADULT_RECORD_AGE:
                    band = "0-3" if years <= 3 else "4-6" if years <= 6 else "7-13"
                    bands[band] = bands.get(band, 0) + 1
                    self._say(row, "child")
                    continue
            elif self._words.may_be_a_child(relation) and not (name and name == head):
                self._say(row, "age_unknown")
                continue
            family.members.append(Member(row.number, person, by_age=by_age))
        if bands and "child_bands" not in family.fields:
            family.fields["child_bands"] = dict(sorted(bands.items()))
        if not listed:
            return
        size = family.fields.get("size")
        if size is None and not self._sized and listed > 1:
            family.fields["size"] = listed
        elif size is not None and listed > 1 and size != listed:
            self._notes.append(RowNote(family.rows[0], "size_differs", value=str(size), other=listed))

    def _sound(self, family: Family) -> bool:
        """Leave out what a record cannot hold; false when then no household is left."""
        for name in list(family.fields):
            try:
                validate("household", {name: family.fields[name]}, partial=True)
            except BadRecord:
                column = self._names.get(name, name)
                self._notes.append(RowNote(family.rows[0], "bad_value", column))
                del family.fields[name]
        for member in list(family.members):
            try:
                validate("person", {"household": "x", **member.fields}, partial=False)
            except BadRecord as e:
                self._notes.append(RowNote(member.row, "bad_value", self._names.get(e.field, e.field)))
                family.members.remove(member)
        return bool(family.fields.get("head") and family.fields.get("door"))

    def _say(self, row: Row, code: str) -> None:
        self._notes.append(RowNote(row.number, code))
