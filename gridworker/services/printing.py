"""总览 and 走访台账 on paper: as a PDF file, or sent to a printer of this machine.

What is on paper leaves the program: names in it are masked, and it says what its figures rest on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from gridworker.domain.indicators import BANDS, REACH_NAMES, REACHES, rate
from gridworker.domain.period import Period
from gridworker.errors import UserError
from gridworker.services import figures
from gridworker.services.access import note
from gridworker.services.arrivals import GridSource
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.parcel import need_folder, told
from gridworker.services.queries import Query
from gridworker.services.reports import ledger_of, ledger_rows, stepping
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.pdf import Draw, Paper
    from gridworker.documents.print_overview import PrintedOverview

MOST_ROWS: Final = 20_000
"""Rows of a printed ledger, over a thousand sheets; nobody prints more by intent, and all are in memory."""
_NAMED: Final = 20
_COUNTED: Final = {
    "coverage": "时间内当面见到（上门、田间、院坝会）的户 / 在册的户，不含常年外出和已搬走的；"
    "电话、来访、到访未遇、谢绝走访都不算",
    "visits": "时间内的全部走访，一次走访记一次",
    "missed": "到访未遇、谢绝走访、全家外出、已搬走 / 时间内的全部走访",
    "settled": "已核查、已公示或已销号的 / 时间内收到的诉求，不含不予立项、并案和撤回的",
    "overdue": "已过办理期限的 / 今天还没有办结的诉求，含暂缓的",
}


@dataclass(frozen=True)
class Printed:
    """What went to paper: `path` is None when a printer took it; `rows` are visits (0 for 总览)."""

    path: Path | None
    pages: int
    rows: int = 0
    date_from: str = ""
    date_to: str = ""


@dataclass(frozen=True)
class Drawn:
    """Something that is ready for paper. `kind`, `record` and `rows` go into the log of access; without a
    kind nothing is noted, without rows it counts as one.
    """

    draw: Draw
    paper: Paper
    title: str
    kind: str = ""
    record: str = ""
    rows: int | None = None
    days: tuple[str, str] = ("", "")


def to_pdf(session: Session, made: Drawn, out: Path) -> Printed:
    """Write it as a PDF file. Raises UserError `no_folder`, `read_only`, `disk_full`, `no_font`."""
    return _printed(session, made, write_paper(out, made.draw, made.paper, made.title), out)


def to_printer(session: Session, made: Drawn, printer: str) -> Printed:
    """Send it to a printer. Raises UserError `no_printer`, `not_printed`, `no_font`."""
    return _printed(session, made, send_to_printer(printer, made.draw, made.paper, made.title), None)


def _printed(session: Session, made: Drawn, pages: int, out: Path | None) -> Printed:
    if made.kind:
        count = 1 if made.rows is None else made.rows
        note(session, "print", kind=made.kind, record=made.record, count=count)
    return Printed(out, pages, made.rows or 0, *made.days)


def printers(_session: Session | None = None) -> list[str]:
    """Names of the printers of this machine, the usual one first; empty where there is none."""
    return list(paper_module().printers())


def overview_pdf(session: Session, out: Path, period: Period, grid: str | None = None) -> Printed:
    """Write 总览 as a PDF file.

    Raises UserError `no_grid`, `no_folder`, `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    return to_pdf(session, _overview(session, period, grid), out)


def print_overview(session: Session, printer: str, period: Period, grid: str | None = None) -> Printed:
    """Send 总览 to a printer. Raises UserError `no_grid`, `no_printer`, `not_printed`, `no_font`."""
    return to_printer(session, _overview(session, period, grid), printer)


def ledger_pdf(
    session: Session,
    out: Path,
    query: Query | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Printed:
    """Write the visit ledger as a PDF file, names masked, oldest visit first.

    Raises UserError `too_many_rows`, `no_folder`, `read_only`, `disk_full`, `cancelled`, `no_font`,
    `no_print_parts`.
    """
    return to_pdf(session, _ledger(session, query, progress, cancel), out)


def print_ledger(
    session: Session,
    printer: str,
    query: Query | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Printed:
    """Send the visit ledger to a printer.

    Raises UserError `too_many_rows`, `no_printer`, `not_printed`, `cancelled`, `no_font`.
    """
    return to_printer(session, _ledger(session, query, progress, cancel), printer)


def _ledger(
    session: Session, query: Query | None, progress: Progress | None, cancel: Cancel | None
) -> Drawn:
    from gridworker.documents.print_ledger import PAPER, ledger_pages

    paper_module()
    ids, days, frame = ledger_of(session, query)
    if len(ids) > MOST_ROWS:
        raise UserError(
            "too_many_rows",
            f"有 {len(ids)} 条走访，打印要用几百张纸，没有打印。",
            f"请把时间缩短到 {MOST_ROWS} 条以内，或者导出 Excel。",
        )
    step = stepping(2 * len(ids), progress, cancel)
    rows = []
    for number, row in enumerate(ledger_rows(session, ids), start=1):
        rows.append(row)
        step(number)
    draw = ledger_pages(frame, rows, told=lambda number: step(min(len(ids) + number, 2 * len(ids))))
    span = (days[0], days[-1]) if days else ("", "")
    return Drawn(draw, PAPER, frame.title, "visit", rows=len(ids), days=span)


def _overview(session: Session, period: Period, grid: str | None) -> Drawn:
    paper_module()
    from gridworker.documents.print_overview import PAPER, overview_pages

    shown = printed_overview(session, period, grid)
    return Drawn(overview_pages(shown), PAPER, shown.title)


def printed_overview(session: Session, period: Period, grid: str | None = None) -> PrintedOverview:
    """总览 as it is printed: words and numbers only. Raises UserError `no_grid`, `many_grids`."""
    from gridworker.documents.print_overview import (
        PrintedCell,
        PrintedMonth,
        PrintedOverview,
        PrintedRate,
    )

    found = figures.overview(session, period, grid)
    source = {one.grid: one for one in found.sources.grids}
    villages: dict[str, list[PrintedCell]] = {}
    for row in found.grids:
        n, d = row.coverage.n, row.coverage.d or 0
        name = row.name.removeprefix(row.unit_name).strip() or row.name
        cell = PrintedCell(name, n, d, _lacks(source.get(row.grid)))
        villages.setdefault(row.unit_name, []).append(cell)
    rates = []
    for key, counted in _COUNTED.items():
        one = found.cards[key]
        rates.append(PrintedRate(one.label, str(one.n) if one.d is None else rate(one.n, one.d), counted))
    lacking = found.sources.lacking()
    said = [f"! {one.name}：{_lack_words(one)}" for one in lacking[:_NAMED]]
    if len(lacking) > _NAMED:
        said.append(f"还有 {len(lacking) - _NAMED} 个网格的数据包没有收齐。")
    return PrintedOverview(
        title=f"{found.place} {period.said()} 走访与诉求总览".strip(),
        office=session.identity.office_name or session.identity.name,
        made_on=found.made_on,
        rates=rates,
        villages=list(villages.items()),
        months=[
            PrintedMonth(
                f"{one.month.first.year % 100}年{one.month.first.month}月",
                (one.reaches["in_person"].n, one.reaches["apart"].n, one.reaches["missed"].n),
            )
            for one in found.months
        ],
        pieces=(REACH_NAMES[REACHES[0]], REACH_NAMES[REACHES[1]], REACH_NAMES[REACHES[2]]),
        ages=[*(one.name for one in BANDS), "已过期限", "合计"],
        states=[
            (one.name if one.state else "合计", [*(f.n for f in one.bands.values()), one.late.n, one.total.n])
            for one in (*found.states, found.all_states)
        ],
        sources=found.sources.sentence(),
        lacking=said,
        demo=found.demo,
    )


def _lacks(source: GridSource | None) -> bool:
    return source is not None and source.state in ("none", "gaps", "old")


def _lack_words(source: GridSource) -> str:
    if source.state == "gaps":
        return f"缺 {source.missing} 个编号的记录"
    if source.state == "old" and source.heard is not None:
        return f"期满以后还没有交来数据包，最近一包是 {source.heard.isoformat()} 收到的"
    return "还没有交来过数据包"


def paper_module() -> ModuleType:
    """The module that draws. Raises UserError `no_print_parts` where the system lacks what Qt loads."""
    try:
        from gridworker.documents import pdf
    except ImportError as e:
        raise UserError(
            "no_print_parts",
            "这台电脑缺少打印要用的系统软件，没有打印。",
            "请安装 libgl1 和 libegl1，或者换一台电脑。",
        ) from e
    return pdf


def write_paper(out: Path, draw: Draw, paper: Paper, title: str) -> int:
    """Write a PDF and return its pages. Raises UserError `no_folder`, `read_only`, `disk_full`, `no_font`."""
    from gridworker.documents.pdf import write_pdf

    need_folder(out.parent)
    return _put(lambda: write_pdf(out, draw, paper, title=title))


def send_to_printer(printer: str, draw: Draw, paper: Paper, title: str) -> int:
    """Print and return the pages. Raises UserError `no_printer`, `not_printed`, `no_font`."""
    from gridworker.documents.pdf import print_on

    try:
        return print_on(printer, draw, paper, title=title)
    except OSError as e:
        raise UserError(
            "not_printed",
            "打印机没有接收，没有打出来。",
            "请检查打印机开了没有、有没有纸、在系统里是不是停用了，或者先存成 PDF。",
        ) from e


def _put(write: Callable[[], int]) -> int:
    try:
        return write()
    except OSError as e:
        raise told(e) from e
