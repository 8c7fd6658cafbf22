"""Founding an office on this PC: its name, its clerk, a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.services import office as offices
from gridworker.services import session as sessions
from gridworker.ui.pages.step import Beginning, Step
from gridworker.ui.widgets.basics import button, card, label, row
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.passphrase import Passphrase
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.work import Task

if TYPE_CHECKING:
    from gridworker.services.session import Session


class NewOffice(Step):
    def __init__(self, start: Beginning) -> None:
        super().__init__(
            start,
            self.tr("新建办公室"),
            self.tr("这台电脑将保管办公室的钥匙：用它发邀请、收数据包、给回复。请选一台固定的电脑。"),
        )
        self.name = Line(self.tr("例如 云溪镇"))
        self.code = Line(self.tr("例如 990101100，可以不填"))
        self.clerk = Line(self.tr("例如 林小满"))
        self.passphrase = Passphrase(twice=True)
        self._name_field = Field(self.tr("办公室名称(&N) *"), self.name)
        self._code_field = Field(
            self.tr("区划代码(&C)"), self.code, hint=self.tr("统计用区划代码，6 至 15 位数字")
        )
        self._clerk_field = Field(self.tr("经办人姓名(&M) *"), self.clerk)
        self.go = button(self.tr("建好办公室"), self._found, role="main", icon="check")
        for typed in (self.name, self.code, self.clerk):
            typed.returnPressed.connect(self._found)
        self.passphrase.entered.connect(self._found)
        first = row(self._name_field, self._code_field)
        first.setStretch(0, 1)
        first.setStretch(1, 1)
        self.body.addWidget(card(first, self._clerk_field))
        alone = self.tr("这台电脑的口令忘了，谁也帮不了：请写在纸上封好，锁进单位的保险柜。")
        self.body.addWidget(card(self.passphrase, label(alone, "second", wrap=True)))
        self.body.addLayout(row(self.go, None))

    def _found(self) -> None:
        name, clerk = self.name.text().strip(), self.clerk.text().strip()
        self._name_field.show_fault("" if name else self.tr("请写办公室的名称。"))
        self._clerk_field.show_fault("" if clerk else self.tr("请写经办人的姓名。"))
        agreed = self.passphrase.agreed()  # says what is wrong there too: all faults at once
        if not name:
            self.name.setFocus()
        elif not clerk:
            self.clerk.setFocus()
        if not name or not clerk or not agreed or not self.go.isEnabled():
            return
        code, words, folder = self.code.text().strip(), self.passphrase.text(), self.start.new_folder()

        def found(_task: Task) -> Session:
            session = sessions.create_profile(folder, words)
            try:
                offices.found_office(session, name, code, clerk)
            except BaseException:
                session.close()
                raise
            return session

        self.notice.hide_notice()
        self.go.setEnabled(False)
        self.go.setText(self.tr("正在建立…"))
        self.desk.work.open(self, found).always(self._ready).success(self.start.opened.emit).failure(
            self._failed
        )

    def _ready(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.tr("建好办公室"))

    def _failed(self, error: BaseException) -> None:
        code = getattr(error, "code", "")
        if code == "bad_code":
            self._code_field.show_fault(str(error))
            self.code.setFocus()
        elif code == "weak_passphrase":
            self.passphrase.wrong(str(error))
        else:
            self.notice.refused(error, self.tr("填写的内容还在这里。"))
