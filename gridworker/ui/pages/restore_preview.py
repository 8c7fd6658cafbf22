"""What a backup holds beside what is there now, before anything is changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from gridworker.ui import theme, words
from gridworker.ui.kind_words import kind_word
from gridworker.ui.pages.backup_rows import when_words
from gridworker.ui.widgets.basics import column, label, line

if TYPE_CHECKING:
    from gridworker.services.deleted_since import DeletedSince
    from gridworker.services.restoring import Contents, Preview

SHOWN = 5
"""Households and requests that are named."""


def tr(text: str) -> str:
    return QCoreApplication.translate("deleted_since", text)


def deleted_words(found: DeletedSince, *, before: bool) -> list[str]:
    """That words deleted since are in the backup, whose, and what to do; `before` it is put back or after."""
    if not found:
        return []
    if before:
        told = tr("⚠ 做这份备份以后，有 {n} 条记录的文字应居民请求或到期删掉了，恢复以后会再出现。")
    else:
        told = tr("⚠ 有 {n} 条记录的文字以前应居民请求或到期删掉了，这次恢复又带了回来。")
    said = [told.format(n=found.records)]
    if found.households:
        said.append(tr("是这几户的：{who}").format(who=_some(found.households)))
    if found.requests:
        lacks = tr("备份里没有的居民请求 {n} 条：{who}")
        said.append(lacks.format(n=len(found.requests), who=_some(found.requests)))
    if found.office:
        said.append(
            tr("恢复以后，请合并办公室另一台电脑的数据包；没有另一台，就在“居民请求”里再删一次。")
        )
    else:
        said.append(tr("恢复以后，请给办公室送一个数据包；合并办公室的回复包以后会再删掉。"))
    return said


def _some(names: list[str]) -> str:
    if len(names) > SHOWN:
        return tr("{names} 等 {n} 个").format(names=words.listed(names[:SHOWN]), n=len(names))
    return words.listed(names)



class RestorePreview(QFrame):
    def __init__(self, found: Preview, now: datetime) -> None:
        super().__init__()
        theme.role(self, "card")
        self._now = now
        made = self.tr("这份备份做于 {when}").format(when=when_words(found.made, now))
        inside = column(label(made, "heading", wrap=True), gap=0.5, margin=1)
        inside.addLayout(self._table(found.then, found.now))
        inside.addWidget(line())
        for sentence in self._sentences(found):
            inside.addWidget(label(sentence, wrap=True, selectable=True))
        self.setLayout(inside)

    def _table(self, then: Contents, now: Contents | None) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.current().em(1))
        grid.setVerticalSpacing(theme.current().em(0.3))
        titles = ["", self.tr("现在有"), self.tr("备份里有")]
        if now is not None:
            titles.append(self.tr("恢复以后"))
        for at, title in enumerate(titles):
            grid.addWidget(label(title, "second"), 0, at)
        kinds = {
            "visit": self.tr("走访（篇）"), "household": self.tr("户册（户）"), "person": self.tr("家里的人"),
            "demand": self.tr("诉求（件）"), "promise": self.tr("约定（个）"),
            "draft": self.tr("没写完的（份）"),
        }  # fmt: skip
        held = (then,) if now is None else (then, now)
        others = sorted({kind for one in held for kind, n in one.counts.items() if n} - kinds.keys())
        kinds |= {kind: kind_word(kind) for kind in others}
        for at, (kind, name) in enumerate(kinds.items(), start=1):
            put_back = then.counts.get(kind, 0)
            was = now.counts.get(kind, 0) if now is not None else None
            change = self._change(was, put_back)
            self._line(grid, at, name, "—" if was is None else str(was), str(put_back), change)
        last = len(kinds) + 1
        was_day = self._day(now.last_visit) if now is not None else "—"
        self._line(grid, last, self.tr("最近一次走访"), was_day, self._day(then.last_visit), "")
        written = self._moment(now.last_written) if now is not None else "—"
        self._line(grid, last + 1, self.tr("最后写的"), written, self._moment(then.last_written), "")
        grid.setColumnStretch(3, 1)
        return grid

    def _line(self, grid: QGridLayout, at: int, *texts: str) -> None:
        for where, text in enumerate(texts):
            cell: QLabel = label(text)
            if where:
                cell.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            cell.setAccessibleDescription(texts[0])
            grid.addWidget(cell, at, where)

    def _change(self, was: int | None, held: int) -> str:
        if was is None or was == held:
            return self.tr("一样多") if was == held else ""
        if held < was:
            return self.tr("少 {n}").format(n=was - held)
        return self.tr("多 {n}").format(n=held - was)

    def _sentences(self, found: Preview) -> list[str]:
        said = []
        if found.present == "absent":
            said.append(self.tr("恢复到：{place}（那里现在是空的）").format(place=str(found.into)))
        elif found.now is None:
            said.append(
                self.tr("现在的档案用这个口令打不开，或者坏了，没法比较。恢复的时候它会整个留在旁边。")
            )
        else:
            if not found.same:
                said.append(self.tr("⚠ 现在的档案是另一台电脑的，和这份备份不是一回事。"))
            if found.only_now:
                told = self.tr("现在有、备份里没有的改动 {n} 条：恢复以后看不到，还留在原来的档案里。")
                said.append(told.format(n=found.only_now))
            else:
                said.append(self.tr("现在有的，备份里都有，恢复不会少什么。"))
        said += deleted_words(found.deleted, before=True)
        return said

    def _day(self, text: str) -> str:
        return words.day(text, self._now.date()) or "—"

    def _moment(self, seconds: int) -> str:
        if not seconds:
            return "—"
        return when_words(datetime.fromtimestamp(seconds, self._now.tzinfo).isoformat(), self._now)
