"""Every version of a record: who, when, at whose computer, why, and each field before and after."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services.correction import shape_of
from gridworker.services.demand_pages import EVENT_NAMES
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.values import field_words, marked_parts
from gridworker.ui.widgets.basics import button, clear, column, frame, label, row
from gridworker.ui.widgets.marked import Marked

SHOWN = 20
"""Versions shown at once; older ones stand behind a button."""


class VersionsView(QFrame):
    """Newest first: what was corrected last is what one wants to see."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        theme.role(self, "card")
        self.desk = desk
        self._shape = shape_of(kind)
        self._body = column(gap=0.6, margin=1.0)
        self.setLayout(self._body)

    def show_versions(self, versions: list[dict[str, Any]], kind: str = "") -> None:
        """`kind`: of this record, where a page shows several kinds."""
        self._shape = shape_of(kind) if kind else self._shape
        self._show(versions, SHOWN)

    def _show(self, versions: list[dict[str, Any]], most: int) -> None:
        clear(self._body)
        title = self.tr("改过的每一版（{n} 版）").format(n=len(versions))
        self._body.addWidget(label(title, "heading"))
        if len(versions) < 2:
            nothing = self.tr("没有更正过。更正以后，原来的写法留在这里。")
            self._body.addWidget(label(nothing, "second", wrap=True))
        newest = list(reversed(versions))
        for version in newest[:most]:
            self._body.addWidget(self._version(version, first=version["number"] == 1))
        if len(newest) > most:
            said = self.tr("再看更早的 {n} 版").format(n=len(newest) - most)
            self._body.addWidget(button(said, lambda: self._show(versions, len(versions)), role="link"))

    def _version(self, version: dict[str, Any], *, first: bool) -> QFrame:
        who = version["author_name"] or self.tr("（不在名册里的人）")
        when = words.moment(version["at"], self.desk.now())
        said = self.tr("第 {n} 版　{who}　{when}　{where}")
        said = said.format(n=version["number"], who=who, when=when, where=self._where(version))
        top: list = []
        if version["standing"] != "on":
            top.append(label(self.tr("⚠ 没有采用"), "pill-warn"))
        if version["office"]:
            top.append(label(self.tr("办公室"), "pill"))
        across = row(*top, label(said, "label", wrap=True), gap=0.5)
        across.setStretch(len(top), 1)
        inside: list = [across]
        if version.get("event") not in (None, "", "collect", "correct"):
            inside.append(row(label(language.said(EVENT_NAMES.get(version["event"], "")), "pill"), None))
        if version["reason"]:
            reason = self.tr("原因：{r}").format(r=version["reason"])
            inside.append(label(reason, wrap=True, selectable=True))
        if version.get("gone"):
            inside.append(label(self.tr("这一版的内容已按居民请求删除，或者还没有收到。"), "hint", wrap=True))
        elif first:
            inside.append(label(self.tr("最初写的。"), "hint"))
        for change in [] if first else version["changes"]:
            if change["field"] == "withdrawn":
                said = self.tr("撤下了，放进回收站") if change["after"] else self.tr("从回收站恢复了")
                inside.append(row(label(said, "pill"), None))
            else:
                inside.append(self._change(change))
        return frame("well", *inside, gap=0.3, margin=0.7)

    def _where(self, version: dict[str, Any]) -> str:
        if version.get("here"):
            return self.tr("在这台电脑上")
        if version.get("device_name"):
            return self.tr("在{name}的电脑上").format(name=version["device_name"])
        return self.tr("在另一台电脑上")

    def _change(self, change: dict[str, Any]) -> QWidget:
        old, new = (Marked(parts) for parts in self._parts(change))
        box = QWidget()
        box.setLayout(
            column(
                label(field_words(self._shape, change["field"]), "label"),
                _named(self.tr("原来"), old),
                _named(self.tr("改成"), new),
                gap=0.15,
            )
        )
        return box


    def _parts(self, change: dict[str, Any]) -> list[list[tuple[str, bool]]]:
        """What stood there and what stands there now, each with what the other lacks marked."""
        field, names, values = change["field"], change["names"], (change["before"], change["after"])
        return [
            marked_parts(self.desk.vocab, self._shape, field, one, other, names)
            for one, other in (values, values[::-1])
        ]


def _named(name: str, shown: QWidget) -> QWidget:
    box = QWidget()
    tag = label(name, "hint")
    tag.setMinimumWidth(theme.current().em(3))
    across = row(tag, shown, gap=0.4)
    across.setStretch(1, 1)
    box.setLayout(across)
    return box
