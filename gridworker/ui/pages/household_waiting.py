"""An empty 户册 on a laptop that has asked to join: the households will come with the office's reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridworker.services import enrol
from gridworker.services.enrol import Requested
from gridworker.ui.widgets.basics import button, row
from gridworker.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from gridworker.ui.pages.households import HouseholdsPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("household_waiting", text)


def look_for_request(page: HouseholdsPage) -> None:
    """Where the page says that there is nobody yet, say instead what it waits for."""
    desk = page.desk

    def put(asked: Requested | None) -> None:
        if asked is None or page.right.currentWidget() is not page.none:
            return
        if page.waiting is None:
            said = _tr("已申请加入{office}，正在等办公室的回复。打开回复文件，您的人家就在这里了。")
            onward = button(_tr("去数据包"), lambda: desk.go("bundles"), role="main", icon="bundle")
            both = QWidget()
            both.setLayout(row(onward, button(_tr("先添加一户"), lambda: page.forms.add(), icon="plus")))
            page.waiting = EmptyState("household", said.format(office=asked.office_name), both)
            page.right.addWidget(page.waiting)
        page.right.setCurrentWidget(page.waiting)

    desk.work.run(page, enrol.requested).success(put).failure(page.notice.refused)
