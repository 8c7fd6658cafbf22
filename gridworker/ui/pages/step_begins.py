"""What the form of a step begins with for one demand: what is known already, and what it is not asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from datetime import timedelta
from typing import Any

from gridworker.ui.pages.event_editors import Choices
from gridworker.ui.pages.ladder_steps import COUNTS

LOOK_AGAIN = timedelta(days=30)
"""Until 暂缓 is looked at again, as it is proposed."""
_OF_MAJOR = ("plan", "leader")
_AS_REGISTERED = ("due", "category", "nature", "track", "unit", "person")


def begin_with(event: str, page: Mapping[str, Any], choices: Choices, today: Day) -> dict[str, Any]:
    """Values by field; the form leaves out what it has no field for. `page`: the demand."""
    if event in ("register", "assign"):
        return {name: page.get(name) for name in _AS_REGISTERED}
    if event in ("tell_resident", "callback"):
        return {"on": today.isoformat(), "outcome": "TOLD"}
    if event == "deliberate":  # the newest meeting
        return {"meeting": next((one for one, _name in choices.get("meeting", ())), "")}
    if event == "hold":
        return {"review_on": (today + LOOK_AGAIN).isoformat()}
    if event == "extend":
        return {"due": max(_asked_for(page), str(page.get("due") or ""))}
    return {"level": page.get("to_supervise"), "outcome": page["outcome"]}


def _asked_for(page: Mapping[str, Any]) -> str:
    """The day to which the unit wants the limit put off, if it said one."""
    asked = [one for one in page["events"] if one["event"] == "ask_extend" and one["placed"] in COUNTS]
    return str((asked[-1].get("data") or {}).get("due") or "") if asked else ""


def no_use(event: str, page: Mapping[str, Any]) -> tuple[str, ...]:
    """Fields of its form that a demand on this track is not asked."""
    of_major = () if page.get("track") == "MAJOR" else _OF_MAJOR
    return (*of_major, "level") if event in ("escalate", "delegate") else of_major
