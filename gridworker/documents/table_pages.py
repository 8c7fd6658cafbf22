"""A `TableSheet` on paper: A4 landscape, its head on every page."""

from __future__ import annotations

from typing import Final

from gridworker.documents.pdf import A4_LANDSCAPE, Draw, Paper
from gridworker.documents.print_table import Column, TableFrame, table
from gridworker.documents.table_sheet import TableSheet

PAPER: Final[Paper] = A4_LANDSCAPE
_WIDE: Final = 273.0
"""Millimetres between the margins of the paper."""


def table_pages(sheet: TableSheet) -> Draw:
    """What draws the table on `PAPER`."""
    shares = sum(share for _, share in sheet.columns)
    columns = [
        Column(title, share * _WIDE / shares, "center" if at == 0 else "left")
        for at, (title, share) in enumerate(sheet.columns)
    ]
    frame = TableFrame(
        sheet.title, sheet.left, sheet.middle, sheet.right, sheet.below, sheet.foot, demo=sheet.demo
    )
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.rows]
    return table(PAPER, frame, columns, rows, pt=sheet.pt)
