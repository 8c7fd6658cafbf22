"""三个清单 (问题, 任务, 效果) and 诉求台账: rows of a period, on screen, as Excel, as PDF or on a printer.

On the lists stands what was registered in the period, and what was registered before and had not ended when
it began. What was answered at once without 立项 has no number; how many that were is said below the lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.period import Period
from gridworker.domain.unnamed import Names
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.access import note
from gridworker.services.calendar import limits
from gridworker.services.case_file import Book, CaseFile, Step, for_paper
from gridworker.services.demand_pages import STATE_NAMES
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.numbering import Problem, Task, problems, short_numbers
from gridworker.services.parcel import need_folder, told
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.reports import stepping
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.office_table import OfficeTable
    from gridworker.documents.three_lists import ListCounts, ListFrame, ListRow

KINDS: Final = ("problems", "tasks", "results")
"""The lists, in order; `all` is the three in one file."""
MOST_ROWS: Final = 20_000
_EXCERPT: Final = 60
_PAGE: Final = 200


@dataclass(frozen=True)
class ThreeLists:
    """The rows of all three lists, what stands around them, and their counts."""

    rows: list[ListRow]
    frame: ListFrame
    counts: ListCounts


@dataclass(frozen=True)
class ListsMade:
    """A file: `rows` in it; `pages` 0 for Excel."""

    path: Path
    rows: int
    pages: int = 0


def three_lists(
    session: Session,
    period: Period,
    grid: str = "",
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    *,
    internal: bool = False,
) -> ThreeLists:
    """The lists of a period, of one grid (id, code or name) or of all. Raises UserError `no_grid`,
    `many_grids`, `too_many_rows`, `cancelled`."""
    from gridworker.documents.three_lists import counted

    ids = _ids(session, period, grid)
    step = stepping(len(ids), progress, cancel)
    book = Book(session)
    short = short_numbers(session.store.matters.numbers_of(ids))
    rows: list[ListRow] = []
    for at in range(0, len(ids), _PAGE):
        part = ids[at : at + _PAGE]
        numbered = problems(session, part, short)
        for file in book.files(part):
            rows += _rows(session, book, file, numbered[file.row["id"]])
        step(min(at + _PAGE, len(ids)))
    frame = frame_of(session, period, grid, _apart(session, period, grid), internal=internal)
    return ThreeLists(rows, frame, counted(rows))


def tables_of(found: ThreeLists, kind: str) -> list[OfficeTable]:
    """One list, or the three for `all`, as tables. Raises UserError `no_such_list`."""
    from gridworker.documents.three_lists import list_table

    if kind not in (*KINDS, "all"):
        raise UserError("no_such_list", f"没有“{kind}”这个清单。", f"可选：{'、'.join((*KINDS, 'all'))}。")
    return [list_table(one, found.frame, found.rows) for one in (KINDS if kind == "all" else (kind,))]


def lists_excel(session: Session, found: ThreeLists, kind: str, out: Path) -> ListsMade:
    """Write one list, or all (`all`), as Excel. Raises UserError `no_such_list`, and as `table_excel`."""
    return table_excel(session, tables_of(found, kind), out)


def lists_pdf(session: Session, found: ThreeLists, kind: str, out: Path) -> Printed:
    """Write one list, or all one after the other, as PDF.

    Raises UserError `no_such_list`, and as `table_pdf`.
    """
    return table_pdf(session, tables_of(found, kind), out)


def table_excel(session: Session, tables: Sequence[OfficeTable], out: Path) -> ListsMade:
    """Write tables of demands as one Excel file; noted in the log of access.

    Raises UserError `no_folder`, `read_only`, `disk_full`.
    """
    from gridworker.documents.office_table import write_tables

    need_folder(out.parent)
    try:
        rows = write_tables(out, tables)
    except OSError as e:
        raise told(e) from e
    note(session, "export", kind="demand", count=rows)
    return ListsMade(out, rows)


def table_pdf(session: Session, tables: Sequence[OfficeTable], out: Path) -> Printed:
    """Write tables of demands as one PDF file; noted in the log of access.

    Raises UserError `no_folder`, `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    return to_pdf(session, _drawn(tables), out)


def print_tables(session: Session, printer: str, tables: Sequence[OfficeTable]) -> Printed:
    """Send tables of demands to a printer; noted in the log of access.

    Raises UserError `no_printer`, `not_printed`, `no_font`, `no_print_parts`.
    """
    return to_printer(session, _drawn(tables), printer)


def _drawn(tables: Sequence[OfficeTable]) -> Drawn:
    paper_module()
    from gridworker.documents.office_table import PAPER, tables_pages

    rows = sum(len(one.rows) for one in tables)
    return Drawn(tables_pages(tables), PAPER, tables[0].title, "demand", rows=rows)


def _ids(session: Session, period: Period, grid: str) -> list[str]:
    limits(session)
    found = session.store.matters.registered(period.first.isoformat(), period.last.isoformat())
    ids = _of_grid(session, found, grid)
    if len(ids) > MOST_ROWS:
        raise too_many(len(ids))
    return ids


def too_many(count: int) -> UserError:
    """A list of so many demands is no list."""
    said = f"有 {count} 件诉求，一份清单放不下。"
    return UserError("too_many_rows", said, f"请把时间缩短到 {MOST_ROWS} 件以内。")


def _of_grid(session: Session, ids: Sequence[str], grid: str) -> list[str]:
    if not grid:
        return list(ids)
    scope = areas.find_grid_row(session, grid).get("scope")
    return [row["id"] for row in session.store.rows("demand", list(ids)) if row["in_scope"] == scope]


def _apart(session: Session, period: Period, grid: str) -> str:
    found = session.store.matters.unregistered(period.first.isoformat(), period.last.isoformat())
    rows = session.store.rows("demand", _of_grid(session, found, grid))
    at_once = sum(row.get("track") == "NOW" for row in rows)
    if not rows:
        return ""
    return f"另有 {len(rows)} 件没有立项，不在清单里，其中当场办的 {at_once} 件。"


def frame_of(session: Session, period: Period, grid: str, apart: str = "", *, internal: bool) -> ListFrame:
    """What stands around a list of a period."""
    from gridworker.documents.three_lists import ListFrame

    who = session.identity
    place = (
        str(areas.find_grid_row(session, grid).get("name") or "")
        if grid
        else who.office_name or who.grid_name
    )
    return ListFrame(
        place=place,
        period=period.said(),
        office=who.office_name or who.name,
        made_on=session.entropy.now().date(),
        apart=apart,
        demo=who.demo,
        internal=internal,
    )


def _rows(session: Session, book: Book, file: CaseFile, problem: Problem) -> list[ListRow]:
    """A row for each task; a problem nobody was given yet has one all the same."""
    names = book.names(file)
    # Whose the matter is in each life is the unit it was given to last.
    main = {task.life: task for task in problem.tasks if not task.co}
    if not problem.tasks:
        nobody = Task(f"{problem.n}-1", "", "", "", "", False, file.life, "")
        return [_row(session, book, file, names, problem, nobody, nobody, first=True)]
    return [
        _row(session, book, file, names, problem, task, main.get(task.life, task), first=not at)
        for at, task in enumerate(problem.tasks)
    ]


def _row(
    session: Session,
    book: Book,
    file: CaseFile,
    names: Names,
    problem: Problem,
    task: Task,
    main: Task,
    *,
    first: bool,
) -> ListRow:
    from gridworker.documents.three_lists import ListRow

    row = file.row
    text = short(for_paper(names, row["text"]))
    mine = task.n == main.n
    steps = [step for step in file.steps if step.life == task.life]
    report = _last(steps, "report_back")
    result = short(for_paper(names, report.text("result"))) if report else ""
    elsewhere = "" if mine else f"并入 {main.n}" if task.co else f"已转给 {main.n}"
    result = elsewhere or result
    now = task.life == file.life
    return ListRow(
        demand=row["id"],
        problem=problem.n,
        task=task.n,
        first=first,
        text=text,
        source=row["source_name"],
        grid=row["grid_name"],
        homes=1 if row["household"] else None,
        asked_on=row["collected_on"],
        level=row["level_name"] or book.level(file),
        unit=book.unit(task.unit),
        person=book.person(task.person),
        words=short(for_paper(names, task.words)) or text,
        due=(row["due"] or task.due) if now else task.due,
        estimated=bool(row.get("due_estimated")) and now,
        progress=elsewhere or (_progress(names, steps, row) if now else "上一次办理"),
        supervised=_label(session, "supervise", _last(steps, "supervise"), "level") if mine else "",
        result=result,
        done_on=report.day if report else "",
        satisfaction=satisfaction(session, _last(steps, "callback")) if mine else "",
        published=_published(steps) if mine else "",
        closed_on=closed.day if mine and (closed := _last(steps, "close_out")) else "",
        assigned=bool(task.event),
        done=report is not None,
    )


def _progress(names: Names, steps: Sequence[Step], row: dict[str, Any]) -> str:
    last = _last(steps, "progress")
    said = short(for_paper(names, last.text("text"))) if last else ""
    state = STATE_NAMES.get(row["state"], row["state"])
    return f"{state}：{said}" if said and row["state"] == "in_progress" else state


def satisfaction(session: Session, step: Step | None) -> str:
    """What somebody said at a callback, in words; empty without one."""
    if step is None:
        return ""
    score = step.data.get("satisfaction")
    if step.data.get("no_answer") or score in (None, 0, "0"):
        return "未评价"
    said = str(session.vocab.label("satisfaction", score))
    return f"{said}（代填）" if step.data.get("for_others") else said


def _published(steps: Sequence[Step]) -> str:
    shown, skipped = _last(steps, "publish_notice"), _last(steps, "skip_publish")
    return f"已公示 {shown.day}" if shown else "不公示" if skipped else ""


def _label(session: Session, group: str, step: Step | None, name: str) -> str:
    return str(session.vocab.label(group, step.data.get(name))) if step and step.data.get(name) else ""


def _last(steps: Sequence[Step], event: str) -> Step | None:
    return next((step for step in reversed(steps) if step.event == event), None)


def short(text: str) -> str:
    """The beginning of a text, as lists have it."""
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
