"""受理一件: the button that begins a demand, where who works here may take one in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from gridworker.domain.rights import may_sign
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, hide_unless

NEW: Final = "new"
"""Asks the page of all demands for an empty form."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("take_in", text)


def take_in_button(desk: Desk, begin: Callable[[], object]) -> QPushButton:
    """Hidden, and deaf to its keys, for a role that takes nothing in. Who is in no office may."""
    push = button(_tr("受理一件　Ctrl+N"), begin, role="main", icon="plus")
    push.setAccessibleName(_tr("受理一件诉求"))
    push.setShortcut(QKeySequence("Ctrl+N"))
    may = desk.identity.role is None or may_sign(desk.identity.role, "demand.collect")
    hide_unless(may, push)
    push.setEnabled(may)
    return push
