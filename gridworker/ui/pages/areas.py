"""网格和人: the office's map. At left the tree of places, at right what is picked, or a form about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from gridworker.services import area_pages
from gridworker.services.changes import Changes
from gridworker.ui import theme, unfinished_words
from gridworker.ui.desk import Desk
from gridworker.ui.keys import bind
from gridworker.ui.page import Page, Resume, page_column, scrolled, two_sides
from gridworker.ui.pages import area_forms
from gridworker.ui.pages.area_form import AreaForm
from gridworker.ui.pages.area_view import AreaView
from gridworker.ui.pages.areas_tree import DEPUTIES, PEOPLE, AreaTree
from gridworker.ui.pages.people_view import DeputiesView, PeopleView
from gridworker.ui.widgets.basics import button, column, label, row
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.notice import Notice


class AreasPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice()
        self.count = label("", "second", wrap=True)
        self.tree = AreaTree()
        self.past = QCheckBox(self.tr("停用的也显示"))
        self.view, self.people, self.deputies = AreaView(desk), PeopleView(desk), DeputiesView(desk)
        self._empty = EmptyState(
            "office",
            self.tr("还没有单位和网格。先添加村（社区），再在它下面添加网格；小镇也可以直接添加网格。"),
            button(self.tr("添加第一个单位"), lambda: self.ask("add_unit", None), role="main", icon="plus"),
            topic="grids",
        )
        self.form: AreaForm | None = None
        self._lists: dict[str, Any] = {"tree": [], "people": [], "deputies": []}
        self._wanted = self._doing = self._resume = ""
        self._right = QStackedWidget()
        self._view_area = scrolled(self.view)
        for part in (self._empty, self._view_area, self.people, self.deputies):
            self._right.addWidget(part)
        for asking in (self.view, self.people, self.deputies):
            asking.asked.connect(self.ask)
        self.tree.picked.connect(self._picked)
        self.tree.entered.connect(self._into)
        self.past.toggled.connect(lambda _on: self.look())
        self._build()

    def _build(self) -> None:
        look = theme.current()
        unit = button(self.tr("添加单位"), lambda: self.ask("add_beside", self._unit()), icon="plus")
        grid = button(self.tr("添加网格"), lambda: self.ask("add_grid", self._unit()), icon="plus")
        self.acts = [unit, grid, self.people.add, self.people.edit, self.people.end, self.deputies.end]
        if not self.desk.identity.may_receipt:
            # A village office reads the map; the town draws it.
            for act in self.acts:
                act.setVisible(False)
        bind(self, "Ctrl+N", self.tr("添加网格"), lambda: self.ask("add_grid", self._unit()))
        bind(self, "Ctrl+Shift+N", self.tr("添加单位"), lambda: self.ask("add_beside", self._unit()))
        bind(self, "F2", self.tr("改名称、编码、日期"), self._edit)
        left = QWidget()
        stand = column(self.tree, self.past, gap=0.4)
        stand.setStretch(0, 1)
        left.setLayout(stand)
        left.setMinimumWidth(look.em(13))
        split = two_sides(left, self._right, ems=(19, 45))
        head = row(label(self.tr("网格和人"), "title"), self.count, unit, grid)
        head.setStretch(1, 1)
        whole = page_column(head, self.notice, split)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # what the page is asked ----------------------------------------------------------------

    def enter(self) -> None:
        self.look()
        QTimer.singleShot(0, self, lambda: self.tree.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_what(self, what: Any) -> None:
        """A unit's or a grid's id, `people` or `deputies`; or `add_grid`: a form for a new one."""
        self._leave_form()
        if isinstance(what, Resume):
            self._resume = what.about
            self.look()
            return
        if what == "add_grid":
            self.look()
            self.ask("add_grid", self._unit())
            return
        self._wanted = str(what)
        self.look()

    def state(self) -> Any:
        return self.tree.current_id()

    def restore(self, state: Any) -> None:
        self._wanted = str(state or "")

    def heard(self, changes: Changes) -> None:
        if changes.touches("unit", "grid", "worker", "duty", "device", "merge", "household"):
            self.look()

    def look(self) -> None:
        past = self.past.isChecked()
        self.desk.work.run(self, lambda s: area_pages.area_lists(s, past=past)).success(
            self._put
        ).failure(self.notice.refused)

    # the lists -----------------------------------------------------------------------------

    def _put(self, lists: dict[str, Any]) -> None:
        self._lists = lists
        grids = [one for one in lists["tree"] if one["kind"] == "grid"]
        odd = [one for one in grids if one["size"] in ("few", "many")]
        said = self.tr("{g} 个网格，{n} 人").format(g=len(grids), n=len(lists["people"]))
        if odd:
            said = self.tr("{g} 个网格，{n} 人；{m} 个网格的户数偏少或偏多").format(
                g=len(grids), n=len(lists["people"]), m=len(odd)
            )
        self.count.setText(said)
        self.people.show_people(lists["people"])
        self.deputies.show_deputies(lists["deputies"])
        self.tree.show_lists(lists)
        if self._resume:
            (act, _, rec), self._resume = self._resume.partition(":"), ""
            self._go_on(act, rec)
            return
        if self._wanted:
            self.tree.pick(self._wanted)
            self._wanted = ""
        if self.form is not None:
            return
        if not lists["tree"] and self._right.currentWidget() is self._empty:
            return  # a new office begins with a place, not with a list of one person
        self._picked(self.tree.current_id())

    def _picked(self, rec: str) -> None:
        if self.form is not None and self.form.touched():
            hint = self.tr("按 Ctrl+Enter 保存，或者按 Esc 不改、返回。")
            self.form.notice.say("warn", self.tr("这里填的还没有保存。"), hint)
            return
        self._leave_form()
        if rec in (PEOPLE, DEPUTIES):
            self._right.setCurrentWidget(self.people if rec == PEOPLE else self.deputies)
        elif rec:
            self.desk.work.run(self, lambda s: area_pages.area_page(s, rec)).success(
                lambda page: self._show(rec, page)
            ).failure(self.notice.refused)

    def _show(self, rec: str, page: dict[str, Any]) -> None:
        if rec == self.tree.current_id():
            if self.view.page.get("id") != rec:
                self._view_area.verticalScrollBar().setValue(0)
            self.view.show_page(page)
            if self.form is None:
                self._right.setCurrentWidget(self._view_area)

    def _into(self) -> None:
        shown = self._right.currentWidget()
        face = self.view if shown is self._view_area else shown
        if isinstance(face, (AreaView, PeopleView, DeputiesView)):
            face.enter()

    def _unit(self) -> str | None:
        """The unit under which a new place comes: what is picked, or what it belongs to."""
        nodes = {one["id"]: one for one in self._lists["tree"]}
        node = nodes.get(self.tree.current_id())
        if node is None:
            return None
        return node["id"] if node["kind"] == "unit" else node["parent"] or None

    def _edit(self) -> None:
        if self._right.currentWidget() is self._view_area:
            self.ask("edit", self.view.page)
        elif self._right.currentWidget() is self.people:
            self.people.edit.click()

    # forms ---------------------------------------------------------------------------------

    def ask(self, what: str, about: Any) -> None:
        """Do what a card or a list asks for: open a form, or go somewhere."""
        if what == "go":
            self.tree.pick(str(about))
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.desk.identity.may_receipt:
            self.notice.say("info", self.tr("网格和人由镇（街道）办公室来安排，这里只能看。"))
            return
        self.notice.hide_notice()
        if self.form is not None and self.form.touched():
            self._picked("")  # says that it is not saved yet
            return
        self._leave_form()
        if what == "assign" and not area_forms.can_be_given(about, self._working()):
            self._nobody_to_choose()
            return
        form = self._form(what, about)
        self.form, self._doing = form, what
        area = scrolled(form)
        self._right.addWidget(area)
        self._right.setCurrentWidget(area)
        form.left.connect(self._left)
        form.saved.connect(self._saved)
        rec = about.get("id") if isinstance(about, dict) else about
        form.keeps(f"{what}:{rec or ''}")
        if form.keeping is not None:
            form.keeping.thrown.connect(lambda: self.notice.say("info", unfinished_words.in_bin()))
        QTimer.singleShot(0, form, form.enter)

    def _go_on(self, act: str, rec: str) -> None:
        """Open the form again in which something was half typed; it finds its draft."""
        if act in ("edit", "deputy"):
            self.desk.work.run(self, lambda s: area_pages.area_page(s, rec)).success(
                lambda page: self.ask(act, page)
            ).failure(self.notice.refused)
        elif act == "edit_person":
            found = next((one for one in self._lists["people"] if one["id"] == rec), None)
            if found is not None:
                self.ask(act, found)
        else:
            self.ask(act, rec or None)

    def flush_and_stop(self) -> None:
        if self.form is not None:
            self.form.flush()

    def _form(self, what: str, about: Any) -> AreaForm:
        desk, tree = self.desk, self._lists["tree"]
        people = self._working()
        match what:
            case "add_unit":
                return area_forms.add_unit(desk, tree, about)
            case "add_beside":
                return area_forms.add_unit(desk, tree, about, beside=True)
            case "add_grid":
                return area_forms.add_grid(desk, tree, about)
            case "edit":
                return area_forms.edit_place(desk, about, tree)
            case "end":
                return area_forms.end_place(desk, about)
            case "join":
                return area_forms.join_team(desk, about, people)
            case "assign":
                return area_forms.assign(desk, about, people)
            case "deputy":
                return area_forms.start_deputy(desk, about, people)
            case "take":
                return area_forms.take(desk, about)
            case "leave":
                return area_forms.leave_team(desk, about)
            case "end_deputy":
                return area_forms.end_deputy(desk, about)
            case "add_person":
                return area_forms.add_person(desk, tree)
            case "edit_person":
                return area_forms.edit_person(desk, tree, about)
            case _:
                return area_forms.end_person(desk, about)

    def _working(self) -> list[dict[str, Any]]:
        return [one for one in self._lists["people"] if not one["over"]]

    def _nobody_to_choose(self) -> None:
        """A form whose one box is empty helps nobody: say who could be in it, and where he comes from."""
        said = self.tr("能选的是网格员和网格长：先在“设备”里给他发邀请，或在“全部人员”里登记。")
        self.notice.say("warn", self.tr("还没有人可以选。"), said)
        self.notice.lead(self.tr("去发邀请"), lambda: self.desk.go("devices", "invite"))

    def _left(self) -> None:
        self._leave_form()
        self._picked(self.tree.current_id())
        self._into()

    def _saved(self, sentence: str, step: str, rec: str) -> None:
        made_here = self._doing in ("add_unit", "add_beside", "add_grid")
        self._leave_form()
        self.notice.ok(sentence, step)
        self._wanted = rec if made_here else ""
        self.look()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        if self.form is None:
            return
        self.form = None
        area = self._right.currentWidget()
        if area not in (self._empty, self._view_area, self.people, self.deputies):
            self._right.removeWidget(area)
            area.deleteLater()

