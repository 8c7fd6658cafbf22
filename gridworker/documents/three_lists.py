"""问题清单, 任务清单, 效果清单 and 诉求台账: columns, and which words of a row stand in them.

The three lists are three views of the same numbered rows: a problem, its tasks, and for each task what came
of it under the task's own number. They are made from one sequence of rows, and say the same counts below.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.office_table import Cell, OfficeTable, TableColumn

NAMES: Final = {"problems": "问题清单", "tasks": "任务清单", "results": "效果清单", "ledger": "诉求台账"}


@dataclass(frozen=True)
class ListRow:
    """One task of a problem; `task` is empty for none, days are ISO or empty, `first` of its problem."""

    demand: str
    problem: str
    task: str
    first: bool
    text: str
    source: str
    grid: str
    homes: int | None
    asked_on: str
    level: str
    unit: str
    person: str
    words: str
    due: str
    estimated: bool
    progress: str
    supervised: str
    result: str
    done_on: str
    satisfaction: str
    published: str
    closed_on: str
    assigned: bool
    done: bool


@dataclass(frozen=True)
class ListFrame:
    """What stands around the lists; `apart` says in a sentence what is not on them."""

    place: str
    period: str
    office: str
    made_on: dt.date
    apart: str
    demo: bool = False
    internal: bool = False

    def table(
        self,
        name: str,
        columns: Sequence[TableColumn],
        rows: Sequence[Sequence[Cell]],
        total: Sequence[Cell],
        below: Sequence[str],
        records: Sequence[str],
        *,
        units: str,
        called: str = "",
    ) -> OfficeTable:
        """A table in this frame; `called` in its title when that is not its `name`."""
        return OfficeTable(
            name=name,
            title=f"{self.place} {self.period} {called or name}".strip(),
            office=self.office,
            made_on=self.made_on,
            units=units,
            columns=columns,
            rows=rows,
            total=total,
            below=below,
            records=records if self.internal else (),
            demo=self.demo,
        )


@dataclass(frozen=True)
class ListCounts:
    """What all three lists say below: problems, tasks, of these not given yet, and done."""

    problems: int
    tasks: int
    unassigned: int
    done: int

    def sentence(self) -> str:
        """The counts in words, the same on each list."""
        return (
            f"问题 {self.problems} 件，任务 {self.tasks} 项（尚未交办 {self.unassigned} 项），"
            f"已有效果 {self.done} 项，未完成 {self.tasks - self.done} 项。三个清单出自同一组编号，逐行对应。"
        )


def counted(rows: Sequence[ListRow]) -> ListCounts:
    """Count the rows of all three lists."""
    return ListCounts(
        problems=sum(row.first for row in rows),
        tasks=len(rows),
        unassigned=sum(not row.assigned for row in rows),
        done=sum(row.done for row in rows),
    )


_TEXT: Final = "截取前 60 个字；姓名已脱敏，号码已略去。"
_COLUMNS: Final[dict[str, tuple[TableColumn, ...]]] = {
    "problems": (
        TableColumn("序号", 6, centred=True),
        TableColumn(
            "问题", 11, "诉求编号末段，有几个村的前面写村名；后两个清单的任务和效果在它后面加“-1、-2”。", True
        ),
        TableColumn("问题内容", 50, _TEXT),
        TableColumn("来源", 9, centred=True),
        TableColumn("涉及网格", 17),
        TableColumn("涉及户数", 9, "登记了反映户的记 1 户，匿名和没有登记户的空着。", True),
        TableColumn("提出日期", 12, centred=True),
        TableColumn("层级", 12, "现在由哪一级办理。", True),
        TableColumn("任务数", 8, "交办给几个单位；尚未交办的也记 1 项。", True),
    ),
    "tasks": (
        TableColumn("序号", 6, centred=True),
        TableColumn("对应问题", 11, centred=True),
        TableColumn("任务", 12, "一次办理中交给一个单位记一项；退回重派给同一单位不另编号。", True),
        TableColumn("任务内容", 35, "交办时写的要求；没有写的用问题内容。姓名已脱敏，号码已略去。"),
        TableColumn("承办单位", 17),
        TableColumn("责任人", 10, centred=True),
        TableColumn("完成时限", 12, "按工作日历算，到期日 18:00；“预计”是当年的日历还没有公布。", True),
        TableColumn("进展", 26),
        TableColumn("督办", 10, centred=True),
    ),
    "results": (
        TableColumn("序号", 6, centred=True),
        TableColumn("对应任务", 12, "效果与任务同号；还没有反馈的照样列出。", True),
        TableColumn("办理结果", 43, "反馈的结果；协办的见主办那一行。姓名已脱敏，号码已略去。"),
        TableColumn("完成日期", 12, "反馈当天。", True),
        TableColumn("受益户数", 9, "登记了反映户的记 1 户。", True),
        TableColumn("群众评价", 11, "回访时群众自己的评价；代填的注明，不算满意。", True),
        TableColumn("公示情况", 16, centred=True),
        TableColumn("销号日期", 12, centred=True),
    ),
}  # fmt: skip


def list_table(kind: str, frame: ListFrame, rows: Sequence[ListRow]) -> OfficeTable:
    """One of the three lists of the same rows."""
    shown = [row for row in rows if row.first] if kind == "problems" else list(rows)
    counts = counted(rows)
    tasks = Counter(row.demand for row in rows)
    cells: list[Sequence[Cell]] = [
        [number, *_CELLS[kind](row, tasks[row.demand])] for number, row in enumerate(shown, start=1)
    ]
    below = (counts.sentence(), *([frame.apart] if frame.apart else []))
    records = [row.demand for row in shown]
    total = _total(kind, counts, shown)
    return frame.table(NAMES[kind], _COLUMNS[kind], cells, total, below, records, units="件、项、户")


def _problem(row: ListRow, tasks: int) -> list[Cell]:
    homes = "" if row.homes is None else row.homes
    return [row.problem, row.text, row.source, row.grid, homes, day(row.asked_on), row.level, tasks]


def _task(row: ListRow, _tasks: int) -> list[Cell]:
    unit = row.unit if row.assigned else "尚未交办"
    due: Cell = f"{row.due}（预计）" if row.estimated and row.due else day(row.due)
    return [row.problem, row.task, row.words, unit, row.person, due, row.progress, row.supervised]


def _result(row: ListRow, _tasks: int) -> list[Cell]:
    homes = "" if row.homes is None or not row.done else row.homes
    return [
        row.task, row.result, day(row.done_on), homes, row.satisfaction, row.published,
        day(row.closed_on),
    ]  # fmt: skip


_CELLS: Final = {"problems": _problem, "tasks": _task, "results": _result}


def _total(kind: str, counts: ListCounts, shown: Sequence[ListRow]) -> list[Cell]:
    total: list[Cell] = ["合计", *[""] * (len(_COLUMNS[kind]) - 1)]
    homes = sum(row.homes or 0 for row in shown)
    if kind == "problems":
        total[1], total[5], total[8] = f"{counts.problems} 件", homes, counts.tasks
    elif kind == "tasks":
        total[1], total[2] = f"{counts.problems} 件", f"{counts.tasks} 项"
    else:
        total[1], total[2] = f"{counts.tasks} 项", f"已有效果 {counts.done} 项"
        total[4] = sum({row.demand: row.homes or 0 for row in shown if row.done}.values())
    return total


def day(text: str) -> Cell:
    """An ISO day as a day; something else as it is."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text
