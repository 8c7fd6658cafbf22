"""Mutual aid on paper and in Excel: the contact sheet (联系表) and the ledger of help (帮扶台账).

Of residents only what is needed leaves: heads of households masked, phones of volunteers who agreed to it,
no pairing with a family.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.mask import mask_name
from gridworker.services import areas
from gridworker.services.access import note
from gridworker.services.helping import help_requests, on_ledger
from gridworker.services.pairings import pairings
from gridworker.services.parcel import need_folder, told
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.session import Session
from gridworker.services.teams import team
from gridworker.services.volunteers import volunteer_teams

if TYPE_CHECKING:
    from gridworker.documents.table_sheet import Cell, TableSheet


_CONTACT: Final = (
    ("序号", 6), ("类别", 14), ("姓名", 12), ("分工或职务", 18), ("负责哪里", 26), ("能帮什么", 34),
    ("电话", 18),
)  # fmt: skip
_LEDGER: Final = (
    ("序号", 6), ("求助日期", 12), ("网格", 16), ("小组", 9), ("求助人（脱敏）", 13), ("要帮什么", 14),
    ("帮扶队伍", 18), ("帮扶人", 18), ("帮扶日期", 12), ("用时（小时）", 9), ("结果", 11), ("帮了什么", 30),
)  # fmt: skip
"""Titles of columns, and how wide they are to each other."""


@dataclass(frozen=True)
class SheetMade:
    """A file with so many rows; `pages` is 0 for Excel."""

    path: Path
    rows: int
    pages: int = 0


def contact_sheet(session: Session, grid: str | None = None) -> TableSheet:
    """Who to call: people at work, pairings of villages and grids, teams. `grid` by id, code or name.

    Raises UserError `no_grid`, `many_grids`.
    """
    from gridworker.documents.table_sheet import TableSheet

    one = areas.find_grid_row(session, grid) if grid else None
    rows = [*_at_work(session, one), *_paired(session, one), *_volunteers(session, one)]
    where = f"{one.get('name') or ''}" if one else session.identity.office_name
    today = session.entropy.now().date().isoformat()
    return TableSheet(
        title=f"{where}　便民互助联系表".strip("　"),
        name="联系表",
        left=f"制表单位：{session.identity.office_name or session.identity.name}",
        middle=f"制表日期：{today}",
        right="",
        columns=_CONTACT,
        rows=[[at, *row] for at, row in enumerate(rows, start=1)],
        below=("说明：志愿者的电话只印本人同意公开的；没有印的请找负责人或网格员转告。",),
        foot=f"便民互助联系表　{today} 制",
        demo=session.identity.demo,
        pt=10.5,
    )


def help_ledger(
    session: Session, since: dt.date | None = None, until: dt.date | None = None, grid: str | None = None
) -> TableSheet:
    """The ledger of help: requests of these days that something came of, oldest first. Raises `no_grid`."""
    from gridworker.documents.table_sheet import TableSheet

    one = areas.find_grid_row(session, grid) if grid else None
    found = help_requests(session, "done", grid=one["id"] if one else None, since=since, until=until)
    rows = [_help_line(session, row) for row in reversed(found) if on_ledger(row)]
    today = session.entropy.now().date().isoformat()
    where = str((one or {}).get("name") or session.identity.office_name)
    span = " 至 ".join(day.isoformat() for day in (since, until) if day)
    return TableSheet(
        title="　".join(part for part in (where, span, "帮扶台账") if part),
        name="帮扶台账",
        left=f"填报单位：{session.identity.office_name or session.identity.name}",
        middle=f"填报日期：{today}",
        right="单位：件",
        columns=_LEDGER,
        rows=[[at, *row] for at, row in enumerate(rows, start=1)],
        below=(
            "填表人：　　　　　　　　审核人：　　　　　　　　单位负责人：",
            "说明：求助人姓名已脱敏；用时可以不填，不作为考核依据；还没有结果的和“不用帮了”的不列。",
        ),
        foot=f"帮扶台账　{today} 制",
        demo=session.identity.demo,
    )


def sheet_pdf(session: Session, sheet: TableSheet, out: Path) -> Printed:
    """Write one of them as PDF; logged. Raises UserError `no_folder`, `read_only`, `disk_full`, `no_font`,
    `no_print_parts`.
    """
    return to_pdf(session, _drawn(sheet), out)


def print_sheet(session: Session, sheet: TableSheet, printer: str) -> Printed:
    """Send one of them to a printer; logged. Raises UserError `no_printer`, `not_printed`, `no_font`."""
    return to_printer(session, _drawn(sheet), printer)


def _drawn(sheet: TableSheet) -> Drawn:
    paper_module()
    from gridworker.documents.table_pages import PAPER, table_pages

    return Drawn(table_pages(sheet), PAPER, sheet.title, _kind(sheet), rows=len(sheet.rows))


def sheet_book(session: Session, sheet: TableSheet, out: Path) -> SheetMade:
    """Write one of them as Excel; logged. Raises UserError `no_folder`, `read_only`, `disk_full`."""
    from gridworker.documents.table_book import write_table_book

    need_folder(out.parent)
    try:
        rows = write_table_book(out, sheet)
    except OSError as e:
        raise told(e) from e
    note(session, "export", kind=_kind(sheet), count=len(sheet.rows))
    return SheetMade(out, rows)


def written(session: Session, sheet: TableSheet, out: Path) -> SheetMade:
    """Write it as the name says: `.xlsx` as Excel, else as PDF. Raises UserError as the two do."""
    if out.suffix.lower() == ".xlsx":
        return sheet_book(session, sheet, out)
    return SheetMade(out, len(sheet.rows), sheet_pdf(session, sheet, out).pages)


def _kind(sheet: TableSheet) -> str:
    """What the log of access calls it."""
    return {"帮扶台账": "help", "联系表": "team"}.get(sheet.name, "appraisal")


def _at_work(session: Session, grid: dict[str, Any] | None) -> list[list[Cell]]:
    chosen = [grid] if grid else areas.rows(session, "grid")
    chosen.sort(key=lambda row: (row.get("code") or "", row.get("name") or ""))
    return [
        ["网格队伍", one["name"], one["role_name"], str(row.get("name") or ""), "", one["work_phone"]]
        for row in chosen
        for one in team(session, row["id"])
        if not one["ahead"]
    ]


def _paired(session: Session, grid: dict[str, Any] | None) -> list[list[Cell]]:
    out: list[list[Cell]] = []
    for one in pairings(session):
        here = not grid or grid["id"] == one["grid"] or (one["unit"] and grid.get("unit") == one["unit"])
        if here and not one["household"]:
            post = one["post"] or one["level_name"]
            out.append(["包联", one["name"], post, one["about"], "", one["phone"]])
    return out


def _volunteers(session: Session, grid: dict[str, Any] | None) -> list[list[Cell]]:
    out: list[list[Cell]] = []
    for one in volunteer_teams(session):
        if grid and one["grid"] not in (None, grid["id"]):
            continue
        if grid and not one["grid"] and one["unit"] not in (None, grid.get("unit")):
            continue
        members = one["members"] or [{}]
        for member in members:
            skills = member.get("skill_names") or one["skill_names"]
            out.append(
                [
                    one["kind_name"], member.get("name") or "", member.get("part_name") or "",
                    "　".join(part for part in (one["name"], one["area"]) if part), "、".join(skills),
                    member["phone"] if member.get("listed") and member.get("phone") else "",
                ]
            )  # fmt: skip
    return out


def _help_line(session: Session, row: dict[str, Any]) -> list[Cell]:
    home = session.store.get("household", row["household"]) or {} if row["household"] else {}
    who = mask_name(str(home.get("head") or "")) if home else row["place"]
    return [
        row["asked_on"], row["grid_name"], row["group"], who, row["need_name"], row["team_name"],
        "、".join(row["helpers"]), row["helped_on"] or "", row["hours"], row["outcome_name"], row["result"],
    ]  # fmt: skip
