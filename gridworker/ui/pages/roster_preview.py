"""What an import would do, and afterwards what it did: figures on top, below them the rows to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.domain.records import FIELDS
from gridworker.services.roster import Imported, Plan, RowNote, Source, Step
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.values import field_words
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.views import Table
from gridworker.ui.widgets.basics import button, column, focus_soon, frame, label
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.tabs import Tabs
from gridworker.ui.words import many

NOTES, NEW, CHANGED, GONE = range(4)
_LEVELS = ("stop", "left", "look")


class PreviewView(QWidget):
    """`agreed`: read it in; `again`: another sheet."""

    agreed = Signal()
    back = Signal()
    again = Signal()
    grids_wanted = Signal()
    """Add the grids that the sheet names and nobody has added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.done = False
        self.said = label("", "heading", wrap=True)
        self.more = label("", "second", wrap=True)
        self.unknown = Notice()
        self.add_grids = button("", self.grids_wanted.emit, icon="plus")
        self.tabs = Tabs(self.tr("名册预览"), ["", "", "", ""])
        self.tabs.went.connect(self._list)
        self._shown: Sequence[Any] = ()
        self._by_row: dict[int, Step] | None = None
        self._row: Callable[[Any], Row] = self._note
        self.model = IdModel(
            [
                Column(self.tr("行"), 4.5, lambda r: r["row"], right=True),
                Column(self.tr("户"), 12, lambda r: r["who"], spare=1),
                Column(self.tr("怎样"), 7, lambda r: r["what"], lambda r: r["token"]),
                Column(self.tr("说明"), 0, lambda r: r["said"], least=18),
            ],
            self._fetch, self,
        )
        self.table = Table(self.tr("名册的各行"), self.model)
        self.table.picked.connect(self._picked)
        self.whole = label("", "second", wrap=True, selectable=True)
        self._none = EmptyState("check", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        self.leave = button(self.tr("回去改列"), self.back.emit)
        self.leave.setShortcut(QKeySequence("Esc"))
        self.write = button("", self.agreed.emit, role="main", icon="check")
        self.write.setShortcut(QKeySequence("Ctrl+Return"))
        self.other = button(self.tr("再导入一张表"), self.again.emit, icon="sheet")
        self.open_book = button(
            self.tr("到户册看看"), lambda: desk.go("households"), role="main", icon="household"
        )
        self.table.setMinimumHeight(theme.current().em(3.2))  # on a low screen the sentences come first
        self._none.setMinimumHeight(theme.current().em(3.2))
        bar = frame("bar", None, self.leave, self.other, self.write, self.open_book, across=True, margin=0.4)
        lists = wrapped(self.tabs, self.add_grids, right_from=1)
        whole = column(
            self.said, self.more, self.unknown, lists, self._stack, self.whole, bar, gap=0.35
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.forget()

    def enter(self) -> None:
        first = self.add_grids if self.add_grids.isVisibleTo(self) else self.write
        focus_soon(self.open_book if self.done else first)

    def forget(self) -> None:
        """Nothing is shown any more: a large sheet should not stay in memory."""
        self.done = False
        self._lists: list[Sequence[Any]] = [(), (), (), ()]
        self.unknown.hide_notice()
        self.add_grids.setVisible(False)
        self._put()

    def show_plan(self, source: Source, plan: Plan) -> None:
        new, changed = plan.of("new"), plan.of("changed")
        self.done = False
        self._lists = [plan.notes, new, changed, plan.gone]
        self.said.setText(
            self.tr("{f} 里有 {n} 户：{what}。").format(
                f=source.path.name, n=len(plan.steps),
                what=words.counted([
                    (len(new), self.tr("新增 {n} 户")), (len(changed), self.tr("改动 {n} 户")),
                    (len(plan.of("same")), self.tr("没有变化 {n} 户")),
                ]),
            ) if plan.steps else self.tr("{f} 里没有能读入的户。").format(f=source.path.name)
        )
        to_write = len(new) + len(changed)
        once = self.tr("写入以后不能整批撤回，只能一户一户地改，请先看一遍") if to_write else ""
        around = self._around(plan.people, plan.notes, len(plan.gone), len(plan.skipped))
        self.more.setText(words.clauses([around, once]))
        self._offer_grids(plan)
        if to_write:
            self.write.setText(self.tr("写入户册（{n} 户）").format(n=to_write))
        else:
            self.write.setText(self.tr("没有要写的"))
        self.write.setAccessibleName(self.write.text())
        self.write.setShortcut(QKeySequence("Ctrl+Return"))  # a new text takes the shortcut away
        self.write.setEnabled(bool(to_write))
        self._put()

    def _offer_grids(self, plan: Plan) -> None:
        """An office that begins has its grids in its sheets: one button adds them."""
        offered = bool(plan.unknown) and self.desk.identity.is_office
        self.add_grids.setVisible(offered)
        self.unknown.hide_notice()
        if offered:
            n = len(plan.unknown)
            self.add_grids.setText(many(self.tr("建好这 {n} 个网格"), n=n))
            self.add_grids.setAccessibleName(self.add_grids.text())
            some = words.listed(one.name for one in plan.unknown[:4])
            self.unknown.say(
                "info",
                self.tr("表里有 {n} 个网格还没有建：{names}。").format(n=n, names=some) if n <= 4
                else self.tr("表里有 {n} 个网格还没有建：{names}等。").format(n=n, names=some),
                self.tr("名字没写错，就点下面的按钮一并建好；写错了，就改表再来。"),
            )

    def show_done(self, done: Imported) -> None:
        self.done = True
        self.unknown.hide_notice()
        self.add_grids.setVisible(False)
        self._lists = [done.notes, self._lists[NEW], self._lists[CHANGED], done.gone]
        self.more.setText(self._around(done.people, done.notes, len(done.gone), 0))
        self._put()
        self.enter()

    def _around(self, people: int, notes: Sequence[RowNote], gone: int, skipped: int) -> str:
        levels = {level: sum(1 for note in notes if note.level == level) for level in _LEVELS}
        kept = sum(1 for note in notes if note.code == "kept")
        return words.clauses([
            part.format(n=n)
            for n, part in (
                (people, self.tr("登记或改动家庭成员 {n} 人")),
                (levels["stop"], self.tr("{n} 行没有读入")),
                (levels["left"], self.tr("{n} 格留空")),
                (kept, self.tr("{n} 处保留网格员改过的")),
                (gone, self.tr("表里没有了的 {n} 户，只列出来，不删")),
                (skipped, self.tr("跳过表头和说明 {n} 行")),
            )
            if n
        ])

    # the lists ----------------------------------------------------------------------------

    def _put(self) -> None:
        self._by_row = None
        titles = (
            self.tr("要看的 {n}"), self.tr("新增 {n}"), self.tr("改动 {n}"), self.tr("表里没有了 {n}"),
        )  # fmt: skip
        for at, title in enumerate(titles):
            tab = self.tabs.tab(at)
            tab.setText(title.format(n=len(self._lists[at])))
            tab.setAccessibleName(tab.text())
        for part, shown in (
            (self.leave, not self.done), (self.write, not self.done), (self.other, self.done),
            (self.open_book, self.done), (self.said, not self.done),
        ):
            part.setVisible(shown)
        first = next((at for at in (NOTES, CHANGED, NEW, GONE) if self._lists[at]), NOTES)
        self.tabs.go(first)

    def _list(self, at: int) -> None:
        self._shown = self._lists[at]
        self._row = (self._note, self._step, self._step, self._gone)[at]
        self.whole.setVisible(False)
        self.table.show_ids([str(n) for n in range(len(self._shown))])
        self._stack.setCurrentIndex(0 if self._shown else 1)
        nothing = (
            self.tr("每一行都读得懂，没有要看的。"), self.tr("没有新增的户。"), self.tr("没有要改的户。"),
            self.tr("以前导入的户，这张表里都有。"),
        )  # fmt: skip
        self._none.set_sentence(nothing[at])

    def _fetch(self, ids: Sequence[str], arrived: Callable[[list[Row]], None]) -> None:
        arrived([{"id": one, **self._row(self._shown[int(one)])} for one in ids])

    def _picked(self, record: str) -> None:
        """What does not fit into the line stands below the table."""
        shown = self._row(self._shown[int(record)])
        self.whole.setText(words.clauses([shown["who"], shown["said"]]))
        self.whole.setVisible(True)

    def _note(self, note: RowNote) -> Row:
        what, token = {
            "stop": (self.tr("没有读入"), "bad"), "left": (self.tr("留空"), "warn"),
            "look": (self.tr("看一眼"), "info"),
        }[note.level]  # fmt: skip
        who = note.who or self._whose(note.row)
        return {
            "row": str(note.row), "who": who, "what": what, "token": token,
            "said": language.said(note.sentence),
        }

    def _whose(self, number: int) -> str:
        if self._by_row is None:
            steps = [*self._lists[NEW], *self._lists[CHANGED]]
            self._by_row = {at: step for step in steps for at in step.rows}
        step = self._by_row.get(number)
        return f"{step.head} {step.place}" if step is not None else ""

    def _step(self, step: Step) -> Row:
        people = len(step.persons)
        parts = []
        if step.kind == "new":
            what, token = self.tr("新增"), "ok"
            size = step.fields.get("size")
            parts = [self.tr("{n} 口人").format(n=size)] if size else []
            if people:
                parts.append(self.tr("登记成员 {n} 人").format(n=people))
        else:
            what, token = self.tr("改动"), "info"
            parts = [self._change(name, step) for name in step.fields]
            if people:
                parts.append(self.tr("成员 {n} 人").format(n=people))
        return {
            "row": str(step.rows[0]), "who": f"{step.head} {step.place}", "what": what, "token": token,
            "said": words.listed(parts),
        }

    def _change(self, name: str, step: Step) -> str:
        before, after = (self._value(name, value) for value in (step.before.get(name), step.fields[name]))
        label_ = field_words("household", name)
        if not before:
            return self.tr("{what}：{new}").format(what=label_, new=after)
        return self.tr("{what}：{old} → {new}").format(what=label_, old=before, new=after)

    def _value(self, name: str, value: Any) -> str:
        if value in (None, "", [], {}):
            return ""
        if name == "phone":
            return words.phone(str(value))
        if isinstance(value, dict):
            return words.listed(
                self.tr("{a} 岁 {n} 个").format(a=band, n=n) for band, n in sorted(value.items())
            )
        group = FIELDS["household"][name].vocab
        many = value if isinstance(value, list) else [value]
        return words.listed(self.desk.vocab.label(group, one) if group else str(one) for one in many)

    def _gone(self, gone: Any) -> Row:
        return {
            "row": "", "who": f"{gone.head} {gone.place}", "what": self.tr("不在表里"), "token": "warn",
            "said": self.tr("还在户册里。搬走了就在户册里改居住状态。"),
        }
