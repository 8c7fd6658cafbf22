"""The manual inside the window: topics, a search over all their words, and the page with its pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QTextEdit, QWidget

from gridworker.services import manual
from gridworker.services.manual import Topic
from gridworker.ui import language, theme
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind
from gridworker.ui.page import Page, two_sides
from gridworker.ui.pages.help_text import HelpText
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.text_area import Line

_ID = Qt.ItemDataRole.UserRole
MOST_MARKS = 200


class HelpPage(Page):
    """`show_what` takes the id of a topic."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._own = manual.CLERK if desk.identity.is_office else manual.WORKER
        self.box = Line(self.tr("例如：U 盘、口令"))
        self.box.setAccessibleName(self.tr("在说明书里找"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("说明书的题目"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(theme.current().em(0.22))
        self.list.currentItemChanged.connect(lambda item: self._show(item.data(_ID) if item else ""))
        self.nothing = EmptyState("question", self.tr("没有找到。换个短一点的词试试，例如“口令”“合并”。"))
        self.text = HelpText(manual.folder())
        self.text.setAccessibleName(self.tr("说明"))
        self.text.asked.connect(self.open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        left = QWidget()
        left.setLayout(column(self.box, self._stack, gap=0.5))
        left.setMinimumWidth(theme.current().em(13))
        split = two_sides(left, self.text, ems=(17, 50))
        self.card = button(self.tr("印告知卡…"), lambda: desk.go("notice"), icon="file")
        parts: list = [row(label(self.tr("帮助"), "title"), None, self.card, gap=1)]
        if language.is_english():
            parts.append(label(self.tr("说明书目前只有中文。"), "second"))
        whole = column(*parts, split, gap=0.7, margin=1.1)
        whole.setStretch(len(parts), 1)
        self.setLayout(whole)
        bind(self, "Ctrl+F", self.tr("在说明书里找"), self.box.setFocus)
        self._find("")

    def enter(self) -> None:
        self.box.setFocus()

    def show_what(self, what: Any) -> None:
        self.open(str(what))

    def state(self) -> Any:
        return self.box.text(), self.current()

    def restore(self, state: Any) -> None:
        words, topic = state
        self.box.setText(words)
        self.open(topic)

    def current(self) -> str:
        """Id of the topic that is shown."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def open(self, topic: str) -> None:
        """Show a topic; words in the box that hide it are taken out."""
        if self._row(topic) is None:
            self.box.clear()
        at = self._row(topic)
        if at is not None:
            self.list.setCurrentRow(at)

    def _row(self, topic: str) -> int | None:
        ids = [self.list.item(at).data(_ID) for at in range(self.list.count())]
        return ids.index(topic) if topic in ids else None

    def _find(self, words: str) -> None:
        kept = self.current()
        found = manual.find_topics(words, first=self._own)
        self.list.blockSignals(True)
        self.list.clear()
        last = ""
        for one in found:
            if not words and one.manual != last:
                self._heading(one)
                last = one.manual
            item = QListWidgetItem(one.title)
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(0 if found else 1)
        at = self._row(kept) if not words else None
        if found:
            self.list.setCurrentRow(at if at is not None else self._row(found[0].id) or 0)

    def _heading(self, one: Topic) -> None:
        """Whose manual the topics below belong to."""
        heading = QListWidgetItem(one.manual_title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setFont(theme.current().font(bold=True))
        self.list.addItem(heading)

    def _show(self, topic: str) -> None:
        one = manual.topic(topic)
        if one is not None:
            self.text.show_markdown(one.text)
            QTimer.singleShot(0, self, self._mark)

    def _mark(self) -> None:
        """Mark the words searched for."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self.box.text().split():
            at = self.text.document().find(word, 0, QTextDocument.FindFlag(0))
            while not at.isNull() and len(marks) < MOST_MARKS:
                mark: Any = QTextEdit.ExtraSelection()  # Qt's own types do not name its members
                mark.cursor = QTextCursor(at)
                mark.format.setBackground(theme.current().color("warn_tint"))
                mark.format.setFontUnderline(True)
                marks.append(mark)
                at = self.text.document().find(word, at, QTextDocument.FindFlag(0))
        self.text.setExtraSelections(marks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search box move in the list."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        at = self.list.currentRow() + by
        while 0 <= at < self.list.count() and not self.list.item(at).data(_ID):
            at += by
        if 0 <= at < self.list.count():
            self.list.setCurrentRow(at)
