"""A list of two-line rows with a box before each, so that several can be done at once.

The space bar or a press on the box ticks a row; Ctrl+A ticks all that are listed, and takes all ticks away.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gridworker.ui import keys, theme
from gridworker.ui.tables.id_model import IdModel
from gridworker.ui.tables.views import CardDelegate, CardList, Index, TwoLines, drawn

BOX_EM = 2.3


class _TickDelegate(CardDelegate):
    def __init__(self, words: TwoLines, ticked: set[str], parent: QWidget) -> None:
        super().__init__(words, parent)
        self._ticked = ticked
        self.ticks = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if not self.ticks or not isinstance(model, IdModel):
            return
        look, (whole, _picked) = theme.current(), drawn(option)
        side = look.em(1.2)
        box = QRect(whole.left() + look.em(0.7), whole.center().y() - side // 2, side, side)
        on = model.id_at(index.row()) in self._ticked
        painter.save()
        painter.setPen(QPen(look.color("brand" if on else "outline"), max(2, look.em(0.12))))
        painter.setBrush(look.color("brand" if on else "card"))
        painter.drawRoundedRect(box, look.em(0.2), look.em(0.2))
        if on:
            painter.setPen(look.color("on_brand"))
            painter.setFont(look.font(bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")
        painter.restore()

    def indent(self) -> float:
        return BOX_EM if self.ticks else 0


class TickList(CardList):
    """`changed` is told when other rows are ticked; without `set_ticks(True)` it is a plain list."""

    changed = Signal()

    def __init__(self, name: str, model: IdModel, words: TwoLines) -> None:
        super().__init__(name, model, words)
        self.ticked: set[str] = set()
        self._told = False
        self._delegate = _TickDelegate(words, self.ticked, self)
        self.setItemDelegate(self._delegate)

    def set_ticks(self, on: bool) -> None:
        """Whether rows can be ticked in the list that is shown now; every tick goes."""
        if on and not self._told:
            self._told = True
            keys.tell(self, self.tr("空格"), self.tr("勾上这一件，或者去掉勾"))
            keys.tell(self, "Ctrl+A", self.tr("全部勾上，或者全部去掉"))
        self._delegate.ticks = on
        self.forget()

    @property
    def ticks(self) -> bool:
        """Whether rows can be ticked now."""
        return self._delegate.ticks

    def forget(self) -> None:
        """Take every tick away."""
        self.ticked.clear()
        self.viewport().update()
        self.changed.emit()

    def keep(self, ids: list[str]) -> None:
        """Another list is shown: what is no longer in it is not ticked any more."""
        gone = self.ticked - set(ids)
        if gone:
            self.ticked -= gone
            self.changed.emit()

    def tick_all(self) -> None:
        """All that are listed; where all are ticked, none."""
        ids = {self._model.id_at(at) or "" for at in range(self._model.rowCount())}
        if self.ticked == ids:
            self.ticked.clear()
        else:
            self.ticked |= ids
        self.viewport().update()
        self.changed.emit()

    def toggle(self, record: str) -> None:
        """Tick this row, or take its tick away."""
        self.ticked ^= {record}
        self.viewport().update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.ticks:
            record = self.current_id()
            if event.key() == Qt.Key.Key_Space and not event.modifiers() and record is not None:
                self.toggle(record)
                return
            if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.tick_all()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.ticks and event.position().x() < theme.current().em(BOX_EM + 0.3):
            record = self._model.id_at(self.indexAt(event.position().toPoint()).row())
            if record is not None:
                self.toggle(record)
