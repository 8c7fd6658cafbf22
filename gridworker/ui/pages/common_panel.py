"""共性意见: several demands that ask for the same are answered once; each of them gets a line of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from gridworker.domain.fields import FieldSpec
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services import common_answers
from gridworker.services.acting import Offer
from gridworker.services.common_answers import REPORT, CommonAnswer
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.pages.matter_bulk import BulkPanel
from gridworker.ui.pages.matter_source import ANSWER


def _tr(text: str) -> str:
    return QCoreApplication.translate("common_panel", text)


def answer_offer() -> Offer:
    """What is asked for a common answer, in the form of a step."""
    told = {spec.name: spec for spec in STEP_FIELDS["tell_resident"]}
    fields = (
        FieldSpec("theme", _tr("共性意见是什么事"), "text", required=True),
        FieldSpec("text", _tr("怎么答复的"), "long", required=True),
        told["how"],
        told["on"],
        FieldSpec("outcome", _tr("正在办的一并反馈为（不选只告知）"), "code", vocab="outcome"),
    )
    return Offer(ANSWER, _tr("答复"), fields, legal=True, why="", main=True)


class CommonPanel(BulkPanel):
    def begin(self) -> dict[str, Any]:
        return {"on": self.desk.today().isoformat()}

    def write(self, s: Session, fields: dict[str, Any]) -> Any:
        return common_answers.answer_together(s, self._ids, _answer(fields))

    def ask(self, s: Session, fields: dict[str, Any]) -> list[Any]:
        return common_answers.preview_answer(s, self._ids, _answer(fields))

    def can(self, one: Any) -> str:
        return self.tr("✓ 反馈并告知") if REPORT in one.events else self.tr("✓ 告知")


def _answer(fields: dict[str, Any]) -> CommonAnswer:
    return CommonAnswer(
        str(fields["theme"]),
        str(fields["text"]),
        str(fields["how"]),
        words.read_day(fields.get("on")),
        str(fields.get("outcome") or ""),
    )
