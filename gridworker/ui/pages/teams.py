"""互助: requests for help, teams, pairings; from here an office goes to 评官评事."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from gridworker.services import aid_papers
from gridworker.services.changes import Changes
from gridworker.services.drafts import unfinished
from gridworker.services.session import Session
from gridworker.ui import choose, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, Resume, page_column
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.help_list import HelpList
from gridworker.ui.widgets.basics import button, column, hide_unless, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.print_bar import PrintBar
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.widgets.tab_stack import TabStack
from gridworker.ui.widgets.tabs import Tabs

HELP, TEAMS, PAIRINGS = 0, 1, 2
_TAB_OF = {"help": HELP, "help_result": HELP, "team": TEAMS, "team_member": TEAMS, "team_end": TEAMS,
           "team_member_end": TEAMS, "pairing": PAIRINGS, "pairing_end": PAIRINGS}  # fmt: skip


class TeamsPage(Page):
    """`show_what`: ("help" | "team" | "pairing", record or empty for a new one), or ("ask", household)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice, self.progress = Notice(), ProgressStrip()
        self.tabs = Tabs(self.tr("互助事项"), [self.tr("求助"), self.tr("队伍"), self.tr("包联")])
        self._stack = TabStack(self.tabs, self._make)
        self._stack.turned.connect(self._turned)
        self.view = self._stack.part
        self.appraisal = button(
            self.tr("评官评事"), lambda: desk.go("appraisal"), role="link", icon="forward"
        )
        hide_unless(desk.identity.is_peer, self.appraisal)
        head = row(label(self.tr("互助"), "title"), self.tabs, None, self.appraisal, gap=1)
        self.paper = PrintBar(
            desk, self.notice, self.progress, name=self._file_name, write=self._writing, send=self._sending
        )
        self.book = button(self.tr("导出 Excel"), self._save_book, icon="sheet")
        self._called = label("", "label")
        self._foot = QWidget()
        away = button(self.tr("收起"), self._turn_paper, role="link")
        away.setAccessibleName(self.tr("收起打印和导出"))
        self._foot.setLayout(
            column(row(self._called, self.paper, self.book, away, None), self.paper.strip, gap=0.3)
        )
        self._foot.setVisible(False)
        whole = page_column(head, self.notice, self.progress, self._stack, self._foot)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _make(self, at: int) -> AidList:
        if at == HELP:
            made: AidList = HelpList(self.desk)
        elif at == TEAMS:
            from gridworker.ui.pages.team_list import TeamList

            made = TeamList(self.desk)
        else:
            from gridworker.ui.pages.pairing_list import PairingList

            made = PairingList(self.desk)
        sheet = self.tr("帮扶台账…") if at == HELP else self.tr("联系表…")
        flow = made.below.layout()
        assert flow is not None
        flow.addWidget(button(sheet, self._turn_paper, icon="print"))
        return made

    @property
    def at(self) -> int:
        """The tab in front."""
        return self._stack.at

    def _turned(self, at: int) -> None:
        """The sheet that was offered below the list belongs to the tab before."""
        self.paper.nothing_made()
        self._foot.hide()
        self.view(at).below.show()
        self._called.setText(self._paper_name())

    # what the page is asked ---------------------------------------------------------------------

    def enter(self) -> None:
        self._stack.go(self.at)

    def show_what(self, what: Any) -> None:
        if isinstance(what, Resume):
            self.desk.work.run(self, lambda s: unfinished(s, what.draft)[0].form).success(
                lambda form: self._resume(form, what.about)
            ).failure(self.notice.refused)
            return
        kind, record = what
        at = HELP if kind == "ask" else _TAB_OF[kind]
        shown = self._stack.turn(at)
        if kind == "ask":
            shown.look(lambda: shown.ask_new({"household": record}))
        elif record:
            shown.show_record(record)
        else:
            shown.look(shown.ask_new)

    def _resume(self, form: str, about: str) -> None:
        """The form is opened again; it finds by itself what was half typed."""
        shown: Any = self._stack.turn(_TAB_OF.get(form, HELP))
        if form == "team_member":
            shown.look(lambda: shown.ask_member(about))
        elif about:
            shown.show_record(about)  # half a result is found by its request
        else:
            shown.look(shown.ask_new)

    def heard(self, changes: Changes) -> None:
        kinds = ("help", "team", "team_member", "pairing", "household", "merge", "conflict", "unit", "grid")
        if self.isVisible() and changes.touches(*kinds):
            self.view(self.at).look()  # the others read when they come to the front

    def state(self) -> Any:
        return {"at": self.at, "list": self.view(self.at).state()}

    def restore(self, state: Any) -> None:
        self._stack.turn(state["at"]).restore(state["list"])

    def flush_and_stop(self) -> None:
        for made in self._stack.made:
            made.flush()

    # on paper -----------------------------------------------------------------------------------

    def _turn_paper(self) -> None:
        """The sheet of this tab: printed, as PDF or as Excel, in place of the buttons below the list."""
        out = self._foot.isHidden()
        self._foot.setVisible(out)
        self.view(self.at).below.setVisible(not out)
        (self.paper.print if out else self.view(self.at).table).setFocus()

    def _paper_name(self) -> str:
        return self.tr("帮扶台账") if self.at == HELP else self.tr("联系表")

    def _file_name(self) -> str:
        return f"{self._paper_name()}.pdf"

    def _sheet(self) -> Callable[[Session], Any]:
        return aid_papers.help_ledger if self.at == HELP else aid_papers.contact_sheet

    def _writing(self) -> Any:
        made = self._sheet()
        return lambda s, path, _task: aid_papers.sheet_pdf(s, made(s), path)

    def _sending(self) -> Any:
        made = self._sheet()
        return lambda s, printer, _task: aid_papers.print_sheet(s, made(s), printer)

    def _save_book(self) -> None:
        start = choose.beginning(self.desk.settings.last_out) / f"{self._paper_name()}.xlsx"
        path = choose.save(self, self.tr("存到哪里"), self.tr("Excel 表格 (*.xlsx)"), start)
        if path is None:
            return
        made = self._sheet()

        def done(book: aid_papers.SheetMade) -> None:
            self.desk.settings.last_out = book.path.parent
            self.notice.ok(words.many(self.tr("写好了，共 {n} 行。"), n=book.rows), str(book.path))

        self.book.setEnabled(False)
        self.desk.work.run(self, lambda s: aid_papers.sheet_book(s, made(s), path)).always(
            lambda: self.book.setEnabled(True)
        ).success(done).failure(self.notice.refused)
