"""What was answered to a resident who asked about his own data, written down once he has been told."""

from __future__ import annotations

from typing import Any

from gridworker.services import privacy_requests
from gridworker.ui.desk import Desk
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import TextArea

FORM = "privacy_answer"


class AnswerForm(ShortForm):
    """To one request, a row of `privacy_requests.requests`."""

    def __init__(self, desk: Desk, shown: dict[str, Any]) -> None:
        super().__init__(desk)
        self._row = shown
        self.outcome = Chips(self.tr("结果"), desk.choices("privacy_outcome"), required=True)
        self.outcome.set_value("DONE")
        self.words = TextArea(self.tr("怎么答复的，可以不写"), lines=2)
        self.fields = {
            "outcome": Field(self.tr("结果(&O)"), self.outcome),
            "answer": Field(self.tr("答复(&A)"), self.words),
        }
        self.keep(FORM, {"outcome": self.outcome, "text": self.words}, shown["id"])
        self.save = button(self.tr("记下已经答复(&K)"), self.save_now, icon="check")
        head = wrapped(label(self.tr("告诉他以后"), "heading"), self.keeping.status, right_from=1)
        body = card(head, *self.fields.values(), self.notice, row(self.save, None), gap=0.5)
        self.setLayout(column(body, gap=0))
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome.value(), "text": self.words.text(), "household": self._row["household"]
        }  # fmt: skip

    def show_typed(self, typed: dict[str, Any]) -> None:
        self.outcome.set_value(typed.get("outcome") or "DONE")
        self.words.set_text(typed.get("text") or "")

    def save_now(self) -> None:
        outcome, answer = self.outcome.value() or "DONE", self.words.text()
        who = self._row["household_name"] or self.tr("这一户")
        self.write(
            lambda s: privacy_requests.answer_request(s, self._row["id"], outcome, answer=answer),
            lambda _made: self.tr("记下了：{who}的请求已经答复。").format(who=who),
        )
