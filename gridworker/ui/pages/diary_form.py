"""The diary page as a form: widgets in, a `VisitDraft` out. It knows nothing of saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from gridworker.services.visits import Problem, VisitDraft
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.diary_fields import DiaryFields
from gridworker.ui.whereabouts import go_to
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.household_picker import Find

if TYPE_CHECKING:
    from gridworker.services.my_grids import MyGrid


class Standing(NamedTuple):
    """A form as it stands: the draft, the households with their words, and what is typed but not picked."""

    draft: VisitDraft
    picked: tuple[tuple[str, str], ...]
    typed: str
    companions: str


class DiaryForm(DiaryFields):
    """Widgets in, a `VisitDraft` out; how it stood before, where one is in it, what is wrong with it."""

    def __init__(self, desk: Desk, find: Find) -> None:
        super().__init__(desk, find)
        self.show_draft(self.fresh(), [])

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
        self.files.begin(draft.files)
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
