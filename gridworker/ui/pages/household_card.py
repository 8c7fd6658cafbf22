"""One household as a page: who, what was promised, what is open, and every visit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from gridworker.services import households
from gridworker.services.households import HouseholdSaved
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, card, clear, column, frame, hide_unless, label, row
from gridworker.ui.widgets.flow import FlowLayout, wrapped
from gridworker.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gridworker.services.session import Session
    from gridworker.ui.widgets.masked import MaskedPhone

VISITS_SHOWN = 30
LATER_MS = 400
"""What is not needed to recognise a household is read so much later."""


class HouseholdCard(QWidget):
    write = Signal(str)
    revise = Signal(dict)
    nobody_home = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "page")
        self.desk = desk
        self._id: str | None = None
        self._page: dict[str, Any] = {}
        self.notice = Notice()
        self._body = column(gap=0.8)
        self.phone: MaskedPhone | None = None
        outer = column(self.notice, self._body, None, gap=0.8)
        outer.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        self.setLayout(outer)

    def show_household(self, household: str) -> None:
        self._id = household
        self.reread()

    def reread(self) -> None:
        if self._id is None:
            return
        asked = self._id
        self.desk.work.run(self, lambda s: households.household(s, asked)).success(
            lambda page: self._show(asked, page)
        ).failure(self.notice.refused)

    def stop(self) -> None:
        """The number hides again: the page is left or locked."""
        if self.phone is not None and isValid(self.phone):
            self.phone.conceal()

    def _show(self, asked: str, page: dict[str, Any]) -> None:
        if asked != self._id:
            return
        self._page = page
        self.notice.hide_notice()
        clear(self._body)
        self._body.addWidget(self._who(page))
        if people := page.get("persons") or []:
            self._body.addWidget(self._list(self.tr("家里的人"), people, self._person))
        promises = page.get("promises") or []
        if promises:
            self._body.addWidget(self._list(self.tr("约定（还没了的）"), promises, self._promise))
        demands = page.get("demands") or []
        if demands:
            self._body.addWidget(self._list(self.tr("诉求"), demands, self._demand, matter=True))
        self._body.addWidget(self._visits(page.get("visits") or []))

    def _who(self, page: dict[str, Any]) -> QFrame:
        name = page.get("head") or words.removed(page, "head") or self.tr("（无户主名）")
        head = label(name, "title", selectable=True)
        self.write_button = button(self.tr("给这户记日记"), self._write, role="main", icon="diary")
        hide_unless(not self.desk.identity.is_office, self.write_button)
        self.absent = button(self.tr("到访未遇　Alt+W"), self._nobody_home)
        self.absent.setAccessibleName(self.tr("没人在家：记到访未遇"))
        self.absent.setShortcut(QKeySequence("Alt+W"))
        hide_unless(not self.desk.identity.is_office, self.absent)
        change = button(self.tr("更正"), lambda: self.revise.emit(self._page))
        change.setAccessibleName(self.tr("更正这一户"))
        where = "　".join(part for part in (page.get("grid_name") or "", words.place(page)) if part)
        about = [where]
        if page.get("size"):
            about.append(self.tr("{n} 口人").format(n=page["size"]))
        bands = {band: n for band, n in (page.get("child_bands") or {}).items() if n}
        if bands:
            about.append(
                self.tr("孩子 {b}").format(
                    b="、".join(self.tr("{a} 岁 {n} 个").format(a=band, n=n) for band, n in bands.items())
                )
            )
        holder = QWidget()
        pills = FlowLayout(holder, gap=theme.current().em(0.4))
        for tag in page.get("tags") or []:
            pills.addWidget(label(self.desk.vocab.label("household_tag", tag), "pill-info"))
        holder.setVisible(bool(page.get("tags")))
        return card(
            wrapped(head, change, self.absent, self.write_button, right_from=1),
            label("　·　".join(part for part in about if part), "second", wrap=True),
            *self._who_looks_after(page),
            self._paired_line(),
            self._phone(page),
            wrapped(*self._notice_parts(page), self._history(page), self._asks(), self._helps()),
            holder,
            gap=0.4,
        )

    def _phone(self, page: dict[str, Any]) -> QWidget:
        self.phone = None
        if not page.get("phone"):
            gone = words.removed(page, "phone")
            return label(self.tr("电话 {p}").format(p=gone) if gone else self.tr("没有登记电话"))
        from gridworker.ui.widgets.masked import MaskedPhone  # the first household shown may have no number

        self.phone = MaskedPhone(self.desk, "household", page["id"], page["phone"])
        return self.phone

    def _history(self, page: dict[str, Any]) -> QWidget:
        see = button(self.tr("每一版、撤下…"), role="link", icon="clock")
        see.setAccessibleName(self.tr("看这一户改过的每一版，或者撤下"))
        see.clicked.connect(lambda: self.desk.go("record", page["id"]))
        return see

    def _asks(self) -> QWidget:
        """They may want to see, correct or delete what is held about them."""
        ask = button(self.tr("要查看、更正或删除…"), role="link", icon="person")
        ask.setAccessibleName(self.tr("居民请求：要查看、更正或删除自己的资料"))
        ask.clicked.connect(lambda: self.desk.go("privacy", ("household", self._id)))
        return ask

    def _helps(self) -> QWidget:
        """Somebody is needed to lend a hand: a request for help of this household."""
        ask = button(self.tr("请人帮忙…"), role="link", icon="handshake")
        ask.setAccessibleName(self.tr("登记求助：请队伍里的人来帮忙"))
        ask.clicked.connect(lambda: self.desk.go("teams", ("ask", self._id)))
        return ask

    def _paired_line(self) -> QWidget:
        """Whose turn it is besides the grid worker: read a moment later, the first page waits for nothing."""
        self.paired = label("", "second", wrap=True)
        self.paired.setVisible(False)
        QTimer.singleShot(LATER_MS, self.paired, self._read_paired)
        return self.paired

    def _read_paired(self) -> None:
        asked = self._id
        if asked is None:
            return

        def read(s: Session) -> list[dict[str, Any]]:
            from gridworker.services import pairings

            return pairings.pairings(s, household=asked)

        def show(found: list[dict[str, Any]]) -> None:
            if asked != self._id or not isValid(self.paired) or not found:
                return
            named = [
                self.tr("{n}（{p}）").format(n=one["name"], p=one["post"]) if one["post"] else one["name"]
                for one in found
            ]
            self.paired.setText(self.tr("包联：{w}").format(w=words.listed(named)))
            self.paired.setVisible(True)

        self.desk.work.run(self, read).success(show)

    def _who_looks_after(self, page: dict[str, Any]) -> list[QWidget]:
        """Whom one may ask about this household: those whose grid it is, and who stands in for them."""
        people = []
        for one in page.get("looked_after_by") or []:
            instead, phone = one["stands_in_name"], one["work_phone"]
            name = self.tr("{n}（代 {w}）").format(n=one["name"], w=instead) if instead else one["name"]
            people.append(self.tr("{n} 电话 {p}").format(n=name, p=phone) if phone else name)
        if not people:
            return []
        return [label(self.tr("网格由 {p} 负责").format(p=words.listed(people)), "second", wrap=True)]

    def _notice_parts(self, page: dict[str, Any]) -> list[QWidget]:
        """Whether this household was told what is recorded, and one button to say so."""
        given = page.get("notice_given_on")
        if given:
            said = self.tr("{d} 交了告知卡").format(d=words.day(given, self.desk.today()))
            undo = button(self.tr("没有交，改回去"), lambda: self._mark_notice(given=False), role="link")
            return [label(said, "second"), undo]
        self.told = button(self.tr("告知卡交到了"), lambda: self._mark_notice(given=True), icon="check")
        self.told.setToolTip(self.tr("第一次上门时交给住户的卡片：记什么、谁看得到、怎样更正"))
        more = button(self.tr("印告知卡…"), lambda: self.desk.go("notice"), role="link")
        return [label(self.tr("还没有交告知卡"), "second"), self.told, more]

    def _mark_notice(self, *, given: bool) -> None:
        asked = self._id
        if asked is None:
            return
        from gridworker.services import notice

        verb = notice.give_notice if given else notice.take_notice_back

        def done(saved: HouseholdSaved) -> None:
            self.desk.tell(saved.changes)
            self.reread()

        self.desk.work.run(self, lambda s: verb(s, asked)).success(done).failure(self.notice.refused)

    def _write(self) -> None:
        if self._id is not None:
            self.write.emit(self._id)

    def _nobody_home(self) -> None:
        if self._id is not None:
            self.nobody_home.emit(self._id)

    def _list(
        self, title: str, rows: list[dict[str, Any]], said: Callable[[dict[str, Any]], str],
        matter: bool = False,
    ) -> QFrame:  # fmt: skip
        """One line each, and behind it the way to its page: correcting, every version, withdrawing; of a
        demand (`matter`) how far it is and what comes next."""
        lines = []
        for one in rows:
            words_ = said(one)
            text = self.tr("打开") if matter else self.tr("更正")
            go = partial(self.desk.go, "matter" if matter else "record", one["id"])
            see = button(text, go, role="link")
            name = self.tr("打开：{what}") if matter else self.tr("更正：{what}")
            see.setAccessibleName(name.format(what=words_))
            line = row(label("· " + words_, wrap=True), see, gap=0.4)
            line.setStretch(0, 1)
            lines.append(line)
        return card(label(title, "heading"), *lines, gap=0.2)

    def _person(self, one: dict[str, Any]) -> str:
        vocab = self.desk.vocab
        born = self.tr("{y} 年生").format(y=one["birth_year"]) if one.get("birth_year") else ""
        needs = words.listed(vocab.label("need", code) for code in one.get("needs") or [])
        parts = (
            one.get("relation") or "", one.get("name") or "", vocab.label("sex", one.get("sex")), born,
            self.tr("需要：{n}").format(n=needs) if needs else "",
        )  # fmt: skip
        return "　".join(part for part in parts if part) or words.removed(one, "relation")

    def _promise(self, promise: dict[str, Any]) -> str:
        due = words.day(promise.get("due"), self.desk.today())
        when = self.tr("（{d}前）").format(d=due) if due else ""
        return f"{promise.get('text') or words.removed(promise, 'text')}{when}"

    def _demand(self, demand: dict[str, Any]) -> str:
        day = words.day(demand.get("collected_on"), self.desk.today())
        state = f"[{language.said(demand['state_name'])}]" if demand.get("state_name") else ""
        text = demand.get("text") or words.removed(demand, "text")
        return "　".join(part for part in (day, text, state) if part)

    def _visits(self, visits: list[dict[str, Any]]) -> QFrame:
        title = self.tr("走访记录 {n} 次").format(n=len(visits)) if visits else self.tr("走访记录")
        parts: list = [label(title, "heading")]
        if not visits:
            nothing = self.tr("还没有走访过。写下第一篇，以后这里按时间排着。")
            parts.append(label(nothing, "second", wrap=True))
        for visit in visits[:VISITS_SHOWN]:
            parts.append(self._visit(visit))
        if len(visits) > VISITS_SHOWN:
            left = len(visits) - VISITS_SHOWN
            parts.append(label(self.tr("更早的还有 {n} 次").format(n=left), "hint"))
        return card(*parts, gap=0.6)

    def _visit(self, visit: dict[str, Any]) -> QFrame:
        vocab, today = self.desk.vocab, self.desk.today()
        when = words.day(visit.get("date"), today)
        how = vocab.label("visit_mode", visit.get("mode"))
        met = vocab.label("visit_meet", visit.get("meet"))
        top: list = [label(when, "label"), label(f"{how}　{met}", "second")]
        if visit.get("stands_in_for"):
            top.append(label(self.tr("{n} 代").format(n=visit.get("worker_name")), "pill-info"))
        late = visit.get("late_days") or 0
        if late > 0:
            top.append(label(self.tr("补记 {n} 天").format(n=late), "hint"))
        last = len(top)
        if (state := words.delivery(visit.get("delivery"))) and not self.desk.identity.is_office:
            top.append(label(state, "pill-ok" if visit.get("delivery") == "merged" else "pill"))
        go = partial(self.desk.go, "visit", visit.get("id"))
        see = button(self.tr("看全文、更正"), go, role="link", icon="eye")
        see.setAccessibleName(self.tr("看全文、更正 {day}的走访").format(day=when))
        parts: list = [wrapped(*top, see, right_from=last)]
        if said := visit.get("content") or words.removed(visit, "content"):
            parts.append(label(said, wrap=True, selectable=True))
        if visit.get("on_spot"):
            said = self.tr("当场答复或办理：{t}").format(t=visit["on_spot"])
            parts.append(label(said, "second", wrap=True, selectable=True))
        return frame("well", *parts, gap=0.3, margin=0.7)
