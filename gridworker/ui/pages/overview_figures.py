"""The four figures at the head of 总览, and where each leads."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gridworker.services.figures import Figure, Overview
from gridworker.ui.pages import overview_words as say
from gridworker.ui.pages.overview_parts import FigureCard, Link, Open

CARDS = ("coverage", "visits", "settled", "overdue")


class FigureRow(QObject):
    """`cards` are the four, by the key of what each counts."""

    def __init__(self, parent: QObject, go: Open) -> None:
        super().__init__(parent)
        self.cards = {key: FigureCard(go) for key in CARDS}

    def show(self, found: Overview) -> None:
        """Put the figures in."""
        figure = found.cards["coverage"]
        d = figure.d or 0
        note = self.tr("{p}；当面见到的户 / 应访户").format(p=say.share(figure.n, d)) if say.share(
            figure.n, d
        ) else self.tr("当面见到的户 / 应访户")
        self.cards["coverage"].show_figure(
            self.tr("走访覆盖"), f"{figure.n}/{d}" if d else "—", note, self.about_homes(figure)
        )
        visits, missed = found.cards["visits"], found.cards["missed"]
        self.cards["visits"].show_figure(
            self.tr("走访户次"), str(visits.n),
            self.tr("其中没有见到 {rate}").format(rate=say.rate(missed.n, visits.n)),
            some([(self.tr("看走访记录"), visits), (self.tr("看没有见到的"), missed)]),
        )
        settled, out = found.cards["settled"], found.cards["left_out"]
        said = self.tr("已办结 / 这段时间收到的")
        if out.n:
            said = self.tr("已办结 / 这段时间收到的；另有 {n} 件不予立项、并案或撤回").format(n=out.n)
        self.cards["settled"].show_figure(
            self.tr("诉求办结"), f"{settled.n}/{settled.d}" if settled.d else "—",
            said, some([(self.tr("看已办结的"), settled), (self.tr("看没办结的"), _rest(settled))]),
        )
        late = found.cards["overdue"]
        self.cards["overdue"].show_figure(
            self.tr("未办结诉求"), str(late.d),
            self.tr("截至今天；已过期限 {rate}").format(rate=say.rate(late.n, late.d or 0)),
            some([(self.tr("看未办结的"), found.cards["open"]), (self.tr("看已过期限的"), late)]),
        )

    def about_homes(self, figure: Figure) -> list[Link]:
        """The households met, and those not met yet: of all grids or of one."""
        return some(
            [
                (self.tr("看当面见到的 {n} 户").format(n=figure.n), figure),
                (self.tr("看还没见到的 {n} 户").format(n=(figure.d or 0) - figure.n), _rest(figure)),
            ]
        )


def _rest(figure: Figure) -> Figure | None:
    """The others of a rate, as a figure of their own."""
    if figure.rest is None:
        return None
    return Figure(figure.key, figure.label, (figure.d or 0) - figure.n, None, figure.rest)


def some(found: list[tuple[str, Figure | None]]) -> list[Link]:
    """Links to what there is: nobody is led to an empty list."""
    return [(words, figure.query) for words, figure in found if figure is not None and figure.n]
