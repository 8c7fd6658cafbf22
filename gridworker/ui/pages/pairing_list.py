"""包联: which town leader looks after which village, which cadre after which grid, who after which family."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridworker.services import areas, pairings, people
from gridworker.services.aid_records import own_grids
from gridworker.services.session import Session
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.page import ToCorrect
from gridworker.ui.pages.aid_form import Asked
from gridworker.ui.pages.aid_list import AidList
from gridworker.ui.tables.id_model import Row
from gridworker.ui.widgets.basics import button, card, clear, column, label
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.empty import EmptyState
from gridworker.ui.widgets.flow import wrapped


class PairingView(QWidget):
    """`asked` carries the row whose pairing is to end."""

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._body = column(gap=0.7)
        self.setLayout(column(self._body, gap=0))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        clear(self._body)
        if shown is None:
            return
        level = self.desk.vocab.label("pairing_level", shown["level"])
        who = "　".join(part for part in (shown["name"], shown["post"]) if part)
        pills: list[QWidget] = [label(level, "pill")]
        if shown["over"]:
            said = self.tr("{d}结束").format(d=words.day(shown["until"], self.desk.today()))
            pills.append(label(said, "pill-warn"))
        parts: list = [
            label(self.tr("{n} 包 {w}").format(n=shown["name"], w=shown["about"]), "title", wrap=True),
            wrapped(*pills, gap=0.4), label(who, wrap=True),
        ]  # fmt: skip
        if shown["phone"]:
            parts.append(label(self.tr("工作电话 {p}").format(p=shown["phone"]), selectable=True))
        if shown["matters"]:
            parts.append(label(shown["matters"], wrap=True, selectable=True))
        if shown["since"]:
            parts.append(label(self.tr("{d} 起").format(d=shown["since"]), "second"))
        acts: list[QWidget] = []
        if shown["mine"]:
            go = partial(self.desk.go, "record", ToCorrect(shown["id"]))
            acts.append(button(self.tr("更正"), go, role="link", icon="diary"))
        if shown["mine"] and not shown["until"]:
            acts.append(button(self.tr("结束…"), lambda: self.asked.emit(shown), role="link"))
        if shown["household"]:
            see = partial(self.desk.go, "households", shown["household"])
            acts.append(button(self.tr("看这一户"), see, role="link", icon="household"))
        self._body.addWidget(card(*parts, *([wrapped(*acts)] if acts else []), gap=0.45))


class PairingList(AidList):
    def __init__(self, desk: Desk) -> None:
        which = Chips(
            self.tr("看哪些包联"), [("now", self.tr("现在的")), ("all", self.tr("结束的也看"))],
            required=True, one_line=True,
        )  # fmt: skip
        which.set_value("now")
        first = button(self.tr("写一条包联"), lambda: self.ask_new(), role="main", icon="plus")
        nothing = self.tr("还没有包联。谁包哪个村、哪个网格、哪一户，写在这里，住户问起来说得清。")
        super().__init__(
            desk, called=self.tr("包联"), new=self.tr("写一条包联(&N)"),
            empty=EmptyState("handshake", nothing, first, topic="teams"), which=which,
        )  # fmt: skip
        self.view.asked.connect(self._ask_end)

    def make_view(self) -> PairingView:
        return PairingView(self.desk)

    def read(self, s: Session) -> list[dict[str, Any]]:
        villages = [unit for unit in areas.units(s) if unit["level"] == "VILLAGE"]
        self.choices = {
            "worker": [(one["id"], one["name"]) for one in people.people(s)],
            "grid": own_grids(s),
            "unit": [(unit["id"], unit["name"]) for unit in villages],
        }
        return pairings.pairings(s, past=self.shown == "all")

    def counted(self, n: int) -> str:
        return words.many(self.tr("共 {n} 条"), n=n)

    def two_lines(self, one: Row) -> tuple[str, str, str, str]:
        level = self.desk.vocab.label("pairing_level", one["level"])
        second = "　".join(part for part in (one["name"], one["post"]) if part)
        return one["about"], self.tr("已结束") if one["over"] else level, second, "second"

    def ask_new(self, begin: dict[str, Any] | None = None) -> None:
        office = self.desk.identity.is_office
        fields = ["level", "worker", "name", "post", "phone"]
        fields += ["unit"] if self.desk.identity.is_peer else []
        fields += ["grid", "household"] if office else ["household"]
        fields += ["matters"]
        first = "TOWN" if self.desk.identity.is_peer else "VILLAGE" if office else "CADRE"
        here = self.tr("在册的人从人员里选，不在册的写姓名。选一户。")
        wide = self.tr("在册的人从人员里选，不在册的写姓名。村、网格、户只选一个。")
        self.open_form(
            Asked(
                "pairing", "pairing", self.tr("写一条包联"), wide if office else here, fields,
                self.tr("写好"), _add, lambda _made: self.tr("写好了。"),
                must=["level", *([] if office else ["household"])],
                begin={"level": first, **(begin or {})}, choices=self.choices,
                pairs=[("worker", "name"), ("post", "phone"), ("unit", "grid")],
            )
        )  # fmt: skip

    def _ask_end(self, about: dict[str, Any]) -> None:
        record = about["id"]
        title = self.tr("{n} 包 {w}：结束").format(n=about["name"], w=about["about"])
        self.open_form(
            Asked(
                "pairing_end", "pairing", title,
                self.tr("最后一天当天还算在内，以前的都还在。"), ["until"], self.tr("记下"),
                lambda s, given: pairings.end_pairing(s, record, words.read_day(given["until"])),
                lambda _made: self.tr("记下了。"), about=record, must=["until"],
                begin={"until": self.desk.today().isoformat()},
            )
        )  # fmt: skip


def _add(s: Session, given: dict[str, Any]) -> Any:
    return pairings.add_pairing(s, given.pop("level"), **given)
