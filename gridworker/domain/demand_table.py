"""诉求: every step of a demand in one table: event, who signs it, from and to, needs, guards, fields.

What a step does besides is in `gridworker.domain.demand`, what the guards ask in
`gridworker.domain.demand_guards`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

STATES: Final = (
    "draft", "collected", "registered", "assigned", "in_progress", "on_hold", "reported", "verified",
    "published", "closed", "declined", "merged", "withdrawn",
)  # fmt: skip
FINAL: Final = frozenset({"closed", "declined", "merged", "withdrawn"})
PASSES_LINE: Final = frozenset({"escalate", "delegate", "hand_over"})
"""Events that hand the line to the PC named by `to`."""
NO_ACT: Final = frozenset({"correct", "comment", "known"})
"""What an office may write without taking a matter in hand: it opens no line and waits for none."""
DIRECT: Final = "DIRECT"
"""The route that needs no meeting; every other one does."""
WORDS: Final = (
    "text", "category", "nature", "household", "place", "source", "reporter", "contact", "consent_publish",
    "sensitive", "result", "outcome",
)  # fmt: skip
"""What may be corrected at any time: the words of a demand, and nothing that a step of an office decides."""
HOLD_DAYS: Final = 90
MAX_EXTENSIONS: Final = 1

_BEGUN: Final = frozenset(STATES) - {"draft"}
_OPEN: Final = _BEGUN - FINAL
_AT_WORK: Final = frozenset({"assigned", "in_progress", "on_hold"})

WORKERS: Final = frozenset({"worker", "grid_lead"})
_HANDLERS: Final = WORKERS | {"village", "town", "unit"}
_TOWN: Final = frozenset({"town", "county"})
_ALL_OFFICES: Final = frozenset({"village", "town", "county"})
_EVERYONE: Final = _HANDLERS | {"county", "supervisor"}


@dataclass(frozen=True, slots=True)
class Step:
    """One row: who may sign it, from which states, to which (empty = no change), what the payload needs
    (`a|b` = one of them), which guards hold, and which payload fields the matter shows from then on
    (`*` = all)."""

    who: frozenset[str]
    start: frozenset[str]
    to: str = ""
    needs: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


STEPS: Final[dict[str, Step]] = {
    # 搜集, 即时办
    "collect": Step(_HANDLERS, _from("draft"), "collected", ("text",), (), ("*",)),
    "resolve_on_spot": Step(
        _HANDLERS, _from("collected"), "reported", ("result",), (), ("result", "outcome")
    ),
    # 立项, 不予立项, 并案
    "register": Step(
        frozenset({"village", "town"}), _from("collected"), "registered", ("number", "track"),
        ("appointed",), ("number", "track", "route", "appoint_on", "category", "nature", "limit"),
    ),
    "decline": Step(frozenset({"village", "town"}), _from("collected"), "declined", ("reason",)),
    "merge_into": Step(
        frozenset({"village", "town"}), _OPEN, "merged", ("into",), ("merge_target",), ("into",)
    ),
    # 议定
    "deliberate": Step(
        _ALL_OFFICES, _from("registered") | _AT_WORK, "", ("meeting", "decision"), (),
        ("meeting", "decision"),
    ),
    # 交办, 签收, 落实
    "assign": Step(
        _ALL_OFFICES, _from("registered"), "assigned", ("unit", "due"),
        ("decided", "units_enough", "planned"),
        ("unit", "person", "co_units", "due", "task", "plan", "leader"),
    ),
    "accept": Step(_HANDLERS, _from("assigned"), "in_progress", (), ("assigned",)),
    "send_back": Step(_HANDLERS, _from("assigned"), "registered", ("reason",), ("assigned",)),
    "progress": Step(_HANDLERS, _from("in_progress"), "", ("text",), ("assigned",)),
    "ask_extend": Step(_HANDLERS, _from("assigned", "in_progress"), "", ("reason",), ("assigned",)),
    "extend": Step(
        _TOWN, _from("assigned", "in_progress"), "", ("reason", "due"), ("one_extension",), ("due",)
    ),
    "hold": Step(
        _TOWN, _from("in_progress"), "on_hold", ("reason", "review_on"), ("review_soon",), ("review_on",)
    ),
    "resume": Step(_TOWN, _from("on_hold"), "in_progress"),
    "transfer": Step(
        _TOWN, _from("assigned", "in_progress"), "assigned", ("unit", "reason"), (), ("unit", "person")
    ),
    "join": Step(_TOWN, _AT_WORK, "", ("unit",)),
    # 反馈, 核查, 回访
    "report_back": Step(
        _HANDLERS, _from("in_progress", "registered"), "reported", ("result", "outcome"),
        ("track_now_unless_assigned", "assigned", "decided"), ("result", "outcome"),
    ),
    "tell_resident": Step(_HANDLERS, _BEGUN, "", ("how",)),
    "verify": Step(_ALL_OFFICES, _from("reported"), "verified", (), ("other_hands",)),
    "return_for_rework": Step(
        _ALL_OFFICES, _from("reported"), "in_progress", ("reason",), ("other_hands",)
    ),
    "callback": Step(
        _HANDLERS, _from("reported", "verified", "published", "closed"), "",
        ("satisfaction|no_answer",), ("not_own_work",),
    ),
    # 公示, 销号, 重办, 撤回
    "publish_notice": Step(_TOWN, _from("verified"), "published", ("notice",), ("consent",)),
    "skip_publish": Step(_TOWN, _from("verified"), "", ("reason",)),
    "close_out": Step(
        _ALL_OFFICES, _from("reported", "verified", "published"), "closed", ("outcome",),
        ("closable", "told", "content"), ("outcome",),
    ),
    "reopen": Step(
        WORKERS | _ALL_OFFICES, _from("reported", "verified", "published", "closed"), "registered",
        ("reason",), ("complained",),
    ),
    "withdraw": Step(WORKERS | _ALL_OFFICES, _OPEN, "withdrawn", ("reason",)),
    "put_back": Step(WORKERS | _ALL_OFFICES, _from("withdrawn")),
    # 更正
    "correct": Step(_HANDLERS | _ALL_OFFICES, _BEGUN, "", ("reason",), (), WORDS),
    # 上报, 下派, 接手; 吹哨, 报到
    "escalate": Step(_ALL_OFFICES, _OPEN, "", ("to", "reason"), (), ("level",)),
    "delegate": Step(_ALL_OFFICES, _OPEN, "", ("to", "reason"), (), ("level",)),
    "hand_over": Step(_ALL_OFFICES, _BEGUN, "", ("to",)),
    "whistle": Step(_ALL_OFFICES, _OPEN - {"collected"}, "", ("units", "answer_by")),
    "arrive": Step(_HANDLERS, _OPEN, "", ("unit",), ("called", "assigned")),
    # 督办, 知晓, 备注
    "supervise": Step(_TOWN | {"supervisor"}, _OPEN, "", ("level", "text")),
    "known": Step(_TOWN, _BEGUN, "", ("level", "at", "receipt")),
    "comment": Step(_EVERYONE, _BEGUN, "", ("text",)),
}  # fmt: skip
"""The only table of event, who, from, to, needs, guards and fields."""
