"""Household sheets as offices really have them, made up: every mess has its own sheet.

A `Messy` says what must come out: how many households and persons, which rows must be named and why, and
every forbidden number that was planted. Names and telephones are invented (154...).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from tests.support.roster_page import GRIDS, Home, Messy, Page, bank_card, homes, id_number, wide

__all__ = ["GRIDS", "MAKERS", "PLAIN", "Home", "Messy", "Page", "homes"]


def _by_household(page: Page, some: list[Home], digits: Callable[[object], object] = str) -> None:
    for n, home in enumerate(some, 1):
        page.add(n, home.head, home.group_name, digits(home.door), digits(home.phone), len(home.people))


PLAIN = ("序号", "户主姓名", "村民小组", "门牌号", "联系电话", "人口")


def plain(folder: Path, rng: random.Random, suffix: str, encoding: str = "utf-8", mark: str = ",") -> Messy:
    page, some = Page(), homes(rng, 30)
    page.add(*PLAIN)
    _by_household(page, some)
    return Messy(page.save(folder / f"户册{suffix}", encoding, mark), 30)


def titled(folder: Path, rng: random.Random) -> Messy:
    """A title over everything, a remark, blank rows, a row of column numbers, a sum and who filled it in."""
    page, some = Page(), homes(rng, 24)
    page.add("云溪镇石桥村住户花名册")
    page.merge(1, 1, 1, 6)
    page.add("填报单位：石桥村村委会", "", "", "", "填报日期：2026年3月")
    page.add()
    page.add(*PLAIN)
    page.add(*range(1, 7))
    _by_household(page, some[:12])
    page.add()
    page.add("备注：以上为上半村，以下为下半村。")
    _by_household(page, some[12:])
    page.add("合计", "24户", "", "", "", sum(len(home.people) for home in some))
    page.add("填表人：某某", "", "审核人：某某")
    return Messy(page.save(folder / "花名册.xlsx"), 24)


def two_rows(folder: Path, rng: random.Random, suffix: str) -> Messy:
    """Headings in two rows: 户主 over 姓名 and 电话, 14岁以下 over three bands."""
    page, some = Page(), homes(rng, 20)
    page.add("石桥村常住户登记表")
    page.merge(1, 1, 1, 9)
    page.add("序号", "组别", "门牌号", "户主", "", "家庭人口", "14岁以下儿童（人）", "", "")
    page.add("", "", "", "姓名", "电话", "", "0-3岁", "4-6岁", "7-13岁")
    for column in (1, 2, 3, 6):
        page.merge(2, column, 3, column)
    page.merge(2, 4, 2, 5)
    page.merge(2, 7, 2, 9)
    for n, home in enumerate(some, 1):
        page.add(n, home.group, home.door, home.head, home.phone, len(home.people), n % 2, "", 1)
    return Messy(page.save(folder / f"登记表{suffix}"), 20)


PEOPLE = ("户号", "组", "门牌号", "户主姓名", "联系电话", "姓名", "与户主关系", "性别", "出生日期")


def _counted(some: list[Home]) -> int:
    return sum(1 for home in some for person in home.people if person.year <= 2011)


def people(folder: Path, rng: random.Random, way: str, suffix: str) -> Messy:
    """One row for each person; the household's cells in every row, merged, or only in the first."""
    page, some = Page(), homes(rng, 18)
    page.add(*PEOPLE)
    named: set[tuple[int, str]] = set()
    for n, home in enumerate(some, 1):
        first = len(page.rows) + 1
        for at, person in enumerate(home.people):
            own = (n, home.group_name, home.door, home.head, home.phone)
            shown = own if way == "each" or at == 0 else ("",) * 5
            born = [
                f"{person.year}-03-02", dt.date(person.year, 3, 2), f"{person.year}年3月", person.year,
                (dt.date(person.year, 3, 2) - dt.date(1899, 12, 30)).days,
            ][n % 5]  # fmt: skip
            row = page.add(*shown, person.name, person.relation, person.sex, born)
            if person.year > 2011:
                named.add((row, "child"))
        if way == "merged" and len(home.people) > 1:
            for column in range(1, 6):
                page.merge(first, column, len(page.rows), column)
    return Messy(page.save(folder / f"人口{way}{suffix}"), 18, _counted(some), named)


