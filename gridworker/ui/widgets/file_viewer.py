"""One attachment opened below its tile: the picture as large as fits, its words, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, label
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import Line

HIGH_EM = 26
"""A picture opened is at most so high: its buttons stay on the screen with it."""
LONGEST = 1600


def highest(part: QWidget) -> int:
    """How high a picture may be here: on a low screen with large letters its buttons need room as well."""
    return max(160, min(theme.current().em(HIGH_EM), round(part.window().height() * 0.45)))


class Canvas(QWidget):
    """A picture as wide as there is room; its height follows, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return self._fitted(theme.current().em(30))

    def minimumSizeHint(self) -> QSize:
        return self._fitted(theme.current().em(10))

    def _fitted(self, width: int) -> QSize:
        if self._picture.isNull():
            return QSize(width, 0)
        size = self._picture.deviceIndependentSize().toSize()
        room = QSize(min(width, size.width()), min(highest(self), size.height()))
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(self.rect().topLeft(), self._fitted(self.width())), self._picture)
        painter.end()


class FileViewer(QFrame):
    """Hidden until an attachment is opened; Esc closes it."""

    left = Signal()
    removed = Signal(str)
    renamed = Signal(str, str)
    saved_out = Signal(str)

    def __init__(self, desk: Desk, *, editable: bool, saves: bool) -> None:
        """`saves`: of a saved record, whose words change when the field is left; else with each letter."""
        super().__init__()
        theme.role(self, "well")
        self.desk, self.key, self._name = desk, "", ""
        self.canvas = Canvas()
        self._note = label("", "second", wrap=True)
        self.words = Line(self.tr("例如 门口的水沟，可不写"))
        self.words.setMaxLength(60)
        self.words_field = Field(self.tr("说明"), self.words)
        (self.words.editingFinished if saves else self.words.edited).connect(self._renamed)
        self.title = label("", "label", wrap=True)
        self.save_button = button(self.tr("另存为…"), lambda: self.saved_out.emit(self.key), icon="folder")
        self.remove_button = button(self.tr("去掉"), lambda: self.removed.emit(self.key), icon="trash")
        self.remove_button.setAccessibleName(self.tr("去掉这个附件"))
        self.close_button = button(self.tr("收起　Esc"), self.left.emit)
        self.close_button.setAccessibleName(self.tr("收起这张照片"))
        does = wrapped(self.close_button, self.save_button, self.remove_button, gap=0.5)
        parts = (self.title, self.canvas, self._note, self.words_field, does)
        self.setLayout(column(*parts, gap=0.5, margin=0.7))
        # A part without a parent that is shown would be a window of its own.
        self.words_field.setVisible(editable)
        self.save_button.setVisible(saves)
        self.remove_button.setVisible(editable or saves)

    def room(self) -> tuple[int, int]:
        """Most pixels that a picture can be shown with."""
        ratio = self.devicePixelRatioF()
        return LONGEST, round(highest(self) * ratio)

    def show_item(self, key: str, type_: str, name: str, state: str) -> None:
        self.key, self._name = key, name
        self.words.set_text(name)
        self.title.setText(name)
        self.title.setVisible(bool(name) and self.words_field.isHidden())
        self.canvas.show_picture(QPixmap())
        self.canvas.setVisible(False)
        said = ""
        if state == "waiting":
            said = self.tr("内容还没有到，以后导入对方的数据包时会带来；记录已经在了。")
        elif state == "redacted":
            said = self.tr("内容已经按居民的要求删去，这里只留下曾经附过的记载。")
        elif type_ == "PDF":
            said = self.tr("PDF 不在这里显示，请另存出来看；另存的文件不加密，用完请删去。")
            if self.save_button.isHidden():
                said = self.tr("PDF 不在这里显示，保存以后可以从这条记录里另存出来看。")
        self._tell(said)
        self.save_button.setEnabled(state == "here")

    def show_picture(self, key: str, made: QImage) -> None:
        if key != self.key:
            return
        if made.isNull():
            self._tell(self.tr("这张照片打不开了：内容可能坏了。请运行检查，坏的会重新要一份。"))
            return
        picture = QPixmap.fromImage(made)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.canvas.show_picture(picture)
        self.canvas.setVisible(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _renamed(self) -> None:
        text = self.words.text().strip()
        if text != self._name:
            self._name = text
            self.renamed.emit(self.key, text)

    def _tell(self, said: str) -> None:
        self._note.setText(said)
        self._note.setVisible(bool(said))
