"""What can be printed of a demand: 交办单, 督办单, 反馈单, 告知单, as far as it has come to each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column, label
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar, Send, Write
from gridworker.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from gridworker.services.papers import PaperOffer


class MatterPapers(QFrame):
    """Hidden while nothing can be printed. `notice` and `progress` are the page's own."""

    def __init__(self, desk: Desk, notice: Notice, progress: ProgressStrip) -> None:
        super().__init__()
        theme.role(self, "card")
        self._page: dict[str, Any] = {}
        self._offers: dict[str, PaperOffer] = {}
        self.kinds: Chips | None = None
        self._holder = column(gap=0)
        self.bar = PrintBar(
            desk, notice, progress, name=self._file_name, write=self._writing, send=self._sending
        )
        title = label(self.tr("打印单子"), "heading")
        note = label(self.tr("单子上的姓名打了星号，不印电话。"), "hint", wrap=True)
        self.setLayout(column(title, self._holder, self.bar, self.bar.strip, note, gap=0.5, margin=1.0))
        self.setVisible(False)

    def show_papers(self, page: dict[str, Any], offers: Sequence[PaperOffer]) -> None:
        """Offer those that are ready; the last one stays picked for the same demand."""
        before = self.kinds.value() if self.kinds is not None and page["id"] == self._page.get("id") else None
        ready = {one.kind: one for one in offers if one.ready}
        changed = list(ready) != list(self._offers) or page["id"] != self._page.get("id")
        self._page, self._offers = page, ready
        self.setVisible(bool(ready))
        if not changed:
            return
        self.bar.nothing_made()
        if self.kinds is not None:
            self._holder.removeWidget(self.kinds)
            self.kinds.deleteLater()
        choices = [(kind, language.said(one.name)) for kind, one in ready.items()]
        self.kinds = Chips(self.tr("哪一种单子"), choices, required=True)
        self.kinds.set_value(before if before in ready else next(iter(ready), None))
        self.kinds.changed.connect(self.bar.nothing_made)
        self._holder.addWidget(self.kinds)

    def _kind(self) -> str:
        return (self.kinds.value() if self.kinds is not None else None) or ""

    def _file_name(self) -> str:
        name = language.said(self._offers[self._kind()].name)
        return self.tr("{name}-{n}.pdf").format(name=name, n=language.said(self._page["number"]))

    def _writing(self) -> Write:
        from gridworker.services import papers  # most who open a demand print nothing

        kind, demand = self._kind(), self._page["id"]
        return lambda s, path, _task: papers.paper_pdf(s, kind, demand, path)

    def _sending(self) -> Send:
        from gridworker.services import papers

        kind, demand = self._kind(), self._page["id"]
        return lambda s, printer, _task: papers.print_paper(s, printer, kind, demand)
