"""`demand act`, `demand steps`, `demand take`: the steps of a demand, as its page in the window has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import Answer, Call, Function, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.pick import DAY, code, demand_id, device_id
from gridworker.cli.shape import each, obj
from gridworker.cli.text import demand_line

if TYPE_CHECKING:
    from gridworker.domain.fields import FieldSpec
    from gridworker.services.session import Session

PLACED = {
    "line": "已生效",
    "provisional": "已记下，办公室收到以后生效",
    "pending": "已记下，等经办的电脑收到以后生效",
    "waiting": "等前面的步骤到齐",
}
FIELDS: tuple[tuple[str, str], ...] = (
    ("track", "办理方式，如 SIMPLE 或 限时办。"),
    ("route", "办理途径，如 DIRECT 或 直接办理。"),
    ("appoint_on", "约时办：和群众约定的日期。"),
    ("category", "诉求类别。"),
    ("nature", "诉求性质。"),
    ("reason", "理由。"),
    ("into", "并案：并入哪一件（id 或编号）。"),
    ("unit", "单位（id、代码或名称）。"),
    ("co_units", "协办单位，可以写几次。"),
    ("units", "吹哨：请哪些单位到场，可以写几次。"),
    ("person", "承办人（id 或姓名）。"),
    ("due", "期限，如 2026-04-20。"),
    ("task", "交办要求。"),
    ("plan", "全力办：办理方案。"),
    ("leader", "全力办：牵头领导。"),
    ("text", "说明、进展、督办要求或备注。"),
    ("next_on", "下次办理日期。"),
    ("review_on", "暂缓：复看日期，九十天以内。"),
    ("result", "办理结果。"),
    ("outcome", "办理结论，如 DONE；告知时 UNREACH 是没联系上。"),
    ("done_on", "办好日期。"),
    ("how", "怎么告知，如 HOME 或 上门。"),
    ("to", "告知了谁；上报、下派、转经办时是哪台电脑（id 或名称）。"),
    ("on", "告知或回访的日期。"),
    ("satisfaction", "满意度，5 到 1，0 是未评价。"),
    ("no_answer", "回访：没有联系上。"),
    ("for_others", "回访：别人代填。"),
    ("notice", "公示的 id。"),
    ("days", "公示天数。"),
    ("level", "督办级别 S0 到 S3；上报、下派时是层级。"),
    ("answer_by", "到场或答复的期限。"),
    ("meeting", "会议的 id（meeting list 里有）。"),
    ("decision", "议定结果。"),
    ("in_favour", "议定：赞成几票。"),
    ("against", "议定：反对几票。"),
    ("abstained", "议定：弃权几票。"),
)
"""Every field that a form of a step asks for (`domain.step_forms`), and its help."""
_DAYS = frozenset({"appoint_on", "due", "next_on", "review_on", "done_on", "on", "answer_by"})
_FLAGS = frozenset({"no_answer", "for_others"})
_COUNTS = frozenset({"days", "in_favour", "against", "abstained"})
_MANY = frozenset({"co_units", "units"})


def field_options(function: Function) -> Function:
    """Decorator: one option for each field."""
    for name, text in reversed(FIELDS):
        option: dict[str, Any] = {"help": text}
        if name in _FLAGS:
            option["is_flag"] = True
        elif name in _MANY:
            option["multiple"] = True
        elif name in _DAYS:
            option["type"] = DAY
        elif name in _COUNTS:
            option["type"] = int
        function = click.option("--" + name.replace("_", "-"), name, **option)(function)
    return function


@demand.verb("act", obj("id", "number", "state", "life", "event", "event_name", "placed"))
@click.argument("given_id", metavar="ID")
@click.argument("event", metavar="EVENT")
@click.option("--actor", default="", help="是谁办的；没有电脑的单位在纸上办的，由您录入时写。")
@field_options
@pass_call
def demand_act(call: Call, /, given_id: str, event: str, actor: str, **given: Any) -> Answer:
    """办一步，如 register（立项）、assign（交办）、report_back（反馈）、close_out（销号）。"""
    from gridworker.services.acting import act
    from gridworker.services.demands import EVENT_NAMES, demand_rows

    with call.session() as session:
        found = demand_id(session, given_id)
        # 0 is something: nobody voted against it.
        fields = {
            name: value for name, value in given.items()
            if value is not None and value is not False and value != ()
        }  # fmt: skip
        done = act(session, found, event, _resolved(session, event, fields), actor=actor)
        (row,) = demand_rows(session, [found])
    name = EVENT_NAMES[event]
    lines = [
        f"{name}：{PLACED.get(done.placed, done.placed)}。",
        f"{row['number']} 现在是“{row['state_name']}”。",
    ]
    if row["life"] > 1 and event == "callback":
        lines.append("群众不满意，已经用原来的编号重办。")
    return Answer({**row, "event": event, "event_name": name, "placed": done.placed}, lines)


@demand.verb("steps", each("event", "name", "legal", "why", "main", fields=each("name", "label", "required")))
@click.argument("given_id", metavar="ID")
@pass_call
def demand_steps(call: Call, given_id: str) -> Answer:
    """列出这台电脑的身份能办的步骤：现在能不能办，为什么不能。"""
    from gridworker.services.acting import offers

    with call.session() as session:
        found = offers(session, demand_id(session, given_id))
    lines = [f"{one.event}  {one.name}{'（下一步）' if one.main else ''}" for one in found if one.legal]
    lines += [f"{one.event}  {one.name}：{one.why}" for one in found if not one.legal]
    return Answer(found, lines)


@demand.verb("take", obj("id", "asked"))
@click.argument("given_id", metavar="ID")
@pass_call
def demand_take(call: Call, given_id: str) -> Answer:
    """把同一个办公室另一台电脑经办的诉求接过来：那边收到这里的数据包就会转过来。"""
    from gridworker.services.acting import hand_over_here

    with call.session() as session:
        found = demand_id(session, given_id)
        asked = hand_over_here(session, found) is not None
    said = (
        "已申请接过来办，请把数据包交给经办的电脑。"
        if asked
        else "不用申请：还没有人经办，或者已经在这里、已经申请过。"
    )
    return Answer({"id": found, "asked": asked}, [said])


@demand.verb("sample", each("id", "number", "text", "grid_name", "result", "called_on"))
@click.option("--month", required=True, help="哪个月销号的，如 2026-04。")
@pass_call
def demand_sample(call: Call, month: str) -> Answer:
    """抽查：当月没有核查就销号的即时办，十件里看一件，请回访。"""
    from gridworker.services.sampling import sample

    with call.session() as session:
        rows = sample(session, month)
    lines = [f"{demand_line(row)}  {'已回访' if row['called_on'] else '请回访'}" for row in rows]
    return Answer(rows, [*lines, f"共 {len(rows)} 件。"])


def _resolved(session: Session, event: str, fields: dict[str, Any]) -> dict[str, Any]:
    from gridworker.services.step_entry import form_of

    specs = {spec.name: spec for spec in form_of(event)}
    # What the step does not have stays as it is: the service names it.
    return {
        name: _value(session, specs[name], value) if name in specs else value
        for name, value in fields.items()
    }


def _value(session: Session, spec: FieldSpec, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if spec.shape == "code":
        return code(session, spec.vocab, value)
    find = _FINDERS.get(spec.refers)
    if find is None or spec.shape not in ("ref", "refs"):
        return value
    return [find(session, one) for one in value] if spec.shape == "refs" else find(session, value)


def _unit(session: Session, given: str) -> str:
    from gridworker.services.areas import find_unit

    return str(find_unit(session, given)["id"])


def _worker(session: Session, given: str) -> str:
    from gridworker.services.people import find_worker

    return str(find_worker(session, given)["id"])


_FINDERS: dict[str, Callable[[Session, str], str]] = {
    "unit": _unit,
    "worker": _worker,
    "demand": demand_id,
    "device": device_id,
}
