"""How dates, numbers and states are said on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gridworker.domain.mask import mask_phone
from gridworker.domain.plurals import agree
from gridworker.ui import language

if TYPE_CHECKING:
    from gridworker.services.my_grids import MyGrid

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


ECHOED = 20
"""Letters of what was looked for that are said again."""


def tr(words: str) -> str:
    return QCoreApplication.translate("words", words)


def read_day(text: str | Day | None) -> Day | None:
    """A date from ISO text (a time behind it is cut off), or None."""
    if isinstance(text, Day):
        return text
    try:
        return Day.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day(text: str | Day | None, today: Day) -> str:
    """4月5日, with the year when it is not this one; empty for no date."""
    found = read_day(text)
    if found is None:
        return ""
    if found.year == today.year:
        return tr("{m}月{d}日").format(m=month(found.month), d=found.day)
    return tr("{y}年{m}月{d}日").format(y=found.year, m=month(found.month), d=found.day)


def month(number: int) -> str:
    """The month inside a date: 4, or Apr."""
    return _MONTHS[number - 1] if language.is_english() else str(number)


def weekday(found: Day) -> str:
    """周日, or Sun."""
    names = [tr("周一"), tr("周二"), tr("周三"), tr("周四"), tr("周五"), tr("周六"), tr("周日")]
    return names[found.weekday()]


def long_day(text: str | Day | None) -> str:
    """2026年4月5日 周日."""
    found = read_day(text)
    if found is None:
        return ""
    said = tr("{y}年{m}月{d}日 {weekday}")
    return said.format(y=found.year, m=month(found.month), d=found.day, weekday=weekday(found))


def period(first: str, last: str, today: Day) -> str:
    """3月2日至4月5日, or one day, or empty."""
    if not first:
        return ""
    if first == last or not last:
        return day(first, today)
    return tr("{a}至{b}").format(a=day(first, today), b=day(last, today))


def moment(text: str | None, now: datetime) -> str:
    """14:03 today, else 4月5日 14:03; nothing for what no clock shows here."""
    try:
        found = datetime.fromisoformat(text or "")
        if found.tzinfo is not None and now.tzinfo is not None:
            found = found.astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return ""
    clock = f"{found:%H:%M}"
    return clock if found.date() == now.date() else f"{day(found.date(), now.date())} {clock}"


def moment_ago(text: str | None, now: datetime) -> str:
    """今天14:03, 昨天16:20, else 4月5日 14:03."""
    said, found = moment(text, now), read_day(text)
    days = (now.date() - found).days if found is not None else -1
    if days == 0:
        return tr("今天{clock}").format(clock=said[-5:])
    return tr("昨天{clock}").format(clock=said[-5:]) if days == 1 else said


def ago(text: str | Day | None, today: Day) -> str:
    """今天, 昨天, 12 天前; 还没有走访过 for no date; no lie when the clock was set back since."""
    found = read_day(text)
    if found is None:
        return tr("还没有走访过")
    days = (today - found).days
    if days < 0:
        return tr("在今天以后")
    if days == 0:
        return tr("今天")
    return tr("昨天") if days == 1 else tr("{n} 天前").format(n=days)


def shortened(text: str) -> str:
    """What somebody looked for, said again in a sentence: its first letters will do."""
    return text if len(text) <= ECHOED else f"{text[:ECHOED]}…"


def place(row: Mapping[str, Any]) -> str:
    """三组 3-12."""
    return " ".join(part for part in (row.get("group") or "", row.get("door") or "") if part)


def removed(row: Mapping[str, Any], field: str) -> str:
    """What stands in place of words that a resident asked to have deleted; empty where nothing was."""
    return tr("（已按居民请求删除）") if field in (row.get("redacted") or ()) else ""


def phone(text: str | None, *, shown: bool = False) -> str:
    if not text:
        return ""
    return text if shown else mask_phone(text)


def delivery(state: str | None) -> str:
    """Where a record is on its way to the office.

    A saved page that no bundle holds yet is said to wait: 草稿 would sound as if it were not saved.
    """
    return {
        "draft": tr("待送出"), "packed": tr("已入包"), "sent": tr("已送出"), "merged": tr("已合并"),
    }.get(state or "", "")


def delivery_token(state: str | None) -> str:
    return {"merged": "ok", "sent": "info", "packed": "info"}.get(state or "", "second")



def many(text: str, **facts: object) -> str:
    """A sentence with its facts; in English its nouns agree with the numbers (`{n} visit|visits`)."""
    return (agree(text, facts) if language.is_english() else text).format(**facts)


def counted(parts: Sequence[tuple[int, str]]) -> str:
    """12 篇走访、3 件诉求: only what there is."""
    return listed([many(words, n=n) for n, words in parts if n])


def listed(parts: Iterable[str]) -> str:
    """老伴、儿子: things one after the other, as the language lists them."""
    return tr("、").join(part for part in parts if part)


def sentences(parts: Iterable[str]) -> str:
    """Whole sentences one after the other; English parts them with a blank."""
    return (" " if language.is_english() else "").join(part for part in parts if part)


def clauses(parts: Iterable[str]) -> str:
    """Half sentences one after the other."""
    return tr("；").join(part for part in parts if part)


def visitor(row: Mapping[str, Any]) -> str:
    """Who was there, and for whom if he stood in for somebody: 王芳（代 李明）."""
    name = row.get("worker_name") or ""
    instead = row.get("stands_in_for")
    return tr("{n}（代 {w}）").format(n=name, w=instead) if instead else name


def grid(mine: MyGrid) -> str:
    """One of the grids somebody looks after, as a list of choices calls it."""
    return tr("{n}（代 {w}）").format(n=mine.name, w=mine.instead_of) if mine.instead_of else mine.name


def standing_in(mine: MyGrid) -> str:
    """One sentence about a 顶岗."""
    if mine.until:
        said = tr("您在替 {w} 管 {g}，到 {d} 为止，写的都标“代”。")
        return said.format(w=mine.instead_of, g=mine.name, d=mine.until)
    return tr("您在替 {w} 管 {g}，写的都标“代”。").format(w=mine.instead_of, g=mine.name)
