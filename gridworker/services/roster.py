"""户册导入: a sheet of households and people into the household book, and the same sheet again next year.

The way is: `open_sheet` → `propose` → (`choose`) → `preview` → `import_roster`. Every record that an import
writes carries the mark of that import in its field `roster`, in the op itself: so any PC can tell what a
sheet wrote from what people wrote since, and nobody's words are ever wiped (decision 0016).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.ids import fresh_id
from gridworker.domain.roster_compare import ROSTER
from gridworker.domain.roster_notes import RowNote
from gridworker.errors import UserError
from gridworker.services.areas import find_grid
from gridworker.services.changes import Changes
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.roster_places import GridHere, UnknownGrid, add_unknown, grids_here
from gridworker.services.roster_plan import Gone, PersonStep, Plan, Step, plan_roster
from gridworker.services.roster_source import (
    Source,
    choose,
    choose_by_words,
    open_sheet,
    propose,
    remember,
    targets,
    write_template,
)
from gridworker.services.session import Session
from gridworker.services.writing import check_entry, grid_place, record_place, write
from gridworker.storage import Intent
from gridworker.storage.errors import Cancelled

_CHUNK: Final = 200


@dataclass(frozen=True)
class Imported:
    """What an import wrote. `people` counts persons added or changed, `ops` all that was written."""

    new: int
    changed: int
    same: int
    people: int
    gone: list[Gone]
    notes: list[RowNote]
    ops: int
    mark: str
    changes: Changes


def preview(
    session: Session,
    source: Source,
    grid: str | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Plan:
    """Say what reading in this sheet would do. `grid` (id, code or name) is for rows that name none.

    Raises UserError `roster_incomplete` (no column for heads or doors), `no_grid`, `many_grids`, `cancelled`.
    """
    missing = source.missing()
    if missing:
        names = {target.code: target.zh for target in targets()}
        said = "、".join(f"“{names[code]}”" for code in missing)
        raise UserError("roster_incomplete", f"还没有说哪一列是{said}。", "请先选好这几列。", missing=missing)
    return plan_roster(session, source, _grid(session, grid), progress, cancel)


def import_roster(
    session: Session,
    source: Source,
    grid: str | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Imported:
    """Read the sheet in: all of it in one commit or, when cancelled or refused, nothing of it.

    It is compared with the book once more here, for somebody may have written since the preview. Raises
    what `preview` raises, UserError `nothing_to_import`, `disk_full`, and those of writing.
    """
    store = session.store
    mark = f"{session.entropy.now().date().isoformat()}/{session.entropy.token(4).hex()}"

    def half(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total * 2)

    with store.atomic():
        plan = preview(session, source, grid, half, cancel)
        if not plan.steps:
            raise UserError(
                "nothing_to_import",
                "这张表里没有能读入的户，什么都没有写。",
                "请看每一行的说明，改好表再来。",
            )
        intents = list(_intents(session, plan, mark))
        ids: dict[str, list[str]] = {"household": [], "person": []}
        for at in range(0, len(intents), _CHUNK):
            if cancel is not None and cancel():
                raise Cancelled
            part = intents[at : at + _CHUNK]
            write(session, part)
            for one in part:
                ids[one.kind].append(one.rec)
            if progress is not None:
                progress(len(intents) + at + len(part), len(intents) * 2)
        remember(session, source)
    return Imported(
        new=len(plan.of("new")),
        changed=len(plan.of("changed")),
        same=len(plan.of("same")),
        people=plan.people,
        gone=plan.gone,
        notes=plan.notes,
        ops=len(intents),
        mark=mark,
        changes=Changes.of(ids),
    )


def _grid(session: Session, grid: str | None) -> str | None:
    if not grid:
        return None
    if any(one.id == grid for one in grids_here(session)):
        return grid
    return str(find_grid(session, grid)["id"])


def _intents(session: Session, plan: Plan, mark: str) -> Iterator[Intent]:
    """The households first, each with its people; checked as a form would check them."""
    store = session.store
    # Grid after grid: each has a log of its own, whose pages then lie together.
    for step in sorted(plan.steps, key=lambda step: step.grid):
        if step.kind == "same":
            continue
        if step.id is None:
            scope, rec = grid_place(session, step.grid), fresh_id(session.entropy)
            yield _intent(
                session, "household", rec, scope, {"grid": step.grid, **step.fields}, mark, new=True
            )
        else:
            rec = step.id
            row = store.get("household", rec)
            assert row is not None
            scope = record_place(session, row)
            if step.fields:
                yield _intent(session, "household", rec, scope, step.fields, mark, new=False)
        for person in step.persons:
            fields = person.fields if person.id else {"household": rec, **person.fields}
            who = person.id or fresh_id(session.entropy)
            yield _intent(session, "person", who, scope, fields, mark, new=person.id is None)


def _intent(
    session: Session, kind: str, rec: str, scope: str, fields: dict[str, Any], mark: str, *, new: bool
) -> Intent:
    data = {**fields, ROSTER: mark}
    check_entry(session, kind, data, partial=not new)
    return Intent(kind=kind, rec=rec, scope=scope, data=data)


__all__ = [
    "Gone", "GridHere", "Imported", "PersonStep", "Plan", "RowNote", "Source", "Step", "UnknownGrid",
    "add_unknown", "choose", "choose_by_words", "grids_here", "import_roster", "open_sheet", "preview",
    "propose", "targets", "write_template",
]  # fmt: skip
