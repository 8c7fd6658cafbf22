"""What messy sheets are made of: invented families, forbidden numbers to plant, pages of three formats."""

from __future__ import annotations

import csv
import datetime as dt
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

GRIDS = ("石桥村第一网格", "石桥村第二网格")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "家福桂英大山秀兰建国玉梅小红金凤志强春苗守田满仓有德立秋"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
NUMERALS = "一二三四五六七八九十"
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


def wide(text: object) -> str:
    return str(text).translate(_WIDE)


def id_number(rng: random.Random, year: int | None = None) -> str:
    """A number with a true check digit, of a place that does not exist."""
    day = dt.date(year or rng.randint(1940, 2005), rng.randint(1, 12), rng.randint(1, 28))
    body = f"990101{day:%Y%m%d}{rng.randint(0, 999):03d}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def bank_card(rng: random.Random) -> str:
    body = "62" + "".join(str(rng.randint(0, 9)) for _ in range(16))
    for last in range(10):
        digits = [int(c) for c in body + str(last)][::-1]
        if sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits)) % 10 == 0:
            return body + str(last)
    raise AssertionError


@dataclass
class Person:
    name: str
    relation: str
    year: int
    sex: str


@dataclass
class Home:
    group: int
    door: str
    phone: str
    people: list[Person]

    @property
    def head(self) -> str:
        return self.people[0].name

    @property
    def group_name(self) -> str:
        return NUMERALS[self.group - 1] + "组"


def homes(rng: random.Random, count: int) -> list[Home]:
    """Families with different heads and doors; the youngest of every third is a child."""
    out = []
    used: set[str] = set()
    for n in range(count):
        while (head := rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2))) in used:
            pass
        used.add(head)
        people = [Person(head, "户主", rng.randint(1940, 1975), "男")]
        for relation, years, sex in (("配偶", (1942, 1978), "女"), ("长子", (1980, 2000), "男")):
            if rng.random() < 0.8:
                name = head[0] + "".join(rng.sample(_GIVEN, 2))
                people.append(Person(name, relation, rng.randint(*years), sex))
        if n % 3 == 0:
            people.append(Person(head[0] + "小宝", "孙子", rng.randint(2014, 2025), "男"))
        group = n % 4 + 1
        out.append(Home(group, f"{group}-{n // 4 + 1}", f"154{rng.randint(0, 99999999):08d}", people))
    return out


@dataclass
class Messy:
    """A sheet and what must come of it. `named`: (row, code) that must be among the notes."""

    path: Path
    households: int
    persons: int = 0
    named: set[tuple[int, str]] = field(default_factory=set)
    planted: list[str] = field(default_factory=list)
    refused: int = 0
    """Columns that must be refused."""
    grid: str | None = GRIDS[0]


class Page:
    """Rows being written, with merged ranges (top, left, bottom, right, from 0)."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.merged: list[tuple[int, int, int, int]] = []

    def add(self, *cells: Any) -> int:
        """One row; returns its number as a sheet shows it."""
        self.rows.append(list(cells))
        return len(self.rows)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge rows and columns counted from 1."""
        self.merged.append((top - 1, left - 1, bottom - 1, right - 1))

    def save(self, path: Path, encoding: str = "utf-8", separator: str = ",") -> Path:
        getattr(self, "_" + path.suffix[1:])(path, encoding, separator)
        return path

    def _csv(self, path: Path, encoding: str, separator: str) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(self.rows)

    def _xlsx(self, path: Path, _encoding: str, _separator: str) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for at, row in enumerate(self.rows, 1):
            for column, value in enumerate(row, 1):
                if value not in (None, ""):
                    sheet.cell(at, column, value)
        for top, left, bottom, right in self.merged:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        other = book.create_sheet("填表说明")
        other["A1"] = "本表由村委会填写"
        book.save(path)

    def _xls(self, path: Path, _encoding: str, _separator: str) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet("户册")
        day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
        covered = {
            (row, column)
            for top, left, bottom, right in self.merged
            for row in range(top, bottom + 1) for column in range(left, right + 1)
        }  # fmt: skip
        for top, left, bottom, right in self.merged:
            sheet.write_merge(top, bottom, left, right, self.rows[top][left])
        for at, row in enumerate(self.rows):
            for column, value in enumerate(row):
                if value not in (None, "") and (at, column) not in covered:
                    sheet.write(at, column, value, day) if isinstance(value, dt.date) else sheet.write(
                        at, column, value
                    )
        book.save(str(path))
