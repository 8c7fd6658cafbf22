"""What must not stand on a public notice, planted in every form, looked for by other means than our own."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from gridworker.domain.notice_rows import NoticeSource

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "桂英秀兰建国小明家福满仓水生志强玉珍春苗守田远山文清翠花"
_COMPOUND = ("欧阳", "上官", "司徒", "慕容")
_TEXTS = (
    "{n}家屋顶漏雨，下雨往床上滴，打{p}找人。", "路灯坏了三天，{n}、{m}都问过。",
    "{n}说水沟堵了{d}，想请人来通。",
    "办残补要带什么，号是{i}，{n}本人来。", "{n}和{m}为地界吵，电话{p}。",
    "井盖翘了，老人绊倒过，联系{n}（{p}）。",
)  # fmt: skip
_RESULTS = (
    "{n}家换了瓦片60片，雨后没再漏。",
    "已办好，{m}签字，回了电话{p}。",
    "给{n}讲清楚了，证号{i}没有留。",
)
_NUMERALS = str.maketrans("零一二三四五六七八九幺", "01234567891")


@dataclass(frozen=True)
class Planted:
    """One invented notice: where it comes from, and what must not be read on it."""

    sources: list[NoticeSource]
    people: list[str]
    numbers: list[str]


class Planter:
    """Invents notices; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def name(self) -> str:
        pick = self.chance.choice
        if self.chance.random() < 0.1:
            return pick(("阿依古丽", "买买提", "古丽娜尔")) + "·" + pick(("艾合买提", "热合曼", "吐尔逊"))
        surname = pick(_COMPOUND) if self.chance.random() < 0.1 else pick(_SURNAMES)
        return surname + "".join(self.chance.sample(_GIVEN, self.chance.choice((1, 2, 2))))

    def notice(self, people: list[str]) -> Planted:
        """A notice of one to four rows about some of these people."""
        numbers: list[str] = []
        sources = []
        for row in range(self.chance.choice((1, 2, 3, 4))):
            name, other = self.chance.choice(people), self.chance.choice(people)
            phone = "154" + "".join(self.chance.choices("0123456789", k=8))
            identity = f"3301021966{self.chance.randrange(1, 13):02d}{self.chance.randrange(1, 28):02d}"
            identity += "".join(self.chance.choices("0123456789", k=3)) + self.chance.choice("0123456789X")
            numbers += [phone, identity]
            door = f"{self.chance.randrange(1, 9)}-{self.chance.randrange(1, 60)}"
            fill = {
                "n": self.spread(name), "m": self.spread(other), "p": self.written(phone),
                "i": self.written(identity), "d": self.chance.choice(("", "，就在" + door)),
            }  # fmt: skip
            sources.append(
                NoticeSource(
                    demand=f"d{row}",
                    text=self.chance.choice(_TEXTS).format(**fill),
                    name=name,
                    group=f"{self.chance.randrange(1, 4)}组",
                    unit="镇村建办",
                    result=self.chance.choice(_RESULTS).format(**fill),
                    done_on="2026-04-20",
                    door=door,
                    nature=self.chance.choice(("HELP", "HELP", "COMPLAIN", "DISPUTE")),
                    category="HOU.DANGER",
                    anonymous=self.chance.random() < 0.1,
                )
            )
        return Planted(sources, people, numbers)

    def spread(self, name: str) -> str:
        """The name as people type it."""
        gap = self.chance.choice(("", "", "", "", " ", "　", "\u200b"))
        return gap.join(name).replace("·", self.chance.choice("·•.‧"))

    def written(self, number: str) -> str:
        """The number as people type it."""
        way = self.chance.randrange(6)
        if way == 0:
            return "".join(chr(ord(c) - 48 + ord("０")) if c.isdigit() else c for c in number)
        if way == 1 and number.isdigit():
            return "".join("零一二三四五六七八九"[int(c)] for c in number)
        cuts = {2: "-", 3: " ", 4: "·"}.get(way, "")
        return cuts.join((number[:3], number[3:7], number[7:]))


def leaks(text: str, planted: Planted) -> list[str]:
    """Whole names and numbers that can be read in the text, however they are written."""
    plain = unicodedata.normalize("NFKC", text).translate(_NUMERALS)
    letters = "".join(c for c in plain if c.isalpha() or c in "*")
    found = [name for name in planted.people if "".join(c for c in name if c.isalpha()) in letters]
    digits = "".join(c for c in plain if c.isdigit() or c in "Xx").upper()
    return found + [number for number in planted.numbers if number in digits]


def words_of_sheet(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Cells one by one: two of them side by side spell nothing that anybody wrote."""
    return [cell for row in (head, *rows) for cell in row]
