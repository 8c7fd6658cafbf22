"""Which of the eight steps of a demand are done, by whom and when, as its events tell it.

Only what counts is told: an event that was not taken, or that waits, is in the history and not on the ladder.
A demand that was opened again begins its steps again; 搜集 stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Mark = Literal["done", "now", "todo", "passed"]
STEPS: Final = ("collect", "register", "assign", "work", "report", "verify", "publish", "close")
AT_ONCE: Final = "NOW"
_OF_EVENT: Final = {
    "collect": "collect", "register": "register", "reopen": "register", "assign": "assign",
    "transfer": "assign", "accept": "work", "progress": "work", "report_back": "report",
    "resolve_on_spot": "report",
    "verify": "verify", "publish_notice": "publish", "skip_publish": "publish", "close_out": "close",
}  # fmt: skip
_DONE: Final = {
    "collected": 1, "registered": 2, "assigned": 3, "in_progress": 3, "on_hold": 3, "reported": 5,
    "verified": 6, "published": 7, "closed": 8,
}  # fmt: skip
_TAKEN_BACK: Final = {"send_back": "assign", "return_for_rework": "report"}
COUNTS: Final = ("", "line", "provisional")
"""Places of events that count."""


@dataclass(frozen=True)
class LadderStep:
    """One step: its key, how far it is, who did it, when (wall text), and for `passed` the event that let it
    be left out (`skip_publish`, or empty)."""

    key: str
    mark: Mark
    who: str = ""
    at: str = ""
    event: str = ""


def ladder(page: Mapping[str, Any]) -> list[LadderStep]:
    """The eight steps of a demand page (`services.demands.demand`)."""
    last = _last_events(page["events"])
    done = _DONE.get(page["state"], 1)
    if page.get("track") == AT_ONCE and page["state"] == "reported":
        done = STEPS.index("close")  # checked by sample; it may be closed from here
    ended = page["state"] in ("closed", "declined", "merged", "withdrawn")
    out: list[LadderStep] = []
    for at, key in enumerate(STEPS):
        event = last.get(key)
        who = str(event.get("actor_name") or event.get("author_name") or "") if event else ""
        when, name = (event["at"], event["event"]) if event else ("", "")
        if at < done and (event is not None and name != "skip_publish"):
            out.append(LadderStep(key, "done", who, when, name))
        elif at < done or (name == "skip_publish"):
            out.append(LadderStep(key, "passed", who, when, name))
        elif ended:
            out.append(LadderStep(key, "passed"))
        elif at == done:
            out.append(LadderStep(key, "now", who, when, name))
        else:
            out.append(LadderStep(key, "todo"))
    return _moved_on(out)


def _moved_on(steps: list[LadderStep]) -> list[LadderStep]:
    """What was left out on purpose is not what one waits for: the next step is."""
    for at, step in enumerate(steps[:-1]):
        if step.mark == "passed" and steps[at + 1].mark == "todo":
            return [*steps[: at + 1], LadderStep(steps[at + 1].key, "now"), *steps[at + 2 :]]
    return steps


def _last_events(events: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The newest event that counts, of each step, in this life."""
    last: dict[str, Mapping[str, Any]] = {}
    for event in events:
        if event.get("placed", "") not in COUNTS or event.get("standing", "on") != "on":
            continue
        name = event["event"]
        if name == "reopen":
            last = {key: one for key, one in last.items() if key == "collect"}
        back = _TAKEN_BACK.get(name)
        if back is not None:
            at = STEPS.index(back)
            last = {key: one for key, one in last.items() if STEPS.index(key) < at}
        step = _OF_EVENT.get(name)
        if step is not None and not (name == "progress" and step not in last):
            last[step] = event
    return last
