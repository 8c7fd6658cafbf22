"""The words of 会议记录: a council meeting or a hearing as it is kept in a folder, with room to sign.

What the record books of villages ask for: where the motion came from, how many should have come, how many
did and their share, what was proposed, voted and decided, when that was made public, what came of it, and who
was there. What is not known yet is a field for a pen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.print_papers import Cell, PaperPart

_BLANK_DAY: Final = "　　年　　月　　日"
_TO_A_LINE: Final = 4
_LINE: Final = 9.0
_MOST_SIGNED: Final = 180.0


@dataclass(frozen=True)
class TopicFacts:
    """What was dealt with: `title` (of a demand its number and words), `decision`, `votes` in words;
    `state`: what has become of a demand by the day of printing."""

    title: str
    decision: str
    votes: str
    state: str = ""


@dataclass(frozen=True)
class RecordFacts:
    """What is known of a meeting, in words for paper; an empty text is a field for a pen.

    `attended` is a count (0: not known), `came` the sentence with the share; `demands` and `others` are what
    was dealt with.
    """

    kind: str
    day: str
    place: str
    area: str
    host: str
    recorder: str
    motion: str
    came: str
    attended: int
    demands: Sequence[TopicFacts]
    others: TopicFacts | None
    published: str


def record_part(f: RecordFacts) -> PaperPart:
    """The record as one part of a paper; it has no number."""
    rows: list[Sequence[Cell]] = [
        [Cell("开会日期", f.day), Cell("地点", f.place)],
        [Cell("主持人", f.host), Cell("记录人", f.recorder)],
        [Cell("动议来源", f.motion), Cell("到会", f.came)],
    ]
    for at, topic in enumerate(f.demands, start=1):
        rows += _topic(f"议题 {at}", topic)
    if f.others is not None:
        rows += _topic("其他议题", f.others)
    lines = -(-f.attended // _TO_A_LINE)
    rows += [
        [Cell("决定公开", f.published or _BLANK_DAY), Cell("公开方式", "☐公开栏　☐会上宣布　☐")],
        [Cell("到会人员\n签字", "", least=min(_MOST_SIGNED, max(2, lines) * _LINE), grow=True)],
    ]
    signs = f"主持人（签字）：　　　　　　　　记录人（签字）：　　　　　　　　{_BLANK_DAY}"
    return PaperPart(f.area, f"{f.kind}记录", "", rows, (signs,))


def _topic(label: str, topic: TopicFacts) -> list[Sequence[Cell]]:
    asked = [Cell("表决", topic.votes or "赞成　　　反对　　　弃权　　　")]
    if topic.state:
        asked.append(Cell("办到哪一步", topic.state))
    # A decision that is not written down yet is written here first.
    return [
        [Cell(label, topic.title)],
        [Cell("决定", topic.decision, least=14, grow=not topic.decision)],
        asked,
    ]
