"""Adding a household or correcting one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gridworker.services import half_typed, households
from gridworker.services.households import HouseholdDraft, HouseholdSaved
from gridworker.services.session import Session
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.pages.household_alike import Alike
from gridworker.ui.pages.household_inputs import HouseholdInputs
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.widgets.basics import add, button, card, column, frame, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

FORM = "household"

FEWEST_DIGITS, MOST_DIGITS = 5, 13
"""Of a telephone number: the short ones of a village's own exchange up to one with the country in front."""


class HouseholdForm(HouseholdInputs):
    """Adding a household or, with `page`, correcting one. `saved` carries the id and a sentence; `left` means
    that nothing was changed.

    What is typed is kept like a diary page, until it is saved or put into the bin with 不保存.
    """

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk, page: dict[str, Any] | None, grids: list[dict[str, Any]]) -> None:
        super().__init__(desk, page, grids)
        self._meant_phone = (page or {}).get("phone") or ""
        self.notice = Notice()
        self.likely = Alike(desk, self.draft, page or {})
        self.keeping = Keeping(
            self, desk, FORM, typed=self.typed, show=self.show_typed, controls=self.controls,
            about=(page or {}).get("id") or "", base=_base(self.draft()) if page is not None else None,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place(page)
        for line_ in (self.head, self.group, self.door, self.phone):
            line_.edited.connect(self.likely.look_soon)
            line_.edited.connect(self.keeping.touched)
        for box in (self.people, *self.bands.values()):
            box.valueChanged.connect(lambda _n: self.keeping.touched())
        self.tags.changed.connect(self.keeping.touched)
        for choice in (self.grid, self.status):
            choice.currentIndexChanged.connect(lambda _at: self.keeping.touched())
        self.why.edited.connect(self.keeping.touched)
        if page is not None:
            self.keeping.look(self.notice)

    # keeping what is typed ------------------------------------------------------------------

    @property
    def is_new(self) -> bool:
        """Whether this household is not in the register yet."""
        return self._page is None

    def go_on_with(self, kept: half_typed.HalfTyped) -> None:
        """Fill in what was typed before the window closed."""
        self.keeping.resume(kept)
        self.notice.say("info", self.tr("接着填上次没填完的这一户。不要了就按“不保存，返回”。"))

    def typed(self) -> dict[str, Any]:
        """What stands in the form, as a draft keeps it."""
        reason = {} if self._page is None else {"reason": self.why.text()}
        return self.draft().model_dump(mode="json") | reason

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Fill the form from a draft."""
        self.fill(typed)
        self.why.set_text(str(typed.get("reason") or ""))
        if self.grid.count() and typed.get("grid"):
            self.grid.set_code(typed["grid"])

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("填写的内容还在这里，没有丢。"))

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self.likely.stop()
        self.keeping.flush()

    def _throw(self) -> None:
        self.keeping.throw(self.left.emit)

    def enter(self) -> None:
        first = self.head if self.is_new else self.why.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, head: str) -> None:
        """The name is known already; the next question is where they live."""
        self.head.set_text(head)
        self.likely.look_soon()
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, page: dict[str, Any] | None) -> None:
        title = self.tr("更正这一户") if page else self.tr("添加一户")
        about = card(self.why_field)
        about.setVisible(page is not None)
        body = QWidget()
        inside = column(gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        note = self.tr("不登记身份证号、银行卡号和病情。14 岁以下的孩子只记人数，不记名字。")
        add(
            inside,
            row(label(title, "heading"), None, self.keeping.status),
            self.notice,
            about,
            self.who_and_where(),
            self.likely,
            self.children_card(),
            card(label(self.tr("户标签（可多选）")), self.tags, gap=0.5),
            label(note, "hint", wrap=True),
            None,
        )
        body.setLayout(inside)
        self.save = button(self.tr("保存　Ctrl+Enter"), self._save, role="main", icon="check")
        self.save.setAccessibleName(self.tr("保存这一户"))
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        leave = button(self.tr("不保存，返回"), self._throw)
        leave.setShortcut(QKeySequence("Esc"))
        bar = frame("bar", None, leave, self.save, across=True, margin=0.7)
        self.setLayout(column(scrolled(body), bar, gap=0))

    def _save(self) -> None:
        draft = self.draft()
        self.notice.hide_notice()
        for field in self._fields.values():
            field.show_fault("")
        missing = [
            (name, sentence)
            for name, sentence in (
                ("head", self.tr("请写户主姓名。")), ("door", self.tr("请写门牌号。")),
            )
            if not getattr(draft, name)
        ]
        for name, sentence in missing:
            self._fields[name].show_fault(sentence)
        if missing:
            getattr(self, missing[0][0]).setFocus()
            return
        if self._odd_phone(draft.phone) or not self._knows_why(draft):
            return
        self.save.setEnabled(False)
        self.keeping.saves()
        page, why = self._page, self.why.text()

        def write(s: Session) -> HouseholdSaved:
            if page is None:
                return households.add_household(s, draft)
            return households.revise_household(s, page["id"], _changed(draft, page), why)

        job = self.desk.work.run(self, lambda s: self.keeping.saving(s, write))
        job.always(lambda: self.save.setEnabled(True)).success(self._saved).failure(self._failed)

    def _knows_why(self, draft: HouseholdDraft) -> bool:
        """A correction changes something, and says why."""
        self.why_field.show_fault("")
        if self._page is None:
            return True
        if not _changed(draft, self._page):
            self.notice.say("warn", self.tr("还没有改任何一项。改好以后再保存，或者按 Esc 返回。"))
            return False
        if not self.why.text():
            self.why_field.show_fault(self.tr("请写一句为什么改，或者点一个常用的原因"))
            self.why.line.setFocus()
            return False
        return True

    def _odd_phone(self, phone: str) -> bool:
        """A number too short or too long is asked about once; whoever saves again means it."""
        digits = sum(letter.isdigit() for letter in phone)
        if not phone or FEWEST_DIGITS <= digits <= MOST_DIGITS or phone == self._meant_phone:
            return False
        self._meant_phone = phone
        self._fields["phone"].show_fault(
            many(self.tr("这个电话有 {n} 位数字，是不是写错了？没错就再保存一次。"), n=digits)
        )
        self.phone.setFocus()
        return True

    def _saved(self, saved: HouseholdSaved) -> None:
        name = self.head.text().strip()
        done = self.tr("已添加 {n} 一户。")
        if self._page is not None:
            done = self.tr("{n} 这一户已更正，原来的写法仍查得到。")
        self.keeping.saved()
        self.desk.tell(saved.changes)
        self.saved.emit(saved.id, done.format(n=name))

    def _failed(self, error: BaseException) -> None:
        name = str(getattr(error, "facts", {}).get("field", ""))
        field = self.why_field if name == "reason" else self._fields.get(name)
        if field is not None:
            field.show_fault(str(error))
            field.control.setFocus()
        else:
            self.notice.refused(error, self.tr("填写的内容还在这里，没有丢。"))


def _base(draft: HouseholdDraft) -> dict[str, Any]:
    """What the household said when somebody began to correct it, in the words of the record."""
    return draft.model_dump(mode="json", exclude={"grid", "notice_given_on"})


def _changed(draft: HouseholdDraft, page: dict[str, Any]) -> dict[str, Any]:
    """Only what was really changed: an untouched field must not overwrite what somebody else wrote."""
    new = draft.model_dump(exclude={"grid", "notice_given_on"})
    return {name: value for name, value in new.items() if (value or None) != (page.get(name) or None)}
