"""The visit ledger (走访台账) on paper: A4 landscape, the columns of the Excel file, names masked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from gridworker.documents.ledger import COLUMNS, LedgerFrame, LedgerRow
from gridworker.documents.pdf import A4_LANDSCAPE, Align, Draw
from gridworker.documents.print_table import Column, TableFrame, table

PAPER: Final = A4_LANDSCAPE
_WIDTHS: Final = (8, 18, 13, 22, 12, 14, 12, 14, 14, 19, 62, 18, 19, 18, 14)
_CENTRED: Final = frozenset({0, 1, 8, 13})


def ledger_pages(
    frame: LedgerFrame, rows: Sequence[LedgerRow], *, told: Callable[[int], None] | None = None
) -> Draw:
    """What draws the ledger; `told` hears how many rows are drawn."""
    columns = [
        Column(title, width, _side(at))
        for at, ((title, _), width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True))
    ]
    met = sum(row.met for row in rows)
    total = ["合计", *[""] * (len(COLUMNS) - 1)]
    total[8] = f"{met}/{len(rows)}" if rows else "—"
    around = TableFrame(
        frame.title,
        *frame.around,
        below=(
            "填表人：　　　　　　　　审核人：　　　　　　　　单位负责人：",
            "说明：户主姓名已脱敏；到访未遇、谢绝走访、全家外出、已搬走照实列出，不算已见面；"
            f"合计为已见面的走访条数/全部走访条数。{frame.sources}",
        ),
        foot=f"{frame.title}　{frame.made_on.isoformat()} 打印",
        demo=frame.demo,
    )
    cells = [_cells(number, row) for number, row in enumerate(rows, start=1)]
    return table(PAPER, around, columns, [*cells, total], strong=1, told=told)


def _side(at: int) -> Align:
    return "center" if at in _CENTRED else "left"


def _cells(number: int, row: LedgerRow) -> list[str]:
    return [
        str(number), row.day.isoformat(), row.village, row.grid, row.door, row.head, row.worker, row.mode,
        row.meet, row.purpose, row.content, row.on_spot, row.demands,
        row.promised.isoformat() if row.promised else "", row.remark,
    ]  # fmt: skip
