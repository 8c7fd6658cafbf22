"""诉求台账 of a period: every demand that was raised in it, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.domain.period import Period
from gridworker.services.calendar import limits
from gridworker.services.case_file import Book, CaseFile, for_paper, who_asked
from gridworker.services.demand_pages import demand_ids
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.queries import Query
from gridworker.services.reports import stepping
from gridworker.services.session import Session
from gridworker.services.three_lists import MOST_ROWS, frame_of, satisfaction, short, too_many

if TYPE_CHECKING:
    from gridworker.documents.office_table import OfficeTable

_PAGE = 200


def demand_ledger(
    session: Session,
    period: Period,
    grid: str = "",
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    *,
    internal: bool = False,
) -> OfficeTable:
    """The ledger of a period, of one grid or of all, oldest first. Raises UserError `no_grid`, `many_grids`,
    `too_many_rows`, `cancelled`."""
    from gridworker.documents.demand_ledger import ledger_table

    limits(session)
    first, last = period.first.isoformat(), period.last.isoformat()
    query = Query("demand", date_from=first, date_to=last, grid=grid or None, order="oldest")
    ids = demand_ids(session, query)
    if len(ids) > MOST_ROWS:
        raise too_many(len(ids))
    step = stepping(len(ids), progress, cancel)
    book = Book(session)
    rows: list[list[str]] = []
    late: list[bool] = []
    for at in range(0, len(ids), _PAGE):
        for file in book.files(ids[at : at + _PAGE]):
            late.append(_late(session, file))
            rows.append([*_row(session, book, file), "是" if late[-1] else ""])
        step(min(at + _PAGE, len(ids)))
    frame = frame_of(session, period, grid, internal=internal)
    return ledger_table(frame, rows, sum(late), ids)


def _row(session: Session, book: Book, file: CaseFile) -> list[str]:
    row, names = file.row, book.names(file)
    given, told, checked = file.last("assign", "transfer"), file.last("tell_resident"), file.last("verify")
    closed = file.last("close_out")
    due = f"{row['due']}（预计）" if row["due"] and row["due_estimated"] else row["due"]
    return [
        row["number"],
        row["collected_on"],
        row["grid_name"],
        who_asked(file),
        row["category_name"],
        row["nature_name"],
        short(for_paper(names, row["text"])),
        row["first_asked_name"],
        row["level_name"] or book.level(file),
        row["unit_name"],
        row["person_name"],
        given.day if given else "",
        row["track_name"] or "",
        due,
        row["state_name"],
        short(for_paper(names, row["result"])),
        row["told_on"] or (told.day if told else ""),
        checked.day if checked else "",
        satisfaction(session, file.last("callback")),
        closed.day if closed else "",
    ]


def _late(session: Session, file: CaseFile) -> bool:
    row = file.row
    if not row["due"] or row["state"] == "on_hold":
        return False
    return bool(row["overdue"]) or (bool(row["reported_on"]) and row["reported_on"] > row["due"])
