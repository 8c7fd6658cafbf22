"""Adding a household or correcting one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSpinBox, QWidget

from gridworker.services import half_typed, households, likely_duplicates
from gridworker.services.households import HouseholdDraft, HouseholdSaved
from gridworker.services.likely_duplicates import Likely
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.keeping import Keeping
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import add, button, card, column, frame, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line

FORM = "household"

BANDS = ("0-3", "4-6", "7-13")

FEWEST_DIGITS, MOST_DIGITS = 5, 13
"""Of a telephone number: the short ones of a village's own exchange up to one with the country in front."""


class HouseholdForm(QWidget):
    """`saved` carries the id and one sentence; `left` means nothing was changed.

    What is typed is kept like a diary page, until it is saved or put into the bin with 不保存.
    """

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk, page: dict[str, Any] | None, grids: list[dict[str, Any]]) -> None:
        super().__init__()
        self.desk = desk
        self._page = page
        self._meant_phone = (page or {}).get("phone") or ""
        self.notice = Notice()
        self.head, self.group = Line(self.tr("例如 王家凤")), Line(self.tr("例如 三组"))
        self.door, self.phone = Line(self.tr("例如 3-12")), Line(self.tr("没有就空着"))
        self.people = _count(0, 30)
        self.bands = {band: _count(0, 9) for band in BANDS}
        self.tags = Chips(self.tr("户标签"), desk.choices("household_tag"), many=True)
        self.grid = Box()
        for grid in grids:
            self.grid.addItem(f"{grid['name']}　{grid.get('code') or ''}", grid["id"])
        self._fields = {
            "head": Field(self.tr("户主姓名(&M) *"), self.head),
            "group": Field(self.tr("村民小组(&Z)"), self.group),
            "door": Field(self.tr("门牌号(&D) *"), self.door),
            "phone": Field(self.tr("电话(&P)"), self.phone),
            "size": Field(self.tr("人口(&R)"), self.people),
            "grid": Field(self.tr("网格(&W)"), self.grid),
        }
        self._fields["grid"].setVisible(bool(grids))
        self.likely = Notice()
        self._look = QTimer(self, singleShot=True, interval=min(400, desk.autosave_ms))
        self._look.timeout.connect(self._look_for_alike)
        self._asked: HouseholdDraft | None = None
        if page is not None:
            self._fill(page)
        self.keeping = Keeping(
            self, desk, FORM, typed=self.typed, show=self.show_typed, controls=self.controls,
            about=(page or {}).get("id") or "", base=_base(self.draft()) if page is not None else None,
        )  # fmt: skip
        self.keeping.failed.connect(self._not_kept)
        self._place(page)
        for line_ in (self.head, self.group, self.door, self.phone):
            line_.edited.connect(self._look.start)
            line_.edited.connect(self.keeping.touched)
        for box in (self.people, *self.bands.values()):
            box.valueChanged.connect(lambda _n: self.keeping.touched())
        self.tags.changed.connect(self.keeping.touched)
        self.grid.currentIndexChanged.connect(lambda _at: self.keeping.touched())
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
        return self.draft().model_dump(mode="json")

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Fill the form from a draft."""
        self._fill(typed)
        if self.grid.count() and typed.get("grid"):
            self.grid.set_code(typed["grid"])

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it."""
        named: dict[str, QWidget] = {
            "head": self.head, "group": self.group, "door": self.door, "phone": self.phone,
            "size": self.people, "grid": self.grid, "tags": self.tags,
        }  # fmt: skip
        return named | {f"child_bands.{band}": box for band, box in self.bands.items()}

    def _not_kept(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("填写的内容还在这里，没有丢。"))

    def flush(self) -> None:
        """The profile is about to close: write down what is not yet."""
        self._look.stop()
        self.keeping.flush()

    def _throw(self) -> None:
        self.keeping.throw(self.left.emit)

    def enter(self) -> None:
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, head: str) -> None:
        """The name is known already; the next question is where they live."""
        self.head.set_text(head)
        self._look.start()
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, page: dict[str, Any] | None) -> None:
        field = self._fields
        title = self.tr("修改这一户") if page else self.tr("添加一户")
        children = row(
            *(Field(self.tr("{b} 岁").format(b=b), box, said=self.tr("{b} 岁的孩子几个").format(b=b))
              for b, box in self.bands.items()), None,
        )
        body = QWidget()
        inside = column(gap=0.8)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        names = row(field["head"], field["group"], field["door"])
        numbers = row(field["phone"], field["size"], field["grid"])
        for line in (names, numbers):
            line.setStretch(0, 2)
            line.setStretch(1, 1)
            line.setStretch(2, 1)
        note = self.tr("不登记身份证号、银行卡号和病情。14 岁以下的孩子只记人数，不记名字。")
        add(
            inside,
            row(label(title, "heading"), None, self.keeping.status),
            self.notice,
            card(names, numbers),
            self.likely,
            card(label(self.tr("14 岁以下的孩子（只记人数）")), children, gap=0.4),
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

    def _fill(self, page: dict[str, Any]) -> None:
        for name in ("head", "group", "door", "phone"):
            getattr(self, name).set_text(page.get(name) or "")
        self.people.setValue(page.get("size") or 0)
        for band, box in self.bands.items():
            box.setValue((page.get("child_bands") or {}).get(band, 0))
        self.tags.set_values(page.get("tags") or [])

    def draft(self) -> HouseholdDraft:
        return HouseholdDraft(
            grid=self.grid.currentData() if self.grid.count() else None,
            group=self.group.text().strip(),
            door=self.door.text().strip(),
            head=self.head.text().strip(),
            phone=self.phone.text().strip(),
            size=self.people.value() or None,
            child_bands={band: box.value() for band, box in self.bands.items() if box.value()},
            tags=self.tags.values(),
        )

    # who may be in the book already ---------------------------------------------------------

    def _look_for_alike(self) -> None:
        """A hint while one types; it never stands in the way of saving."""
        draft, page = self.draft(), self._page or {}
        changed = not page or any(
            getattr(draft, name) != (page.get(name) or "") for name in ("head", "group", "door", "phone")
        )
        if not changed or not (draft.head or draft.phone or draft.door):
            self.likely.hide_notice()
            return
        self._asked = draft
        typed = {name: getattr(draft, name) for name in ("head", "group", "door", "phone")}
        grid, own = draft.grid or page.get("grid"), page.get("id") or ""
        self.desk.work.run(
            self, lambda s: likely_duplicates.likely_households(s, typed, grid, besides=own)
        ).success(lambda found: self._alike(draft, found)).failure(self.notice.refused)

    def _alike(self, asked: HouseholdDraft, found: list[Likely]) -> None:
        if asked is not self._asked:
            return
        if not found:
            self.likely.hide_notice()
            return
        why = {
            "same_door": self.tr("门牌相同"), "same_phone": self.tr("电话相同"),
            "same_name": self.tr("户主同名"), "same_sound": self.tr("户主名字同音"),
        }  # fmt: skip
        said = words.clauses(
            self.tr("{head}（{place}），{why}").format(
                head=one.head, place=words.place(vars(one)), why=why.get(one.reason, "")
            )
            for one in found
        )
        self.likely.say(
            "warn", self.tr("户册里可能已经有这一户：{who}。").format(who=said),
            self.tr("请看一眼是不是同一户；不是就照常保存。"),
        )

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
        if self._odd_phone(draft.phone):
            return
        self.save.setEnabled(False)
        page = self._page
        if page is None:
            job = self.desk.work.run(
                self, lambda s: self.keeping.saving(s, lambda s: households.add_household(s, draft))
            )
        else:
            fields = _changed(draft, page)
            job = self.desk.work.run(
                self,
                lambda s: self.keeping.saving(
                    s, lambda s: households.revise_household(s, page["id"], fields)
                ),
            )
        job.always(lambda: self.save.setEnabled(True)).success(self._saved).failure(self._failed)

    def _odd_phone(self, phone: str) -> bool:
        """A number too short or too long is asked about once; whoever saves again means it."""
        digits = sum(letter.isdigit() for letter in phone)
        if not phone or FEWEST_DIGITS <= digits <= MOST_DIGITS or phone == self._meant_phone:
            return False
        self._meant_phone = phone
        self._fields["phone"].show_fault(
            self.tr("这个电话有 {n} 位数字，是不是写错了？没错就再保存一次。").format(n=digits)
        )
        self.phone.setFocus()
        return True

    def _saved(self, saved: HouseholdSaved) -> None:
        name = self.head.text().strip()
        done = self.tr("已添加 {n} 一户。") if self._page is None else self.tr("{n} 这一户已改好。")
        self.keeping.saved()
        self.desk.tell(saved.changes)
        self.saved.emit(saved.id, done.format(n=name))

    def _failed(self, error: BaseException) -> None:
        name = str(getattr(error, "facts", {}).get("field", ""))
        if name in self._fields:
            self._fields[name].show_fault(str(error))
            self._fields[name].control.setFocus()
        else:
            self.notice.refused(error, self.tr("填写的内容还在这里，没有丢。"))


def _count(low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setSpecialValueText("—")
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    return box


def _base(draft: HouseholdDraft) -> dict[str, Any]:
    """What the household said when somebody began to correct it, in the words of the record."""
    return draft.model_dump(mode="json", exclude={"grid", "status", "notice_given_on"})


def _changed(draft: HouseholdDraft, page: dict[str, Any]) -> dict[str, Any]:
    """Only what was really changed: an untouched field must not overwrite what somebody else wrote."""
    new = draft.model_dump(exclude={"grid", "status", "notice_given_on"})
    return {name: value for name, value in new.items() if (value or None) != (page.get(name) or None)}