def wide_digits(folder: Path, rng: random.Random) -> Messy:
    page, some = Page(), homes(rng, 16)
    page.add(*("　".join(title) for title in PLAIN))
    for n, home in enumerate(some, 1):
        name = "　".join(home.head)
        page.add(wide(n), name, f"第{wide(home.group)}村民小组", wide(home.door), wide(home.phone), "３人")
    return Messy(page.save(folder / "全角.xlsx"), 16)


def sections(folder: Path, rng: random.Random) -> Messy:
    """The group stands alone in a row above its households, the headings come again on every page."""
    page, some = Page(), sorted(homes(rng, 28), key=lambda home: home.group)
    page.add("石桥村户主名单")
    titles = ("序号", "姓名", "门牌", "手机号码")
    page.add(*titles)
    last = 0
    for n, home in enumerate(some, 1):
        if home.group != last:
            page.add(home.group_name)
            last = home.group
        if n % 10 == 0:
            page.add(*titles)
        page.add(n, home.head, home.door.split("-")[1] + "号", home.phone)
    return Messy(page.save(folder / "名单.xls"), 28)


def forbidden(folder: Path, rng: random.Random, suffix: str) -> Messy:
    """Columns of identity numbers and bank cards, and the same planted in cells where nobody looks."""
    page, some = Page(), homes(rng, 40)
    page.add("序号", "户主姓名", "身份证号码", "组别", "门牌号", "联系电话", "人口", "惠农一卡通", "户类型")
    planted: list[str] = []
    named: set[tuple[int, str]] = set()
    for n, home in enumerate(some, 1):
        number, card = id_number(rng), bank_card(rng)
        planted += [number, card]
        head, phone, kind, door = home.head, home.phone, "低保户", home.door
        row, hidden = len(page.rows) + 1, id_number(rng)
        if n % 8 == 1:
            head = f"{head} {hidden}"
        elif n % 8 == 3:
            phone = wide(hidden)
        elif n % 8 == 5:
            kind = f"{hidden[:6]} {hidden[6:14]} {hidden[14:]}"
        elif n % 8 == 7:
            hidden = bank_card(rng)
            kind = hidden
        if n % 2:
            planted.append(hidden)
            code = "bank_card" if n % 8 == 7 else "id_number_cut" if n % 8 == 1 else "id_number"
            named.add((row, code))
        page.add(n, head, number, home.group_name, door, phone, len(home.people), card, kind)
    return Messy(page.save(folder / f"证件{suffix}"), 40, 0, named, planted, refused=2)


def disguised(folder: Path, rng: random.Random) -> Messy:
    """Identity numbers under a harmless heading, as numbers (Excel has lost the last digits)."""
    page, some = Page(), homes(rng, 25)
    page.add("户主", "号码", "组", "门牌号", "联系方式")
    planted = []
    for home in some:
        number = id_number(rng).replace("X", "1")
        planted.append(number[:15])
        page.add(home.head, int(number), home.group_name, home.door, int(home.phone))
    return Messy(page.save(folder / "号码.xlsx"), 25, 0, set(), planted, refused=1)


def tagged(folder: Path, rng: random.Random) -> Messy:
    """Yes and no columns, words of tags, words that nobody knows, ages, and cells that say nothing."""
    page, some = Page(), homes(rng, 20)
    page.add("户主姓名", "小组", "门牌号", "是否低保", "党员户", "户类别", "居住情况", "人口", "电话")
    named: set[tuple[int, str]] = set()
    for n, home in enumerate(some, 1):
        kind, lives, size, phone = "独居老人、残疾人", "常住", str(len(home.people)), home.phone
        row = len(page.rows) + 1
        if n == 4:
            kind = "独居老人、天外来客"
            named.add((row, "unknown_word"))
        if n == 6:
            lives = "在月球"
            named.add((row, "unknown_word"))
        if n == 8:
            size = "很多"
            named.add((row, "bad_number"))
        if n == 10:
            phone = "没有电话请找邻居"
            named.add((row, "bad_phone"))
        if n == 12:
            phone = f"{home.phone} / 15400000000"
            named.add((row, "two_phones"))
        page.add(
            home.head, home.group_name, home.door, "是" if n % 2 else "否", "√" if n % 3 else "", kind,
            lives, size, phone,
        )  # fmt: skip
    return Messy(page.save(folder / "类别.xlsx"), 20, 0, named)


