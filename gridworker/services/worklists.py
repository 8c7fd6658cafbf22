"""Lists of demands by what has to be done next, and how long each is: 交办台 and 我的诉求 are made of these.

A list is found by conditions on what the fold keeps of each demand (`storage.worklists`); due days follow the
working-day calendar at every question. Nobody is compared with anybody: lists are of demands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gridworker.domain.area import in_force
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.calendar import limits
from gridworker.services.duties import stand_ins
from gridworker.services.queries import NO_GRID
from gridworker.services.session import Session
from gridworker.storage.worklists import Among, Whose

LISTS: Final = (
    "mine", "open", "to_register", "to_deliberate", "to_assign", "to_accept", "in_hand", "to_report",
    "to_grant", "to_verify", "to_tell", "to_call_back", "to_publish", "to_close", "overdue", "due_soon",
    "on_hold", "to_supervise", "refused", "late", "pending", "waiting", "doubled",
)  # fmt: skip
"""Names of the lists. `to_grant`: an extension was asked for; `waiting`: 前件未到; the rest as `LIST_NAMES`
calls them."""

LIST_NAMES: Final = {
    "mine": "我的诉求", "open": "全部未办结", "to_register": "待立项", "to_deliberate": "待议定",
    "to_assign": "待交办", "to_accept": "待签收", "in_hand": "办理中", "to_report": "待反馈",
    "to_grant": "申请延期待批", "to_verify": "待核查", "to_tell": "待告知", "to_call_back": "待回访",
    "to_publish": "待公示", "to_close": "待销号", "overdue": "已超期", "due_soon": "即将到期",
    "on_hold": "暂缓", "to_supervise": "待督办", "refused": "未采纳", "late": "迟到",
    "pending": "待经办机接收", "waiting": "前件未到", "doubled": "重复立项",
}  # fmt: skip
"""What the lists are called on paper and on the command line; the window says them in its own language."""

OF_UNITS: Final = ("open", "to_accept", "in_hand", "overdue", "due_soon", "on_hold", "to_supervise")
"""The lists that are counted by unit."""


@dataclass(frozen=True)
class UnitLists:
    """How many demands one unit has on each list of `OF_UNITS`; `unit` is empty for what nobody was given."""

    unit: str
    name: str
    counts: dict[str, int]


def worklist(
    session: Session, name: str, *, unit: str = "", grid: str = "", person: str = "", mine: bool = False
) -> list[str]:
    """Ids of a list, the most urgent first.

    `unit`, `person` (a worker): record ids; `grid`: a grid's id, code or name, or `NO_GRID`. A person's
    demands are those he was asked about first or was given. `mine` are those of who works here, with those
    of colleagues he stands in for (AB 顶岗), from 搜集 until 销号 whoever holds them meanwhile; the list
    `mine` is all of these that are open.

    Raises UserError `no_list`, `no_grid`.
    """
    if name not in LISTS:
        known = "、".join(LISTS)
        raise UserError("no_list", f"没有叫“{name}”的清单。", f"可用：{known}。")
    limits(session)
    among = _among(session, unit, grid, person, mine or name == "mine")
    name = "open" if name == "mine" else name
    return session.store.worklists.ids(name, session.entropy.now(), among)


def counts(
    session: Session, *, unit: str = "", grid: str = "", person: str = "", mine: bool = False
) -> dict[str, int]:
    """How many demands each list has, narrowed as in `worklist`. Raises UserError `no_grid`."""
    limits(session)
    now, lists = session.entropy.now(), session.store.worklists
    own = lists.counts(("open",), now, _among(session, unit, grid, person, True))["open"]
    return {"mine": own, **lists.counts(LISTS[1:], now, _among(session, unit, grid, person, mine))}


def my_worklist(session: Session, name: str) -> list[str]:
    """Ids of a list as far as they are of who works here. Raises UserError `no_list`."""
    return worklist(session, name, mine=True)


def my_counts(session: Session) -> dict[str, int]:
    """How many demands each list has among those of who works here."""
    return counts(session, mine=True)


def unit_named(session: Session, text: str) -> str:
    """What `unit` of `worklist` takes for a unit's id, code or name.

    A demand may also name a unit in words that has no record here; then it is found by them.
    """
    for unit in areas.units(session):
        if text.strip() in (unit["id"], unit["code"], unit["name"]):
            return str(unit["id"])
    return text.strip()


def unit_lists(session: Session) -> list[UnitLists]:
    """Every unit that holds something open, in the order of codes, then what nobody was given yet."""
    limits(session)
    found = dict(session.store.worklists.by_unit(OF_UNITS, session.entropy.now()))
    units = {unit["id"]: unit["name"] for unit in areas.units(session)}
    order = [*(unit for unit in units if unit in found), *sorted(found.keys() - units.keys() - {""})]
    rows = [UnitLists(unit, units.get(unit, unit), found[unit]) for unit in order]
    return [*rows, UnitLists("", "", found[""])] if "" in found else rows


def _among(session: Session, unit: str, grid: str, person: str, mine: bool) -> Among:
    if grid and grid != NO_GRID:
        grid = str(areas.find_grid_row(session, grid)["id"])
    return Among(unit, grid, _me(session) if mine else Whose(person) if person else None)


def _me(session: Session) -> Whose:
    """Who works here, and for whom he stands in today, in which scope."""
    me, day = session.identity.worker, session.entropy.now().date().isoformat()
    scopes = {row["id"]: row.get("scope") for row in areas.rows(session, "grid")}
    pairs = {
        (str(duty["stands_in_for"]), str(scopes[duty["grid"]]))
        for duty in stand_ins(session.store)
        if duty.get("worker") == me and scopes.get(duty.get("grid")) and in_force(duty, day)
    }
    return Whose(me, tuple(sorted(pairs)))
