"""The invented neighbours who help: a team in every grid, what was asked of it, and what came of it.

Pure like the rest of the town, and without any draw of chance: the same households give the same requests, so
that nothing else of the town changes with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from gridworker.domain.time import SHANGHAI

_TEAM_DAYS: Final = 40
"""So long before the last day the team is set up; a tiny town is twelve weeks old."""
_MEMBERS: Final = (
    ("吕电工", "LEADER", ("REPAIR", "CARRY"), True), ("段秋菊", "MEMBER", ("CARE", "ERRAND"), False),
    ("齐大田", "MEMBER", ("FARM", "CARRY"), False), ("柏青", "MEMBER", ("ONLINE", "STUDY"), False),
)  # fmt: skip
_ASKED: Final = (
    (26, 3, "REPAIR", "灶房的灯一闪一闪，开关发热，请会电的人看看", 25, "换了开关，接好了线"),
    (17, 8, "ESCORT", "去县里办事，路上要人搭把手", 15, "早上一起去，下午送到家"),
    (9, 12, "ERRAND", "这几天出不了门，请人买米和油", 8, "买好送到家"),
    (5, 17, "ONLINE", "手机上交水费不会弄，请人教一教", None, ""),
    (2, 21, "CARRY", "腾老屋，两口大柜子搬不动", None, ""),
)
"""Days before the last, which household, what, in words, day of the help, what was done."""


@dataclass(frozen=True, slots=True)
class DemoHelp:
    """A request of a household (its key), and when something came of it."""

    household: str
    written: datetime
    data: dict[str, Any]
    helped: datetime | None
    result: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoAid:
    """What a grid has: one team with its members, and requests, the oldest first."""

    written: datetime
    team: dict[str, Any]
    members: list[dict[str, Any]]
    helps: list[DemoHelp]


def aid_of_grid(number: int, name: str, households: Sequence[tuple[str, str]], last: date) -> DemoAid:
    """The team of grid `number` (from 0) of this name; `households` are (key, village group) by door."""
    team = {
        "team_kind": "MUTUAL",
        "name": f"{name}互助组",
        "skills": ["REPAIR", "ERRAND", "ESCORT", "CARRY", "FARM"],
        "since": (last - timedelta(days=_TEAM_DAYS)).isoformat(),
    }
    members = [
        {
            "name": who, "part": part, "skills": list(skills), "since": team["since"],
            **({"phone": f"1549{number:03d}{at:04d}", "listed": True} if listed else {}),
        }
        for at, (who, part, skills, listed) in enumerate(_MEMBERS)
    ]  # fmt: skip
    helps = []
    for before, at, need, text, done, result in _ASKED:
        if at >= len(households):
            continue
        key, group = households[at]
        asked = last - timedelta(days=before)
        data = {"need": need, "text": text, "asked_on": asked.isoformat()}
        data |= {"group": group} if group else {}
        came = last - timedelta(days=done) if done is not None else None
        outcome = {} if came is None else {
            "outcome": "HELPED", "helped_on": came.isoformat(), "result": result,
            "helpers": [next(who for who, _, skills, _ in _MEMBERS if need in skills or need == "ESCORT")],
        }  # fmt: skip
        helps.append(DemoHelp(key, _at(asked, 15), data, _at(came, 17) if came else None, outcome))
    return DemoAid(_at(last - timedelta(days=_TEAM_DAYS), 16), team, members, helps)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 20), SHANGHAI)
