"""办理情况 as cards: five rates as n/d, the working days that matters took, each leading to its demands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from gridworker.domain.rates import Rates
from gridworker.ui import theme, words
from gridworker.ui.page import TheseOnly
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.overview_parts import FigureCard, Link
from gridworker.ui.words import many

CARDS = ("settled", "on_time", "told", "satisfied", "first_asked", "days")
_WIDE_EM = 20
"""A card narrower than this breaks its words too often."""


def tr(text: str) -> str:
    return QCoreApplication.translate("rates", text)


class RateCards(QWidget):
    """`cards` by the name of the rate, and `days`."""

    def __init__(self, go: Callable[[TheseOnly], object]) -> None:
        super().__init__()
        self.cards = {key: FigureCard(go) for key in CARDS}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().em(0.7))
        self._columns = 0
        self.setLayout(self._grid)
        self._arrange()

    def _arrange(self) -> None:
        columns = 3 if self.width() >= 3 * theme.current().em(_WIDE_EM) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for at, key in enumerate(CARDS):
            self._grid.addWidget(self.cards[key], at // columns, at % columns)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_rates(self, found: Rates, span: str) -> None:
        """Put the figures in; `span` says which days they are of."""
        facts = {key: _about(key) for key in found.by_name}
        beside = {
            "on_time": (many(tr("另有暂缓 {n} 件"), n=len(found.held)), [(tr("暂缓"), found.held)]),
            "satisfied": (
                many(
                    tr("未评价 {n} 件、代填 {m} 件不算在内"), n=len(found.unrated), m=len(found.for_others)
                ),
                [(tr("未评价"), found.unrated), (tr("代填"), found.for_others)],
            ),
        }
        for key, rate in found.by_name.items():
            name, note, yes, no = facts[key]
            apart, more = beside.get(key, ("", []))
            told = [say.share(len(rate.n), rate.d), note, apart]
            links = _links(span, name, [(yes, rate.n), (no, rate.rest), *more])
            value = f"{len(rate.n)}/{rate.d}" if rate.d else "—"
            self.cards[key].show_figure(name, value, words.clauses([one for one in told if one]), links)
        self._show_days(found, span)

    def _show_days(self, found: Rates, span: str) -> None:
        name, mean, middle = tr("办理工作日"), found.mean_days, found.median_days
        if mean is None or middle is None:
            self.cards["days"].show_figure(name, "—", tr("这段时间没有反馈过的。"), [])
            return
        note = many(
            tr("平均数；中位数 {m} 天，共 {n} 件，从立项到反馈"), m=f"{middle:g}", n=len(found.days)
        )
        links = _links(span, name, [(tr("反馈过"), sorted(found.days))])
        self.cards["days"].show_figure(name, tr("{n} 天").format(n=f"{mean:.1f}"), note, links)


def _links(span: str, name: str, made: Iterable[tuple[str, list[str]]]) -> list[Link]:
    """Links to what there is: nobody is led to an empty list."""
    what, look = tr("{span}，{name}：{which}"), tr("看{which}的")
    return [
        (look.format(which=which), TheseOnly(tuple(ids), what.format(span=span, name=name, which=which)))
        for which, ids in made
        if ids
    ]


def _about(key: str) -> tuple[str, str, str, str]:
    """Name of a rate, what n and d are, and the words of those in n and of the others."""
    return {
        "settled": (tr("办结率"), tr("已核查、公示或销号 / 这段时间立项的"), tr("办结"), tr("没有办结")),
        "on_time": (tr("按期办结率"), tr("按期反馈 / 这段时间到期的"), tr("按期"), tr("没有按期")),
        "told": (tr("告知率"), tr("已告知群众 / 已办结的"), tr("已告知"), tr("没有告知")),
        "satisfied": (tr("满意率"), tr("基本满意以上 / 群众自己评的"), tr("满意"), tr("不满意")),
        "first_asked": (
            tr("首问落实率"), tr("由首问人告知 / 这段时间销号的"), tr("首问人告知"), tr("不是首问人告知"),
        ),
    }[key]  # fmt: skip
