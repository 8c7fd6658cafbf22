"""Attached pictures and files as small tiles; Enter on one opens it large below them.

Nothing is drawn on the window's thread but the finished picture: the store thread reads the bytes, another
one makes them small. A tile whose bytes have not come says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridworker.ui import icons, theme
from gridworker.ui.desk import Desk
from gridworker.ui.pictures import decoded, size_words
from gridworker.ui.widgets.basics import Press, clear, column, focus_soon, label
from gridworker.ui.widgets.file_viewer import FileViewer
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.widgets.sight import into_sight

if TYPE_CHECKING:
    from gridworker.services.session import Session

TILE_EM = (9.6, 8.6)
SHOWN_EM = (8.4, 4.8)
"""Size of a tile, and of the picture in it."""


class FileItem(NamedTuple):
    """`key` names it to its owner; `state` is `here`, `waiting` or `redacted`."""

    key: str
    type: str
    size: int
    name: str
    state: str = "here"


Load = Callable[["Session", str], "bytes | None"]
"""Reads the bytes of the item with this key, on the store thread."""


class Tile(Press):
    """One attachment. Delete asks for it to be taken off."""

    taken_off = Signal()

    def __init__(self, item: FileItem, *, editable: bool) -> None:
        super().__init__()
        self._editable = editable
        self.item = item
        theme.role(self, "choice")
        look = theme.current()
        self.shown = label("")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setFixedSize(look.em(SHOWN_EM[0]), look.em(SHOWN_EM[1]))
        self.words = label("", "label")
        self.about = label("", "hint")
        for part in (self.shown, self.words, self.about):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(self.shown, self.words, self.about, gap=0.1)
        inside.setContentsMargins(look.em(0.3), look.em(0.35), look.em(0.3), look.em(0.25))
        self.setLayout(inside)
        self.setFixedSize(look.em(TILE_EM[0]), look.em(TILE_EM[1]))
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().em(TILE_EM[0]), theme.current().em(TILE_EM[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._editable:
            self.taken_off.emit()
            return
        super().keyPressEvent(event)

    def change(self, item: FileItem) -> None:
        self.item = item
        self._say()

    def show_picture(self, made: QImage) -> None:
        if made.isNull():
            self._say()
            return
        ratio = self.devicePixelRatioF()
        drawn = QPixmap.fromImage(made)
        drawn.setDevicePixelRatio(ratio)
        self.shown.setPixmap(drawn)

    def _say(self) -> None:
        item, look = self.item, theme.current()
        is_file = item.type == "PDF"
        here = item.state == "here"
        drawn = "file" if is_file else "picture" if here else "clock"
        token = look.tokens.second if here else look.tokens.hint
        self.shown.setPixmap(icons.pixmap(drawn, token, look.em(2.6), self.devicePixelRatioF()))
        kind = self.tr("PDF 文件") if is_file else self.tr("照片")
        name = item.name or kind
        metrics = self.words.fontMetrics()
        self.words.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, look.em(SHOWN_EM[0])))
        states = {
            "here": size_words(item.size),
            "waiting": self.tr("文件待到") if is_file else self.tr("照片待到"),
            "redacted": self.tr("已按居民要求删去"),
        }
        about = states.get(item.state, "")
        self.about.setText(about)
        self.setAccessibleName(self.tr("{kind}：{name}，{about}").format(kind=kind, name=name, about=about))
        self.setToolTip(name)


class FileTiles(QWidget):
    """`load` reads bytes by key. `editable`: words can be changed and tiles taken off."""

    removed = Signal(str)
    renamed = Signal(str, str)
    saved_out = Signal(str)
    turned = Signal()
    """Others are shown, or another one is open, or none."""

    def __init__(self, desk: Desk, load: Load, *, editable: bool, saves: bool) -> None:
        super().__init__()
        self.desk, self._load = desk, load
        self._editable = editable
        self.tiles: list[Tile] = []
        self._made: dict[str, QImage] = {}
        theme.role(self, "clear")
        self._holder = QWidget()
        theme.role(self._holder, "clear")
        self._flow = FlowLayout(self._holder, gap=theme.current().em(0.5))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self.viewer = FileViewer(desk, editable=editable, saves=saves)
        self.viewer.setVisible(False)
        self.viewer.left.connect(self._close)
        self.viewer.removed.connect(self.removed)
        self.viewer.renamed.connect(self.renamed)
        self.viewer.saved_out.connect(self.saved_out)
        self.setLayout(column(self._holder, self.viewer, gap=0.5))
        self.setVisible(False)

    @property
    def items(self) -> list[FileItem]:
        return [tile.item for tile in self.tiles]

    @property
    def opened(self) -> FileItem | None:
        """The one that is shown large."""
        if self.viewer.isHidden():
            return None
        return next((item for item in self.items if item.key == self.viewer.key), None)

    def show_items(self, items: Sequence[FileItem]) -> None:
        """Show these; the keyboard stays with a tile that is still there, else goes to the nearest."""
        if [item.key for item in items] == [item.key for item in self.items]:
            for tile, item in zip(self.tiles, items, strict=True):
                if tile.item != item:
                    tile.change(item)
                    self._draw(tile)
            return
        had = next((at for at, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        open_ = self.opened
        clear(self._flow)
        self.tiles = [Tile(item, editable=self._editable) for item in items]
        for tile in self.tiles:
            tile.clicked.connect(partial(self._open, tile))
            tile.taken_off.connect(partial(self.removed.emit, tile.item.key))
            self._flow.addWidget(tile)
            self._draw(tile)
        self.setVisible(bool(items))
        if open_ is not None and open_.key not in {item.key for item in items}:
            had = len(items) - 1 if had is None else had
            self.viewer.setVisible(False)
        if had is not None and self.tiles:
            focus_soon(self.tiles[min(had, len(self.tiles) - 1)])
        self.turned.emit()

    def _draw(self, tile: Tile) -> None:
        item = tile.item
        if item.state != "here" or item.type == "PDF":
            return
        if item.key in self._made:
            tile.show_picture(self._made[item.key])
            return
        ratio, look = self.devicePixelRatioF(), theme.current()
        width, height = (round(look.em(side) * ratio) for side in SHOWN_EM)

        def put(made: QImage) -> None:
            self._made[item.key] = made
            for now in self.tiles:
                if now.item.key == item.key:
                    now.show_picture(made)

        def draw(data: bytes | None) -> None:
            self.desk.work.run_aside(self, lambda _task: decoded(data, width, height)).success(put)

        self.desk.work.run(self, lambda s: self._load(s, item.key)).success(draw).failure(lambda _error: None)

    def _open(self, tile: Tile) -> None:
        item = tile.item
        if not self.viewer.isHidden() and self.viewer.key == item.key:
            self._close()
            return
        self.viewer.show_item(item.key, item.type, item.name, item.state)
        self.viewer.setVisible(True)
        self.turned.emit()
        focus_soon(self.viewer.close_button)
        into_sight(self.viewer)
        if item.state == "here" and item.type != "PDF":
            key, (width, height) = item.key, self.viewer.room()

            def put(made: QImage) -> None:
                self.viewer.show_picture(key, made)
                into_sight(self.viewer)

            def draw(data: bytes | None) -> None:
                self.desk.work.run_aside(self, lambda _task: decoded(data, width, height)).success(put)

            self.desk.work.run(self, lambda s: self._load(s, key)).success(draw).failure(
                lambda _error: self.viewer.show_picture(key, QImage())
            )

    def _close(self) -> None:
        self.viewer.setVisible(False)
        self.turned.emit()
        back = next((tile for tile in self.tiles if tile.item.key == self.viewer.key), None)
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
