"""The rows of a public notice from the demands chosen, and what speaks against hanging them up.

What is proposed has the names of all known people replaced by 某村民, doors cut to the group, and every
string that looks like a number left out. What people write in its place is checked alike, and refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gridworker.domain.detect import find_forbidden
from gridworker.domain.mask import mask_rows
from gridworker.domain.notice import FULL, NONE
from gridworker.domain.numberlike import hide_numbers, number_like
from gridworker.domain.unnamed import SOMEBODY, Names

QUIET_NATURES: Final = frozenset({"DISPUTE", "COMPLAIN"})
QUIET_CATEGORIES: Final = ("DSP", "VIL.CADRE", "ORD")
"""Disputes, complaints and family matters are published without any name."""
NUMBER, ASKED, WHO, UNIT, RESULT, DONE_ON = "序号", "诉求事项", "反映人", "办理单位", "办理结果", "办结日期"
HEAD: Final = (NUMBER, ASKED, UNIT, RESULT, DONE_ON)
NAMED_HEAD: Final = (NUMBER, ASKED, WHO, UNIT, RESULT, DONE_ON)
"""Titles of the columns, as they are printed."""
_PRIVATE: Final = ("病", "癌", "残疾", "瘫痪", "精神", "怀孕", "流产", "离婚", "艾滋", "坐牢", "欠债")
_MOST_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """What is known of one demand: `name` of who asked, the village `group` and `door` of his household."""

    demand: str
    text: str
    name: str
    group: str
    unit: str
    result: str
    done_on: str
    door: str = ""
    nature: str = ""
    category: str = ""
    anonymous: bool = False
    sensitive: bool = False

    @property
    def quiet(self) -> bool:
        """Whether nobody's name may stand beside it, whatever the notice says of names."""
        dispute = self.nature in QUIET_NATURES or self.category.startswith(QUIET_CATEGORIES)
        return self.anonymous or self.sensitive or dispute or not self.name


@dataclass(frozen=True, slots=True)
class Edited:
    """Words that a person wrote in place of those proposed; None: as proposed."""

    text: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a notice must not leave: `number` (like a telephone or identity number) or `name` (of a resident)
    in a place: `row` from 1, 0 for what stands around the rows; `column` is its title; `words` as they stand.
    """

    kind: Literal["number", "name"]
    row: int
    column: str
    words: str


def built(
    sources: Sequence[NoticeSource], level: str, names: Names, edited: Mapping[str, Edited]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Heading and rows of the sheet."""
    shown = _names(sources, level)
    rows = []
    for number, (source, name) in enumerate(zip(sources, shown, strict=True), start=1):
        own = edited.get(source.demand, Edited())
        text = _line(own.text) if own.text is not None else proposed(source.text, source, names)
        result = _line(own.result) if own.result is not None else proposed(source.result, source, names)
        person = [] if level == NONE else [name]
        rows.append([str(number), text, *person, source.unit, result, source.done_on])
    return (HEAD if level == NONE else NAMED_HEAD), rows


def proposed(words: str, source: NoticeSource, names: Names) -> str:
    """Words of a demand as a notice may have them, at most so long that people read them."""
    said = _line(words)
    if source.door:
        said = said.replace(f"{source.group}{source.door}", source.group).replace(source.door, source.group)
    said = hide_numbers(names.hidden(said))
    return said if len(said) <= _MOST_WORDS else said[: _MOST_WORDS - 1] + "…"


def faults(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    around: Mapping[str, str],
    names: Names,
    allowed: frozenset[str] = frozenset(),
) -> list[Fault]:
    """What of the sheet must not leave. `around`: title, signature and so on by their labels.

    `allowed`: words found as names of which a person said that nobody is meant. A number is never allowed.
    The column of names holds what the level of the notice asks for, and is looked through for numbers only.
    """
    places = [(0, label, words) for label, words in around.items()]
    for number, row in enumerate(rows, start=1):
        places += [(number, title, cell) for title, cell in zip(head, row, strict=True)]
    out = []
    for number, title, words in places:
        like = [words[span.start : span.end] for span in number_like(words)]
        like = like or [words[found.start : found.end] for found in find_forbidden(words)]
        out += [Fault("number", number, title, one) for one in like]
        if title != WHO:
            out += [Fault("name", number, title, one) for one in names.found(words) if one not in allowed]
    return out


def private_rows(rows: Sequence[Sequence[str]]) -> list[int]:
    """Numbers of rows (from 1) whose words speak of illness or family: to be looked at once more."""
    return [
        at for at, row in enumerate(rows, start=1) if any(word in cell for cell in row for word in _PRIVATE)
    ]


def _names(sources: Sequence[NoticeSource], level: str) -> list[str]:
    if level == FULL:
        return [SOMEBODY if source.quiet else source.name for source in sources]
    masked = iter(mask_rows((source.name, source.group) for source in sources if not source.quiet))
    return [SOMEBODY if source.quiet else next(masked) for source in sources]


def _line(words: str) -> str:
    return " ".join(words.split())
