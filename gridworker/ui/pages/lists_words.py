"""Columns of the three lists and of the ledger on the screen, and what is said below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gridworker.services.three_lists import ThreeLists
from gridworker.ui import language, words
from gridworker.ui.tables.id_model import Column, Row

if TYPE_CHECKING:
    from gridworker.documents.office_table import OfficeTable

LEDGER = "ledger"
_CELLS = {"number": 1, "asked": 2, "grid": 3, "text": 7, "unit": 10, "due": 14, "state": 15, "late": 21}
"""Columns of the ledger that the screen shows."""


def tr(text: str) -> str:
    return QCoreApplication.translate("lists", text)


def columns(kind: str) -> list[Column]:
    """The columns of one list."""
    return {"problems": _problems, "tasks": _tasks, "results": _results, LEDGER: _of_ledger}[kind]()


def rows_of(kind: str, lists: ThreeLists | None, ledger: OfficeTable | None) -> list[Row]:
    """The rows of one list; the id begins with the demand's."""
    if ledger is not None:
        return [
            {"id": record, **{name: _plain(line[at]) for name, at in _CELLS.items()}}
            for record, line in zip(ledger.records, ledger.rows, strict=True)
        ]
    assert lists is not None
    tasks = Counter(one.demand for one in lists.rows)
    return [
        {"id": f"{one.demand}/{one.task}", "tasks": tasks[one.demand], **asdict(one)}
        for one in lists.rows
        if one.first or kind != "problems"
    ]


def counts_words(kind: str, lists: ThreeLists | None, ledger: OfficeTable | None) -> str:
    """What stands below: for the three lists the same counts, whichever is shown."""
    if kind == LEDGER:
        return words.many(
            tr("共 {n} 件，含没有立项的。双击或回车打开一件。"), n=len(ledger.rows) if ledger else 0
        )
    if lists is None:
        return ""
    said = lists.counts
    return words.many(
        tr("问题 {p} 件，任务 {t} 项（尚未交办 {u} 项），已有效果 {d} 项，未完成 {o} 项"),
        p=said.problems, t=said.tasks, u=said.unassigned, d=said.done, o=said.tasks - said.done,
    )  # fmt: skip


def _plain(cell: Any) -> str:
    return "" if cell is None else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def _get(name: str) -> Callable[[Row], str]:
    return lambda row: str(row.get(name) or "")


def _said(name: str) -> Callable[[Row], str]:
    return lambda row: language.said(str(row.get(name) or ""))


def _problems() -> list[Column]:
    return [
        Column(tr("问题"), 5.5, _get("problem")), Column(tr("问题内容"), 0, _get("text"), least=14),
        Column(tr("来源"), 5, _get("source"), spare=3), Column(tr("涉及网格"), 9, _get("grid"), spare=2),
        Column(tr("提出日期"), 6.5, _get("asked_on"), spare=1),
        Column(tr("层级"), 6.5, _get("level"), spare=4),
        Column(tr("任务数"), 4.5, _get("tasks"), spare=5),
    ]  # fmt: skip


def _tasks() -> list[Column]:
    return [
        Column(tr("任务"), 6, _get("task")), Column(tr("任务内容"), 0, _get("words"), least=12),
        Column(tr("承办单位"), 9, _unit, _unit_token), Column(tr("责任人"), 5, _get("person"), spare=3),
        Column(tr("完成时限"), 6.5, _due, spare=1), Column(tr("进展"), 9, _said("progress"), spare=2),
        Column(tr("督办"), 5, _get("supervised"), lambda row: "warn", spare=4),
    ]  # fmt: skip


def _results() -> list[Column]:
    return [
        Column(tr("效果"), 6, _get("task")), Column(tr("办理结果"), 0, _result, _result_token, least=14),
        Column(tr("完成日期"), 6.5, _get("done_on"), spare=1),
        Column(tr("群众评价"), 6.5, _said("satisfaction"), spare=2),
        Column(tr("公示情况"), 9.5, _said("published"), spare=4),
        Column(tr("销号日期"), 6.5, _get("closed_on"), spare=3),
    ]  # fmt: skip


def _of_ledger() -> list[Column]:
    return [
        Column(tr("诉求编号"), 10, _get("number")), Column(tr("登记日期"), 6.5, _get("asked"), spare=3),
        Column(tr("网格"), 9, _get("grid"), spare=4), Column(tr("诉求内容"), 0, _get("text"), least=14),
        Column(tr("承办单位"), 9, _get("unit"), spare=2), Column(tr("到期日"), 6.5, _get("due"), spare=1),
        Column(tr("状态"), 5.5, _said("state")),
        Column(tr("超期"), 4, lambda row: tr("超期") if row.get("late") else "", lambda row: "bad", spare=5),
    ]  # fmt: skip


def _unit(row: Row) -> str:
    return str(row["unit"]) if row["assigned"] else tr("尚未交办")


def _unit_token(row: Row) -> str:
    return "ink" if row["assigned"] else "warn"


def _due(row: Row) -> str:
    due = str(row["due"])
    return tr("{d}（预计）").format(d=due) if due and row["estimated"] else due


def _result(row: Row) -> str:
    return language.said(str(row["result"])) or tr("还没有效果")


def _result_token(row: Row) -> str:
    return "ink" if row["result"] else "hint"
