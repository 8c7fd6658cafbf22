"""设备: who belongs to this office, how far each has got, and the three things one does for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import devices
from gridworker.services.changes import Changes
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, held, two_sides
from gridworker.ui.pages.answer_box import AnswerBox
from gridworker.ui.pages.certify_box import CertifyBox
from gridworker.ui.pages.invite_box import InviteBox
from gridworker.ui.pages.recover_box import RecoverBox
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.tabs import Tabs

_ANSWER, _INVITE, _CERTIFY, _RECOVER = 0, 1, 2, 3


class ToRecover(NamedTuple):
    """A request of a laptop whose passphrase is forgotten."""

    path: Path


class DevicesPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.model = RowsModel(self._columns(), self)
        self.table = Table(self.tr("设备"), self.model)
        self.count = label("", "second")
        self.answer, self.invite = AnswerBox(desk), InviteBox(desk)
        self.certify, self.recover = CertifyBox(desk), RecoverBox(desk)
        titles = [self.tr("回复"), self.tr("邀请"), self.tr("核准"), self.tr("恢复")]
        self.tabs = Tabs(self.tr("设备事项"), titles)
        self._boxes = QStackedWidget()
        for box in (self.answer, self.invite, self.certify, self.recover):
            self._boxes.addWidget(held(box))
        self.tabs.went.connect(self._go)
        self.table.picked.connect(self._picked)
        self.invite.grids_wanted.connect(lambda: desk.go("areas", "add_grid"))
        self.certify.certified.connect(self.look)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.table, gap=0))
        right.setLayout(column(self.tabs, self._boxes, gap=0.5))
        right.setMinimumWidth(theme.current().em(24))
        split = two_sides(left, right, ems=(44, 28), grow=(3, 2))
        places = button(self.tr("网格和人…"), lambda: desk.go("areas"), role="link", icon="areas")
        head = row(label(self.tr("设备"), "title"), self.count, None, places, gap=1)
        whole = column(head, self.notice, split, gap=0.7, margin=1.1)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _columns(self) -> list[Column]:
        now = self.desk.now
        return [
            Column(self.tr("姓名"), 0, lambda r: r.get("name") or ""),
            Column(self.tr("身份"), 6, lambda r: self.desk.vocab.label("role", r.get("role")), spare=2),
            Column(self.tr("网格"), 9, self._grids, spare=1),
            Column(self.tr("最新编号"), 5.5, lambda r: self._number(r), right=True, spare=3),
            Column(
                self.tr("最近收到"), 8.5, lambda r: words.moment(r.get("last_heard"), now()) or "—", spare=4
            ),
            Column(self.tr("状态"), 7.5, self._state, self._token),
        ]

    def _grids(self, row_: Row) -> str:
        names = row_.get("grids") or [row_.get("grid_name") or "—"]
        if len(names) > 3:
            return self.tr("{n} 等 {m} 个").format(n=names[0], m=len(names))
        return words.listed(names)

    def _number(self, row_: Row) -> str:
        return str(row_.get("last_number") or "—")

    def _state(self, row_: Row) -> str:
        if row_.get("revoked"):
            return self.tr("✕ 已停用")
        if row_.get("this"):
            return self.tr("本机")
        if missing := row_.get("missing"):
            count = missing if isinstance(missing, int) else len(missing)
            return self.tr("! 缺 {n} 段").format(n=count)
        if row_.get("waiting"):
            return self.tr("已写好，待取") if row_.get("written") else self.tr("有回复待做")
        return self.tr("✓ 齐了") if row_.get("last_heard") else self.tr("还没来过")

    def _token(self, row_: Row) -> str:
        if row_.get("revoked"):
            return "bad"
        if row_.get("missing"):
            return "warn"
        if row_.get("waiting"):
            return "second" if row_.get("written") else "info"
        return "ok" if row_.get("last_heard") else "second"

    def enter(self) -> None:
        self.look()
        QTimer.singleShot(0, self, lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_what(self, what: Any) -> None:
        """A request was put among the bundles: here is where it is answered. Or `answer`, `invite`,
        `recover`.
        """
        self.look()
        if what == "answer":  # whatever was looked at here before
            self.tabs.go(_ANSWER)
            return
        if what == "invite":
            self.tabs.go(_INVITE)
            return
        if what == "recover" or isinstance(what, ToRecover):
            self.tabs.go(_RECOVER)
            if isinstance(what, ToRecover):
                self.recover.take(what.path)
            return
        self.tabs.go(_CERTIFY)
        self.certify.take(Path(what))

    def heard(self, changes: Changes) -> None:
        if changes.touches("device", "merge", "visit", "grid", "worker"):
            self.look()

    def cancel_work(self) -> None:
        self.answer.stop()

    def look(self) -> None:
        self.desk.work.run(self, devices.device_list).success(self._put).failure(self.notice.refused)
        self.invite.look()
        self.answer.look()

    def _put(self, rows: list[dict[str, Any]]) -> None:
        shown = [{**one, "id": f"{one['device']}/{one.get('inc') or ''}"} for one in rows]
        self.table.show_ids(self.model.set_rows(shown))
        workers = [one for one in rows if not one.get("this")]
        self.count.setText(self.tr("共 {n} 台").format(n=len(rows)))
        self.answer.show_devices(workers)
        if not workers and self.tabs.tab(_ANSWER).isChecked():
            self.tabs.go(_INVITE)

    def _picked(self, record: str) -> None:
        row_ = self.model.row(record)
        if row_ is not None:
            self.answer.pick(row_["device"])

    def _go(self, at: int) -> None:
        self._boxes.setCurrentIndex(at)
