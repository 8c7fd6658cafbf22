"""Correcting a saved visit: the diary form with what was saved, the fields it lacks, and the reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from gridworker.services import households, visits
from gridworker.services.visits import VisitDraft
from gridworker.ui.desk import Desk
from gridworker.ui.pages.diary_form import DiaryForm, Standing
from gridworker.ui.pages.keeping import Typed
from gridworker.ui.pages.revision import Revision
from gridworker.ui.widgets.basics import card, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line

FORM = "revision"
_NOT_HERE = {"demands", "promises", "files", "reflection"}
"""Records of their own (files are put on and taken off where the visit is read), and the private page: they
are not corrected with the visit."""


class VisitRevision(Revision):
    def __init__(self, desk: Desk, page: dict[str, Any]) -> None:
        super().__init__(
            desk,
            self.tr("例如：日期记错了一天；漏写了老人要带药"),
            [self.tr("当初记错了"), self.tr("漏写了"), self.tr("居民要求更正")],
        )
        self._id = str(page["id"])
        self.form = DiaryForm(desk, self.find_homes)
        for part in (
            self.form.raised, self.form.files.parentWidget(), self.form.reflection.parentWidget()
        ):  # fmt: skip
            if part is not None:
                part.setVisible(False)
        unseen = QWidget(self)
        unseen.setVisible(False)
        self.form.absent.setParent(unseen)  # it would begin another visit; the form shows it as it likes
        self.form.removeEventFilter(self.form.files.intake)  # nothing falls onto what is not shown
        self.form.setAcceptDrops(False)
        inside = self.form.layout()
        assert inside is not None
        inside.setContentsMargins(0, 0, 0, 0)
        self.reason = self.why.line
        self.started, self.ended = Line("09:30"), Line("10:00")
        self.result = Chips(self.tr("走访结果"), desk.choices("visit_result"))
        self.withdrawn = QCheckBox(self.tr("撤下这篇：不该记的。以后不列出、不计数，原文仍查得到"))
        self._fill(page)
        self._before = self.typed()
        base = {name: value for name, value in self._before.items() if name != "reason"}
        self.keep_typed(FORM, self._id, base=base, standing=self._standing, stand_as=self._stand_as)
        times = row(Field(self.tr("开始时间"), self.started), Field(self.tr("结束时间"), self.ended))
        more = card(Field(self.tr("走访结果"), self.result, beside=True), times, self.withdrawn, gap=0.6)
        self.place(self.tr("更正这篇走访"), self.form, more)
        self._listen()
        self.keeping.look(self.notice)

    def _listen(self) -> None:
        self.form.edited.connect(self.keeping.touched)
        for line in (self.why, self.started, self.ended):
            line.edited.connect(self.keeping.touched)
        self.result.changed.connect(self.keeping.touched)
        self.withdrawn.toggled.connect(lambda _on: self.keeping.touched())

    # what is shown and what was typed -------------------------------------------------------

    def _fill(self, page: dict[str, Any]) -> None:
        names = set(VisitDraft.model_fields) - _NOT_HERE
        known = {name: page[name] for name in names if page.get(name) is not None}
        self._show(VisitDraft.model_validate({"purpose": "", **known}), page.get("households") or [])
        self.started.set_text(page.get("started_at") or "")
        self.ended.set_text(page.get("ended_at") or "")
        self.result.set_value(page.get("result"))
        self.withdrawn.setChecked(bool(page.get("withdrawn")))

    def _show(self, draft: VisitDraft, rows: list[dict[str, Any]]) -> None:
        self.form.show_draft(draft, rows)
        self.form.raised.setVisible(False)

    def typed(self) -> Typed:
        """Everything in the form, as JSON."""
        form = {n: v for n, v in self.form.draft().model_dump(mode="json").items() if n not in _NOT_HERE}
        return form | {
            "started_at": self.started.text().strip(),
            "ended_at": self.ended.text().strip(),
            "result": self.result.value() or "",
            "withdrawn": self.withdrawn.isChecked(),
            "reason": self.reason.text(),
        }

    def changed_fields(self) -> Typed:
        now = self.typed()
        return {n: v for n, v in now.items() if n != "reason" and _trim(v) != _trim(self._before.get(n))}

    def show_typed(self, typed: Typed) -> None:
        """Fill the form from a draft; the names of the households come after."""
        known = {n: typed[n] for n in VisitDraft.model_fields if n in typed and n not in _NOT_HERE}
        known = {name: value for name, value in known.items() if value is not None}
        draft = VisitDraft.model_validate({"purpose": "", **known})
        before = dict(self.form.picker.picked_words())
        self._show(draft, [])
        self.form.picker.stand_as([(home, before.get(home, "…")) for home in draft.targets], "")
        self._show_rest(typed)
        if any(home not in before for home in draft.targets):
            self.desk.work.run(self, lambda s: households.household_rows(s, draft.targets)).success(
                self.form.picker.set_picked
            )

    def _show_rest(self, typed: Typed) -> None:
        self.started.set_text(str(typed.get("started_at") or ""))
        self.ended.set_text(str(typed.get("ended_at") or ""))
        self.result.set_value(str(typed.get("result") or "") or None)
        self.withdrawn.setChecked(bool(typed.get("withdrawn")))
        self.why.set_text(str(typed.get("reason") or ""))

    def _standing(self) -> tuple[Standing, Typed]:
        return self.form.standing(), self.typed()

    def _stand_as(self, before: tuple[Standing, Typed]) -> None:
        self.form.stand_as(before[0])
        self._show_rest(before[1])

    def controls(self) -> dict[str, QWidget]:
        mine = {
            "reason": self.reason, "started_at": self.started, "ended_at": self.ended, "result": self.result,
            "withdrawn": self.withdrawn,
        }  # fmt: skip
        return mine | self.form.controls()

    # saving -------------------------------------------------------------------------------

    def save_now(self) -> None:
        fields, reason = self.changed_fields(), self.why.text()
        if self.ready(fields):
            self.put(
                lambda s: visits.revise_visit(s, self._id, fields, reason),
                lambda made: self.tell_saved(made.changes, len(fields)),
            )

    def say_wrong(self, name: str, said: str) -> None:
        if not name or name in self.fields:
            super().say_wrong(name, said)
            return
        shown, go = self.form.place_of(name)
        if shown is not None:
            shown.show_fault(said)
        go()


def _trim(value: Any) -> Any:
    """Blanks at the ends of a text are no correction."""
    return value.strip() if isinstance(value, str) else value
