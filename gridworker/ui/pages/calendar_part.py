"""工作日历: which years are here and which is missing; the town publishes a year after looking at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton

from gridworker.services import calendar
from gridworker.services.calendar import Published, YearPreview, YearRow
from gridworker.services.changes import Changes
from gridworker.ui import choose, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import Page, TheseOnly
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, hide_unless, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many

NAMED = 6
"""Demands whose move is told one by one."""


class CalendarPart(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.rows = column(gap=0.4)
        self.choose = button(self.tr("选一年的文件…"), self._choose, icon="file")
        hide_unless(desk.identity.is_peer, self.choose)
        self.card = QFrame()
        theme.role(self.card, "card")
        self._look = column(gap=0.4, margin=0.9)
        self.card.setLayout(self._look)
        self.card.hide()
        self.publish: QPushButton | None = None
        self._file: Path | None = None
        about = self.tr("时限按工作日算：节假日不算，调休上班的周末算。")
        self.setLayout(
            column(
                label(self.tr("工作日历"), "heading"), label(about, "second", wrap=True), self.rows,
                row(self.choose, None), self.notice, self.card, gap=0.6,
            )
        )  # fmt: skip

    def enter(self) -> None:
        self.look()
        focus_soon(self.choose)

    def heard(self, changes: Changes) -> None:
        if changes.touches("calendar_year", "merge"):
            self.look()

    def look(self) -> None:
        """Read the years again."""
        self.desk.work.run(self, calendar.calendar_list).success(self._put).failure(self.notice.refused)

    def _put(self, years: Sequence[YearRow]) -> None:
        clear(self.rows)
        for one in years:
            said = self.tr("{y}年：放假 {h} 天，调休上班 {w} 天。{source}")
            source = one.source if not one.published else self.tr("镇里发布：{s}").format(s=one.source)
            text = said.format(y=one.year, h=one.holidays, w=one.workdays, source=source)
            self.rows.addWidget(label(text, wrap=True, selectable=True))
        today, here = self.desk.today(), {one.year for one in years}
        for year in (today.year, today.year + 1):
            if year not in here:
                said = self.tr("! 还没有{y}年的：那一年的时限先按周一到周五算，写着“预计”。")
                self.rows.addWidget(label(said.format(y=year), "", wrap=True))

    # publishing -----------------------------------------------------------------------------

    def _choose(self) -> None:
        pattern = self.tr("工作日历 (*.json)")
        path = choose.file(self, self.tr("选一年的工作日历"), pattern, self.desk.folder_used())
        if path is not None:
            self.desk.came_from(path.parent)
            self.show_file(path)

    def show_file(self, path: Path) -> None:
        """Show what is in a file, before it is published."""
        self._close()
        self.notice.hide_notice()

        def read(s: Any) -> tuple[YearPreview, dict[str, str]]:
            from gridworker.services import demands

            found = calendar.preview_year(s, path)
            shown = demands.demand_rows(s, [one.demand for one in found.moves[:NAMED]])
            return found, {one["id"]: str(one["number"]) for one in shown}

        self.desk.work.run(self, read).success(lambda found: self._show(path, *found)).failure(
            lambda error: self.notice.refused(error, self.tr("日历没有变。"))
        )

    def _show(self, path: Path, found: YearPreview, names: dict[str, str]) -> None:
        self._close()  # another file may have been chosen meanwhile
        self._file = path
        year = found.row
        parts = [
            label(self.tr("{y}年，还没有发布").format(y=year.year), "heading"),
            label(year.source, "second", wrap=True),
            label(self._days(self.tr("放假 {n} 天：{days}"), found.holidays), "", wrap=True),
            label(self._days(self.tr("调休上班 {n} 天：{days}"), found.workdays), "", wrap=True),
        ]
        if year.published:
            parts.append(label(self.tr("这一年发布过，会换成这一份。"), "", wrap=True))
        said = self.tr("没有办结的诉求，时限都不变。")
        if found.moves:
            said = many(self.tr("{n} 件没有办结的诉求，时限会变："), n=len(found.moves))
        parts.append(label(said, "", wrap=True))
        for one in found.moves[:NAMED]:
            text = self.tr("{number}：{a} → {b}").format(
                number=names.get(one.demand, ""), a=self._due(one.before), b=self._due(one.after)
            )
            parts.append(label(text, "second", wrap=True))
        for part in parts:
            self._look.addWidget(part)
        self.publish = button(self.tr("发布给全镇"), self._publish, role="main")
        line = row(self.publish, button(self.tr("不发布"), self._close, role="link"), None)
        if found.moves:
            ids = tuple(one.demand for one in found.moves)
            what = TheseOnly(ids, self.tr("{y}年日历发布后时限会变").format(y=year.year))
            see = self.tr("看这 {n} 件").format(n=len(ids))
            line.insertWidget(2, button(see, lambda: self.desk.go("intake", what), role="link"))
        self._look.addLayout(line)
        self.card.show()
        focus_soon(self.publish)

    def _days(self, text: str, days: Sequence[str]) -> str:
        spans: list[list[date]] = []
        for day in map(date.fromisoformat, days):
            if spans and spans[-1][1] + timedelta(days=1) == day:
                spans[-1][1] = day
            else:
                spans.append([day, day])
        today = self.desk.today()
        told = (words.period(first.isoformat(), last.isoformat(), today) for first, last in spans)
        return text.format(n=len(days), days=words.listed(told))

    def _due(self, due: tuple[str, bool]) -> str:
        day = words.period(due[0], due[0], self.desk.today())
        return self.tr("{day}（预计）").format(day=day) if due[1] else day

    def _publish(self) -> None:
        path, push = self._file, self.publish
        if path is None or push is None:
            return
        push.setEnabled(False)

        def done(made: Published) -> None:
            self._close()
            said = many(self.tr("{y}年的日历发布了，{n} 件诉求的时限变了。"), y=made.year, n=made.moved)
            self.notice.ok(said, self.tr("各台电脑收到下一个数据包就用它。"))
            self.desk.tell(made.changes)
            self.look()

        def failed(error: BaseException) -> None:
            push.setEnabled(True)
            self.notice.refused(error, self.tr("日历没有变。"))

        self.desk.work.run(self, lambda s: calendar.publish_year(s, path)).success(done).failure(failed)

    def _close(self) -> None:
        self._file = self.publish = None
        clear(self._look)
        self.card.hide()
