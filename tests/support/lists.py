"""The three lists seen from outside: whether they are views of the same rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import python_calamine as calamine

COUNTS = re.compile(r"问题 (\d+) 件，任务 (\d+) 项（尚未交办 (\d+) 项），已有效果 (\d+) 项，未完成 (\d+) 项")


def sheets_of(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of every sheet of an Excel file."""
    book = calamine.CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def body(sheet: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The rows between the header and 合计."""
    end = next(at for at, row in enumerate(sheet) if row[0] == "合计")
    return [list(row) for row in sheet[3:end]]


def disagreements(sheets: dict[str, list[list[Any]]]) -> list[str]:
    """What the three sheets say differently about the same rows; empty when they agree."""
    problems, tasks, results = (body(sheets[name]) for name in ("问题清单", "任务清单", "效果清单"))
    said = [_counts(sheets[name]) for name in ("问题清单", "任务清单", "效果清单")]
    found = []
    numbers = [row[1] for row in problems]
    if len(set(numbers)) != len(numbers):
        found.append("a problem stands twice")
    if [row[2] for row in tasks] != [row[1] for row in results]:
        found.append("tasks and results are not the same rows")
    if sorted(set(numbers)) != sorted({row[1] for row in tasks}):
        found.append("a problem without a task, or a task without a problem")
    if any(row[2].rpartition("-")[0] != row[1] for row in tasks):
        found.append("a task that is not numbered after its problem")
    of = Counter(row[1] for row in tasks)
    if any(int(row[8]) != of[row[1]] for row in problems):
        found.append("a problem says another number of tasks")
    if len(set(said)) != 1:
        found.append("the lists say different counts")
    done = sum(bool(row[3]) for row in results)
    unassigned = sum(row[4] == "尚未交办" for row in tasks)
    if said[0] != (len(problems), len(tasks), unassigned, done, len(tasks) - done):
        found.append("the counts are not those of the rows")
    return found


def _counts(sheet: Sequence[Sequence[Any]]) -> tuple[int, ...]:
    text = " ".join(str(cell) for row in sheet for cell in row)
    match = COUNTS.search(text)
    assert match is not None
    return tuple(map(int, match.groups()))
