"""队伍: teams of volunteers and of neighbours, who is in them, and the contact sheet."""

from __future__ import annotations

from typing import Any

from gridworker.services import areas, volunteers
from gridworker.services.aid_records import own_grids
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.aid_form import AidForm, Asked
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.pages.team_view import TeamView
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState


class TeamList(AidList):
    def __init__(self, desk: Desk) -> None:
        which = Chips(
            self.tr("看哪些队伍"), [("now", self.tr("现在的")), ("all", self.tr("解散的也看"))],
            required=True, one_line=True,
        )  # fmt: skip
        which.set_value("now")
        first = button(self.tr("建一支队伍"), lambda: self.ask_new(), role="main", icon="plus")
        nothing = self.tr("还没有队伍。把村里愿意搭把手的人写成一支队伍，有人求助时就能配上。")
        super().__init__(
            desk, called=self.tr("队伍"), new=self.tr("建一支队伍(&N)"),
            empty=EmptyState("handshake", nothing, first, topic="teams"), which=which,
        )  # fmt: skip
        self.view.asked.connect(self.ask)
        self._everywhere = desk.identity.is_peer

    def make_view(self) -> TeamView:
        return TeamView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        villages = [unit for unit in areas.units(s) if unit["level"] not in ("GROUP", "DEPT")]
        self.choices = {
            "grid": own_grids(s),
            "unit": [(unit["id"], unit["name"]) for unit in villages],
        }
        return volunteers.volunteer_teams(s, past=self.shown == "all")

    def counted(self, n: int) -> str:
        return words.many(self.tr("共 {n} 支"), n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        vocab = self.desk.vocab
        kind = vocab.label("team_kind", one["team_kind"])
        people = sum(not member["over"] for member in one["members"])
        right = self.tr("已解散") if one["over"] else words.many(self.tr("{n} 人"), n=people)
        skills = words.listed(vocab.label("help_kind", code) for code in one["skills"])
        second = "　".join(part for part in (kind, one["area"], skills) if part)
        return one["name"], right, second, "second"

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        grids = self.choices.get("grid", ())
        fields = ["name", "team_kind"]
        fields += ["unit", "grid"] if self._everywhere else ["grid"] if len(grids) > 1 else []
        fields += ["groups", "since", "skills"]
        start = {"team_kind": "MUTUAL", **(begin or {})}
        everywhere = self.tr("办公室建的队伍，各台电脑都看得到。村和网格都不选，就是全镇的。")
        here = self.tr("建在自己的网格里，办公室也看得到。只服务几个小组的，把小组写上。")
        self.open_form(
            Asked(
                "team", "team", self.tr("建一支队伍"), everywhere if self._everywhere else here, fields,
                self.tr("建好"), self._add, lambda _made: self.tr("建好了。下一步：把队员一个个加进去。"),
                must=["name", "team_kind"],
                hints={"groups": self.tr("例如 3组、4组；空着就是全部小组。")},
                begin=start, choices=self.choices, pairs=[("unit", "grid"), ("groups", "since")],
            )
        )  # fmt: skip

    def _add(self, s: Session, given: dict[str, Any]) -> Any:
        more, grids = dict(given), self.choices.get("grid", ())
        if "grid" not in more and len(grids) == 1:
            more["grid"] = grids[0][0]
        return volunteers.add_team(s, more.pop("name"), more.pop("team_kind"), **more)

    def ask(self, what: str, about: dict[str, Any]) -> None:
        """Something about the team that is shown."""
        if what == "member":
            self._ask_member(about["id"], about["name"])
            return
        kind, act = ("team", volunteers.end_team) if what == "end_team" else (
            "team_member", volunteers.end_member)  # fmt: skip
        title = self.tr("{n} 解散") if kind == "team" else self.tr("{n} 退出队伍")
        note = self.tr("以前帮过的都还在帮扶台账里。最后一天当天还算在内。")
        record = about["id"]
        self.open_form(
            Asked(
                f"{kind}_end", kind, title.format(n=about["name"]), note, ["until"], self.tr("记下"),
                lambda s, given: act(s, record, words.read_day(given["until"])),
                lambda _made: self.tr("记下了。"), about=record, must=["until"],
                begin={"until": self.desk.today().isoformat()},
            )
        )  # fmt: skip

    def ask_member(self, team: str) -> None:
        """The form for somebody new in a team that is known by its id only."""
        row = self.model.row(team)
        self._ask_member(team, row["name"] if row else "")

    def _ask_member(self, team: str, called: str) -> None:
        self.open_form(
            Asked(
                "team_member", "team_member", self.tr("{n}：加一个人").format(n=called),
                self.tr("先问本人愿不愿意。电话可以不留；不同意印在联系表上的，只在这里看得到。"),
                ["name", "part", "phone", "listed", "skills", "household"], self.tr("加进队伍"),
                lambda s, given: volunteers.add_member(s, team, given.pop("name"), **given),
                lambda _made: self.tr("加进去了。"), about=team, must=["name"],
                hints={"household": self.tr("是户册里哪一户的人就选上，他要看、要删自己的资料时找得到。")},
                begin={"part": "MEMBER"},
            )
        )  # fmt: skip

    def after(self, made: Any) -> str:
        of_member = isinstance(self.form, AidForm) and self.form.asked.kind == "team_member"
        return self.table.current_id() or "" if of_member else str(made.id)
