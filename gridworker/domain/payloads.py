"""What the events of a demand carry.

Only the events that a worker writes at the door, and the correction of their words, have a fixed form here;
the payload of the others is checked where their step is taken, and kept whatever it holds.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from gridworker.domain.fields import Code, Flag, Long, Ref, Text, spec


class Payload(BaseModel):
    """What every payload has: members that a newer writer added are kept."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)


class Collect(Payload):
    """搜集: what was asked, by whom, and whether it may be published.

    `reporter` and `contact` are for somebody who is in no household here and wants an answer. An anonymous
    demand has neither, nor household nor visit: what is not written down cannot be given away.
    """

    text: Long | None = spec("诉求内容", "long", required=True)
    category: Code | None = spec("诉求类别", "code", vocab="demand_category")
    nature: Code | None = spec("诉求性质", "code", vocab="demand_nature")
    household: Ref | None = spec("反映户", "ref", refers="household")
    anonymous: Flag | None = spec("匿名", "bool")
    visit: Ref | None = spec("来自走访", "ref", refers="visit")
    source: Code | None = spec("诉求来源", "code", vocab="source")
    place: Text | None = spec("地点", "text")
    reporter: Text | None = spec("反映人", "text")
    contact: Text | None = spec("联系电话", "text")
    consent_publish: Flag | None = spec("同意公示", "bool")
    sensitive: Flag | None = spec("涉及隐私", "bool")
    first_asked_by: Ref | None = spec("首问责任人", "ref", refers="worker")


class ResolveOnSpot(Payload):
    """即时办: done or answered at the door."""

    result: Long | None = spec("办理结果", "long", required=True)
    outcome: Code | None = spec("办理结论", "code", vocab="outcome")


class Correct(Payload):
    """更正: words of the demand as they should read, only those that were wrong, and why.

    Who an anonymous demand came from is not written down by a correction either.
    """

    text: Long | None = spec("诉求内容", "long")
    category: Code | None = spec("诉求类别", "code", vocab="demand_category")
    nature: Code | None = spec("诉求性质", "code", vocab="demand_nature")
    household: Ref | None = spec("反映户", "ref", refers="household")
    source: Code | None = spec("诉求来源", "code", vocab="source")
    place: Text | None = spec("地点", "text")
    reporter: Text | None = spec("反映人", "text")
    contact: Text | None = spec("联系电话", "text")
    consent_publish: Flag | None = spec("同意公示", "bool")
    sensitive: Flag | None = spec("涉及隐私", "bool")
    result: Long | None = spec("办理结果", "long")
    outcome: Code | None = spec("办理结论", "code", vocab="outcome")
    reason: Long | None = spec("更正原因", "long", required=True)
