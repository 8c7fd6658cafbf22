"""Writing down what somebody asks about his own data: whose household, what is wanted, and when."""

from __future__ import annotations

from typing import Any

from gridworker.services import households, privacy_requests
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.household_picker import Answer, HouseholdPicker
from gridworker.ui.widgets.text_area import TextArea

FORM = "privacy_request"


class RequestForm(ShortForm):
    def __init__(self, desk: Desk, household: str = "") -> None:
        """Of a household that is known; of any, where none is given, and a draft of it comes back."""
        super().__init__(desk)
        self.picker = HouseholdPicker(self.tr("哪一户"), self._find, wait_ms=min(120, desk.autosave_ms))
        self.wanted = Chips(self.tr("要求"), desk.choices("privacy_wanted"), required=True)
        self.wanted.set_value("COPY")
        self.person = Box([(None, self.tr("整户的"))])
        self.asked_on = DateField(self.tr("哪天提出的"), desk.today, quick=False)
        self.wish = TextArea(self.tr("例如：电话不要留了；户主姓名写错了一个字"), lines=3)
        self.fields = {
            "household": Field(self.tr("哪一户(&H) *"), self.picker),
            "wanted": Field(self.tr("要求(&Y) *"), self.wanted),
            "person": Field(self.tr("谁的资料(&P)"), self.person),
            "asked_on": Field(self.tr("哪天提出的(&D)"), self.asked_on),
            "wish": Field(self.tr("具体要求(&T)"), self.wish),
        }
        self._known = bool(household)
        self._person = ""
        self.keep(FORM, {name: one.control for name, one in self.fields.items()})
        about = self.tr("只记是哪一户、要什么，不记证件，也不问为什么。本人或家里人来问都可以。")
        self.cancel = button(self.tr("不登记了"), lambda: self.keeping.throw(self.left.emit), role="link")
        body = card(
            row(label(self.tr("登记一条请求"), "heading"), None, self.keeping.status),
            label(about, "second", wrap=True), *self.fields.values(), self.notice,
            wrapped(*self.buttons(self.tr("登记")), self.cancel),
        )  # fmt: skip
        self.setLayout(column(body, gap=0))
        self.picker.changed.connect(self._household_changed)
        if household:
            self.desk.work.run(self, lambda s: households.household_rows(s, [household])).success(
                self._put_household
            ).failure(self.notice.refused)
        else:
            self.begin()

    def enter(self) -> None:
        focus_soon(self.wanted if self._known else self.picker)

    def typed(self) -> dict[str, Any]:
        return {
            "household": [list(one) for one in self.picker.picked_words()],
            "wanted": self.wanted.value() or "", "person": self.person.code() or "",
            "asked_on": self.asked_on.day().isoformat(), "wish": self.wish.text(),
        }  # fmt: skip

    def show_typed(self, typed: dict[str, Any]) -> None:
        self._person = typed.get("person") or ""
        self.picker.put_words([(one[0], one[1]) for one in typed.get("household") or []])
        self.wanted.set_value(typed.get("wanted") or "COPY")
        day = words.read_day(typed.get("asked_on"))
        if day is not None:
            self.asked_on.set_day(day)
        self.wish.set_text(typed.get("wish") or "")

    def _put_household(self, rows: list[dict[str, Any]]) -> None:
        self.picker.set_picked(rows)
        self._household_changed()
        self.keeping.begin()

    def _find(self, text: str, answer: Answer) -> None:
        self.desk.work.run(self, lambda s: households.find_households(s, text, limit=12)).success(answer)

    def _household_changed(self) -> None:
        self.fields["household"].show_fault("")
        self.person.put([(None, self.tr("整户的"))])
        ids = self.picker.ids()
        if ids:
            self.desk.work.run(self, lambda s: households.household(s, ids[0])).success(self._put_people)

    def _put_people(self, page: dict[str, Any]) -> None:
        people = page.get("persons") or []
        named = [(one["id"], one.get("name") or one.get("relation") or "") for one in people]
        self.person.put([(None, self.tr("整户的")), *(one for one in named if one[1])])
        self.person.set_code(self._person or None)

    def save_now(self) -> None:
        ids, wanted = self.picker.ids(), self.wanted.value()
        missing = {} if ids else {"household": self.tr("还没有选是哪一户。")}
        if not wanted:
            missing["wanted"] = self.tr("还没有选要求。")
        if self.wrong(missing):
            return
        wish, person, day = self.wish.text(), self.person.code(), self.asked_on.day()
        self.write(
            lambda s: privacy_requests.open_request(
                s, ids[0], str(wanted), wish=wish, person=person, asked_on=day
            ),
            lambda _made: self.tr("登记好了。下一步在右边。"),
        )

    def flush(self) -> None:
        self.picker.stop()
        super().flush()
