"""What is counted: the first figures, each as a rule that says which records are n and which are d.

The rules are those of the office's own forms (走访台账, 月汇总表):

- 覆盖率: of the households on the register that are not away for the year and have not moved out, those whose
  people were met face to face (at home, in the field, at a gathering) on a day of the period. A call, a visit
  of the resident to the office, 到访未遇, 谢绝走访, 全家外出 and 已搬走 are kept and shown, and never count.
- 走访: every visit of the period stands in exactly one of three piles (`reach`).
- 办结率: of the demands taken in during the period, those whose result was verified, published or closed.
  What was not taken up (不予立项), put together with another (并案) or withdrawn (撤回) is told beside it.
- 超期: of the demands that are open today, those whose due day (`domain.limits`) has passed and that nobody
  has answered. One that is held (暂缓) is not among them when it was held in time.

Nobody is ranked: figures are about grids, households and demands, never about one worker, and places are told
in the order of their codes. Below `SMALL` items no percentage is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from gridworker.domain.demand import FINAL, STATES
from gridworker.domain.period import Period
from gridworker.domain.visit import COVERING_MODES, MET

Reach = Literal["in_person", "apart", "missed"]
"""in_person: met face to face. apart: spoke by telephone or at the office. missed: met nobody."""
REACHES: Final[tuple[Reach, ...]] = ("in_person", "apart", "missed")
REACH_NAMES: Final[dict[str, str]] = {"in_person": "当面见到", "apart": "电话、来访", "missed": "没有见到"}

NOT_EXPECTED: Final = ("AWAY", "MOVED")
"""Codes of `household_status` that no visit is expected to: away for the year, moved out."""

DONE: Final = ("verified", "published", "closed")
"""States of a demand whose result stands."""
LEFT_OUT: Final = ("declined", "merged", "withdrawn")
"""States of a demand that is nobody's work any more: in neither n nor d, told beside them."""
OPEN: Final = tuple(state for state in STATES if state not in FINAL and state not in (*DONE, "draft"))
"""States of a demand that somebody still has to do something about, in the order of the work."""

SMALL: Final = 5


@dataclass(frozen=True)
class Band:
    """Ages of open demands in days since they were taken in, both ends included; `most` None is open."""

    code: str
    name: str
    least: int
    most: int | None

    def opened(self, today: date) -> tuple[date | None, date]:
        """First (None: no bound) and last day on which a demand of this age was taken in."""
        first = None if self.most is None else today - timedelta(days=self.most)
        return first, today - timedelta(days=self.least)


BANDS: Final = (
    Band("week", "7天以内", 0, 7),
    Band("month", "8至30天", 8, 30),
    Band("quarter", "31至90天", 31, 90),
    Band("longer", "90天以上", 91, None),
)


def reach(mode: str | None, meet: str | None) -> Reach:
    """Which pile a visit stands in; one that says nothing of whom it met, met nobody."""
    if meet != MET:
        return "missed"
    return "in_person" if mode in COVERING_MODES else "apart"


def expected(status: str | None) -> bool:
    """Whether a household of this status belongs among those to be visited."""
    return status not in NOT_EXPECTED


def band(opened: date, today: date) -> Band:
    """The age of a demand; one from a clock ahead of ours is as young as can be."""
    age = max(0, (today - opened).days)
    return next(one for one in BANDS if one.most is None or age <= one.most)


@dataclass(frozen=True)
class Home:
    """A household as far as it is counted."""

    id: str
    place: str
    status: str | None
    withdrawn: bool = False


@dataclass(frozen=True)
class Call:
    """A visit as far as it is counted."""

    day: date
    targets: tuple[str, ...]
    mode: str | None
    meet: str | None
    withdrawn: bool = False


def coverage(
    homes: Iterable[Home], calls: Iterable[Call], period: Period
) -> dict[str, tuple[set[str], set[str]]]:
    """The rule of 覆盖率 in plain words: households reached (n) and expected (d) of each place.

    The store counts the same by set-based SQL; the tests hold the two against each other.
    """
    seen = {
        target
        for call in calls
        if not call.withdrawn and call.day in period and reach(call.mode, call.meet) == "in_person"
        for target in call.targets
    }
    found: dict[str, tuple[set[str], set[str]]] = {}
    for home in homes:
        if home.withdrawn or not expected(home.status):
            continue
        reached, wanted = found.setdefault(home.place, (set(), set()))
        wanted.add(home.id)
        if home.id in seen:
            reached.add(home.id)
    return found


def rate(n: int, d: int) -> str:
    """A rate with what it is made of: `34/120（28.3%）`, `2/4` when there are few, `—` of nothing."""
    if d == 0:
        return "—"
    return f"{n}/{d}" if d < SMALL else f"{n}/{d}（{percent(n, d)}）"


def percent(n: int, d: int) -> str:
    """Percent with one digit; never 100% while one is missing, never 0% when there is one."""
    tenths = round(1000 * n / d)
    if n < d:
        tenths = min(tenths, 999)
    if n:
        tenths = max(tenths, 1)
    return f"{tenths // 10}.{tenths % 10}%"
