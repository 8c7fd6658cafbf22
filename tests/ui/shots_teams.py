"""Pictures of 互助 (help, teams, pairings) and, at the office, of 评官评事."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gridworker.services import appraisals, areas, households, pairings, people
from gridworker.services.helping import ask_help, note_help, send_team
from gridworker.services.volunteers import add_member, add_team

if TYPE_CHECKING:
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.workspace import Workspace
    from tests.ui.shots import Camera


def filled(s: Any, now: dt.datetime) -> str:
    """Two teams, three requests, two pairings; the id of a request that is open."""
    grid = s.identity.grid or areas.grid_names(s)[0]["id"]
    homes = [row for row in households.find_households(s, limit=400) if row["grid"] == grid]
    group = homes[0]["group"] or ""
    team = add_team(
        s, "石桥三组互助组", "MUTUAL", grid=grid, groups=[group] if group else [],
        skills=["ERRAND", "ESCORT", "FARM"],
    ).id  # fmt: skip
    add_member(s, team, "王电工", part="LEADER", phone="15400001111", listed=True, skills=["REPAIR", "CARRY"])
    add_member(s, team, "赵大姐", phone="15400002222", skills=["CARE"], household=homes[3]["id"])
    add_team(s, "石桥村青年志愿队", "VOLUNTEER", grid=grid, skills=["URGENT", "CARRY", "ONLINE"])
    day = (now - dt.timedelta(days=9)).date()
    first = ask_help(
        s, "REPAIR", household=homes[0]["id"], asked_on=day,
        text="灶房电线老化，灯一闪一闪，老两口不敢开，请会电工的人看看",
    ).id  # fmt: skip
    second = ask_help(s, "ERRAND", household=homes[1]["id"], text="腿摔了，请人去卫生院取药").id
    send_team(s, second, team)
    done = ask_help(s, "CARRY", household=homes[2]["id"], text="搬家，有几件大柜子", asked_on=day).id
    note_help(s, done, "HELPED", helpers=["王电工", "赵大姐"], hours=3, result="搬到新房二楼")
    pairings.add_pairing(s, "CADRE", name="钱支书", post="村党支部书记", household=homes[0]["id"],
                         matters="帮办残疾证，每月上门看一次")  # fmt: skip
    if s.identity.is_peer:
        unit = next((u["id"] for u in areas.units(s) if u["level"] == "VILLAGE"), None)
        if unit:
            pairings.add_pairing(s, "TOWN", name="周镇长", post="副镇长", phone="0570-8800123", unit=unit)
    return first


def counted(s: Any) -> list[str]:
    """Two poor rounds of one person and an open one of another."""
    walking = [one for one in people.people(s) if one["grids"]]
    out = []
    for name in ("2025-1", "2025-2"):
        made = appraisals.open_round(s, walking[0]["id"], round_name=name)
        row = next(one for one in appraisals.appraisals(s) if one["id"] == made.id)
        n = row["asked"]
        counts = {"good": 0, "fair": 0, "poor": n, "abstain": 0}
        appraisals.enter_counts(s, made.id, counts, ["孙会计", "钱支书"])
        out.append(made.id)
    out.append(appraisals.open_round(s, walking[-1]["id"]).id)
    return out


def teams(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """Every tab, its form, and at the office the rounds."""
    office = window.desk.identity.is_office
    who = "office" if office else "worker"
    workspace.go("teams")
    camera.take(window, f"{who}-teams-empty")
    made: list[str] = []
    window.desk.work.run(window, lambda s: filled(s, camera.now)).success(made.append)
    camera.settle(window.desk)
    page: Any = workspace.page("teams")
    page.show_what(("help", made[0]))
    camera.take(window, f"{who}-teams-help")
    page._turn_paper()
    camera.take(window, f"{who}-teams-paper")
    page._turn_paper()
    page.show_what(("help", ""))
    camera.take(window, f"{who}-teams-ask")
    page.tabs.go(1)
    camera.settle(window.desk)
    camera.take(window, f"{who}-teams-list")
    page.view(1).ask_new()
    camera.take(window, f"{who}-teams-new")
    row = page.view(1).model.row_at(0)
    page.view(1).ask("member", row)
    camera.take(window, f"{who}-teams-member")
    page.view(1).drop_form()
    page.tabs.go(2)
    camera.settle(window.desk)
    camera.take(window, f"{who}-teams-pairings")
    page.view(2).ask_new()
    camera.take(window, f"{who}-teams-pair")
    page.view(2).drop_form()
    page.tabs.go(0)
    if office:
        rounds(camera, window, workspace)


def rounds(camera: Camera, window: MainWindow, workspace: Workspace) -> None:
    """评官评事: none yet, opening one, entering its counts, and what was counted."""
    workspace.go("appraisal")
    camera.take(window, "office-appraisal-empty")
    made: list[list[str]] = []
    window.desk.work.run(window, counted).success(made.append)
    camera.settle(window.desk)
    page: Any = workspace.page("appraisal")
    page.enter()
    page.show_what(made[0][2])
    camera.take(window, "office-appraisal-count")
    page.show_what(made[0][1])
    camera.take(window, "office-appraisal-counted")
    page.list.ask_new()
    camera.settle(window.desk)
    page.list.form.worker.setCurrentIndex(1)
    camera.take(window, "office-appraisal-open")
    page.list.drop_form()
