"""The forms of the meeting book: a meeting, what it decided about one demand, when that was made public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from gridworker.domain.fields import FieldSpec
from gridworker.domain.meeting import VOTES
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services import meetings
from gridworker.services.meetings import Decision
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.aid_form import AidForm, Asked
from gridworker.ui.pages.event_editors import Choices

MEETING, DECISION, PUBLISHED = "meeting", "meeting_decision", "meeting_published"
"""Names of their drafts."""
MUST: Final = meetings.MUST
_OF_DEMAND: Final = {spec.name: spec for spec in STEP_FIELDS["deliberate"]}


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting_forms", text)


class BookForm(AidForm):
    """A form whose questions are not all fields of the record."""

    def _spec(self, name: str) -> FieldSpec:
        found = _other(name)
        if found is None or (name == "decision" and self.asked.form == MEETING):
            return super()._spec(name)
        must = name in self.asked.must
        return FieldSpec(found.name, found.label, found.shape, must, found.vocab, found.refers)


def _other(name: str) -> FieldSpec | None:
    """A question that is asked in another way than the record keeps the answer."""
    if name == "grid":
        return FieldSpec("grid", _tr("哪个网格的会"), "ref", refers="grid")
    if name == "topics":
        return FieldSpec("topics", _tr("其他议题"), "long")
    return _OF_DEMAND[name] if name in ("decision", *VOTES) else None


def meeting_form(desk: Desk, choices: Choices, begin: dict[str, Any]) -> BookForm:
    """A meeting is written into the book. `choices`: `demand` those that may have been discussed, `grid`."""
    office = desk.identity.is_peer
    village = desk.identity.role == "village"
    fields: list[str] = [*MUST]
    fields += ["grid"] if (office or village) and choices.get("grid") else []
    fields += ["demands"] if choices.get("demand") else []
    fields += ["topics", "decision"]
    begin = {
        "meeting_kind": "COUNCIL", "date": desk.today().isoformat(), "motion_source": "MASSES", **begin,
    }  # fmt: skip
    if village and len(choices.get("grid", ())) == 1:
        begin.setdefault("grid", choices["grid"][0][0])
    return BookForm(
        desk,
        Asked(
            MEETING, "meeting", _tr("记一次会"),
            _tr("照会议记录和到会名单写。每件诉求怎么定的，记好这次会以后一件一件写。"), fields,
            _tr("记进会议簿"), _add, lambda _made: _tr("记进会议簿了。"),
            must=[*MUST, *(["grid"] if village else [])], begin=begin, choices=choices,
            hints={
                "attended": _tr("列席的人不算。"),
                "topics": _tr("诉求以外还议了什么，一行写一个；没有就空着。"),
                "grid": _tr("全镇的会空着；选了网格，那里的网格员也看得到。") if office else "",
            },
            pairs=[("host", "recorder"), ("should_attend", "attended")],
        ),
    )  # fmt: skip


def decision_form(desk: Desk, meeting: str, about: dict[str, Any], attended: int | None) -> BookForm:
    """What a meeting decided about one demand; a later one stands in place of an earlier one."""

    def write(s: Session, given: dict[str, Any]) -> Any:
        votes = {name: given[name] for name in VOTES if given[name] is not None}
        return meetings.decide(s, meeting, Decision(about["id"], given["decision"], votes))

    note = _tr("实到 {n} 人，票数合计不能比它多；没有投票就空着。").format(n=attended or 0)
    return BookForm(
        desk,
        Asked(
            DECISION, "meeting", _tr("{number}：怎么定的").format(number=about["number"]), note,
            ["decision", *VOTES], _tr("记下决定"), write,
            lambda _made: _tr("记下了。这件诉求可以往下办了。"), about=f"{meeting}:{about['id']}",
            must=["decision"], begin={name: about.get(name) for name in ("decision", *VOTES)},
            pairs=[(VOTES[0], VOTES[1])],
        ),
    )  # fmt: skip


def published_form(desk: Desk, row: dict[str, Any]) -> BookForm:
    """When what was decided was made public."""
    meeting = row["id"]
    return BookForm(
        desk,
        Asked(
            PUBLISHED, "meeting", _tr("决定公开了"), _tr("贴出去或者在会上宣布的那一天。"), ["published"],
            _tr("记下"),
            lambda s, given: meetings.publish_meeting(s, meeting, words.read_day(given["published"])),
            lambda _made: _tr("记下了。"), about=meeting, must=["published"],
            begin={"published": desk.today().isoformat()},
        ),
    )  # fmt: skip


def _add(s: Session, given: dict[str, Any]) -> Any:
    fields = {name: value for name, value in given.items() if value not in (None, "", [])}
    grid = fields.pop("grid", None)
    lines: Sequence[str] = str(fields.pop("topics", "")).split("\n")
    fields["topics"] = [line.strip() for line in lines if line.strip()]
    return meetings.add_meeting(s, fields, grid=grid)
