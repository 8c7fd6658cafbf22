"""A town that has one of everything that neighbours, meetings and notices leave behind, for tests of tables
that every kind has to stand in."""

from __future__ import annotations

from gridworker.services import publishing, visits
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.helping import ask_help, note_help
from gridworker.services.meetings import add_meeting
from gridworker.services.pairings import add_pairing
from gridworker.services.publishing import NoticeDraft
from gridworker.services.visits import DemandDraft, VisitDraft
from gridworker.services.volunteers import add_member, add_team
from tests.support.parish import Machine, Parish, later
from tests.support.steps import take_step, the_one

KINDS = ("team", "team_member", "help", "pairing", "meeting", "notice")


def neighbourhood(parish: Parish, laptop: Machine) -> dict[str, str]:
    """The id of each of `KINDS`, and of the `household` that some of them are about; the office has them all.

    A notice needs an application of Qt.
    """
    home, s = laptop.homes[0], laptop.session
    answered = DemandDraft(text="屋顶漏雨", on_spot="换了瓦片", outcome="DONE", consent_publish=True)
    visits.record_visit(
        s,
        VisitDraft(
            date=laptop.clock.now().date(), targets=[home], mode="HOME", meet="MET", content="看过了",
            demands=[answered],
        ),
    )  # fmt: skip
    team = add_team(s, "三组互助队", "MUTUAL", grid=parish.grids[0], groups=["三组"], skills=["ERRAND"]).id
    member = add_member(s, team, "吕电工", part="LEADER", household=home, phone="15400005555").id
    asked = ask_help(s, "ERRAND", household=home, text="腿摔了，请人取药").id
    note_help(s, asked, "HELPED", helpers=["吕电工"], result="取药送到家")
    pc = parish.pc
    pc.merge(laptop.export())
    office = pc.session
    pairing = add_pairing(office, "CADRE", name="钱支书", household=home, matters="帮着跑残联的补贴").id
    demand = collect_at_desk(office, DeskDraft(text="要用钱修渠", source="PHONE", household=home))[0]
    meeting = add_meeting(
        office,
        {
            "meeting_kind": "COUNCIL", "date": pc.clock.now().date(), "place": "村委会二楼", "host": "段主任",
            "recorder": "李会计", "motion_source": "MASSES", "should_attend": 30, "attended": 23,
            "demands": [demand], "topics": ["财务公开怎么贴"], "decision": "下月十日贴到祠堂",
        },
        grid=parish.grids[0],
    ).id  # fmt: skip
    roof = the_one(pc, "屋顶")
    take_step(pc, roof, "verify")
    notice = publishing.publish(office, NoticeDraft([roof], channel="村委会意见箱")).id
    later(pc, days=1)
    return {
        "household": home, "team": team, "team_member": member, "help": asked, "pairing": pairing,
        "meeting": meeting, "notice": notice,
    }  # fmt: skip
