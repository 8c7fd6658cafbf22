"""One answer to several demands, asked in the form of a step although each of them gets steps of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gridworker.domain.fields import FieldSpec
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services.acting import Offer

ANSWER: Final = "answer"
"""In place of the name of a step."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("common_panel", text)


def answer_offer() -> Offer:
    """What is asked for a common answer."""
    told = {spec.name: spec for spec in STEP_FIELDS["tell_resident"]}
    fields = (
        FieldSpec("theme", _tr("共性意见是什么事"), "text", required=True),
        FieldSpec("text", _tr("怎么答复的"), "long", required=True),
        told["how"],
        told["on"],
        FieldSpec("outcome", _tr("正在办的一并反馈为（不选只告知）"), "code", vocab="outcome"),
    )
    return Offer(ANSWER, _tr("答复"), fields, legal=True, why="", main=True)
