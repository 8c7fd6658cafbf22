"""共性意见: several demands that ask for the same are answered once; each of them gets a line of its own."""

from __future__ import annotations

from typing import Any

from gridworker.services import common_answers
from gridworker.services.common_answers import REPORT, CommonAnswer
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.pages.matter_bulk import BulkPanel


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