def addresses(folder: Path, rng: random.Random) -> Messy:
    """No columns for group and door: both stand in the address."""
    page, some = Page(), homes(rng, 15)
    page.add("姓名", "家庭住址", "手机")
    for home in some:
        page.add(home.head, f"云溪镇石桥村{home.group_name}{home.door.split('-')[1]}号", home.phone)
    return Messy(page.save(folder / "住址.csv", "gbk"), 15)


def faulty(folder: Path, rng: random.Random) -> Messy:
    """Several grids in one sheet, one of which is not there; doors and heads missing, rows twice."""
    page, some = Page(), homes(rng, 30)
    page.add("所属网格", "户主姓名", "村民小组", "门牌号", "人口")
    named: set[tuple[int, str]] = set()
    kept = 30
    for n, home in enumerate(some, 1):
        grid, head, door = GRIDS[n % 2], home.head, home.door
        row = len(page.rows) + 1
        if n in (5, 6):
            grid, kept = "月亮湾网格", kept - 1
            named.add((row, "no_grid"))
        elif n == 9:
            door, kept = "", kept - 1
            named.add((row, "no_door"))
        elif n == 12:
            head, kept = "", kept - 1
            named.add((row, "no_head"))
        page.add(grid, head, home.group_name, door, len(home.people))
    again = some[1]
    row = page.add(GRIDS[0], again.head, again.group_name, again.door, 3)
    named.add((row, "twice"))
    row = page.add(GRIDS[0], "赵来顺", again.group_name, again.door, 2)
    named.add((row, "same_door"))
    return Messy(page.save(folder / "几个网格.xlsx"), kept + 1, 0, named, grid=None)


def headless(folder: Path, rng: random.Random) -> Messy:
    """No headings at all: only the cells tell."""
    page, some = Page(), homes(rng, 20)
    for home in some:
        page.add(home.head, home.group_name, home.door, home.phone)
    return Messy(page.save(folder / "无表头.csv", "gb18030"), 20)


def unknown_ages(folder: Path, rng: random.Random) -> Messy:
    """Persons with ages or without: a child is counted, a grandchild of no age is not written down."""
    page = Page()
    page.add("户主", "门牌号", "人口", "成员姓名", "与户主关系", "年龄")
    page.add("王家福", "3-12", 5, "王家福", "本人", 70)
    page.add("", "", "", "李桂英", "妻", "６８岁")
    child = page.add("", "", "", "王小宝", "孙子", 6)
    lost = page.add("", "", "", "王小妹", "孙女", "")
    page.add("李大山", "3-13", 1, "李大山", "户主", 55)
    several = page.add("张桂英", "3-14", 3, "张桂英、陈新/夫", "", "")
    named = {(child, "child"), (lost, "age_unknown"), (2, "size_differs"), (several, "many_names")}
    return Messy(page.save(folder / "年龄.xls"), 3, 3, named)


MAKERS: dict[str, Callable[[Path, random.Random], Messy]] = {
    "plain_xlsx": lambda f, r: plain(f, r, ".xlsx"),
    "plain_xls": lambda f, r: plain(f, r, ".xls"),
    "csv_gbk": lambda f, r: plain(f, r, ".csv", "gbk"),
    "csv_gb18030_tabs": lambda f, r: plain(f, r, ".csv", "gb18030", "\t"),
    "csv_utf8": lambda f, r: plain(f, r, ".csv", "utf-8"),
    "csv_utf8_mark": lambda f, r: plain(f, r, ".csv", "utf-8-sig", ";"),
    "titled": titled,
    "two_rows_xlsx": lambda f, r: two_rows(f, r, ".xlsx"),
    "two_rows_xls": lambda f, r: two_rows(f, r, ".xls"),
    "people_in_each": lambda f, r: people(f, r, "each", ".xlsx"),
    "people_merged": lambda f, r: people(f, r, "merged", ".xlsx"),
    "people_merged_xls": lambda f, r: people(f, r, "merged", ".xls"),
    "people_first_only": lambda f, r: people(f, r, "first", ".csv"),
    "wide_digits": wide_digits,
    "sections": sections,
    "forbidden_xlsx": lambda f, r: forbidden(f, r, ".xlsx"),
    "forbidden_csv": lambda f, r: forbidden(f, r, ".csv"),
    "disguised": disguised,
    "tagged": tagged,
    "addresses": addresses,
    "faulty": faulty,
    "headless": headless,
    "unknown_ages": unknown_ages,
}
"""Every sheet by its name."""
