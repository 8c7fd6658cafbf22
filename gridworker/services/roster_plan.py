"""What reading a sheet into the household book would do: new, changed, gone, untouched, and what to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gridworker.domain import roster_cells as cells
from gridworker.domain.mask import mask_phone
from gridworker.domain.records import FIELDS, label
from gridworker.domain.roster import Family, read_families
from gridworker.domain.roster_compare import ROSTER, Match, alike, base_of, match, settle
from gridworker.domain.roster_notes import RowNote
from gridworker.domain.standing import ON
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.roster_places import Places, UnknownGrid, grids_here
from gridworker.services.roster_source import Source, roster_words
from gridworker.services.session import Session
from gridworker.storage import Query
from gridworker.storage.errors import Cancelled

Kind = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class PersonStep:
    """A person to add (`id` None) or to change, with the fields to write."""

    id: str | None
    fields: dict[str, Any]
    row: int


@dataclass(frozen=True)
class Step:
    """One household of the sheet. `id` is None for a new one; `fields` are those to write."""

    kind: Kind
    id: str | None
    grid: str
    rows: list[int]
    head: str
    place: str
    fields: dict[str, Any]
    before: dict[str, Any] = field(default_factory=dict)
    """What the fields to write hold now."""
    persons: list[PersonStep] = field(default_factory=list)


@dataclass(frozen=True)
class Gone:
    """A household that came from a sheet once and does not stand in this one; it is only listed."""

    id: str
    head: str
    place: str


@dataclass(frozen=True)
class Plan:
    """The whole of it. `own` counts households of these grids that no sheet ever brought."""

    rows: int
    skipped: list[int]
    steps: list[Step]
    gone: list[Gone]
    own: int
    people_gone: int
    notes: list[RowNote]
    unknown: list[UnknownGrid] = field(default_factory=list)
    """Grids that the sheet names and nobody has added."""

    def of(self, kind: Kind) -> list[Step]:
        """The households of one kind."""
        return [step for step in self.steps if step.kind == kind]

    @property
    def people(self) -> int:
        """Persons to add or to change."""
        return sum(len(step.persons) for step in self.steps)

    @property
    def kept(self) -> list[RowNote]:
        """What stays because somebody wrote it since."""
        return [note for note in self.notes if note.code == "kept"]

    @property
    def stopped(self) -> list[RowNote]:
        """Households that are not read in."""
        return [note for note in self.notes if note.level == "stop"]


def plan_roster(
    session: Session,
    source: Source,
    grid: str | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Plan:
    """Read the sheet and compare it with the book; nothing is written.

    `grid` is the id of the grid for rows that name none. Raises UserError `cancelled`.
    """
    whole = max(source.body * 2, 1)

    def tick(done: int) -> None:
        if cancel is not None and cancel():
            raise Cancelled
        if progress is not None:
            progress(done, whole)

    tick(0)
    places = Places(session, grid)
    reading = read_families(
        source.sheet.lines, source.heads, source.columns, roster_words(session.vocab),
        places, session.entropy.now().date(), tick, group=_group_of_sheet(source),
    )  # fmt: skip
    families = reading.families
    book = _Book(session, {family.grid for family in families})
    steps, notes = [], list(reading.notes)
    matches = match(families, book.households)
    for done, one in enumerate(matches, 1):
        step = book.step(one, notes)
        if step is not None:
            steps.append(step)
        if done % 200 == 0:
            tick(source.body + done * source.body // len(matches))
    tick(whole)
    notes.sort(key=lambda note: note.row)
    # A sheet of one group says nothing of the other groups.
    spoken = {(f.grid, cells.place_key(f.fields.get("group", ""), f.fields["door"])[0]) for f in families}
    gone = [
        Gone(row["id"], row.get("head") or "", place_of(row))
        for row in book.households
        if row["id"] not in book.seen
        and row.get(ROSTER)
        and not row.get("withdrawn")
        and (row["grid"], cells.place_key(row.get("group") or "", row.get("door") or "")[0]) in spoken
    ]
    own = sum(1 for row in book.households if row["id"] not in book.seen and not row.get(ROSTER))
    unknown = list(places.unknown)
    return Plan(reading.rows, reading.skipped, steps, gone, own, book.people_gone, notes, unknown)


def _group_of_sheet(source: Source) -> str:
    """Offices like to give every group a sheet of its own, named after it."""
    name = cells.text_of(source.sheet.name)
    return cells.group_of(name) if cells.is_group(name) else ""


def place_of(row: Mapping[str, Any]) -> str:
    """三组 3-12."""
    return " ".join(part for part in (row.get("group") or "", row.get("door") or "") if part)


class _Book:
    """The households and persons of some grids as they are now."""

    def __init__(self, session: Session, grids: set[str]) -> None:
        store = session.store
        self._session = session
        self.seen: set[str] = set()
        self.people_gone = 0
        self.households: list[dict[str, Any]] = []
        self._persons: dict[str, list[dict[str, Any]]] = {}
        self._names = {one.id: one.name for one in grids_here(session)}
        for grid in sorted(grids):
            query = Query("household", grid=grid, order="oldest", withdrawn=True)
            self.households += store.rows("household", store.ids(query))
        inside = {row["id"] for row in self.households}
        people = Query("person", order="oldest")
        if inside:
            for person in store.rows("person", store.ids(people)):
                if person.get("household") in inside:
                    self._persons.setdefault(person["household"], []).append(person)
        for row in self.households:
            row["persons"] = [one.get("name") or "" for one in self._persons.get(row["id"], ())]
        self._heads: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in self.households:
            key = (str(row.get("grid")), cells.name_key(row.get("head") or ""))
            self._heads.setdefault(key, []).append(row)

    def step(self, one: Match, notes: list[RowNote]) -> Step | None:
        """What becomes of one household; None when it is stopped."""
        family, row = one.family, one.book
        first = family.rows[0]
        if row is None:
            if one.how == "new":
                return self._new(family, notes)
            near = one.near or {}
            self.seen.add(str(near.get("id")))
            head = family.fields["head"]
            notes.append(RowNote(first, one.how, value=str(near.get("head") or ""), who=head))
            return None
        self.seen.add(row["id"])
        if row.get("withdrawn"):
            notes.append(RowNote(first, "withdrawn", who=family.fields["head"]))
            return None
        if one.how == "head":
            notes.append(RowNote(first, "head_changed", value=row.get("head") or ""))
        elif one.how == "door":
            notes.append(RowNote(first, "door_changed"))
        new = self._settle("household", family.fields, row, first, notes)
        persons = self._people(family, row, notes)
        before = {name: row.get(name) for name in new}
        return Step(
            "changed" if new or persons else "same", row["id"], family.grid, family.rows,
            family.fields["head"], place_of(family.fields), new, before, persons,
        )  # fmt: skip

    def _new(self, family: Family, notes: list[RowNote]) -> Step:
        fields = family.fields
        near = self._heads.get((family.grid, cells.name_key(fields["head"])), [])
        if near:
            notes.append(RowNote(family.rows[0], "likely_same", value=place_of(near[0])))
        persons = [PersonStep(None, member.fields, member.row) for member in family.members]
        kept = {name: value for name, value in fields.items() if value not in ("", None, [], {})}
        return Step(
            "new", None, family.grid, family.rows, fields["head"], place_of(fields), kept, {}, persons
        )

    def _people(self, family: Family, row: Mapping[str, Any], notes: list[RowNote]) -> list[PersonStep]:
        have = list(self._persons.get(row["id"], ()))
        out = []
        for member in family.members:
            alike_ones = [one for one in have if _same_person(member.fields, one)]
            relation = member.fields.get("relation")
            known = next((one for one in alike_ones if one.get("relation") == relation), None)
            known = known or next(iter(alike_ones), None)
            if known is None:
                out.append(PersonStep(None, member.fields, member.row))
                continue
            have.remove(known)
            fields, year = member.fields, known.get("birth_year")
            if member.by_age and year is not None and abs(fields["birth_year"] - year) <= 1:
                fields = {name: value for name, value in fields.items() if name != "birth_year"}
            new = self._settle("person", fields, known, member.row, notes)
            if new:
                out.append(PersonStep(known["id"], new, member.row))
        if family.members:
            self.people_gone += sum(1 for one in have if one.get(ROSTER) and not one.get("withdrawn"))
        return out

    def _settle(
        self, kind: str, sheet: Mapping[str, Any], row: Mapping[str, Any], at: int, notes: list[RowNote]
    ) -> dict[str, Any]:
        group = str(row.get("group") or "")
        if all(alike(name, value, row.get(name), group) for name, value in sheet.items()):
            return {}
        found = settle(sheet, row, self._base(kind, row["id"]))
        for name, (mine, _) in found.kept.items():
            notes.append(RowNote(at, "kept", label(kind, name), self._shown(kind, name, mine)))
        return found.new

    def _base(self, kind: str, rec: str) -> dict[str, Any]:
        """What imports wrote; looked up only where sheet and book differ."""
        ops = self._session.store.history(rec)
        return base_of(op["data"] for op in ops if op["kind"] == kind and op["standing"] == ON and op["data"])

    def _shown(self, kind: str, name: str, value: Any) -> str:
        group = FIELDS[kind][name].vocab
        if name == "phone" and value:
            return mask_phone(str(value))
        if isinstance(value, dict):
            return "、".join(f"{band} 岁 {count} 人" for band, count in sorted(value.items()))
        parts: Sequence[Any] = value if isinstance(value, list) else [value]
        vocab = self._session.vocab
        return "、".join(vocab.label(group, one) if group else str(one) for one in parts if one is not None)


def _same_person(sheet: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """One name; of persons without a name the relation and the year of birth."""
    name, known = cells.name_key(sheet.get("name") or ""), cells.name_key(row.get("name") or "")
    if name or known:
        return name == known
    year, born = sheet.get("birth_year"), row.get("birth_year")
    return sheet.get("relation") == row.get("relation") and (year is None or born is None or year == born)


__all__ = ["Gone", "PersonStep", "Plan", "Step", "place_of", "plan_roster"]
