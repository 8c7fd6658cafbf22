"""Scenes of 诉求, 待处理 and a saved visit: clashes between laptop and office, a step that was not taken."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gridworker.services import demands, demo, households, session, visits, writing
from gridworker.services.demands import DeskDraft
from gridworker.services.demo import DemoMade
from gridworker.services.entropy import SeededEntropy
from gridworker.services.queries import Query
from gridworker.storage import Intent
from gridworker.ui.main_window import MainWindow
from gridworker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def make_clashes(made: DemoMade, now: dt.datetime) -> None:
    """The same fields of two households and of one visit, changed in the office and on the laptop."""
    desk = session.open_profile(made.office, demo.DEMO_PASSPHRASE, entropy=SeededEntropy(7, "desk", now))
    hand = session.open_profile(made.workers[0], demo.DEMO_PASSPHRASE, entropy=SeededEntropy(7, "hand", now))
    with desk, hand:
        known = set(households.household_ids(desk))
        homes = [home for home in households.household_ids(hand) if home in known][:2]
        seen = set(visits.visit_ids(desk, Query("visit")))
        visit = next(one for one in visits.visit_ids(hand, Query("visit")) if one in seen)
        for n, home in enumerate(homes):
            households.revise_household(hand, home, {"phone": f"1540000{n:04d}", "tags": ["ALONE"]})
            households.revise_household(desk, home, {"phone": f"1540001{n:04d}", "tags": ["DIBAO"]})
        said = {"spoke_to": "老伴", "content": "老人独居，屋顶东南角漏雨，厨房电线老化。答应周五前来看。"}
        visits.revise_visit(hand, visit, said, "漏写了接谈人")
        said = {"spoke_to": "儿子", "content": "老人独居，屋顶西南角漏雨，厨房电线老化。周五来看。"}
        visits.revise_visit(desk, visit, said, "电话核对过")
        _demands(desk, homes[0])


def _demands(desk: session.Session, home: str) -> None:
    for draft in (
        DeskDraft(
            text="卫生院门口路灯坏了三天，晚上看不见台阶", source="PHONE", reporter="孙小红",
            contact="15400008888", place="卫生院门口",
        ),
        DeskDraft(text="有人夜里往河里倒垃圾", source="BOX", anonymous=True),
        DeskDraft(text="问残疾补贴怎么办", source="OFFICE", household=home, on_spot="告知带证到窗口办"),
    ):  # fmt: skip
        demands.collect_at_desk(desk, draft)
    late, _ = demands.collect_at_desk(desk, DeskDraft(text="想在门前开口子，和邻居说不拢", source="OFFICE"))
    row = desk.store.get("demand", late)
    assert row is not None
    scope = writing.record_place(desk, row)
    steps = {"decline": {"reason": "已引导调解"}, "assign": {"unit": "u", "due": "2026-12-01"}}
    for event, data in steps.items():
        writing.write(desk, [Intent(f"demand.{event}", late, scope, data)])


def laptop(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    workspace.go("intake")
    page: Any = workspace.page("intake")
    camera.take(window, "worker-intake")
    page.new()
    camera.settle(window.desk)
    page.form.save_now()
    camera.take(window, "worker-intake-form")
    page.form.leave()
    camera.settle(window.desk)
    workspace.go("visit", _newest(window, camera))
    camera.take(window, "worker-visit")
    page = workspace.page("visit")
    page._revise()
    camera.settle(window.desk)
    page.form.save_now()
    camera.take(window, "worker-revision")
    page._leave_form()


def _newest(window: MainWindow, camera: Camera) -> str:
    found: list[list[str]] = []
    window.desk.work.run(window, lambda s: visits.visit_ids(s, Query("visit"))).success(found.append)
    camera.settle(window.desk)
    return found[0][0]


def office(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    workspace.go("clashes")
    page: Any = workspace.page("clashes")
    camera.take(window, "clashes")
    page.clashes.view.third.open()
    camera.wait()
    camera.take(window, "clashes-third")
    page.clashes.also.setChecked(True)
    camera.settle(window.desk)
    for at in range(page.clashes.model.rowCount()):
        if page.clashes.model.row_at(at)["field"] == "content":
            page.clashes.list.pick(page.clashes.model.id_at(at))
    camera.take(window, "clashes-long-text")
    page.clashes.many.click()
    camera.take(window, "clashes-many")
    page.clashes.many.click()
    page.clashes._choose(1)
    camera.take(window, "clashes-settled")
    for at, name in ((1, "not-taken"), (2, "forks")):
        page.tabs.go(at)
        camera.take(window, name)
    workspace.go("intake")
    page = workspace.page("intake")
    camera.take(window, "intake")
    page.new()
    camera.settle(window.desk)
    page.form.editor.anonymous.click()
    page.form.editor.settled.click()
    page.form.save_now()
    camera.take(window, "intake-form")
    page.form.leave()
    camera.settle(window.desk)
    workspace.go("visit", _newest(window, camera))
    camera.take(window, "visit")
