"""回收站: what was withdrawn, and what was typed and thrown away; one look, one button, and it is back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridworker.services import drafts
from gridworker.services.bin import KEPT_DAYS, Bin, Binned, bin_list
from gridworker.services.changes import Changes
from gridworker.services.correction import CORRECTABLE
from gridworker.services.session import Session
from gridworker.services.withdrawing import Moved
from gridworker.ui import keys, language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.kind_words import kind_word
from gridworker.ui.page import Page, page_column, scrolled, two_sides
from gridworker.ui.pages.withdraw_box import put_back
from gridworker.ui.tables.id_model import Column, IdModel, Row
from gridworker.ui.tables.views import CardList
from gridworker.ui.unfinished_words import go_on
from gridworker.ui.widgets.basics import button, card, clear, column, label, line, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.twice import Twice


class BinPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.count = label("", "second")
        self.older = button("", self._turn_older, role="link")
        self._with_older = False
        self._bin = Bin([], 0)
        self._rows: dict[str, Binned] = {}
        self.model = IdModel([Column("", 0, self._said)], self._fetch, self)
        self.list = CardList(self.tr("回收站"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda _id: self._bring_back())
        keys.tell(self.list, "Enter", self.tr("恢复选中的这一条"))
        self._card = column(gap=0.8)
        holder = QWidget()
        inside = column(self._card, None)
        inside.setContentsMargins(0, 0, theme.current().em(0.6), 0)
        holder.setLayout(inside)
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState("trash", self.tr("在左边选一条，这里显示是什么、为什么撤下。")))
        self._area = scrolled(holder)
        self._right.addWidget(self._area)
        split = two_sides(self.list, self._right, ems=(28, 32), grow=(1, 1))
        nothing = self.tr(
            "回收站是空的。撤下的走访、户、人、约定、诉求，还有扔掉的没写完的内容，都先放在这里，"
            "{n} 天内一按就能恢复。"
        )
        self._none = EmptyState("trash", nothing.format(n=KEPT_DAYS), topic="correct")
        self._lists = QStackedWidget()
        self._lists.addWidget(split)
        self._lists.addWidget(self._none)
        head = row(label(self.tr("回收站"), "title"), self.count, None, self.older, gap=0.8)
        self._page = page_column(head, self.notice, self._lists)
        self._page.setStretch(2, 1)
        self.setLayout(self._page)
        self.restore_button = button(self.tr("恢复"), self._bring_back, role="main", icon="undo")

    # what the page is asked ---------------------------------------------------------------

    def enter(self) -> None:
        if self.notice.kind in ("ok", "info"):
            self.notice.hide_notice()  # it spoke of what was done before one left
        self._read()
        QTimer.singleShot(0, self, lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def state(self) -> Any:
        return {"older": self._with_older}

    def restore(self, state: Any) -> None:
        self._with_older = bool(state["older"])

    def heard(self, changes: Changes) -> None:
        if changes.touches(*CORRECTABLE, "attachment", "draft", "merge"):
            self._read()

    # the list -----------------------------------------------------------------------------

    def _read(self) -> None:
        older = self._with_older
        self.desk.work.run(self, lambda s: bin_list(s, older=older)).success(self._found).failure(
            self.notice.refused
        )

    def _found(self, found: Bin) -> None:
        before = self.model.row_of(self.list.current_id() or "")
        self._bin, self._rows = found, {one.id: one for one in found.rows}
        said = self.tr("{n} 条，{d} 天内都能恢复").format(n=len(found.rows), d=KEPT_DAYS)
        self.count.setText(said if found.rows else "")
        self.older.setVisible(bool(found.older))
        more = self.tr("更早撤下的 {n} 条也列出").format(n=found.older)
        self.older.setText(self.tr("只列 {d} 天内的").format(d=KEPT_DAYS) if self._with_older else more)
        self.older.setAccessibleName(self.older.text())
        self.list.show_ids([one.id for one in found.rows])
        self._lists.setCurrentIndex(0 if found.rows else 1)
        if not found.rows:
            self._right.setCurrentIndex(0)
        elif self.list.current_id() is None:
            self.list.pick(found.rows[min(max(before, 0), len(found.rows) - 1)].id)
        else:
            self._show(self.list.current_id() or "")

    def _turn_older(self) -> None:
        self._with_older = not self._with_older
        self._read()

    def _fetch(self, ids: Sequence[str], arrived: Callable[[list[Row]], None]) -> None:
        arrived([vars(self._rows[one]) for one in ids if one in self._rows])

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        kind = self._kind(row_)
        when = words.day(row_["at"], self.desk.today())
        why = row_["reason"] or (row_["start"] if row_["title"] else "")
        first = row_["title"] or row_["start"] or kind
        second = self.tr("{kind}　{why}").format(kind=kind, why=why)
        return first.replace("\n", " "), when, second.replace("\n", " "), "second"

    def _said(self, row_: Row) -> str:
        return words.clauses(self._lines(row_)[:3])

    def _kind(self, row_: Row) -> str:
        if row_["kind"] == "draft":
            return self.tr("没写完的{form}").format(form=language.said(row_["form_name"]))
        return kind_word(row_["kind"])

    # one of them --------------------------------------------------------------------------

    def _show(self, record: str) -> None:
        one = self._rows.get(record)
        if one is None:
            return
        clear(self._card)
        draft = one.kind == "draft"
        restore = self.tr("取回，接着写") if draft else self.tr("恢复")
        self.restore_button = button(restore, self._bring_back, role="main", icon="undo")
        self.restore_button.setAccessibleName(self.tr("{what} {title}").format(what=restore, title=one.title))
        title = one.title or one.start or self._kind(vars(one))
        parts: list = [
            label(title, "heading", wrap=True, selectable=True),
            label(self._kind(vars(one)), "second"),
            *(label(text, wrap=True, selectable=True) for text in self._about(one)),
        ]
        if draft:  # for good, so it asks, and it is not where a hand that meant 恢复 falls
            self.forget = Twice(
                self.tr("永远扔掉"), self.tr("真的扔掉，不能恢复"), self._forget, role="link", icon="trash"
            )
            parts += [row(self.restore_button, None), line(), row(None, self.forget.push)]
        else:
            see = button(self.tr("看全文和每一版"), self._open, icon="eye")
            parts.append(wrapped(self.restore_button, see))
        self._card.addWidget(card(*parts, gap=0.5))
        self._right.setCurrentWidget(self._area)

    def _about(self, one: Binned) -> list[str]:
        when = words.moment(one.at, self.desk.now())
        left = self.tr("还在这里列 {n} 天。").format(n=one.days_left)
        if one.kind == "draft":
            said = [self.tr("{when} 扔掉的，只在这台电脑上。").format(when=when)]
            if one.start and one.title:
                said.append(self.tr("写的是：{text}").format(text=one.start))
            gone = self.tr("还在这里列 {n} 天，过后就真的没有了。").format(n=one.days_left)
            return [*said, gone]
        where = self.tr("在这台电脑上") if one.mine else self.tr("在{n}的电脑上").format(n=one.device_name)
        who = one.author_name or self.tr("（不在名册里的人）")
        said = [
            self.tr("{who} {when} {where}撤下。").format(who=who, when=when, where=where),
            self.tr("原因：{r}").format(r=one.reason or "—"),
        ]
        if not one.days_left:
            left = self.tr("撤下已经超过 {n} 天，平时不再列出。").format(n=KEPT_DAYS)
        return [*said, words.sentences((left, self.tr("原文一直留着，不会自己消失。")))]

    def _bring_back(self) -> None:
        one = self._rows.get(self.list.current_id() or "")
        if one is None:
            return
        if one.kind == "draft":
            self.desk.work.run(self, lambda s: _taken_back(s, one.id)).success(self._back_draft).failure(
                self.notice.refused
            )
            return

        def back(moved: Moved) -> None:
            if moved.counts:
                self.notice.ok(self.tr("“{title}”已恢复，和撤下以前一样。").format(title=one.title))
            else:
                self.notice.say("info", self.tr("已写下。等办这件诉求的那台电脑接收以后，才会恢复。"))
            self.notice.lead(self.tr("去看"), lambda: self._go(one))
            self.desk.tell(moved.changes)
            self._read()
            self.list.setFocus()

        put_back(self.desk, self.notice, one.id, back)

    def _back_draft(self, found: tuple[Changes, drafts.Unfinished | None]) -> None:
        """Into its form, at the same field and cursor, as the button says."""
        changes, one = found
        self.notice.ok(self.tr("已取回，在没写完的里面。"))
        self.desk.tell(changes)
        self._read()
        if one is not None:
            go_on(self.desk, one)

    def _forget(self) -> None:
        one = self._rows.get(self.list.current_id() or "")
        if one is None or one.kind != "draft":
            return

        def gone(changes: Changes) -> None:
            self.notice.ok(self.tr("已扔掉 1 份没写完的，不能再取回。"))
            self.desk.tell(changes)
            self._read()
            self.list.setFocus()

        job = self.desk.work.run(self, lambda s: drafts.forget(s, one.id))
        job.success(gone).failure(self.notice.refused)

    def _open(self) -> None:
        one = self._rows.get(self.list.current_id() or "")
        if one is not None:
            self._go(one)

    def _go(self, one: Binned) -> None:
        self.desk.go("visit" if one.kind == "visit" else "record", one.of or one.id)


def _taken_back(s: Session, draft: str) -> tuple[Changes, drafts.Unfinished | None]:
    changes = drafts.bring_back(s, draft)
    return changes, next((one for one in drafts.waiting(s) if one.id == draft), None)
