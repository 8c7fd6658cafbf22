"""A text in which some parts are marked: bold and underlined on a tint, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gridworker.ui import theme


class Marked(QLabel):
    """`parts` are (text, whether it is marked); read aloud, marked parts stand between 【 and 】."""

    def __init__(self, parts: Sequence[tuple[str, bool]]) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tokens = theme.current().tokens
        style = f"background-color:{tokens.warn_tint}; color:{tokens.ink}"
        self.setText(
            "".join(
                f'<b><u style="{style}">{_lines(text)}</u></b>' if marked else _lines(text)
                for text, marked in parts
            )
        )
        self.setAccessibleName("".join(f"【{text}】" if marked else text for text, marked in parts))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("  ", " &nbsp;")
