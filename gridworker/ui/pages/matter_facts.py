"""The left side of a demand's page: what is asked, everything that happened, who knows of it, papers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.pages.asked_card import AskedCard
from gridworker.ui.pages.files_card import FilesCard
from gridworker.ui.pages.history_card import HistoryCard
from gridworker.ui.pages.matter_levels import MatterLevels
from gridworker.ui.pages.matter_papers import MatterPapers
from gridworker.ui.pages.matter_source import Opened
from gridworker.ui.pages.matter_words import due_sentence, in_hands, task
from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip


class MatterFacts(QWidget):
    def __init__(self, desk: Desk, notice: Notice, progress: ProgressStrip) -> None:
        super().__init__()
        self.desk = desk
        self.asked, self.history = AskedCard(desk), HistoryCard(desk)
        self.papers = MatterPapers(desk, notice, progress)
        self.levels = MatterLevels(desk)
        self.files = FilesCard(desk, notice, goes_up=True)
        self.files.intake.take_from(self)
        whole = column(self.asked, self.history, self.levels, self.papers, self.files, None, gap=0.8)
        whole.setContentsMargins(0, 0, theme.current().em(0.6), theme.current().em(0.6))
        self.setLayout(whole)

    def show_matter(self, found: Opened) -> None:
        """Show all of it."""
        page = found.page
        level = next((one.level for one in found.times if one.now), "") if len(found.times) > 1 else ""
        lines = (
            (self.tr("承办"), in_hands(page)), (self.tr("交办要求"), task(page)),
            (self.tr("时限"), due_sentence(page, self.desk.today())),
        )  # fmt: skip
        self.asked.show_page(page, level=level, lines=lines)
        self.history.show_page(page, found.names)
        self.levels.show_levels(found.lamps, found.times)
        self.papers.show_papers(page, found.papers)
        self.files.show_files(page["id"], page.get("files") or [])
