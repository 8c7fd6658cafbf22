"""Numbers are masked wherever they stand, also in forms and clashes; who needs one says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridworker.services import access, households
from gridworker.services.households import HouseholdDraft
from gridworker.ui.widgets.phone_line import PhoneLine
from tests.support.parish import Machine, Parish
from tests.ui.page_objects import type_into, words_on
from tests.ui.real import OpenReal, laptop, open_real, parish

__all__ = ["laptop", "open_real", "parish"]

PHONE = "15400017788"


@pytest.fixture
def line(qtbot: QtBot) -> PhoneLine:
    made = PhoneLine()
    qtbot.addWidget(made)
    made.set_text(PHONE)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_number_on_record_stands_masked_in_its_field_and_is_kept_when_left_alone(line: PhoneLine) -> None:
    assert line.displayText() == "154****7788"
    assert line.text() == PHONE


@pytest.mark.parametrize(("at", "key", "left"), [(11, "Backspace", ""), (5, "9", "9"), (0, "1", "1")])
def test_half_of_a_masked_number_is_none(
    qtbot: QtBot, line: PhoneLine, at: int, key: str, left: str
) -> None:
    line.setFocus()
    line.deselect()
    line.setCursorPosition(at)
    qtbot.keyClick(line, Qt.Key[f"Key_{key}"])
    assert (line.text(), line.displayText()) == (left, left)


def test_what_is_typed_takes_the_place_of_all_of_it(qtbot: QtBot, line: PhoneLine) -> None:
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClicks(line, "15400019999")
    assert line.text() == "15400019999"


def test_correcting_a_household_shows_no_number_and_keeps_it(laptop: Machine, open_real: OpenReal) -> None:
    home = households.add_household(laptop.session, HouseholdDraft(head="欧阳梅", door="5-7", phone=PHONE)).id
    screen = open_real(laptop)
    page = screen.go("households", home)
    page._revise(page.card._page)
    screen.settle()
    form = page._form
    assert form.phone.displayText() == "154****7788"
    form.head.set_text("欧阳梅花")
    form.head.edited.emit()
    form.why.set_text("当初记错了")
    form._save()
    screen.settle()
    row = laptop.session.store.get("household", home)
    assert row is not None
    assert (row["head"], row["phone"]) == ("欧阳梅花", PHONE)


def test_numbers_of_a_clash_are_seen_whole_by_who_says_why(
    parish: Parish, laptop: Machine, open_real: OpenReal
) -> None:
    home = laptop.homes[0]
    parish.pc.merge(laptop.export())
    households.revise_household(laptop.session, home, {"phone": "15400000001"})
    households.revise_household(parish.pc.session, home, {"phone": "15499990001"})
    parish.pc.merge(laptop.export())
    screen = open_real(parish.pc)
    page = screen.go("clashes", home)
    view = page.clashes.view
    said = words_on(view)
    assert "154****0001、154****0001" in said
    assert "15499990001" not in said
    from gridworker.ui.widgets.masked import MaskedPhone

    masked = view.findChild(MaskedPhone)
    masked.push.click()
    type_into(screen.qtbot, masked.purpose, "打电话核对是哪个")
    masked.go.click()
    screen.settle()
    assert "15499990001" in words_on(view)
    (look,) = access.access_log(parish.pc.session)
    assert (look.action, look.count) == ("reveal", 2)
