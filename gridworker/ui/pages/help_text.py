"""A page of the manual as it is read: Markdown, with pictures that fit the width there is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from gridworker.ui import theme

PICTURE = QTextDocument.ResourceType.ImageResource.value


class HelpText(QTextBrowser):
    """Nothing is read but what lies in `folder`; `asked` names the topic of a link."""

    asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._markdown = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(theme.current().em(1))
        self.anchorClicked.connect(self._follow)
        self._fit = QTimer(self, singleShot=True, interval=150)
        self._fit.timeout.connect(self._again)

    def show_markdown(self, text: str) -> None:
        """Show a text from its beginning."""
        self._markdown = text
        self.document().clear()
        self.setMarkdown(text)
        self._space_out()
        self.verticalScrollBar().setValue(0)

    def _space_out(self) -> None:
        """Lines and paragraphs with some air: they are read from a chair's distance."""
        block = self.document().begin()
        cursor = self.textCursor()
        while block.isValid():
            shape = block.blockFormat()
            shape.setLineHeight(140, 1)  # proportional
            shape.setBottomMargin(theme.current().em(0.4))
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, no wider than the page."""
        name = QUrl(name)
        if kind != PICTURE:
            return None
        path = self._folder / name.path()
        if name.scheme() or not path.resolve().is_relative_to(self._folder.resolve()):
            return None
        picture = QImage(str(path))
        room = self.viewport().width() - 2 * theme.current().em(1.6)
        if not picture.isNull() and 0 < room < picture.width():
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return _framed(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit.start()

    def _again(self) -> None:
        if "](pictures/" in self._markdown:
            at = self.verticalScrollBar().value()
            self.show_markdown(self._markdown)
            self.verticalScrollBar().setValue(at)

    def _follow(self, link: QUrl) -> None:
        if link.hasFragment():
            self.asked.emit(link.fragment())


def _framed(picture: QImage) -> QImage:
    """With a thin line around it: else a picture of a window runs into the page."""
    if picture.isNull():
        return picture
    drawn = picture.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    painter.setPen(theme.current().color("outline"))
    painter.drawRect(0, 0, drawn.width() - 1, drawn.height() - 1)
    painter.end()
    return drawn
