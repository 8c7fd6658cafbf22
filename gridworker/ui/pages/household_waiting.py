"""An empty 户册 on a laptop that has asked to join: the households will come with the office's reply."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridworker.services.enrol import Requested
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, row
from gridworker.ui.widgets.empty import EmptyState


def _tr(text: str) -> str:
    return QCoreApplication.translate("household_waiting", text)


def waiting_state(desk: Desk, asked: Requested, add: Callable[[], object]) -> EmptyState:
    """What the page shows instead of an empty book; `add` opens the form for a household."""
    said = _tr("已申请加入{office}，正在等办公室的回复。打开回复文件，您的人家就在这里了。")
    onward = button(_tr("去数据包"), lambda: desk.go("bundles"), role="main", icon="bundle")
    both = QWidget()
    both.setLayout(row(onward, button(_tr("先添加一户"), add, icon="plus")))
    return EmptyState("household", said.format(office=asked.office_name), both)
