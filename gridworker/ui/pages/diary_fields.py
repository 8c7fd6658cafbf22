"""The fields of the diary page, card by card. What they hold is read and shown by `DiaryForm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages.files_field import FilesField
from gridworker.ui.pages.raised import Raised
from gridworker.ui.widgets.basics import button, card, column, frame, label, picture, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Find, HouseholdPicker
from gridworker.ui.widgets.text_area import Line, TextArea

if TYPE_CHECKING:
    pass


class DiaryFields(QWidget):
    """What is asked, card by card, and the small things that follow from an answer."""

    edited = Signal()
    household_changed = Signal()
    overlong = Signal()
    line_overlong = Signal()
    """A field of one line said so itself, below it."""
    missed = Signal(str)
    nobody_home = Signal()

    def __init__(self, desk: Desk, find: Find) -> None:
        super().__init__()
        theme.role(self, "page")
        self.desk = desk
        self._build_fields(desk, find)
        self.raised = Raised(desk)
        self.last_seen = label("", "second", wrap=True)
        self.last_seen.setVisible(False)
        self.absent = button(self.tr("没人在家：记到访未遇　Alt+W"), self.nobody_home.emit, role="link")
        self.absent.setAccessibleName(self.tr("没人在家：记到访未遇"))
        self.absent.setShortcut(QKeySequence("Alt+W"))
        self.absent.setVisible(False)
        outer = column(
            self._who_card(), self._what_card(), self.raised, self._more_card(), self._private_card(),
            None, gap=0.8,
        )
        outer.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(outer)
        self.files.intake.take_from(self)
        self._listen()

    # building -----------------------------------------------------------------------------

    def _build_fields(self, desk: Desk, find: Find) -> None:
        wait = min(120, desk.autosave_ms)
        self.picker = HouseholdPicker(self.tr("走访户"), find, wait_ms=wait)
        self.date = DateField(self.tr("走访日期"), desk.today)
        self.mode = Chips(self.tr("走访方式"), desk.choices("visit_mode"), required=True)
        self.meet = Chips(self.tr("见面情况"), desk.choices("visit_meet"))
        self.content = TextArea(self.tr("看到什么、说了什么，一两句就行"), lines=4)
        self.on_spot = Line(self.tr("当场答复了什么、办了什么，没有就空着"))
        self.purpose = Chips(self.tr("走访事由"), desk.choices("visit_purpose"), required=True)
        self.topics = Chips(self.tr("宣传内容"), desk.choices("must_cover_topics"), many=True)
        self.files = FilesField(desk)
        self.place, self.spoke_to = Line(), Line(self.tr("例如 户主、老伴、儿子"))
        self.companions = Line(self.tr("几个人用顿号隔开"))
        self.grid: Box | None = None
        self._grid_wanted = ""
        self.suggestion = Line()
        self.weather = Chips(self.tr("天气"), desk.choices("weather"))
        self.half_day = Chips(self.tr("上午或下午"), [("AM", self.tr("上午")), ("PM", self.tr("下午"))])
        self.card_given = QCheckBox(self.tr("发了党群连心卡"))
        self.reflection = TextArea(self.tr("自己的想法，写给自己看"), lines=2)

    def _who_card(self) -> QFrame:
        self.picker_field = Field(self.tr("走访户(&H) *"), self.picker)
        self.date_field = Field(self.tr("日期(&D) *"), self.date)
        top = row(self.picker_field, self.date_field)
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        top.setAlignment(self.picker_field, Qt.AlignmentFlag.AlignTop)
        top.setAlignment(self.date_field, Qt.AlignmentFlag.AlignTop)
        self.mode_field = Field(self.tr("走访方式(&F) *"), self.mode, beside=True)
        self.meet_field = Field(self.tr("见面情况(&J) *"), self.meet, beside=True)
        across = row(self.last_seen, self.absent)
        across.setStretch(0, 1)
        return card(top, across, self.mode_field, self.meet_field, gap=0.6)

    def _what_card(self) -> QFrame:
        self.content_field = Field(self.tr("走访内容(&N) *"), self.content)
        return card(
            self.content_field,
            Field(self.tr("当场答复或办理(&B)"), self.on_spot),
            Field(self.tr("走访事由(&Y)"), self.purpose, beside=True),
            Field(self.tr("宣传内容(&X)"), self.topics, beside=True),
            Field(self.tr("照片和文件(&P)"), self.files, beside=True),
            gap=0.6,
        )

    def _more_card(self) -> QFrame:
        words = self.tr("更多（接谈人、同行人、天气……）")
        self.more = button(words, self._toggle_more, role="link", icon="down")
        self._more_box = QWidget()
        pair = row(Field(self.tr("接谈人"), self.spoke_to), Field(self.tr("同行人"), self.companions))
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self._place_row = column(Field(self.tr("地点（不在家里谈时）"), self.place), gap=0.6)
        self._more_box.setLayout(
            column(
                pair,
                Field(self.tr("意见建议"), self.suggestion),
                self._place_row,
                row(Field(self.tr("半天"), self.half_day, beside=True), self.card_given, None, gap=1.5),
                Field(self.tr("天气"), self.weather, beside=True),
                gap=0.6,
            )
        )
        self._more_box.setVisible(False)
        return card(row(self.more, None), self._more_box, gap=0.4)

    def _private_card(self) -> QFrame:
        words = label(self.tr("体会（私人）　仅保存在本机：不进数据包，不上报，不计数"))
        top = row(picture("lock", "private", 1.2), words, None, gap=0.5)
        words.setBuddy(self.reflection)
        self.reflection.setAccessibleName(self.tr("体会，私人，仅保存在本机"))
        return frame("private", top, self.reflection, gap=0.5)

    def _listen(self) -> None:
        self.picker.changed.connect(self.household_changed)
        self.picker.done.connect(self.meet.setFocus)
        self.picker.missed.connect(self.missed)
        self.mode.changed.connect(self._mode_chosen)
        self.meet.changed.connect(self._meet_words)
        self.picker.changed.connect(self.edited)
        for chips in (self.mode, self.meet, self.purpose, self.topics, self.weather, self.half_day):
            chips.changed.connect(self.edited)
        self.raised.edited.connect(self.edited)
        self.files.edited.connect(self.edited)
        for area in (self.content, self.reflection):
            area.edited.connect(self.edited)
            area.overlong.connect(self.overlong)
        for line in (self.on_spot, self.place, self.spoke_to, self.companions, self.suggestion):
            line.edited.connect(self.edited)
            line.overlong.connect(self.line_overlong)
        self.date.edited.connect(self.edited)
        self.card_given.toggled.connect(lambda _on: self.edited.emit())

    # small reactions ----------------------------------------------------------------------

    def _mode_chosen(self) -> None:
        self.picker.set_many(self.mode.value() == "GROUP")

    def _meet_words(self) -> None:
        met = self.meet.value() in (None, "MET")
        name = self.tr("走访内容(&N) *") if met else self.tr("走访内容(&N)（没见到人可以不写）")
        self.content_field.set_name(name)

    def show_absent(self) -> None:
        """Nobody was at home: offered as soon as it is known whose home."""
        self.absent.setVisible(len(self.picker.ids()) == 1)

    def _toggle_more(self) -> None:
        self._show_more(self._more_box.isHidden())

    def _show_more(self, shown: bool) -> None:
        self._more_box.setVisible(shown)
