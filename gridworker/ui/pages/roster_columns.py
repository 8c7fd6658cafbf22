"""Which column is what: a line for each column, with what stands in it and what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gridworker.domain.roster_columns import Column
from gridworker.services import roster
from gridworker.services.roster import GridHere, Source
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.page import scrolled
from gridworker.ui.widgets.basics import button, clear, column, focus_soon, frame, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.words import many


class ColumnsView(QWidget):
    """`ready` carries the source with its columns and the id of the grid for rows that name none."""

    ready = Signal(object, str)
    back = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.source: Source | None = None
        self.notice = Notice()
        self._said = label("", wrap=True)
        self.sheet, self.grid = Box(), Box()
        self._fields = (
            Field(self.tr("表(&B)"), self.sheet), Field(self.tr("没写网格的行归到(&W)"), self.grid),
        )  # fmt: skip
        self.sheet.activated.connect(lambda _at: self.sheet_chosen.emit(self.sheet.currentData()))
        self.grid.activated.connect(lambda _at: self._check())
        self._lines = column(gap=0)
        body = QWidget()
        theme.role(body, "page")
        self.boxes: dict[int, Box] = {}
        self._grids = 0
        body.setLayout(self._lines)
        leave = button(self.tr("换一张表"), self.back.emit)
        leave.setShortcut(QKeySequence("Esc"))
        self.next = button(self.tr("看一看会怎样　Ctrl+Enter"), self._go, role="main", icon="forward")
        self.next.setAccessibleName(self.tr("看一看会怎样"))
        self.next.setShortcut(QKeySequence("Ctrl+Return"))
        self.to_areas = button(self.tr("去网格和人"), lambda: desk.go("areas"), icon="areas")
        self.to_areas.setVisible(False)
        top = row(column(self._said, None, gap=0), *self._fields)
        top.setStretch(0, 2)
        top.setStretch(1, 1)
        top.setStretch(2, 1)
        bar = frame("bar", None, self.to_areas, leave, self.next, across=True, margin=0.7)
        whole = column(top, self.notice, scrolled(body), bar, gap=0.6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def enter(self) -> None:
        if self.next.isEnabled():
            focus_soon(self.next)
        elif self.to_areas.isVisibleTo(self):
            focus_soon(self.to_areas)
        elif self._needs_grid() and not self.grid_id():
            focus_soon(self.grid)
        else:
            focus_soon(next(iter(self.boxes.values()), self.next))

    def grid_id(self) -> str:
        """Id of the grid for rows that name none; empty for none."""
        return self.grid.currentData() or "" if self.grid.count() else ""

    def show_source(self, source: Source, grids: Sequence[GridHere]) -> None:
        self.source = source
        self.sheet.clear()
        for name in source.sheet.names:
            self.sheet.addItem(name, name)
        self.sheet.set_code(source.sheet.name)
        self._fields[0].setVisible(len(source.sheet.names) > 1)
        self._build(source)
        self.set_grids(grids)

    def set_grids(self, grids: Sequence[GridHere]) -> None:
        """The grids of this profile; while a sheet is open somebody may add some on another page."""
        before = self.grid.currentData()
        self.grid.clear()
        self._grids = len(grids)
        if len(grids) != 1:
            self.grid.addItem("", "")
        for one in grids:
            within = one.village and not one.name.startswith(one.village)
            self.grid.addItem(f"{one.village} {one.name}" if within else one.name, one.id)
        self.grid.set_code(before)
        self._fields[1].setVisible(len(grids) > 1)
        self._check()

    # the lines ----------------------------------------------------------------------------

    def _build(self, source: Source) -> None:
        clear(self._lines)
        self.boxes.clear()
        holder = QWidget()
        theme.role(holder, "page")
        table = QGridLayout(holder)
        edge = theme.current().em(0.5)
        table.setContentsMargins(0, edge, edge, edge)
        table.setHorizontalSpacing(theme.current().em(1))
        table.setVerticalSpacing(theme.current().em(0.45))
        for at, part in enumerate((self.tr("列"), self.tr("里面的例子"), self.tr("读作"))):
            table.addWidget(label(part, "second"), 0, at)
        choices = self._choices()
        line = 0
        for one in source.columns:
            if not one.filled and not one.title:
                continue
            line += 1
            name = label(f"{one.letter}　{one.title}" if one.title else one.letter, "label", wrap=True)
            table.addWidget(name, line, 0)
            table.addWidget(self._samples(one), line, 1)
            table.addWidget(self._answer(one, name, choices), line, 2)
        table.setColumnStretch(0, 3)
        table.setColumnStretch(1, 5)
        table.setColumnStretch(2, 4)
        self._lines.addWidget(holder)
        self._lines.addStretch(1)

    def _samples(self, one: Column) -> QLabel:
        if one.refused:
            return label(self.tr("不显示"), "hint")
        shown = [words.phone(text) if one.target == "phone" else text for text in one.samples]
        return label(words.listed(shown) if shown else self.tr("空的"), "second", wrap=True)

    def _answer(self, one: Column, name: QLabel, choices: list[tuple[str | None, str]]) -> QWidget:
        if one.refused == "id_number":
            return label(self.tr("⚠ 像身份证号，不能读入"), "fault", wrap=True)
        if one.refused:
            return label(self.tr("⚠ 像银行卡号，不能读入"), "fault", wrap=True)
        box = Box(choices)
        box.set_code(one.target)
        name.setBuddy(box)
        box.setAccessibleName(self.tr("{c} 列读作").format(c=one.name))
        box.activated.connect(lambda _at, at=one.at: self._chosen(at))
        self.boxes[one.at] = box
        return box

    def _choices(self) -> list[tuple[str | None, str]]:
        english = language.is_english()
        named = [(one.code, one.en if english and one.en else one.zh) for one in roster.targets()]
        found: list[tuple[str | None, str]] = [("", self.tr("（不读入）"))]
        for code, shown in named:
            is_tag = code.startswith("tag:")
            found.append((code, self.tr("标签：{t}").format(t=shown) if is_tag else shown))
        return found

    def _chosen(self, at: int) -> None:
        if self.source is None:
            return
        self.source = roster.choose(self.source, at, self.boxes[at].currentData() or "")
        for one in self.source.columns:
            if one.at in self.boxes:
                self.boxes[one.at].set_code(one.target)
        self._check()

    def _check(self) -> None:
        source = self.source
        if source is None:
            return
        read = sum(1 for one in source.columns if one.target)
        if source.remembered:
            said = self.tr("{f}：{n} 行。这样的表导入过，下面照上次的选。")
        else:
            said = self.tr("{f}：{n} 行，认出了 {c} 列。请看一眼右边对不对，不对就改。")
        self._said.setText(many(said, f=source.path.name, n=source.body, c=read))
        asked = {"head": self.tr("户主姓名"), "door": self.tr("门牌号")}
        missing = [asked[code] for code in source.missing()]
        lost = self._needs_grid() and not self.grid_id()
        # An office may have its grids in its sheets: the next page offers to add them.
        if self.grid.count() and not self.grid.itemData(0):
            first = self.tr("请选网格") if self._needs_grid() else self.tr("按表里写的网格")
            self.grid.setItemText(0, first)
        none = not self._grids and not any(one.target == "grid" for one in source.columns)
        self.next.setEnabled(not missing and not lost and not none)
        self.to_areas.setVisible(none and self.desk.identity.is_office)
        if none:
            self.notice.say(
                "warn", self.tr("还没有网格，户册里的户要归到网格。"),
                self.tr("请先到“网格和人”里添加网格，再回来；表里有网格那一列，在下面选好也行。"),
            )
        elif missing:
            self.notice.say(
                "warn",
                self.tr("还没有说哪一列是{what}。").format(what=words.listed(missing)),
                self.tr("请在右边选好，才能往下走。没有门牌的表，选住址、户号或序号那一列作门牌。"),
            )
        elif lost:
            self.notice.say(
                "warn", self.tr("这张表里没有哪一列是网格。"),
                self.tr("请在右上角选这张表归到哪个网格；如果表里有网格或村名那一列，在下面选好也行。"),
            )
        elif source.refused:
            names = words.listed(one.name for one in source.refused)
            self.notice.say("info", self.tr("{names} 不能记录，不会读入，别的列照常。").format(names=names))
        else:
            self.notice.hide_notice()

    def _needs_grid(self) -> bool:
        """No column says into which of several grids a row goes."""
        targets = {one.target for one in self.source.columns} if self.source is not None else set()
        return self._grids > 1 and not targets & {"grid", "village"}

    def _go(self) -> None:
        if self.source is not None and self.next.isEnabled():
            self.ready.emit(self.source, self.grid_id())
