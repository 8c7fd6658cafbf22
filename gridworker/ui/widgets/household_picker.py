"""Type 王, `wjf` or 3-12 and pick the household; what is kept is its id, never the words typed.

The search runs on the store thread; only the answer to the newest question is shown. With `many`, picked
households stand below the box as words that can be taken away again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import button, clear, column
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.text_area import Line

_ID = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1

Answer = Callable[[list[dict[str, Any]]], None]
Find = Callable[[str, Answer], None]
"""Asks for the households that fit a text; answers later, on the window's thread."""


def house_words(row: dict[str, Any]) -> str:
    """王家凤　三组 3-12: how a household is called in one line."""
    place = " ".join(part for part in (row.get("group") or "", row.get("door") or "") if part)
    head = row.get("head") or QCoreApplication.translate("HouseholdPicker", "（无户主名）")
    return f"{head}　{place}".strip()


def _click(at: QPointF) -> None:
    """Press and let go the left button at a place of the screen."""
    under = QApplication.widgetAt(at.toPoint())
    if under is None:
        return
    here, left, none = under.mapFromGlobal(at), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        QApplication.sendEvent(under, QMouseEvent(kind, here, at, left, held, plain))


class _Box(Line):
    """The line to type in: Enter takes the first hit, Backspace on nothing takes the last one back."""

    take_first = Signal()
    take_back = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take_first.emit()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.take_back.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class HouseholdPicker(QWidget):
    """`changed` is told when another household is picked; ask `ids()`."""

    changed = Signal()
    done = Signal()
    """Enter in the box, and the household stands there: on to the next question."""
    missed = Signal(str)
    """The household typed is not in the register and is to be added."""

    def __init__(self, name: str, find: Find, *, wait_ms: int = 120) -> None:
        super().__init__()
        self._find = find
        self._many = False
        self._picked: list[tuple[str, str]] = []
        self._asked = 0
        self.box = _Box(self.tr("姓、拼音首字母或门牌号，例如 王、wjf、3-12"))
        self.box.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the label's shortcut passes it by
        self.setFocusProxy(self.box)
        self._hits = QStandardItemModel(self)
        self._completer = QCompleter(self._hits, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(9)
        popup = QListView()
        popup.setAccessibleName(self.tr("找到的户"))
        theme.role(popup, "popup")
        self._completer.setPopup(popup)
        popup.installEventFilter(self)
        self._completer.setWidget(self.box)
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self._ask)
        self.box.textEdited.connect(self._typed)
        self.box.take_first.connect(self._take_first)
        self.box.take_back.connect(self._take_back)
        self.box.left.connect(popup.hide)  # an open list would swallow the next key
        holder = QWidget()
        self._chips = FlowLayout(holder, gap=theme.current().em(0.4))
        self._holder = holder
        holder.setVisible(False)
        self.setLayout(column(self.box, holder, gap=0.4))

    def ids(self) -> list[str]:
        return [found for found, _words in self._picked]

    def set_many(self, many: bool) -> None:
        """Several households at once (院坝会), or one."""
        if many == self._many:
            return
        self._many = many
        if not many and len(self._picked) > 1:
            self._picked = self._picked[:1]
            self.changed.emit()
        self._show()

    def set_picked(self, rows: Sequence[dict[str, Any]]) -> None:
        self._picked = [(row["id"], house_words(row)) for row in rows]
        self._show()

    def picked_words(self) -> list[tuple[str, str]]:
        """(id, words) of what is picked, to be given back by `put_words`."""
        return list(self._picked)

    def put_words(self, picked: Sequence[tuple[str, str]]) -> None:
        self._picked = list(picked)
        self._show()
        self.changed.emit()

    def stand_as(self, picked: Sequence[tuple[str, str]], typed: str) -> None:
        """Show what was picked and typed here before, without saying so to anyone."""
        if self._picked != list(picked):
            self._picked = list(picked)
            self._show()
        if self.box.text() != typed:
            self._timer.stop()
            self.box.setText(typed)

    def stop(self) -> None:
        self._timer.stop()
        self._completer.popup().hide()

    # typing and finding -----------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        if not self._many and self._picked:
            self._picked = []  # the words no longer name the household that was picked
            self.changed.emit()
        self._timer.start()

    def _ask(self) -> None:
        text = self.box.text().strip()
        self._asked += 1
        if not text:
            self._hits.clear()
            self._completer.popup().hide()
            return
        asked = self._asked
        self._find(text, lambda rows: self._answered(asked, rows))

    def _answered(self, asked: int, rows: list[dict[str, Any]]) -> None:
        if asked != self._asked or not self.box.hasFocus():
            return
        self._hits.clear()
        several = len({row.get("grid_name") for row in rows}) > 1
        for row in rows:
            where = f"　{row.get('grid_name') or ''}" if several else ""  # there is a 一组 in every village
            item = QStandardItem(house_words(row) + where)
            item.setData(row["id"], _ID)
            item.setEditable(False)
            self._hits.appendRow(item)
        if not rows:
            self._hits.appendRow(self._nothing(self.box.text().strip()))
        self._completer.complete()

    def _nothing(self, text: str) -> QStandardItem:
        if any("\u4e00" <= letter <= "\u9fff" for letter in text):  # a name, not its first letters
            item = QStandardItem(self.tr("＋ 没有找到，按回车把“{t}”添加到户册").format(t=text[:20]))
            item.setData(text, _NEW)
        else:
            item = QStandardItem(self.tr("没有找到，换个字试试；写出户主姓名就能添加这一户"))
            item.setEnabled(False)
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the open list closes it and still counts: the completer would swallow it."""
        popup = self._completer.popup()
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if watched is popup and pressed and isinstance(event, QMouseEvent):
            at = event.globalPosition()
            if not popup.rect().contains(popup.mapFromGlobal(at.toPoint())):
                popup.hide()
                QTimer.singleShot(0, self, lambda: _click(at))
                return True
        return super().eventFilter(watched, event)

    # picking ----------------------------------------------------------------------------

    def _activated(self, index: QModelIndex) -> None:
        found = index.data(_ID)
        if found:
            self._pick(found, index.data())
        elif index.data(_NEW):
            self._miss(index.data(_NEW))

    def _take_first(self) -> None:
        first = self._hits.item(0) if self._hits.rowCount() else None
        if first is not None and self._completer.popup().isVisible():
            found, new, words = first.data(_ID), first.data(_NEW), first.text()
            if found or new:
                self._completer.popup().hide()
            if found:
                self._pick(found, words)
            elif new:
                self._miss(new)
        if self._picked and not self._many:
            self.done.emit()

    def _miss(self, text: str) -> None:
        self._timer.stop()
        QTimer.singleShot(0, self, self._show)  # the completer writes its own text after this
        self.missed.emit(text)

    def _pick(self, found: str, words: str) -> None:
        if not self._many:
            self._picked = [(found, words)]
        elif found not in self.ids():
            self._picked.append((found, words))
        self._timer.stop()
        # The completer writes its own text after this signal: ours has to come last.
        QTimer.singleShot(0, self, self._show)
        self.changed.emit()

    def _take_back(self) -> None:
        if self._many and self._picked:
            self._drop(self._picked[-1][0])

    def _drop(self, found: str) -> None:
        self._picked = [pair for pair in self._picked if pair[0] != found]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._chips)
        self._holder.setVisible(self._many and bool(self._picked))
        if self._many:
            self.box.setText("")
            for found, words in self._picked:
                chip = button(f"{words}  ✕", partial(self._drop, found), role="chip")
                chip.setAccessibleName(self.tr("去掉 {words}").format(words=words))
                self._chips.addWidget(chip)
        else:
            self.box.setText(self._picked[0][1] if self._picked else "")
        self._hits.clear()
