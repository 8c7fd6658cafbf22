"""Why a step of a demand cannot be taken, in words: one sentence and what to do next, for every reason."""

from __future__ import annotations

from typing import Final

from gridworker.domain.demand import FINAL, STATES, STEPS
from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services.demand_pages import EVENT_NAMES, STATE_NAMES

REASONS: Final[dict[str, tuple[str, str]]] = {
    "merge_target": (
        "只有还没有立项的诉求能并到别的诉求里。", "已经立项的请照常办理，在结果里写明和哪一件一起办。",
    ),
    "assigned": ("这件诉求没有交给这个人办。", "请交办给他，或者由承办的人来写。"),
    "one_extension": ("已经延期过一次，不能再延。", "请按期办理，或者暂缓。"),
    "review_soon": ("暂缓要写九十天以内的复看日期。", "请改复看日期。"),
    "track_now_unless_assigned": ("这件诉求还没有交办和签收。", "请先交办，签收以后再反馈。"),
    "other_hands": ("核查的人不能是办理的人，也不能是替他录入的人。", "请换一个人核查。"),
    "not_own_work": ("回访的人不能是办理的人，也不能是替他录入的人。", "请换一个人回访。"),
    "consent": ("没有同意公示，或者涉及隐私，不能公示。", "请写明理由，选“不公示”。"),
    "closable": ("核查和公示还没有做完，不能销号。", "请先核查，再公示或者写明理由不公示。"),
    "told": ("办理结果还没有告诉群众，不能销号。", "请先告知群众；联系不上的，换一天再联系一次。"),
    "called": ("这件诉求还没有吹哨。", "请先吹哨，再报到。"),
    "appointed": ("约时办要写和群众约定的日期。", "请填写约定日期。"),
    "decided": ("这件诉求要先开会议定，会上还没有结果。", "请先开会，记下议定的结果。"),
    "units_enough": ("合力办至少要两个单位。", "请写上协办单位。"),
    "planned": ("全力办要有办理方案和牵头领导。", "请填写办理方案和牵头领导。"),
    "content": ("回访时群众不满意，不能销号。", "请先重办，办好再告知群众。"),
    "complained": ("没有销号，回访也没有不满意，不用重办。", "请照常往下办。"),
    "unknown_event": ("没有这一步。", "请从能做的步骤里选。"),
}  # fmt: skip
"""By the name of the guard: what is wrong, and what to do next."""

_NEXT: Final = {
    "draft": "请先把诉求记下来。",
    "collected": "请先立项。",
    "registered": "请先交办。",
    "assigned": "请先签收。",
    "in_progress": "请先反馈办理结果。",
    "on_hold": "请先恢复办理。",
    "reported": "请先核查。",
    "verified": "请先公示或者写明理由不公示，再销号。",
    "published": "公示期满就可以销号。",
    "closed": "要再办，请先重办。",
    "declined": "可以告知群众；同一件事有了新情况，请重新记一件。",
    "merged": "请到并入的那一件里办。",
    "withdrawn": "要再办，请先恢复。",
}
"""What usually comes next, by state."""


def _is_past(event: str, state: str) -> bool:
    """Whether a step belongs to states that lie behind: those before this one in the order of the table."""
    step = STEPS.get(event)
    return step is not None and all(STATES.index(start) < STATES.index(state) for start in step.start)


def in_words(reason: str, event: str, state: str) -> tuple[str, str]:
    """The sentence and the next step for a reason of the machine (`state`, `needs:<field>`, a guard)."""
    name = EVENT_NAMES.get(event, event)
    if reason == "state":
        at = STATE_NAMES.get(state, state)
        hint = _NEXT.get(state, "请看这件诉求现在到了哪一步。")
        if state not in FINAL and _is_past(event, state):
            hint = "这一步已经过去了。"
        return f"这件诉求现在是“{at}”，不能“{name}”。", hint
    if reason.startswith("needs:"):
        field = reason.removeprefix("needs:").partition("|")[0]
        label = next((spec.label for spec in STEP_FIELDS.get(event, ()) if spec.name == field), field)
        return f"“{name}”还没有写“{label}”。", f"请填写{label}。"
    return REASONS.get(reason, ("这一步现在不能做。", "请看这件诉求现在到了哪一步。"))


def placed_in_words(placed: str, standing: str = "on") -> str:
    """What a page says of a step that does not simply count; empty for one that does."""
    if standing not in ("", "on"):
        return _STANDING.get(standing, "没有采用")
    if placed.startswith("refused:"):
        return "未采纳"
    return _PLACED.get(placed, "")


_PLACED: Final = {
    "provisional": "等办公室收到",
    "pending": "待经办机接收",
    "waiting": "前件未到",
}
_STANDING: Final = {
    "excluded": "随数据包一起撤销了",
    "superseded": "恢复前已办，需复核",
}
