"""The meetings of the invented villages: on Friday evenings, over what no office can settle alone.

Pure like the rest of the town, and without any draw of chance: a day and a village give the meeting.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from gridworker.domain.meeting import COUNCIL, HEARING
from gridworker.domain.time import SHANGHAI

MEETING: Final = "meeting"
"""Stands in a step's payload for the id of the meeting, which only an office gives."""
_FRIDAY: Final = 4
_BEGINS: Final = time(19, 30)
_SHOULD: Final = 30
_PEOPLE: Final = (("钱有田", "顾小禾"), ("祝长青", "柏青"), ("段立春", "池秋月"))
_REST: Final = (
    ("卫生费怎么收", "每户每月两元，账目每季贴在公开栏。"),
    ("公益性岗位怎么安排", "先贴岗位和条件，下次会上定人。"),
    ("农忙时谁来照看小孩", "借用村小的教室，互助组排班。"),
)  # fmt: skip


def next_evening(after: datetime) -> datetime:
    """When the next meeting begins: on the Friday of the week, or of the week after."""
    day = after.date() + timedelta(days=(_FRIDAY - after.weekday()) % 7)
    begins = datetime.combine(day, _BEGINS, SHANGHAI)
    return begins if begins > after else begins + timedelta(days=7)


def held_on(day: date, village: str, *, hearing: bool = False) -> dict[str, Any]:
    """The record of the meeting of a village on a day; one in three also settles something else."""
    week = day.toordinal() // 7
    host, recorder = _PEOPLE[week % len(_PEOPLE)]
    topic, decision = _REST[week // 3 % len(_REST)]
    return {
        "meeting_kind": HEARING if hearing else COUNCIL,
        "date": day.isoformat(),
        "place": f"{village}村委会会议室",
        "host": host,
        "recorder": recorder,
        "motion_source": ("MASSES", "CADRE")[week % 2],
        "should_attend": _SHOULD,
        "attended": _SHOULD - 3 - week % 6,
        **({"topics": [topic], "decision": decision} if week % 3 == 0 else {}),
    }


def decided(day: date, words: str) -> dict[str, Any]:
    """What the meeting of a day decided about a demand, as a step's payload."""
    came = held_on(day, "")["attended"]
    return {"meeting": MEETING, "decision": words, "in_favour": came - 3, "against": 2, "abstained": 1}
