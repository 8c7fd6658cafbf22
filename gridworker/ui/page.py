"""What the main window asks of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column
from gridworker.ui.widgets.sight import LAID_OUT_MS, show_whole

if TYPE_CHECKING:
    from gridworker.services.changes import Changes


class ToAdd(NamedTuple):
    """Asks 户册 for a new household; it goes back to the page in which it was missed."""

    head: str
    back: str


class Resume(NamedTuple):
    """Asks a page to go on with this half-typed thing; `about` is the record that it corrects, or empty."""

    draft: str
    about: str = ""


class JustAdded(NamedTuple):
    """The household that was missed is here now: go on where one was."""

    household: str


class TheseOnly(NamedTuple):
    """Asks a list for these records and no others; `what` says what they have in common."""

    ids: tuple[str, ...]
    what: str


class ToCorrect(NamedTuple):
    """Asks the page of a record for its correction at once."""

    record: str


class Page(QWidget):
    """A screen. Built when first visited; `enter` each time it comes to the front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme.role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        desk.changed.connect(self.heard)

    def enter(self) -> None:
        """Read what is shown, and put the keyboard where the work begins."""

    def show_what(self, what: Any) -> None:
        """Somebody asked for a certain thing on this page (a household, a file)."""

    def state(self) -> Any:
        """What this page holds and could not read again (a list of files, filters); None for nothing.

        Asked when all pages are made anew for another look; their widgets must not be in it.
        """
        return None

    def restore(self, state: Any) -> None:
        """Show what `state` said, in a page just built; `enter` comes after it."""

    def heard(self, changes: Changes) -> None:
        """Something was written somewhere; look whether it concerns this page."""

    def cancel_work(self) -> None:
        """Ask long work to stop; comes before `flush_and_stop`, which would have to wait behind it."""

    def flush_and_stop(self) -> None:
        """Write down what is not yet written, stop timers: the profile is about to close."""


class _Area(QScrollArea):
    """Asks its content only how high it is at this width.

    Where words and chips wrap, Qt takes the height at the narrowest width as the least one: below the last
    card one could scroll through more than a screen of nothing.

    Whatever gets the keyboard by a shortcut or by being new is brought into sight; under the mouse nothing
    moves.
    """

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self.isAncestorOf(now):
            QTimer.singleShot(LAID_OUT_MS, now, lambda: self._bring(now))

    def _bring(self, part: QWidget) -> None:
        if self.isAncestorOf(part):
            show_whole(self, part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        content = self.widget()
        layout, policy = content.layout(), content.sizePolicy()
        wraps = layout is not None and layout.hasHeightForWidth()
        wanted = QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Preferred
        if policy.verticalPolicy() != wanted:
            policy.setVerticalPolicy(wanted)
            content.setSizePolicy(policy)


def scrolled(content: QWidget) -> QScrollArea:
    """`content` in an area that scrolls downwards only."""
    area = _Area()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    theme.role(content, "page")
    area.setWidget(content)
    area.fit()
    return area


def held(part: QWidget) -> QScrollArea:
    """`part` at the top of an area that scrolls, with room beside it for the bar."""
    holder = QWidget()
    inside = column(part, None, gap=0)
    inside.setContentsMargins(0, 0, theme.current().em(0.5), 0)
    holder.setLayout(inside)
    return scrolled(holder)


def two_sides(
    left: QWidget, right: QWidget, *, ems: tuple[float, float], grow: tuple[int, int] = (0, 1)
) -> QSplitter:
    """Two parts beside each other that share the width as somebody drags it: at first by `ems`, and by `grow`
    what is left of a larger window."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(theme.current().em(0.9))
    for at, part in enumerate((left, right)):
        split.addWidget(part)
        split.setStretchFactor(at, grow[at])
    split.setSizes([theme.current().em(wide) for wide in ems])
    return split


def page_column(*parts) -> QVBoxLayout:
    """The outer column of a page with its usual margins."""
    return column(*parts, gap=0.8, margin=1.1)
