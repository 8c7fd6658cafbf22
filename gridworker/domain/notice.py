"""公示: what was hung up for everybody to read, word for word, and what people said to it.

The record keeps the sheet as it hung: a heading line and one line for each row, cells parted by `PART`. It is
not made again from the demands, which may be corrected, redacted or gone by the day somebody asks what stood
there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gridworker.domain.fields import Code, Day, Long, Record, Ref, Text, spec

NONE, MASKED, FULL = "NONE", "MASKED", "FULL"
"""Codes of `notice_names`: no names, names with holes, whole names (with a legal ground)."""
RESULTS, BENEFIT = "RESULTS", "BENEFIT"
"""Codes of `notice_sort`."""
DAYS: Final = {RESULTS: 5, BENEFIT: 7}
"""Calendar days that a notice hangs, the first and the last included, by sort."""
MOST_DAYS: Final = 90
MOST_ROWS: Final = 200
PART: Final = " | "
LEAST_GROUND: Final = 6
"""Letters of a legal ground: fewer name no rule."""
GONE: Final = "（按本人要求删去）"
"""What stands in place of a row that was deleted for a resident."""


class Notice(Record):
    """公示. `demands` are in the order of the rows; `opinions` and `answer` name nobody."""

    title: Text | None = spec("标题", "text", required=True)
    sort: Code | None = spec("公示种类", "code", required=True, vocab="notice_sort")
    signed: Text | None = spec("落款", "text", required=True)
    since: Day | None = spec("公示开始", "date", required=True)
    until: Day | None = spec("公示结束", "date", required=True)
    names: Code | None = spec("写不写姓名", "code", required=True, vocab="notice_names")
    ground: Text | None = spec("写全名的依据", "text")
    sheet: Long | None = spec("公示内容", "long", required=True, narrative=True)
    demands: list[Ref] | None = spec("公示的诉求", "refs", refers="demand")
    channel: Text | None = spec("意见渠道", "text")
    opinions: Long | None = spec("收到的意见", "long", narrative=True)
    answer: Long | None = spec("怎样答复", "long", narrative=True)
    taken_down: Day | None = spec("取下日期", "date")


def to_lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The sheet as one text: the heading, then the rows."""
    return "\n".join(PART.join(_cell(cell) for cell in row) for row in (head, *rows))


def from_lines(sheet: str) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of a sheet; a row of which a cell is missing is filled up with empty ones."""
    head, *rows = [line.split(PART) for line in sheet.split("\n")]
    return head, [[*row, *[""] * (len(head) - len(row))] for row in rows]


def without_rows(sheet: str, gone: Sequence[int]) -> str:
    """The sheet with the rows at these places (from 0) emptied: the number stays, the words go."""
    head, rows = from_lines(sheet)
    for at in gone:
        if 0 <= at < len(rows):
            rows[at] = [rows[at][0], GONE, *[""] * (len(head) - 2)]
    return to_lines(head, rows)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace(PART.strip(), "／")
