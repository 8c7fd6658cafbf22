"""The words of 交办单, 督办单, 反馈单 and 告知单: which fields stand in which part of a demand's papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.print_papers import Cell, PaperPart

_LARGE: Final = 12.5
"""What a resident reads."""
_BLANK_DAY: Final = "　　年　　月　　日"
_EXCERPT: Final = 70


@dataclass(frozen=True)
class FormFacts:
    """What is known, in words for paper; an empty text is a field for a pen.

    `outcomes`, `satisfactions` are labels, `outcome` the label to tick; `how_told` and `told_on` are of the
    last time the resident was told. `day`, `by`, `level`, `words`, `answer_by`, `result` are of the step that
    the paper is about; `ended`: what became of a matter that was not worked on, as 不予立项.
    """

    number: str
    office: str
    who: str
    text: str
    where: str
    category: str
    first_asked: str
    asked_on: str
    unit: str
    person: str
    others: str
    given_on: str
    task: str
    track: str
    due: str
    day: str
    by: str
    level: str
    words: str
    answer_by: str
    result: str
    outcome: str
    ended: str
    how_told: str
    told_on: str
    outcomes: Sequence[str]
    satisfactions: Sequence[str]

    @property
    def short(self) -> str:
        """The matter in a line or two."""
        return self.text if len(self.text) <= _EXCERPT else self.text[: _EXCERPT - 1] + "…"

    def part(
        self, part: str, title: str, rows: Sequence[Sequence[Cell]], *signs: str, pt: float = 10.5
    ) -> PaperPart:
        """One part under the matter's number."""
        shown = "　".join(title) if len(title) <= 3 else title
        return PaperPart(part, shown, self.number, rows, signs, pt)


def parts(kind: str, facts: FormFacts) -> list[PaperPart]:
    """The parts of a paper, in order."""
    return _PARTS[kind](facts)


def _assign(f: FormFacts) -> list[PaperPart]:
    return [
        f.part(
            "第一联　存根，交办单位留存", "交办单",
            [
                [Cell("承办单位", f.unit), Cell("责任人", f.person)],
                [Cell("诉求事项", f.short)],
                [Cell("交办日期", f.given_on), Cell("办理时限", f.due)],
            ],
            f"承办单位签收人：　　　　　　　　签收日期：{_BLANK_DAY}",
        ),
        f.part(
            "第二联　交办，承办单位留存", "交办单",
            [
                [Cell("反映人", f.who), Cell("首问责任人", f.first_asked)],
                [Cell("地点", f.where), Cell("类别", f.category)],
                [Cell("诉求内容", f.text, least=14)],
                [Cell("办理要求", f.task, least=14, grow=True)],
                [Cell("承办单位", f.unit), Cell("协办单位", f.others)],
                [Cell("办理方式", f.track), Cell("办理时限", f.due)],
            ],
            f"交办单位（盖章）：　　　　　　　　{_cn_day(f.given_on)}",
        ),
        f.part(
            "第三联　反馈，办结后退回交办单位", "交办单",
            [
                [Cell("诉求事项", f.short)],
                [Cell("办理结果", "", least=20, grow=True)],
                [Cell("办理结论", _boxes(f.outcomes))],
                [Cell("告知群众", "☐已告知　☐未告知，原因："), Cell("告知日期", "")],
            ],
            f"承办单位（盖章）：　　　　　　责任人：　　　　　　{_BLANK_DAY}",
        ),
    ]  # fmt: skip


def _supervise(f: FormFacts) -> list[PaperPart]:
    return [
        f.part(
            "第一联　存根，督办单位留存", "督办单",
            [
                [Cell("承办单位", f.unit), Cell("督办级别", f.level)],
                [Cell("诉求事项", f.short)],
                [Cell("督办日期", f.day), Cell("限期回复", f.answer_by)],
            ],
            f"签收人：　　　　　　　　签收日期：{_BLANK_DAY}",
        ),
        f.part(
            "第二联　督办，承办单位留存", "督办单",
            [
                [Cell("承办单位", f.unit), Cell("责任人", f.person)],
                [Cell("交办日期", f.given_on), Cell("办理时限", f.due)],
                [Cell("诉求内容", f.text, least=14)],
                [Cell("督办级别", f.level), Cell("限期回复", f.answer_by)],
                [Cell("督办意见", f.words, least=16, grow=True)],
            ],
            f"督办人：{f.by}　　　　督办单位（盖章）：　　　　　　　　{_cn_day(f.day)}",
        ),
        f.part(
            "第三联　回复，承办单位填写后退回督办单位", "督办单",
            [
                [Cell("没有办结的\n原因", "", least=16, grow=True)],
                [Cell("下一步措施\n和时间", "", least=16, grow=True)],
            ],
            f"承办单位（盖章）：　　　　　　负责人：　　　　　　{_BLANK_DAY}",
        ),
    ]  # fmt: skip


