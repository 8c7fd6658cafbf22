"""公示 on paper: A4, letters that are read on a wall, the sheet exactly as it was looked at before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gridworker.documents.pdf import A4, Draw
from gridworker.documents.print_table import MARGIN, Column, TableFrame, table

PAPER: Final = A4
_PT: Final = 11.0
_WIDTHS: Final = {
    "序号": 6.0, "诉求事项": 34.0, "反映人": 13.5, "办理单位": 16.0, "办理结果": 30.0, "办结日期": 14.0,
}  # fmt: skip
_CENTRED: Final = frozenset({"序号", "反映人", "办结日期"})
FOOTS: Final = {
    "NONE": "本公示不写姓名。", "MASKED": "名单已作脱敏处理。", "FULL": "依据{ground}公示全名。",
}  # fmt: skip


@dataclass(frozen=True)
class PublicSheet:
    """What hangs: all its words. `preview`: not hung up yet, and every page says so."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    since: dt.date
    until: dt.date
    channel: str
    signed: str
    level: str
    ground: str
    demo: bool = False
    preview: bool = False

    def above(self) -> str:
        """The sentence over the table."""
        return "现将下列事项的办理情况公示如下。有意见的，请在公示期内反映。"

    def period(self) -> str:
        """The days it hangs."""
        return f"公示期：{cn_day(self.since)}至{cn_day(self.until)}"

    def below(self) -> tuple[str, ...]:
        """The sentences under the table."""
        channel = (f"意见渠道：{self.channel}",) if self.channel else ()
        return (*channel, FOOTS[self.level].format(ground=self.ground))


def public_pages(sheet: PublicSheet) -> Draw:
    """What draws the notice on A4."""
    room = A4.width - 2 * (MARGIN + 4)
    wide = sum(_WIDTHS.get(title, 14.0) for title in sheet.head)
    columns = [
        Column(title, _WIDTHS.get(title, 14.0) * room / wide, "center" if title in _CENTRED else "left")
        for title in sheet.head
    ]
    frame = TableFrame(
        title=sheet.title,
        left=sheet.above(),
        middle="",
        right="【预览，还没有公示】" if sheet.preview else "",
        below=(sheet.period(), *sheet.below()),
        foot="预览：还没有公示" if sheet.preview else sheet.title,
        demo=sheet.demo,
        signed=(sheet.signed, cn_day(sheet.since)),
        title_pt=20,
        words_pt=11.5,
    )
    return table(PAPER, frame, columns, sheet.rows, pt=_PT)


def title_for(place: str) -> str:
    """The title of a notice that nobody gave one."""
    return f"关于{place}群众诉求办理情况的公示"


def cn_day(day: dt.date) -> str:
    """A day as notices write it."""
    return f"{day.year}年{day.month}月{day.day}日"
