"""Deleting for a resident: every word that would go, group by group, and what stays; then, once, for good."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gridworker.services import removal
from gridworker.services.removal import RemovalPlan, Removed, Words
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, card, column, label, row
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.progress import ProgressStrip
from gridworker.ui.work import Task

_KEY = Qt.ItemDataRole.UserRole


class RemovalView(QWidget):
    removed = Signal(object)

    """`about` are the sentences above the list."""

    def __init__(self, desk: Desk, household: str, request: str, *about: QWidget) -> None:
        super().__init__()
        self.desk, self._household, self._request = desk, household, request
        self.notice, self.strip = Notice(), ProgressStrip()
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("删什么"), self.tr("现在写的是")])
        self.tree.setAccessibleName(self.tr("要删除的文字"))
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda item, _before: self._read(item))
        header = self.tree.header()
        header.setAccessibleName(self.tr("{table}：各列的名称").format(table=self.tree.accessibleName()))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(0, theme.current().em(12))
        self.tree.setMinimumHeight(theme.current().em(17))
        self.whole = label("", wrap=True, selectable=True)
        self.whole.setVisible(False)
        self.tree.itemChanged.connect(self._ticked)
        self.stays = label("", "second", wrap=True)
        self.sure = QCheckBox(self.tr("住户要求删除，我知道删掉以后找不回来"))
        self.sure.toggled.connect(lambda _on: self._say())
        self.go = button(self.tr("删除"), self._remove, role="main", icon="trash")
        self.setLayout(
            column(
                self.notice,
                card(
                    *about, self.tree, self.whole, self.stays, self.sure, row(self.go, None), self.strip,
                    gap=0.5,
                ),
                gap=0.5,
            )
        )  # fmt: skip
        self._quiet = False
        self._plan: RemovalPlan | None = None
        self.look()

    def look(self) -> None:
        household = self._household
        self.desk.work.run(self, lambda s: removal.removal_plan(s, household)).success(self._put).failure(
            self.notice.refused
        )

    def _put(self, plan: RemovalPlan) -> None:
        self._plan = plan
        self._quiet = True
        self.tree.clear()
        for group, name in removal.GROUP_NAMES.items():
            found = plan.of(group)
            if not found:
                continue
            alone = len(found) == 1
            said = self._said(found[0]) if alone else self.tr("{n} 条").format(n=len(found))
            top = self._item(language.said(name), said, self._key(found[0]) if alone else "")
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self.tree.addTopLevelItem(top)
            for one in () if alone else found:
                top.addChild(self._item(self._when(one), self._said(one), self._key(one)))
        self._quiet = False
        self._say()

    def _key(self, one: Words) -> str:
        return f"{one.group}/{one.record}"

    def _read(self, item: QTreeWidgetItem | None) -> None:
        """A line of the list is short; here stands all of it."""
        said = item.text(1) if item is not None and item.data(0, _KEY) else ""
        self.whole.setText(said)
        self.whole.setVisible(bool(said))

    def _item(self, first: str, second: str, key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([first, second])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setSizeHint(0, QSize(0, theme.current().em(2.1)))
        item.setData(0, _KEY, key)
        item.setToolTip(1, second)
        item.setData(
            0, Qt.ItemDataRole.AccessibleTextRole, self.tr("{a}：{b}").format(a=first, b=second)
        )
        return item

    def _when(self, one: Words) -> str:
        return words.day(one.day, self.desk.today())

    def _said(self, one: Words) -> str:
        parts = [
            self.tr("{a}：{b}").format(
                a=language.said(name), b=words.phone(text) if one.group == "phone" else text
            )
            for name, text in one.words
        ]
        if not parts:
            parts.append(self.tr("现在没有写，以前的写法还在"))
        if one.earlier:
            parts.append(self.tr("（连同以前的 {n} 种写法）").format(n=one.earlier))
        if one.others:
            said = {
                "helped": self.tr("（还有另外 {n} 个人的名字，也看不到了）"),
                "meetings": self.tr("（这次会还议了另外 {n} 件，这些话也看不到了）"),
            }.get(one.group) or self.tr("（这次还走访了另外 {n} 户，也看不到了）")
            parts.append(said.format(n=one.others))
        return words.clauses(parts)

    def chosen(self) -> list[tuple[str, str]]:
        """(group, record) of every line that is ticked."""
        out = []
        for at in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(at)
            if top is None:
                continue
            for item in (top, *(top.child(below) for below in range(top.childCount()))):
                group, _, record = str(item.data(0, _KEY)).partition("/")
                if record and item.checkState(0) == Qt.CheckState.Checked:
                    out.append((group, record))
        return out

    def tick_all(self, on: bool = True) -> None:
        """Everything, or nothing."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        """A group ticks its lines; a group is half ticked when some of its lines are."""
        if self._quiet:
            return
        self._quiet = True
        state, above = item.checkState(0), item.parent()
        for at in range(item.childCount()):
            item.child(at).setCheckState(0, state)
        if above is not None:
            states = {above.child(at).checkState(0) for at in range(above.childCount())}
            above.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
        self._quiet = False
        self._say()

    def _say(self) -> None:
        picked, plan = self.chosen(), self._plan
        self.go.setEnabled(bool(picked) and self.sure.isChecked())
        self.go.setText(self.tr("删除 {n} 项").format(n=len(picked)) if picked else self.tr("删除"))
        if plan is None:
            return
        for part in (self.tree, self.sure, self.go):
            part.setVisible(bool(plan.items))
        if not plan.items:
            self.whole.setVisible(False)
            self.stays.setText(self.tr("这一户没有可以删的文字了。"))
            return
        names = {
            "household": self.tr("{n} 户"), "person": self.tr("{n} 人"), "visit": self.tr("{n} 次走访"),
            "promise": self.tr("{n} 条约定"), "demand": self.tr("{n} 件诉求"),
            "privacy_request": self.tr("{n} 条居民请求"), "help": self.tr("{n} 次求助"),
            "team_member": self.tr("{n} 名队员"), "pairing": self.tr("{n} 条包联"),
            "meeting": self.tr("{n} 次会议"), "notice": self.tr("{n} 张公示"),
        }  # fmt: skip
        kept = words.counted([(plan.stays.get(kind, 0), name) for kind, name in names.items()])
        said = self.tr("删掉以后还在、还算数的：{what}。哪天、怎样走访、见没见到，诉求办到哪一步，都照旧。")
        self.stays.setText(said.format(what=kept))

    def _remove(self) -> None:
        chosen, household, request = self.chosen(), self._household, self._request
        self.go.setEnabled(False)

        def work(s, task: Task) -> Removed:
            done = removal.remove(s, household, chosen, request)
            removal.finish_removal(s, task.progress)
            return done

        job = self.desk.work.run_long(self, work)
        self.strip.follow(job, self.tr("正在删除，并把资料库重写一遍"), cancellable=False)
        job.always(self.strip.done).success(self._done).failure(self._refused)

    def _done(self, done: Removed) -> None:
        self.sure.setChecked(False)
        self.removed.emit(done)
        self.look()

    def _refused(self, error: BaseException) -> None:
        self.notice.refused(error)
        self._say()

    def cancel_work(self) -> None:
        """Deleting is one commit; only what is done after it can be put off."""
        self.strip.stop()
