"""Writing down what somebody asks about his own data: whose household, what is wanted, and when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gridworker.services import households, privacy_requests
from gridworker.ui.desk import Desk
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Answer, HouseholdPicker
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import TextArea


class RequestForm(QWidget):
    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.picker = HouseholdPicker(self.tr("哪一户"), self._find, wait_ms=min(120, desk.autosave_ms))
        self.wanted = Chips(self.tr("要求"), desk.choices("privacy_wanted"), required=True)
        self.person = Box([(None, self.tr("整户的"))])
        self.asked_on = DateField(self.tr("哪天提出的"), desk.today, quick=False)
        self.wish = TextArea(self.tr("例如：电话不要留了；户主姓名写错了一个字"), lines=3)
        self.picker_field = Field(self.tr("哪一户(&H) *"), self.picker)
        self.wanted_field = Field(self.tr("要求(&Y) *"), self.wanted)
        self.person_field = Field(self.tr("谁的资料(&P)"), self.person)
        self.save = button(self.tr("登记(&S)"), self._save, role="main", icon="check")
        self.cancel = button(self.tr("不登记了"), self._give_up)
        about = self.tr("只记是哪一户、要什么，不记证件，也不问为什么。本人或家里人来问都可以。")
        self.keeping = Keeping(
            self, desk, "privacy_request", typed=self.typed, show=self._show, controls=self._controls
        )
        self.setLayout(
            column(
                self.notice,
                card(
                    row(label(self.tr("登记一条请求"), "heading"), None, self.keeping.status),
                    label(about, "second", wrap=True), self.picker_field, self.wanted_field,
                    self.person_field, Field(self.tr("哪天提出的(&D)"), self.asked_on),
                    Field(self.tr("具体要求(&T)"), self.wish), row(self.save, self.cancel, None),
                ),
                gap=0.6,
            )
        )  # fmt: skip
        self.setFocusProxy(self.picker)
        self.picker.changed.connect(self._household_changed)
        for signal in (
            self.picker.changed, self.wanted.changed, self.wish.edited, self.person.activated,
            self.asked_on.edited,
        ):  # fmt: skip
            signal.connect(self._touched)
        self.keeping.failed.connect(self.notice.refused)

    def _controls(self) -> dict[str, QWidget]:
        return {"household": self.picker, "wish": self.wish}

    def typed(self) -> dict[str, Any]:
        return {
            "household": [list(one) for one in self.picker.picked_words()],
            "wanted": self.wanted.value() or "",
            "person": self.person.code() or "",
            "wish": self.wish.text(),
        }

    def _show(self, typed: dict[str, Any]) -> None:
        self.picker.put_words([(one[0], one[1]) for one in typed.get("household") or []])
        self.wanted.set_value(typed.get("wanted") or "COPY")
        self.wish.set_text(typed.get("wish") or "")

    def begin(self, household: str | None) -> None:
        """An empty form, or one for a household that is known; a draft of it comes back."""
        if not self.keeping.untouched:
            self.setFocus()
            return
        self.notice.hide_notice()
        self._show({})
        self.asked_on.set_day(self.desk.today())
        self.keeping.begin()
        if household:
            self.desk.work.run(self, lambda s: households.household_rows(s, [household])).success(
                self._put_household
            ).failure(self.notice.refused)
        else:
            self.keeping.look(self.notice)
            self.picker.setFocus()

    def _put_household(self, rows: list[dict[str, Any]]) -> None:
        self.picker.set_picked(rows)
        self._household_changed()
        self.keeping.begin()
        self.wanted.setFocus()

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    def _household_changed(self) -> None:
        self.person.clear()
        self.person.addItem(self.tr("整户的"), None)
        ids = self.picker.ids()
        if ids:
            self.desk.work.run(self, lambda s: households.household(s, ids[0])).success(self._put_people)

    def _put_people(self, page: dict[str, Any]) -> None:
        for one in page.get("persons") or []:
            name = one.get("name") or one.get("relation") or ""
            if name:
                self.person.addItem(name, one["id"])

    def _touched(self, *_: object) -> None:
        self.picker_field.show_fault("")
        self.keeping.touched()

    def _save(self) -> None:
        ids, wanted = self.picker.ids(), self.wanted.value()
        if not ids:
            self.picker_field.show_fault(self.tr("还没有选是哪一户。"))
            self.picker.setFocus()
            return
        if not wanted:
            self.wanted_field.show_fault(self.tr("还没有选要求。"))
            self.wanted.setFocus()
            return
        wish, person, day = self.wish.text(), self.person.code(), self.asked_on.day()
        self.save.setEnabled(False)
        self.keeping.saves()
        self.desk.work.run(
            self,
            lambda s: self.keeping.saving(
                s,
                lambda s: privacy_requests.open_request(
                    s, ids[0], wanted, wish=wish, person=person, asked_on=day
                ),
            ),
        ).always(lambda: self.save.setEnabled(True)).success(self._done).failure(self.notice.refused)

    def _done(self, saved: object) -> None:
        self.keeping.saved()
        self._show({})
        self.keeping.begin()
        self.saved.emit(saved)

    def _give_up(self) -> None:
        def then() -> None:
            self._show({})
            self.keeping.saved()
            self.keeping.begin()
            self.left.emit()

        self.keeping.throw(then)

    def put_aside(self, then: Any) -> None:
        self.keeping.put_aside(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def flush(self) -> None:
        self.picker.stop()
        self.keeping.flush()
