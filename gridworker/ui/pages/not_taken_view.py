"""没有采用: what was received and is not used, why in words, and looking at it once more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gridworker.services import not_taken
from gridworker.services.demands import EVENT_NAMES
from gridworker.services.not_taken import Retried
from gridworker.services.session import Session
from gridworker.ui import language, words
from gridworker.ui.desk import Desk
from gridworker.ui.kind_words import kind_word
from gridworker.ui.page import scrolled, two_sides
from gridworker.ui.pages import matter_source
from gridworker.ui.pages.event_view import told
from gridworker.ui.tables.id_model import Column, Row
from gridworker.ui.tables.rows_model import RowsModel
from gridworker.ui.tables.views import CardList
from gridworker.ui.widgets.basics import button, card, clear, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice

REASONS_SHOWN = 3


class NotTakenView(QWidget):
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.again = button(self.tr("再试一次"), self._retry, role="main", icon="undo")
        self._intro = label("", "second", wrap=True)
        self.model = RowsModel([Column("", 0, self._said)], self)
        self.list = CardList(self.tr("收到了、没有采用的"), self.model, self._lines)
        self.list.picked.connect(self._show)
        self._body = column(gap=0.6)
        right = QWidget()
        right.setLayout(column(self._body, None, gap=0))
        split = two_sides(self.list, scrolled(right), ems=(20, 36))
        self._stack = QStackedWidget()
        nothing = self.tr("收到的都采用了。以后有不能采用的，会列在这里，原文一直留着。")
        self._stack.addWidget(EmptyState("check", nothing, topic="clashes"))
        self._stack.addWidget(split)
        top = row(self._intro, self.again)
        top.setStretch(0, 1)
        whole = column(top, self.notice, self._stack, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def look(self) -> None:
        mine = not self.desk.identity.is_office
        self.desk.work.run(self, lambda s: not_taken.not_taken_list(s, mine=mine)).success(
            self._put
        ).failure(self.notice.refused)

    def enter(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, rows: list[dict[str, Any]]) -> None:
        self.list.show_ids(self.model.set_rows(rows))
        self.counted.emit(len(rows))
        waits = sum(one["group"] == "waits" for one in rows)
        said = self.tr("{n} 条收到了、没有采用。一条也不会删。")
        if waits:
            said = self.tr("{n} 条收到了、没有采用，其中 {w} 条会自己采用。一条也不会删。")
        self._intro.setText(said.format(n=len(rows), w=waits) if rows else "")
        self.again.setVisible(bool(rows))
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows and self.list.current_id() is None:
            self.list.pick(rows[0]["id"])

    def _what(self, row_: Row) -> str:
        """What kind of thing it is, in one word."""
        if row_["event"]:
            return language.said(EVENT_NAMES.get(str(row_["event"]), str(row_["event"])))
        return kind_word(row_["kind"]) or self.tr("一条记录")

    def _lines(self, row_: Row) -> tuple[str, str, str, str]:
        who = row_["author_name"] or row_["device_name"] or self.tr("（不在名册里的人）")
        when = words.moment(row_["at"], self.desk.now())
        waits = row_["group"] == "waits"
        sign = self.tr("⏳ 等着") if waits else self.tr("⚠ 要看")
        first = self.tr("{what}　{who}").format(what=self._what(row_), who=who)
        title = language.said(row_["title"]) if row_["title"] else ""
        second = "　".join(part for part in (when, title) if part)  # which one it is about
        return first, sign, second or language.said(row_["reason"]), "hint" if waits else "warn"

    def _said(self, row_: Row) -> str:
        return words.clauses([*self._lines(row_)[:3], language.said(row_["reason"])])

    def _show(self, wanted: str) -> None:
        one = self.model.row(wanted)
        clear(self._body)
        if one is None:
            return
        first, sign, _second, _token = self._lines(one)
        when = words.moment(one["at"], self.desk.now())
        parts: list = [label(first, "heading", wrap=True)]
        if one["title"]:
            parts.append(label(language.said(one["title"]), wrap=True, selectable=True))
        number = self.tr("{name}的电脑，第 {n} 条").format(name=one["device_name"] or "—", n=one["number"])
        told = self.tr("{when}　{number}").format(when=when, number=number) if when else number
        parts.append(label(told, "hint", wrap=True))
        why = label(language.said(one["reason"]), wrap=True, selectable=True)
        then = label("→ " + language.said(one["then"]), wrap=True, selectable=True)
        pill = label(sign, "pill" if one["group"] == "waits" else "pill-warn")
        written = column(gap=0.15)
        parts += [row(pill, None), written, why, then]
        page = {"demand": "matter", "visit": "visit", "household": "households"}.get(one["kind"])
        if page is not None and one["title"]:
            see = button(self.tr("打开这一条"), lambda: self.desk.go(page, one["record"]), icon="eye")
            parts.append(row(see, None))
        self._body.addWidget(card(*parts, gap=0.5))
        self._read_words(one, written)

    def _read_words(self, one: Row, there: QVBoxLayout) -> None:
        """Put what was written in this step where it is asked for, unless another is looked at by then."""

        def read(s: Session) -> tuple[dict[str, Any], dict[str, str]]:
            event = {"event": one["event"], "data": not_taken.written(s, one)}
            return event, matter_source.names(s, [event])

        def show(found: tuple[dict[str, Any], dict[str, str]]) -> None:
            if self.list.current_id() != one["id"] or not isValid(there):
                return
            lines = told(found[0], self.desk.vocab, found[1])
            if lines:
                there.addWidget(label(self.tr("当时写的："), "second"))
            for line in lines:
                there.addWidget(label(line, wrap=True, selectable=True))

        if one["event"]:
            self.desk.work.run(self, read).success(show).failure(self.notice.refused)

    def _retry(self) -> None:
        def done(result: Retried) -> None:
            said = self.tr("重新看了 {n} 条：采用了 {taken} 条，还有 {left} 条不能采用。").format(
                n=result.before, taken=result.taken, left=result.left
            )
            reasons = [
                self.tr("{n} 条：{reason}").format(n=n, reason=language.said(reason))
                for reason, n in list(result.reasons.items())[:REASONS_SHOWN]
            ]
            self.notice.say("ok" if result.taken else "info", said, *reasons)
            self.desk.tell(result.changes)
            self.look()

        self.notice.hide_notice()
        self.again.setEnabled(False)
        self.desk.work.run(self, not_taken.retry).always(lambda: self.again.setEnabled(True)).success(
            done
        ).failure(self.notice.refused)
