"""Every shortcut of the window, and what it does in words: the one place from which F1 is told.

`bind` makes a shortcut and gives it its words; `tell` gives words to keys that a widget reads by itself.
`keys_of` finds both by looking at the widgets that are there, together with the shortcuts of buttons and the
letters of labels: what F1 shows is what the keys do, because it is read from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_TOLD = "keys told"


class Key(NamedTuple):
    """One line of the map: the keys as they are printed (`Ctrl+K`), what they do, and whose they are."""

    keys: str
    words: str
    owner: QWidget


def bind(owner: QWidget, keys: str, words: str, act: Callable[[], object]) -> QShortcut:
    """A shortcut that works while `owner` is shown in the window. Empty `words` leave it out of the map."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setWhatsThis(words)
    shortcut.activated.connect(lambda: act())
    return shortcut


def tell(owner: QWidget, keys: str, words: str) -> None:
    """`owner` itself understands these keys while it has the keyboard."""
    owner.setProperty(_TOLD, [*(owner.property(_TOLD) or []), f"{keys}\n{words}"])


def keys_of(root: QWidget, *, but: QWidget | None = None) -> list[Key]:
    """What can be pressed on `root` now, in the order of the screen; parts inside `but` are left out."""
    found: dict[tuple[str, str], Key] = {}
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or (but is not None and (widget is but or but.isAncestorOf(widget))):
            continue
        for key in _keys_of_one(widget):
            found.setdefault((key.keys, key.words), key)
    return list(found.values())


def _keys_of_one(widget: QWidget) -> Iterator[Key]:
    for shortcut in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.isEnabled() and shortcut.whatsThis():
            yield Key(_printed(shortcut.key()), shortcut.whatsThis(), widget)
    if isinstance(widget, QAbstractButton) and widget.isEnabled() and not widget.shortcut().isEmpty():
        yield Key(_printed(widget.shortcut()), widget.accessibleName() or widget.text(), widget)
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        letter = re.search(r"&(\w)", widget.text())
        if letter:
            yield Key(f"Alt+{letter.group(1).upper()}", _plain(widget.text()), widget)
    for line in widget.property(_TOLD) or []:
        keys, _, words = str(line).partition("\n")
        yield Key(keys, words, widget)


def _printed(keys: QKeySequence) -> str:
    """As it stands on the key: Enter, not Return."""
    return keys.toString().replace("Return", "Enter")


def _plain(text: str) -> str:
    """A label without the letter of its shortcut: 走访户(&H) * is 走访户."""
    return re.sub(r"\(&\w\)|&", "", text).rstrip(" *")
