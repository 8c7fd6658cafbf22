"""Pictures of the meeting book and of one answer for several demands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gridworker.services import acting, areas, demands, meeting_book
from gridworker.services.demands import DeskDraft
from gridworker.services.meetings import Decision, add_meeting

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.workspace import Workspace
    from tests.ui.shots import Camera


def held(s: Any, now: dt.datetime) -> str:
    """A meeting about two hard matters, one of them decided; one more waits; and three ask for the same."""
    asked = [
        ("三组的水渠要改道，从两家门前过，两家说不拢", "COUNCIL"),
        ("村口的桥年久失修，要不要并到乡道里一起修", "COUNCIL"),
        ("养殖场的臭味，要开听证会听各方意见", "HEARING"),
        *(("巷子里的路灯不亮，老人晚上不敢出门", "DIRECT") for _ in range(3)),
    ]
    grid = areas.grid_names(s)[0]["id"]
    made = []
    for text, route in asked:
        made.append(demands.collect_at_desk(s, DeskDraft(text=text, source="OFFICE", grid=grid))[0])
        acting.act(s, made[-1], "register", {"track": "SIMPLE", "route": route})
    unit = areas.units(s)[-1]["id"]
    for demand in made[3:]:
        due = (now + dt.timedelta(days=9)).date().isoformat()
        acting.act(s, demand, "assign", {"unit": unit, "due": due, "task": "换灯"})
        acting.act(s, demand, "accept", {}, actor="供电所张师傅")
    facts = {
        "meeting_kind": "COUNCIL", "date": (now - dt.timedelta(days=3)).date(), "place": "石桥村村委会二楼",
        "host": "钱支书", "recorder": "李会计", "motion_source": "MASSES", "should_attend": 30,
        "attended": 23,
        "demands": made[:2], "topics": ["公益性岗位怎么安排"], "decision": "下月初公示名单，再听一次意见。",
    }  # fmt: skip
    words = "同意改道，从公地走，先修东段；占到的菜地由村里换给两家。"
    decided = [Decision(made[0], words, {"in_favour": 20, "against": 2, "abstained": 1})]
    return add_meeting(s, facts, grid=grid, decided=decided).id


def meetings(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """A meeting, its forms, and the common answer."""
    workspace.go("meetings")
    made: list[str] = []
    window.desk.work.run(window, lambda s: held(s, camera.now)).success(made.append)
    camera.settle(window.desk)
    page: Any = workspace.page("meetings")
    page.enter()
    camera.settle(window.desk)
    camera.take(window, "meetings")
    page.list.ask_new()
    camera.settle(window.desk)
    camera.take(window, "meetings-new")
    page.list.drop_form()
    found: list[dict[str, Any]] = []
    window.desk.work.run(window, lambda s: meeting_book.meeting(s, made[0])).success(found.append)
    camera.settle(window.desk)
    page.list.ask_decision(found[0], found[0]["topics_of_demands"][1])
    camera.settle(window.desk)
    camera.take(window, "meetings-decide")
    page.list.drop_form()
    answer(camera, window, workspace)


def answer(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """The three lamps are ticked and answered once."""
    workspace.go("matters", "in_hand")
    page: Any = workspace.page("matters")
    camera.settle(window.desk)
    for at in range(page.model.rowCount()):
        page.model.row_at(at)
    camera.settle(window.desk)
    page.list.ticked.update(
        one for at, one in enumerate(page.model.ids()) if "路灯" in str(page.model.row_at(at)["text"])
    )
    page._ticked()
    camera.take(window, "matters-ticked")
    page._open_bulk()
    camera.settle(window.desk)
    form = page.bulk.form
    form.editors["theme"].show("路灯不亮")
    form.editors["text"].show("五月底前全部换成太阳能灯，换之前先把老人常走的两条巷子修好。")
    form.editors["how"].show("NOTICE")
    page.bulk._look()
    camera.settle(window.desk)
    camera.take(window, "matters-answer")
    form.editors["outcome"].show("DONE")
    form.save_now()
    camera.settle(window.desk)
    camera.take(window, "matters-answered")
