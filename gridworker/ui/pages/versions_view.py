"""Every version of a record: who, when, at whose computer, why, and each field before and after."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from gridworker.ui import theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.values import field_words, marked_parts
from gridworker.ui.widgets.basics import clear, column, frame, label, row
from gridworker.ui.widgets.marked import Marked


class VersionsView(QFrame):
    """Newest first: what was corrected last is what one wants to see."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk, self._kind = desk, kind
        self._body = column(gap=0.6, margin=1.0)
        self.setLayout(self._body)

    def show_versions(self, versions: list[dict[str, Any]]) -> None:
        clear(self._body)
        title = self.tr("改过的每一版（{n} 版）").format(n=len(versions))
        self._body.addWidget(label(title, "heading"))
        if len(versions) < 2:
            nothing = self.tr("没有更正过。更正以后，原来的写法留在这里。")
            self._body.addWidget(label(nothing, "second", wrap=True))
        for version in reversed(versions):
            self._body.addWidget(self._version(version, first=version["number"] == 1))

    def _version(self, version: dict[str, Any], *, first: bool) -> QFrame:
        who = version["author_name"] or self.tr("（不在名册里的人）")
        when = words.moment(version["at"], self.desk.now())
        said = self.tr("第 {n} 版　{who}　{when}").format(n=version["number"], who=who, when=when)
        top: list = [label(said, "label", wrap=True), None]
        if version["office"]:
            top.insert(1, label(self.tr("办公室"), "pill"))
        if version["standing"] != "on":
            top.insert(1, label(self.tr("⚠ 没有采用"), "pill-warn"))
        inside: list = [row(*top)]
        if version["reason"]:
            reason = self.tr("原因：{r}").format(r=version["reason"])
            inside.append(label(reason, wrap=True, selectable=True))
        if first:
            return frame("well", *inside, label(self.tr("最初写的。"), "hint"), gap=0.3, margin=0.7)
        for change in version["changes"]:
            inside.append(self._change(change))
        return frame("well", *inside, gap=0.3, margin=0.7)

    def _change(self, change: dict[str, Any]) -> QWidget:
        field, names, values = change["field"], change["names"], (change["before"], change["after"])
        old, new = (
            Marked(marked_parts(self.desk.vocab, self._kind, field, one, other, names))
            for one, other in (values, values[::-1])
        )
        box = QWidget()
        box.setLayout(
            column(
                label(field_words(self._kind, change["field"]), "label"),
                _named(self.tr("原来"), old),
                _named(self.tr("改成"), new),
                gap=0.15,
            )
        )
        return box


def _named(name: str, shown: QWidget) -> QWidget:
    box = QWidget()
    tag = label(name, "hint")
    tag.setMinimumWidth(theme.current().em(3))
    across = row(tag, shown, gap=0.4)
    across.setStretch(1, 1)
    box.setLayout(across)
    return box
