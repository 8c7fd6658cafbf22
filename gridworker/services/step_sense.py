"""What no person means when he types it: days that have not come, an answer of somebody who was not reached.

The fold takes such a step; whoever enters it is asked to look again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gridworker.errors import UserError
from gridworker.services.session import Session

_HAPPENED: Final = {
    "tell_resident": ("on", "告知的日期在今天以后。"),
    "callback": ("on", "回访的日期在今天以后。"),
    "report_back": ("done_on", "办好的日期在今天以后。"),
}
"""Steps with a day on which something was done."""
CALLED_BACK: Final = ("这一件已经销号，也回访过了，群众没有意见。", "群众又有意见的，请重办。")
"""Why nobody is called back once more, and what to do."""
_CONTENT: Final = frozenset({3, 4, 5})


def called_back(row: Mapping[str, Any]) -> bool:
    """Whether a matter was closed and its resident has said in this life that he is content."""
    return row["state"] == "closed" and row.get("satisfaction") in _CONTENT and not row.get("for_others")


def need_sense(session: Session, row: Mapping[str, Any], event: str, data: Mapping[str, Any]) -> None:
    """Raise UserError `date_ahead`, for a call back `nobody_rated` or `called_back`, for a decision
    `no_meeting`, `wrong_meeting`, `more_votes`."""
    if event == "deliberate":
        from gridworker.services.meeting_book import check_decision  # few demands need a meeting

        check_decision(session, row, data)
    name, said = _HAPPENED.get(event, ("", ""))
    if name and str(data.get(name) or "") > session.entropy.now().date().isoformat():
        raise UserError("date_ahead", said, "请改成今天或以前的日期。", field=name)
    if event == "callback" and called_back(row):
        raise UserError("called_back", *CALLED_BACK)
    if event == "callback" and data.get("no_answer") and data.get("satisfaction"):
        raise UserError(
            "nobody_rated",
            "没有联系上，就没有满意度。",
            "联系上了就去掉“没有联系上”，没联系上就不填满意度。",
            field="satisfaction",
        )