def _feedback(f: FormFacts) -> list[PaperPart]:
    return [
        f.part(
            "第一联　存根，承办单位留存", "反馈单",
            [
                [Cell("承办单位", f.unit), Cell("办理人", f.by)],
                [Cell("诉求事项", f.short)],
                [Cell("办理时限", f.due), Cell("反馈日期", f.day)],
            ],
        ),
        f.part(
            "第二联　反馈，交办单位留存", "反馈单",
            [
                [Cell("诉求内容", f.text)],
                [Cell("办理结果", f.result, least=16, grow=True)],
                [Cell("办理结论", _boxes(f.outcomes, f.outcome))],
                [Cell("承办单位", f.unit), Cell("反馈日期", f.day)],
                [Cell("核查意见", "☐属实，已办结　　☐退回重办，原因：")],
            ],
            f"承办单位（盖章）：　　　　　核查人：　　　　　{_BLANK_DAY}",
        ),
        f.part(
            "第三联　告知，首问责任人留存", "反馈单",
            [
                [Cell("首问责任人", f.first_asked), Cell("反映人", f.who)],
                [Cell("办理结果", f.result, least=12)],
                _told(f),
            ],
            "首问责任人：　　　　　　　　　　反映人（或家人）签字：　　　　　　　　　　",
        ),
    ]  # fmt: skip


def _reply(f: FormFacts) -> list[PaperPart]:
    return [
        f.part(
            "第一联　交反映人", "群众诉求办理告知单",
            [
                [Cell("反映人", f.who), Cell("反映日期", f.asked_on)],
                [Cell("反映的事", f.text, least=14)],
                [Cell("办理结果", f.result, least=18, grow=True)],
                [Cell("结论", f.ended or f.outcome), Cell("承办单位", f.unit)],
                [Cell("找谁问", f.first_asked), _told(f)[1]],
                [Cell("请您知道", "办得不满意，可以跟首问责任人说，也可以跟办公室说，我们按原来的编号重新办。"
                      "办公室会另外派人问您办得怎么样，不说也可以。")],
            ],
            f"{f.office}（盖章）　　{_BLANK_DAY}",
            pt=_LARGE,
        ),
        f.part(
            "第二联　回执，交回办公室", "群众诉求办理回执",
            [
                [Cell("反映的事", f.short)],
                _told(f),
                [Cell("您觉得", _boxes(f.satisfactions))],
                [Cell("还有什么话", "", least=14, grow=True)],
                [Cell("谁填的", "☐本人　☐家人代填，是本人的：　　　　　☐工作人员代填，不算满意")],
            ],
            f"签字：　　　　　　　　　　{_BLANK_DAY}",
            pt=_LARGE,
        ),
    ]  # fmt: skip


def _told(f: FormFacts) -> list[Cell]:
    """How the resident was told, or room to write it."""
    how = f.how_told or "☐上门　☐电话　☐当面　☐"
    return [Cell("怎样告知", how), Cell("告知日期", f.told_on)]


def _boxes(labels: Sequence[str], chosen: str = "") -> str:
    """All labels to tick, the chosen one ticked."""
    return "　".join(f"{'☑' if label == chosen else '☐'}{label}" for label in labels)


def _cn_day(day: str) -> str:
    return f"{day[:4]}年{int(day[5:7])}月{int(day[8:10])}日" if day else _BLANK_DAY


_PARTS: Final[dict[str, Callable[[FormFacts], list[PaperPart]]]] = {
    "assign": _assign, "supervise": _supervise, "feedback": _feedback, "reply": _reply,
}  # fmt: skip
