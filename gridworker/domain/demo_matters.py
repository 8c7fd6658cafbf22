"""What becomes of a demand in the invented town: the steps of worker and office, in time.

Every path is one that the machine of a demand accepts: the worker who asked is given the task and reports
back, the office checks with other hands. Steps after the last day have not happened: those demands are open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from gridworker.domain.demo_asks import (
    ASKS,
    DECLINE_REASONS,
    HELPING_UNITS,
    HOLD_REASONS,
    HOW_TOLD,
    LEADER,
    REOPEN_REASONS,
    SKIP_REASONS,
    Ask,
)
from gridworker.domain.demo_families import Chance
from gridworker.domain.demo_meetings import decided, next_evening
from gridworker.domain.meeting import COUNCIL, HEARING
from gridworker.domain.time import SHANGHAI

By = Literal["worker", "office"]

_LIMIT_DAYS = {"SIMPLE": 5, "JOINT": 14, "MAJOR": 42}
"""Calendar days in which most of a track's work is done; the limit itself is counted by the calendar."""
_LIMIT_WORKDAYS = {"SIMPLE": 3, "JOINT": 10, "MAJOR": 30}


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One event: when, which (`register`, `assign`...), by whose hands, and its payload.

    In the payload `person` is the word `worker` where the grid worker's id belongs, and units have their
    names; `register` has no number yet, and `deliberate` no meeting, which only an office gives.
    """

    at: datetime
    event: str
    by: By
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoDemand:
    """A demand: the payload of `collect` (written with the visit), and the steps after it."""

    key: str
    household: str
    collect: dict[str, Any]
    steps: tuple[DemoStep, ...]

    @property
    def heard_first(self) -> bool:
        """Whether it waits for a hearing, and not for a council."""
        return any(step.data.get("route") == HEARING for step in self.steps)

    @property
    def at_once(self) -> bool:
        """Whether it was done at the door."""
        return bool(self.steps) and self.steps[0].event == "resolve_on_spot"


def demand_of_visit(
    chance: Chance,
    key: str,
    household: str,
    day: date,
    written: datetime,
    fill: dict[str, Any],
    last_day: date,
) -> DemoDemand:
    """Invent what is asked during a visit and everything that has happened with it up to `last_day`."""
    month = str(day.month)
    fitting = [ask for ask in ASKS if not ask.months or month in ask.months.split()]
    at_once = chance.likely(0.30)
    ask = chance.pick([ask for ask in fitting if bool(ask.at_once) == at_once])
    collect: dict[str, Any] = {
        "text": ask.text.format(**fill),
        "category": ask.category,
        "nature": ask.nature,
        "source": "VISIT",
        "sensitive": ask.sensitive,
        "consent_publish": not ask.sensitive and chance.likely(0.8),
    }
    if ask.nature == "COMPLAIN" and chance.likely(0.3):
        collect["anonymous"] = True
    path = _Path(chance, fill, written, last_day)
    if at_once:
        result = ask.at_once.format(**fill)
        path.add("resolve_on_spot", "worker", 0, {"result": result, "outcome": "DONE"}, minutes=1)
        path.add("tell_resident", "worker", 0, {"how": "HOME", "to": fill["kin"]}, minutes=1)
        if chance.likely(0.3):
            path.add("close_out", "office", 3 + chance.below(5), {"outcome": "DONE"})
    else:
        _long_way(chance, ask, path, bool(collect["consent_publish"]))
    return DemoDemand(key, household, collect, tuple(path.steps))


class _Path:
    """Steps one after the other, until the last day."""

    def __init__(self, chance: Chance, fill: dict[str, Any], start: datetime, last_day: date) -> None:
        self.chance, self.fill, self.at, self.last_day = chance, fill, start, last_day
        self.steps: list[DemoStep] = []
        self.over = False

    def add(self, event: str, by: By, days: int, data: dict[str, Any], minutes: int = 0) -> None:
        """Add a step some days (in office hours) or minutes after the one before."""
        if minutes:
            self.at += timedelta(minutes=minutes)
        else:
            hours = time(9 + self.chance.below(8), self.chance.below(60), self.chance.below(60))
            at = datetime.combine(self.at.date() + timedelta(days=days), hours, SHANGHAI)
            # On weekends nobody is in; the day after tomorrow is soon enough.
            at += timedelta(days=(7 - at.weekday()) if at.weekday() > 4 else 0)
            self.at = max(at, self.at + timedelta(minutes=3))
        self.over = self.over or self.at.date() > self.last_day
        if not self.over:
            self.steps.append(DemoStep(self.at, event, by, data))

    def meet(self, words: str) -> None:
        """Wait for the next meeting of the village, which decides this."""
        evening = next_evening(self.at)
        minutes = (evening - self.at) // timedelta(minutes=1) + 1
        self.add("deliberate", "office", 0, decided(evening.date(), words), minutes=minutes)


def _long_way(chance: Chance, ask: Ask, path: _Path, publish: bool) -> None:
    if chance.likely(0.03):
        path.add("decline", "office", 2, {"reason": chance.pick(DECLINE_REASONS)})
        path.add("tell_resident", "worker", 2, {"how": "PHONE", "to": "户主"})
        return
    asked = {"track": ask.track, "limit": _LIMIT_WORKDAYS[ask.track]}
    if ask.decided:
        asked["route"] = HEARING if ask.hearing else COUNCIL
    path.add("register", "office", 1 + chance.below(3), asked)
    if ask.decided:
        path.meet(ask.decided)
    _one_round(chance, ask, path)
    if chance.likely(0.08):
        path.add("return_for_rework", "office", 1, {"reason": "还差一处没有弄好"})
        path.add("report_back", "worker", 3, _result(ask, path))
    path.add("verify", "office", 1 + chance.below(3), {})
    path.add(
        "tell_resident", "worker", 1 + chance.below(2), {"how": chance.pick(HOW_TOLD), "to": path.fill["kin"]}
    )
    if chance.likely(0.7):
        answer = _answer(chance)
        path.add("callback", "office", 1 + chance.below(5), answer)
        if answer["satisfaction"] in (1, 2):
            _once_more(chance, ask, path)
    if publish:
        path.add("publish_notice", "office", 1, {"notice": f"{path.at:%Y年%m月}办理情况", "days": 5})
        path.add("close_out", "office", 5, {"outcome": ask.outcome})
    else:
        path.add("skip_publish", "office", 1, {"reason": SKIP_REASONS[0]})
        path.add("close_out", "office", 0, {"outcome": ask.outcome}, minutes=4)
    if chance.likely(0.05):
        path.add("reopen", "worker", 6 + chance.below(20), {"reason": chance.pick(REOPEN_REASONS)})
        _one_round(chance, ask, path)


def _once_more(chance: Chance, ask: Ask, path: _Path) -> None:
    """回访不满意: the same number a second time."""
    path.add("reopen", "office", 0, {"reason": f"回访不满意：{chance.pick(REOPEN_REASONS)}"}, minutes=2)
    _one_round(chance, ask, path)
    path.add("verify", "office", 1 + chance.below(3), {})
    path.add(
        "tell_resident", "worker", 1 + chance.below(2), {"how": chance.pick(HOW_TOLD), "to": path.fill["kin"]}
    )
    path.add("callback", "office", 1 + chance.below(5), {"satisfaction": 3 + chance.below(3)})


def _one_round(chance: Chance, ask: Ask, path: _Path) -> None:
    days = _LIMIT_DAYS[ask.track]
    due = path.at.date() + timedelta(days=days)
    task: dict[str, Any] = {
        "unit": ask.unit,
        "person": "worker",
        "due": due.isoformat(),
        "task": ask.task.format(**path.fill),
    }
    if ask.track == "JOINT":
        task["co_units"] = [next(unit for unit in HELPING_UNITS if unit != ask.unit)]
    elif ask.track == "MAJOR":
        task |= {"plan": ask.work.format(**path.fill), "leader": LEADER}
    path.add("assign", "office", 0, task)
    path.add("accept", "worker", 1, {})
    if chance.likely(0.06):
        review = path.at.date() + timedelta(days=20 + chance.below(30))
        path.add("hold", "office", 1, {"reason": chance.pick(HOLD_REASONS), "review_on": review.isoformat()})
        path.add("resume", "office", 12 + chance.below(15), {})
    late = chance.likely(0.12)
    if chance.likely(0.7):
        path.add(
            "progress", "worker", 1 + chance.below(max(1, days // 3)), {"text": ask.work.format(**path.fill)}
        )
    path.add(
        "report_back", "worker", days + 2 if late else 1 + chance.below(max(1, days // 3)), _result(ask, path)
    )


def _result(ask: Ask, path: _Path) -> dict[str, Any]:
    return {"result": ask.result.format(**path.fill), "outcome": ask.outcome}


def _answer(chance: Chance) -> dict[str, Any]:
    score = chance.weighted(((5, 0.3), (4, 0.3), (3, 0.15), (2, 0.06), (1, 0.04), (0, 0.15)))
    return {"satisfaction": score} if score else {"satisfaction": 0, "no_answer": True}
