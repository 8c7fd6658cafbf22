"""诉求台账: every demand of a period with all its days, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gridworker.documents.office_table import Cell, OfficeTable, TableColumn
from gridworker.documents.three_lists import NAMES, ListFrame, day

_COLUMNS: Final = (
    TableColumn("序号", 5, centred=True),
    TableColumn("诉求编号", 11, "立项时由办公室编；未立项的是以“草-”开头的临时号。"),
    TableColumn("登记日期", 8.5, "群众提出、网格员记下的那天。", True),
    TableColumn("村/网格", 10),
    TableColumn("反映人", 7, "户主姓名已脱敏；匿名的不记是谁。", True),
    TableColumn("类别", 7),
    TableColumn("性质", 6, centred=True),
    TableColumn("诉求内容", 24, "截取前 60 个字；姓名已脱敏，号码已略去。"),
    TableColumn("首问责任人", 7, centred=True),
    TableColumn("层级", 6, centred=True),
    TableColumn("承办单位", 9),
    TableColumn("承办人", 6.5, centred=True),
    TableColumn("交办日期", 8.5, centred=True),
    TableColumn("办理方式", 6.5, "决定办理时限：即时、限时、合力、全力、约时。", True),
    TableColumn("到期日", 8.5, "按工作日历算，到期日 18:00；“预计”是当年的日历还没有公布。", True),
    TableColumn("状态", 7, centred=True),
    TableColumn("办理结果", 20, "截取前 60 个字；姓名已脱敏，号码已略去。"),
    TableColumn("告知日期", 8.5, centred=True),
    TableColumn("核查", 8.5, "核查通过的日期。", True),
    TableColumn("满意度", 7, "回访时群众自己的评价；代填的注明，不算满意。", True),
    TableColumn("销号日期", 8.5, centred=True),
    TableColumn("是否超期", 6, "反馈晚于到期日，或者到期还没有反馈；暂缓的不算。", True),
)


def ledger_table(
    frame: ListFrame, rows: Sequence[Sequence[str]], late: int, records: Sequence[str]
) -> OfficeTable:
    """The ledger; `rows` have the words of all columns but the first, days as ISO texts."""
    total: list[Cell] = ["合计", f"{len(rows)} 件", *[""] * (len(_COLUMNS) - 2)]
    total[-1] = late
    cells = [[number, *map(day, row)] for number, row in enumerate(rows, start=1)]
    below = ("列出时间内提出的全部诉求，含没有立项的；反映人已脱敏。",)
    called = "诉求办理台账"
    return frame.table(NAMES["ledger"], _COLUMNS, cells, total, below, records, units="件", called=called)
