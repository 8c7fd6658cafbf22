"""The diary page as a form: widgets in, a `VisitDraft` out. It knows nothing of saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from gridworker.services.visits import Problem, VisitDraft
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.files_field import FilesField
from gridworker.ui.pages.raised import Raised
from gridworker.ui.whereabouts import go_to
from gridworker.ui.widgets.basics import button, card, column, frame, label, picture, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Find, HouseholdPicker
from gridworker.ui.widgets.text_area import Line, TextArea

if TYPE_CHECKING:
    from gridworker.services.my_grids import MyGrid


class Standing(NamedTuple):
    """A form as it stands: the draft, the households with their words, and what is typed but not picked."""

    draft: VisitDraft
    picked: tuple[tuple[str, str], ...]
    typed: str
    companions: str


class DiaryForm(QWidget):
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
        self.show_draft(self.fresh(), [])

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

    # draft in and out ---------------------------------------------------------------------

    def fresh(self) -> VisitDraft:
        """A new page: today, at home; whether they met stays to be said."""
        return VisitDraft(date=self.desk.today(), mode="HOME")

    def draft(self) -> VisitDraft:
        """What is typed, letter by letter: `services` trims it when the page is saved."""
        companions = self.companions.text().replace("，", "、").replace(",", "、").split("、")
        return VisitDraft(
            date=self.date.day(),
            half_day=self.half_day.value() or "",
            targets=self.picker.ids(),
            place=self.place.text(),
            grid=self._grid_wanted if self.grid is None else self.grid.code() or "",
            mode=self.mode.value() or "",
            meet=self.meet.value() or "",
            purpose=self.purpose.value() or "ROUTINE",
            content=self.content.text(),
            weather=self.weather.value() or "",
            companions=[name.strip() for name in companions if name.strip()],
            spoke_to=self.spoke_to.text(),
            suggestion=self.suggestion.text(),
            on_spot=self.on_spot.text(),
            topics=self.topics.values(),
            card_given=self.card_given.isChecked(),
            demands=[editor.draft() for editor in self.raised.demands],
            promises=[line.draft() for line in self.raised.promises],
            files=self.files.files(),
            reflection=self.reflection.text(),
        )

    def show_draft(self, draft: VisitDraft, households: list[dict[str, Any]]) -> None:
        """Fill the form; `households` are the rows of the draft's targets."""
        self.picker.set_many(draft.mode == "GROUP")
        self.picker.set_picked(households)
        self._fill(draft)
        self.companions.set_text(words.listed(draft.companions))
        self.raised.show_drafts(draft.demands, draft.promises)
        filled = draft.place or draft.spoke_to or draft.companions or draft.suggestion or draft.weather
        self._show_more(bool(filled or draft.half_day or draft.card_given))
        self.show_absent()
        self._meet_words()
        self.show_problems([])

    def _fill(self, draft: VisitDraft) -> None:
        """What stands in the form itself; a field that says so already is left alone."""
        if draft.date != self.date.day():
            self.date.set_day(draft.date or self.desk.today())
        self.mode.set_value(draft.mode)
        self.meet.set_value(draft.meet)
        self.purpose.set_value(draft.purpose)
        self.topics.set_values(draft.topics)
        self.weather.set_value(draft.weather)
        self.half_day.set_value(draft.half_day)
        self.files.set_files(draft.files)
        self.content.set_text(draft.content)
        self.reflection.set_text(draft.reflection)
        for name in ("on_spot", "place", "spoke_to", "suggestion"):
            getattr(self, name).set_text(getattr(draft, name))
        self._grid_wanted = draft.grid
        if self.grid is not None:
            self.grid.set_code(draft.grid or None)
        blocked = self.card_given.blockSignals(True)
        self.card_given.setChecked(draft.card_given)
        self.card_given.blockSignals(blocked)

    # step by step, and where one is -------------------------------------------------------

    def standing(self) -> Standing:
        """The form as it stands, to be shown again by `stand_as`."""
        picked = tuple(self.picker.picked_words())
        return Standing(self.draft(), picked, self.picker.box.text(), self.companions.text())

    def stand_as(self, before: Standing) -> None:
        """Show the form as it stood; what differs is all that is touched."""
        homes, draft = self.picker.ids(), before.draft
        self._fill(draft)
        self.picker.set_many(draft.mode == "GROUP")
        self.picker.stand_as(before.picked, before.typed)
        self.companions.set_text(before.companions)
        self.raised.stand_as(draft.demands, draft.promises)
        self._meet_words()
        if homes != self.picker.ids():
            self.household_changed.emit()

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name that the draft gives it, in the order of the form."""
        named = {"targets": self.picker, "date": self.date}
        names = (
            "mode", "meet", "content", "on_spot", "purpose", "topics", "spoke_to", "companions", "suggestion",
            "place", "half_day", "card_given", "weather", "files", "reflection",
        )  # fmt: skip
        named |= {name: getattr(self, name) for name in names}
        if self.grid is not None:
            named["grid"] = self.grid
        return named | self.raised.controls()

    def resume_at(self, place: Mapping[str, Any] | None) -> bool:
        """Go on where one was; False when that is not known."""
        controls = self.controls()
        wanted = controls.get(str((place or {}).get("field")))
        if wanted is not None and self._more_box.isAncestorOf(wanted):
            self._show_more(True)
        return go_to(controls, place)

    def offer_grids(self, mine: Sequence[MyGrid]) -> None:
        """Who looks after several grids says to which one a place belongs; the first is meant unasked."""
        if self.grid is None and len(mine) < 2:
            return
        if self.grid is None:
            self.grid = Box()
            self.grid.currentIndexChanged.connect(lambda _at: self.edited.emit())
            hint = self.tr("没有选户、只写了地点时，记在这个网格")
            self.grid_field = Field(self.tr("网格"), self.grid, hint=hint)
            self._place_row.addWidget(self.grid_field)
            before = self._grid_wanted or None
        else:
            before = self.grid.code()
        blocked = self.grid.blockSignals(True)
        self.grid.clear()
        for at, one in enumerate(mine):
            self.grid.addItem(words.grid(one), one.id if at else None)
        self.grid.set_code(before)
        self.grid.blockSignals(blocked)
        self.grid_field.setVisible(len(mine) > 1)

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

    # problems -----------------------------------------------------------------------------

    def place_of(self, field: str) -> tuple[Field | None, Callable[[], None]]:
        """(the field that shows a problem, how to go there) for a problem's field name."""
        named: dict[str, Field] = {
            "targets": self.picker_field, "date": self.date_field, "mode": self.mode_field,
            "meet": self.meet_field, "content": self.content_field,
        }
        group, _, rest = field.partition(".")
        if group in ("demands", "promises") and rest[:1].isdigit():
            parts: list = getattr(self.raised, group)
            at = int(rest.split(".")[0])
            if at < len(parts):
                return parts[at].text_field, parts[at].text.setFocus
        if group in named:
            return named[group], named[group].control.setFocus
        control = getattr(self, group, None)
        return None, control.setFocus if isinstance(control, QWidget) else self.content.setFocus

    def show_problems(self, problems: list[Problem]) -> None:
        """Mark the fields of `problems` and clear all others."""
        fields = [self.picker_field, self.date_field, self.mode_field, self.meet_field, self.content_field]
        fields += [editor.text_field for editor in self.raised.demands]
        fields += [line.text_field for line in self.raised.promises]
        for field in fields:
            field.show_fault("")
        for problem in reversed(problems):
            shown, _go = self.place_of(problem.field)
            if shown is not None:
                shown.show_fault(language.said(problem.sentence))
