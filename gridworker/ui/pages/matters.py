"""诉求 by the next step: on a laptop what the worker has to do, in the office the 交办台."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import demands
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages import matter_lists, matter_source
from gridworker.ui.pages.matter_page import Act
from gridworker.ui.pages.matter_strip import MatterStrip
from gridworker.ui.pages.matter_words import lines, turn
from gridworker.ui.pages.matters_several import BULK, SeveralAtOnce
from gridworker.ui.pages.step_verbs import step_verb
from gridworker.ui.pages.take_in import NEW, take_in_button
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.side_list import SideList
from gridworker.ui.tables.ticked import TickList
from gridworker.ui.widgets.basics import button, column, hide_unless, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

if TYPE_CHECKING:
    from gridworker.services.acting import Offer

SIDE_EM = 11
"""Width of the lists at the side: as wide as their words and no wider."""
WORKERS = ("to_accept", "to_tell", "in_hand")
"""Lists of what a worker himself has to do, the most urgent first."""
STEP_OF = {
    "to_register": "register", "to_deliberate": "deliberate", "to_assign": "assign", "to_accept": "accept",
    "to_grant": "extend", "to_verify": "verify", "to_tell": "tell_resident", "to_call_back": "callback",
    "to_publish": "publish_notice", "to_close": "close_out", "to_supervise": "supervise", "on_hold": "resume",
}  # fmt: skip
"""The step for which a list is made: it comes first there, whatever else the demand waits for."""


class MattersPage(SeveralAtOnce):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self._office = desk.identity.is_office
        self._groups = matter_lists.office_lists() if self._office else matter_lists.worker_lists()
        self.side = SideList(self.tr("诉求的各个清单"))
        self.side.picked.connect(self.choose)
        self.side.opened.connect(lambda _key: self.to_list())
        self.model = IdModel([Column("", 0, self._said)], self._fetch, self)
        self.model.loaded.connect(self._show_strip)
        self.list = TickList(self.tr("诉求"), self.model, self._lines)
        self.list.picked.connect(lambda _demand: self._show_strip())
        self.list.opened.connect(lambda demand: desk.go("matter", demand))
        self.strip = MatterStrip(desk)
        self.strip.opened.connect(lambda demand: desk.go("matter", demand))
        self.strip.chosen.connect(self._step)
        self.strip.bulk_asked.connect(self._open_bulk)
        self.strip.unticked.connect(self.list.forget)
        self.list.changed.connect(self._ticked)
        self.count = label("", "second")
        self.all = button(self.tr("全部诉求"), partial(desk.go, "intake"), role="link", icon="search")
        self.book = button(self.tr("会议簿"), partial(desk.go, "meetings"), role="link", icon="diary")
        hide_unless(self._office, self.book)
        self.add = take_in_button(desk, partial(desk.go, "intake", NEW))
        self._asked, self._shown, self._wanted = 0, "", ""
        self._entering = False
        self._place()

    def _place(self) -> None:
        self._none = EmptyState("intake", "", topic="matters")
        whole_list = column(self.list, self.strip, gap=0)
        whole_list.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(whole_list)
        self.stack = QStackedWidget()
        self.stack.addWidget(holder)
        self.stack.addWidget(self._none)
        title = label(self.tr("交办台") if self._office else self.tr("诉求"), "title")
        self.head = wrapped(title, self.count, self.book, self.all, self.add, gap=0.8, right_from=2)
        self.side.setFixedWidth(theme.current().em(SIDE_EM))
        body = row(self.side, self.stack, gap=0.8)
        body.setStretch(1, 1)
        whole = column(self.head, self.notice, body, gap=0.6, margin=1.1)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # what the page is asked -----------------------------------------------------------------

    def enter(self) -> None:
        self._entering = True
        self.notice.hide_notice()  # it spoke of what was done before one left
        self.look()

    def show_what(self, what: Any) -> None:
        """The name of a list (`to_verify`, `unit:<id>`); anything else is a demand, and is opened."""
        key = str(what)
        if matter_lists.named(self._groups, key) is None and not key.startswith(matter_source.UNIT):
            self.desk.go("matter", what)
            return
        self.key = key
        self.notice.hide_notice()
        self.close_bulk()
        self.enter()

    def heard(self, changes: Changes) -> None:
        if changes.touches("demand", "merge", "household", "grid", "unit", "worker"):
            self.look()

    def state(self) -> Any:
        return {"key": self.key, "picked": self.list.current_id()}

    def restore(self, state: Any) -> None:
        self.key, self._wanted = state["key"], state["picked"] or ""

    def flush_and_stop(self) -> None:
        self.strip.stop()
        if self.bulk is not None:
            self.bulk.flush()

    # the lists ------------------------------------------------------------------------------

    def look(self) -> None:
        """Read counts and the list that is shown again."""
        self._asked += 1
        asked, key = self._asked, self.key

        def read(s: Session) -> tuple[str, matter_source.Lists, list[str]]:
            found = matter_source.lists(s)
            wanted = key or self._first(found.counts)
            return wanted, found, matter_source.ids(s, wanted)

        def show(found: tuple[str, matter_source.Lists, list[str]]) -> None:
            if asked == self._asked:
                self._show(*found)

        self.desk.work.run(self, read).success(show).failure(self.notice.refused)

    def _first(self, counts: dict[str, int]) -> str:
        """The first list in which something waits."""
        keys = [one.key for _heading, lists in self._groups for one in lists]
        to_do = keys[1:] if self._office else WORKERS  # all of it is the last thing to begin with
        return next((key for key in to_do if counts.get(key)), keys[0])

    def choose(self, key: str) -> None:
        """Show another list."""
        self.key = key
        self.notice.hide_notice()
        self.close_bulk()
        self.look()

    def _show(self, key: str, found: matter_source.Lists, ids: list[str]) -> None:
        ticks = self._office and key in BULK
        if self.key != key or self.list.ticks != ticks:
            self.list.set_ticks(ticks)
        self.key = key
        entries = matter_lists.entries(self._groups, found.counts, found.units, key)
        self.side.show_entries(entries)
        self.side.pick(key)
        title = next((entry.title for entry in entries if entry.key == key), "")
        self.count.setText(many(self.tr("{list}：{n} 件"), list=title, n=len(ids)))
        # Another list begins at its most urgent one, also where the demand picked before is in it too.
        before = self.list.current_id() if key == self._shown else None
        self._shown = key
        self.list.show_ids(ids)
        self.list.keep(ids)
        one = matter_lists.named(self._groups, key)
        self._none.set_sentence(one.empty if one is not None else self.tr("这个单位手上没有诉求。"))
        focus = self.window().focusWidget()
        had = focus is not None and self.stack.isAncestorOf(focus)
        if self.bulk is None:
            self.stack.setCurrentIndex(0 if ids else 1)
        wanted, self._wanted = self._wanted, ""
        if ids and before not in ids:
            self.list.pick(wanted if wanted in ids else ids[0])
        self._show_strip()
        if self._entering or (had and not ids):
            self._entering = False
            QTimer.singleShot(0, self, self.to_list)

    def to_list(self) -> None:
        place = self.list if self.model.rowCount() else self.side
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, ids: Sequence[str], arrived: Callable[[list[Row]], None]) -> None:
        self.desk.work.run(self, lambda s: demands.demand_rows(s, list(ids))).success(arrived).failure(
            self.notice.refused
        )

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        return lines(row_, self.desk.vocab, self.desk.today(), office=self._office)

    def _said(self, row_: Row) -> str:
        ticked = self.tr("已勾上") if row_["id"] in self.list.ticked else ""
        return words.clauses([ticked, *self._lines(row_)[:3]])

    def _show_strip(self) -> None:
        demand = self.list.current_id() if self.model.rowCount() else None
        row_ = self.model.row_at(self.model.row_of(demand)) if demand is not None else None
        self.strip.show_demand(demand, STEP_OF.get(self.key, ""), turn(row_) if row_ is not None else "")

    # doing ----------------------------------------------------------------------------------

    def _step(self, demand: str, offer: Offer) -> None:
        if offer.event not in matter_source.ONE_KEY:
            self.desk.go("matter", Act(demand, offer.event))
            return

        def done(changes: Changes) -> None:
            self.notice.ok(self.tr("已记下：{name}。").format(name=step_verb(offer.event)))
            self.to_list()
            self.desk.tell(changes)

        def refused(error: BaseException) -> None:
            self.notice.refused(error)
            self._show_strip()

        job = self.desk.work.run(self, lambda s: matter_source.act(s, demand, offer.event, {}))
        job.success(done).failure(refused)
