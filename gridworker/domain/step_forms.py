"""What is asked when somebody takes a step of a demand: a form for every event.

A form checks what a person types; the fold asks only for what the table of steps needs, and keeps every
payload whatever it holds (the few payloads with a fixed form are in `gridworker.domain.payloads`). `actor`,
who did it when that is not who enters it, belongs to every step and to no form. A form asks for what a step
cannot be taken without (`required`) and offers the rest; what the program fills in itself (`number`, `limit`,
`receipt`) stands in it too, because the page and the paper show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field

from gridworker.domain.fields import Code, Count, Day, FieldSpec, Flag, Long, Ref, Text, Wall, spec, specs_of
from gridworker.domain.payloads import Collect, Correct, Payload, ResolveOnSpot

Score = Annotated[int, Field(ge=0, le=5)]


class Register(Payload):
    """立项. `limit` in working days as the track had it on that day; `appoint_on` for 约时办."""

    number: Text | None = spec("诉求编号", "mark")
    track: Code | None = spec("办理方式", "code", required=True, vocab="track")
    route: Code | None = spec("办理途径", "code", vocab="route")
    appoint_on: Day | None = spec("约定日期", "date")
    limit: Count | None = spec("办理时限（工作日）", "int")
    category: Code | None = spec("诉求类别", "code", vocab="demand_category")
    nature: Code | None = spec("诉求性质", "code", vocab="demand_nature")


class Reason(Payload):
    """Steps that need only a reason."""

    reason: Long | None = spec("理由", "long", required=True)


class Remark(Payload):
    """Steps that need nothing, and may have a remark."""

    text: Long | None = spec("说明", "long")


class MergeInto(Payload):
    """并案."""

    into: Ref | None = spec("并入哪一件", "ref", required=True, refers="demand")
    reason: Long | None = spec("理由", "long")


class Assign(Payload):
    """交办. 合力办 names further units, 全力办 a plan and who leads it."""

    unit: Ref | None = spec("承办单位", "ref", required=True, refers="unit")
    person: Ref | None = spec("承办人", "ref", refers="worker")
    due: Day | None = spec("办结期限", "date", required=True)
    task: Long | None = spec("交办要求", "long")
    co_units: list[Ref] | None = spec("协办单位", "refs", refers="unit")
    plan: Long | None = spec("办理方案", "long")
    leader: Text | None = spec("牵头领导", "text")


class Progress(Payload):
    """办理进展."""

    text: Long | None = spec("办了什么", "long", required=True)
    next_on: Day | None = spec("下次办理日期", "date")


class AskExtend(Payload):
    """申请延期."""

    reason: Long | None = spec("延期理由", "long", required=True)
    due: Day | None = spec("希望延到", "date")


class Extend(Payload):
    """延期."""

    reason: Long | None = spec("延期理由", "long", required=True)
    due: Day | None = spec("延到", "date", required=True)


class Hold(Payload):
    """暂缓."""

    reason: Long | None = spec("暂缓理由", "long", required=True)
    review_on: Day | None = spec("复看日期", "date", required=True)


class Transfer(Payload):
    """转办."""

    unit: Ref | None = spec("转给哪个单位", "ref", required=True, refers="unit")
    person: Ref | None = spec("承办人", "ref", refers="worker")
    reason: Long | None = spec("转办理由", "long", required=True)


class Join(Payload):
    """会办."""

    unit: Ref | None = spec("会办单位", "ref", required=True, refers="unit")
    task: Long | None = spec("请它办什么", "long")


class ReportBack(Payload):
    """反馈."""

    result: Long | None = spec("办理结果", "long", required=True)
    outcome: Code | None = spec("办理结论", "code", required=True, vocab="outcome")
    done_on: Day | None = spec("办好日期", "date")


class TellResident(Payload):
    """告知群众; `outcome` UNREACH is a try that reached nobody.

    Of an answer that was written once for several demands (共性意见) each demand has a step of its own:
    `theme` is what they have in common, `together` the same id in all of them.
    """

    how: Code | None = spec("怎么告知", "code", required=True, vocab="told_how")
    outcome: Code | None = spec("是否联系上", "code", vocab="told_result")
    to: Text | None = spec("告知了谁", "text")
    on: Day | None = spec("告知日期", "date")
    text: Long | None = spec("怎么说的", "long")
    theme: Text | None = spec("共性意见", "text")
    together: Ref | None = spec("哪一次共同答复", "ref")


class Callback(Payload):
    """回访: what the resident says of it; `for_others` when somebody else filled it in (代填)."""

    satisfaction: Score | None = spec("满意度", "code", vocab="satisfaction")
    no_answer: Flag | None = spec("没有联系上", "bool")
    for_others: Flag | None = spec("代填", "bool")
    on: Day | None = spec("回访日期", "date")
    text: Long | None = spec("群众怎么说", "long")


class PublishNotice(Payload):
    """公示."""

    notice: Ref | None = spec("公示编号", "ref", required=True, refers="notice")
    days: Count | None = spec("公示天数", "int")


class CloseOut(Payload):
    """销号."""

    outcome: Code | None = spec("办理结论", "code", required=True, vocab="outcome")
    text: Long | None = spec("说明", "long")


class PassOn(Payload):
    """上报, 下派: to which computer of an office, and the level that has it then."""

    to: Ref | None = spec("交给哪台电脑", "ref", required=True, refers="device")
    reason: Long | None = spec("理由", "long", required=True)
    level: Code | None = spec("办理层级", "code", vocab="level")


class HandOver(Payload):
    """转经办; `asked` is the request that it answers, `machine` marks what the program wrote by itself."""

    to: Ref | None = spec("交给哪台电脑", "ref", required=True, refers="device")
    asked: Ref | None = spec("应哪一次申请", "ref")
    machine: Flag | None = spec("程序自动", "bool")


class Whistle(Payload):
    """吹哨."""

    units: list[Ref] | None = spec("请哪些单位到场", "refs", required=True, refers="unit")
    answer_by: Day | None = spec("到场期限", "date", required=True)
    text: Long | None = spec("什么事", "long")


class Arrive(Payload):
    """报到."""

    unit: Ref | None = spec("到场单位", "ref", required=True, refers="unit")
    text: Long | None = spec("情况", "long")


class Supervise(Payload):
    """督办."""

    level: Code | None = spec("督办级别", "code", required=True, vocab="supervise")
    text: Long | None = spec("督办要求", "long", required=True)
    answer_by: Day | None = spec("答复期限", "date")


class Deliberate(Payload):
    """议定: what a meeting decided about this matter."""

    meeting: Ref | None = spec("哪次会议", "ref", required=True, refers="meeting")
    decision: Long | None = spec("议定结果", "long", required=True)
    in_favour: Count | None = spec("赞成", "int")
    against: Count | None = spec("反对", "int")
    abstained: Count | None = spec("弃权", "int")


class Known(Payload):
    """知晓: that another level holds the matter, as a receipt says; written by the program."""

    level: Code | None = spec("层级", "code", required=True, vocab="level")
    at: Wall | None = spec("知晓时间", "wall", required=True)
    receipt: Ref | None = spec("回执", "ref", required=True)
    device: Ref | None = spec("哪台电脑", "ref", refers="device")


class Comment(Payload):
    """备注."""

    text: Long | None = spec("备注内容", "long", required=True)


FORMS: Final[dict[str, type[Payload]]] = {
    "collect": Collect, "resolve_on_spot": ResolveOnSpot, "register": Register, "decline": Reason,
    "merge_into": MergeInto, "deliberate": Deliberate, "assign": Assign, "accept": Remark,
    "send_back": Reason, "progress": Progress, "ask_extend": AskExtend, "extend": Extend, "hold": Hold,
    "resume": Remark, "transfer": Transfer, "join": Join, "report_back": ReportBack,
    "tell_resident": TellResident, "verify": Remark, "return_for_rework": Reason, "callback": Callback,
    "publish_notice": PublishNotice, "skip_publish": Reason, "close_out": CloseOut, "reopen": Reason,
    "withdraw": Reason, "put_back": Reason, "correct": Correct, "escalate": PassOn, "delegate": PassOn,
    "hand_over": HandOver, "whistle": Whistle, "arrive": Arrive, "supervise": Supervise, "known": Known,
    "comment": Comment,
}  # fmt: skip
"""The form of each event."""

STEP_FIELDS: Final[dict[str, tuple[FieldSpec, ...]]] = {
    event: tuple(specs_of(form).values()) for event, form in FORMS.items()
}
"""What each form asks for, in its order."""
_MOMENTS: Final = frozenset({"date", "wall"})
_LISTS: Final = frozenset({"refs", "codes", "names"})
FILLED: Final = frozenset(
    {"number", "limit", "receipt", "device", "asked", "machine", "theme", "together"}
)
"""Fields that the program fills in and no form shows."""
BETWEEN_PROGRAMS: Final = frozenset({("comment", "before_restore")})
"""(event, member): what a program tells another; its reader asks for the shape, and no page shows it."""


def fitting(event: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Of what stands in a step, the members that pages and papers can show: what the form of the event takes,
    and any text (or list of texts) where one belongs, whatever it says.

    The fold keeps every payload; what another program or a forger wrote in another shape stays in the op.
    """
    form = FORMS.get(event)
    if form is None:
        return dict(data)
    shapes = {field.name: field.shape for field in STEP_FIELDS[event]}
    takes = form.__pydantic_validator__.isinstance_python
    return {
        name: value
        for name, value in data.items()
        if _is_words(value, shapes.get(name, "text"))
        or (name in shapes and takes({name: value}))
        or (event, name) in BETWEEN_PROGRAMS
    }


def _is_words(value: Any, shape: str) -> bool:
    if shape in _LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str) and shape not in _MOMENTS
