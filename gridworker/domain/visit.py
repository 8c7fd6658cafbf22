"""走访 and what is agreed there.

A visit is fast to write: date, whom, how, met or not, and one line when met. Nothing measures the worker: no
place fix, no required photo, no count of words. The private 体会 is not here and never travels.
"""

from __future__ import annotations

from gridworker.domain.fields import Clock, Code, Day, Flag, Long, Record, Ref, Text, spec


class Visit(Record):
    """走访记录. `targets` are households, or `place` names a shop, a works or a square."""

    date: Day | None = spec("走访日期", "date", required=True)
    half_day: Code | None = spec("上午/下午", "code", vocab="half_day")
    targets: list[Ref] | None = spec("走访户", "refs", refers="household")
    place: Text | None = spec("走访地点", "text")
    mode: Code | None = spec("走访方式", "code", required=True, vocab="visit_mode")
    meet: Code | None = spec("见面情况", "code", required=True, vocab="visit_meet")
    purpose: Code | None = spec("走访事由", "code", vocab="visit_purpose")
    content: Long | None = spec("走访内容", "long", narrative=True)
    weather: Code | None = spec("天气", "code", vocab="weather")
    companions: list[Text] | None = spec("同行人", "names")
    spoke_to: Text | None = spec("接谈人", "text")
    suggestion: Long | None = spec("意见建议", "long", narrative=True)
    on_spot: Long | None = spec("当场答复/办理", "long", narrative=True)
    topics: list[Code] | None = spec("宣传内容", "codes", vocab="must_cover_topics")
    card_given: Flag | None = spec("发放连心卡", "bool")
    result: Code | None = spec("走访结果", "code", vocab="visit_result")
    worker: Ref | None = spec("走访人", "ref", refers="worker")
    started_at: Clock | None = spec("开始时间", "time")
    ended_at: Clock | None = spec("结束时间", "time")
    reason: Long | None = spec("更正原因", "long", narrative=True)


class Promise(Record):
    """约定: what the worker said would be done and by when; it drives the worker's own list."""

    visit: Ref | None = spec("来自走访", "ref", refers="visit")
    household: Ref | None = spec("走访户", "ref", refers="household")
    text: Text | None = spec("约定内容", "text", required=True)
    due: Day | None = spec("约定日期", "date")
    done_on: Day | None = spec("完成日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)


MET = "MET"
"""The one code of `visit_meet` that means that people spoke; only such a visit needs a line of content."""

COVERING_MODES = frozenset({"HOME", "FIELD", "GROUP"})
"""Modes that count as having reached the household, when met; phone and office calls are shown apart."""
