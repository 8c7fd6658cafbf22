"""查找: what the box above every page found, in groups, with filters; Enter opens a hit on its own page."""

from __future__ import annotations

from datetime import date as Day
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from gridworker.services import areas, search
from gridworker.services.changes import Changes
from gridworker.services.search import Asked, Group, Hit, Results
from gridworker.ui import keys, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.kind_words import kind_word
from gridworker.ui.page import Page
from gridworker.ui.pages.search_list import HEAD, HIT, MORE, Entry, ResultList
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice


class SearchPage(Page):
    to_box = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.count = label("", "second", wrap=True)
        every = self.tr("全部")
        self.kind = Box([(None, every), *((kind, kind_word(kind)) for kind in self._kinds())])
        self.period = Box(
            [
                (None, self.tr("不限")), ("month", self.tr("本月")), ("year", self.tr("今年")),
                ("last_year", self.tr("去年")),
            ]
        )  # fmt: skip
        self.grid = Box([(None, every)])
        self.tag = Box([(None, every), *desk.choices("household_tag")])
        for box in (self.kind, self.period, self.grid, self.tag):
            box.currentIndexChanged.connect(lambda _at: self._search())
        self.list = ResultList(self.tr("找到的结果"))
        self.list.opened.connect(self._open)
        self.none = EmptyState("search", "", topic="find")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        self._text = ""
        self._wanted = False
        self._answered: tuple[Asked, Results] | None = None
        self._groups: list[Group] = []
        self.list.up.connect(self.to_box)
        keys.tell(self.list, "Enter", self.tr("打开这一条"))
        keys.tell(self.list, "↑", self.tr("从第一条回到查找框"))
        keys.bind(self, "Esc", self.tr("不找了，回到刚才的页面"), self.left.emit)
        self._place()
        self._say_empty()

    def _place(self) -> None:
        self._where = Field(self.tr("网格(&G)"), self.grid)
        self._where.setVisible(self.desk.identity.is_office)
        filters = row(
            Field(self.tr("类别(&L)"), self.kind), Field(self.tr("时间(&S)"), self.period), self._where,
            Field(self.tr("户的标签(&B)"), self.tag),
        )  # fmt: skip
        head = row(label(self.tr("查找"), "title"), self.count, gap=0.8)
        head.setStretch(1, 1)
        whole = column(head, self.notice, filters, self._stack, gap=0.6, margin=1.1)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _kinds(self) -> tuple[str, ...]:
        """What may be found here: what hangs for everybody is kept by the town's own PCs."""
        return tuple(kind for kind in search.KINDS if kind != "notice" or self.desk.identity.is_peer)

    # what the page is asked -----------------------------------------------------------------

    def enter(self) -> None:
        if self.desk.identity.is_office:
            self.desk.work.run(self, areas.grid_names).success(self._put_grids).failure(self.notice.refused)
        self._search()

    def show_what(self, what: Any) -> None:
        """The words to look for. The keyboard stays where they are typed."""
        begun = self.grid.count() > 1 or not self.desk.identity.is_office
        self._text = str(what)
        if begun:
            self._search()
        else:
            self.enter()

    def leave_room(self, pixels: int) -> None:
        """For the box, where it lies over the top of the page."""
        edge = theme.current().em(1.1)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(edge, max(edge, pixels + edge // 2 if pixels else edge), edge, edge)

    def text(self) -> str:
        """What is being looked for."""
        return self._text

    def take_keyboard(self) -> None:
        """Into the results, as soon as they are there."""
        self._wanted = self._answered is None or self._answered[0] != self.asked()
        if not self._wanted and self._groups:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changes: Changes) -> None:
        if self._text and self.isVisible() and changes.touches(*search.KINDS, "merge"):
            self._search()

    def state(self) -> Any:
        filters = [box.code() for box in (self.kind, self.period, self.grid, self.tag)]
        return {"text": self._text, "filters": filters}

    def restore(self, state: Any) -> None:
        self._text = state["text"]
        for box, code in zip((self.kind, self.period, self.grid, self.tag), state["filters"], strict=True):
            box.set_code(code)

    def _put_grids(self, grids: list[dict[str, Any]]) -> None:
        before = self.grid.code()
        blocked = self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.addItem(self.tr("全部"), None)
        for grid in sorted(grids, key=lambda one: one["name"]):
            self.grid.addItem(grid["name"], grid["id"])
        self.grid.set_code(before)
        self.grid.blockSignals(blocked)

    # looking --------------------------------------------------------------------------------

    def asked(self) -> Asked:
        first, last = _span(self.period.code(), self.desk.today())
        return Asked(self._text, self.kind.code(), self.grid.code(), first, last, self.tag.code())

    def _search(self) -> None:
        asked = self.asked()
        if not asked.text:
            self._answered, self._groups = None, []
            self._say_empty()
            return
        limit = search.FIRST if asked.kind is None else search.PAGE
        self.desk.work.run(self, lambda s: search.look(s, asked, limit)).success(
            partial(self._found, asked)
        ).failure(self.notice.refused)

    def _found(self, asked: Asked, results: Results) -> None:
        if asked != self.asked():
            return  # something else was typed meanwhile
        self.notice.hide_notice()
        self._answered, self._groups = (asked, results), list(results.groups)
        self._show()
        if self._wanted:
            self.take_keyboard()

    def _show(self, *, keep: bool = False) -> None:
        assert self._answered is not None
        _asked, results = self._answered
        entries = [entry for group in self._groups for entry in self._entries(group)]
        self.list.show_entries(
            entries, lambda text, name: search.marks(text, results.words, spoken=name), keep
        )
        self._stack.setCurrentIndex(0 if entries else 1)
        if not entries:
            self._say_empty()
            return
        parts = [f"{kind_word(g.kind)} {len(g.hits)}{'+' if g.next else ''}" for g in self._groups]
        said = words.listed(parts)
        if results.behind > 1000:
            said = self.tr("{parts}　（查找索引还在后台补建，差 {n} 条；结果一样完整，只是慢一些）").format(
                parts=said, n=results.behind
            )
        self.count.setText(said)

    def _entries(self, group: Group) -> list[Entry]:
        found = [Entry(HEAD, group.kind, kind_word(group.kind))]
        found += [Entry(HIT, group.kind, hit=hit, right=self._right(hit)) for hit in group.hits]
        if group.next:
            found.append(Entry(MORE, group.kind, self.tr("还有更多：按 Enter 或点这里")))
        return found

    def _right(self, hit: Hit) -> str:
        day = words.day(hit.date, self.desk.today()) if hit.date else ""
        return "　".join(part for part in (hit.grid_name, day) if part)

    def _say_empty(self) -> None:
        if self._text:
            self.none.set_sentence(
                self.tr("没有找到“{text}”。少写一两个字，或者把上面的条件放宽再试。").format(
                    text=words.shortened(self._text)
                )
            )
        else:
            self.none.set_sentence(
                self.tr("在上面写要找的：姓名或拼音首字母（王家凤、wjf），地方和组（wjw 3），电话尾号，门牌，"
                        "日期（3月5日），或者日记、诉求、求助、会议里的任何字。")
            )  # fmt: skip
        self.count.setText("")
        self._stack.setCurrentIndex(1)

    # opening --------------------------------------------------------------------------------

    def _open(self, entry: Entry) -> None:
        if entry.what == MORE:
            self._more(entry.kind)
            return
        hit = entry.hit
        assert hit is not None
        page, what = self._place_of(hit)
        if what is not None:
            self.desk.go(page, what)

    def _place_of(self, hit: Hit) -> tuple[str, Any]:
        """The page of a hit, and what it is to show; None where a promise is of no household."""
        if hit.kind == "meeting":  # the book is the office's
            return "meetings" if self.desk.identity.is_office else "record", hit.id
        if hit.kind in ("help", "team", "team_member", "pairing"):
            member = hit.kind == "team_member"
            return "teams", ("team", hit.team) if member else (hit.kind, hit.id)
        return {
            "visit": ("visit", hit.id), "demand": ("matter", hit.id), "notice": ("lists", ("notice", hit.id)),
        }.get(hit.kind, ("households", hit.household))  # fmt: skip

    def _more(self, kind: str) -> None:
        assert self._answered is not None
        asked, results = self._answered
        at = next(n for n, group in enumerate(self._groups) if group.kind == kind)
        known = self._groups[at]
        wanted = Asked(asked.text, kind, asked.grid, asked.date_from, asked.date_to, asked.tag)

        def append(page: Group) -> None:
            if self._answered is None or self._answered[1] is not results:
                return
            shown = {hit.id for hit in known.hits}
            fresh = [hit for hit in page.hits if hit.id not in shown]
            self._groups[at] = Group(kind, [*known.hits, *fresh], page.next)
            self._show(keep=True)

        self.desk.work.run(self, lambda s: search.more(s, wanted, known.next)).success(append).failure(
            self.notice.refused
        )


def _span(code: str | None, today: Day) -> tuple[str | None, str | None]:
    """First and last ISO day of 本月, 今年 or 去年."""
    if code == "month":
        return today.replace(day=1).isoformat(), today.isoformat()
    if code == "year":
        return today.replace(month=1, day=1).isoformat(), today.isoformat()
    if code == "last_year":
        return f"{today.year - 1}-01-01", f"{today.year - 1}-12-31"
    return None, None
