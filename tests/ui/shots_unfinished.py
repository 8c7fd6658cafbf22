"""Scenes of what is half written: named above the first page, on a page of its own, taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.services import drafts, half_typed, households
from gridworker.services.households import HouseholdDraft
from gridworker.services.session import Session
from gridworker.services.visits import VisitDraft
from gridworker.ui.main_window import MainWindow
from gridworker.ui.page import Resume
from gridworker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tests.ui.shots import Camera


def laptop(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    homes: list[str] = []
    window.desk.work.run(window, lambda s: _begin(s, homes)).success(lambda _none: None)
    camera.settle(window.desk)
    workspace.go("households")
    workspace._unfinished_due = True
    workspace._name_unfinished()
    camera.take(window, "unfinished-named")
    workspace.go("drafts")
    camera.take(window, "drafts")
    board: Any = workspace.page("drafts")
    board.hand.click()
    camera.take(window, "drafts-hand-over")
    board.box.leave()
    workspace.go("households", Resume("half-2", homes[1]))
    camera.take(window, "household-both-versions")
    page: Any = workspace.page("households")
    page._leave_form()
    workspace.go("diary", Resume("half-0"))
    camera.take(window, "diary-resumed")
    workspace.page("diary").flush_and_stop()
    window.desk.work.run(window, _throw_all)
    camera.settle(window.desk)


def _begin(s: Session, homes: list[str]) -> None:
    homes[:] = households.household_ids(s)[:4]
    for n, text in enumerate(("老人独居，屋顶东南角漏雨，厨房电线老化。答应联系", "门前水沟堵了")):
        page = VisitDraft(targets=[homes[n]], content=text, mode="HOME", meet="MET")
        drafts.keep_draft(s, f"half-{n}", page, {"field": "content", "at": 8})
    row = households.household_rows(s, [homes[1]])[0]
    base = {"phone": row["phone"], "door": row["door"]}
    members = set(HouseholdDraft.model_fields) - {"grid", "status", "notice_given_on"}
    typed = {name: row[name] for name in members} | {"phone": "15400088801"}
    half_typed.keep(s, "household", "half-2", typed, about=homes[1], base=base)
    households.revise_household(s, homes[1], {"phone": "15400088802"})
    asked = {"text": "卫生院门口路灯坏了三天", "source": "PHONE", "place": "卫生院"}
    half_typed.keep(s, "intake", "half-3", asked)


def _throw_all(s: Session) -> None:
    for one in drafts.waiting(s):
        drafts.throw(s, one.id)
