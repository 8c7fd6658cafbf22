"""What nobody chose is not chosen for them, and what was no visit is not called one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from gridworker.services.visit_form import DemandDraft, collect_fields
from gridworker.ui.pages.diary_words import last_words
from tests.ui.page_objects import Diary, OpenFake

TODAY = dt.date(2026, 11, 22)


def test_a_demand_whose_kind_is_left_alone_has_no_kind(
    qtbot: QtBot, open_fake: OpenFake, settle: Callable[[], None]
) -> None:
    diary = Diary(qtbot, open_fake(), settle)
    raised = diary.page.form.raised
    raised.new_demand()
    editor = raised.demands[0]
    assert editor.kind.code() is None
    assert not editor.sub.isEnabled()
    assert editor.draft().category == ""
    assert "category" not in collect_fields(DemandDraft(text="路灯坏了"))
    editor.kind.set_code("INF")
    assert editor.draft().category == "INF", "the first kind below it was not said"
    editor.sub.set_code("INF.WATER")
    assert editor.draft().category == "INF.WATER"


def test_a_walk_to_an_empty_house_is_not_the_last_visit() -> None:
    page = {"visits": [{"date": "2026-11-22", "meet": "ABSENT"}, {"date": "2026-11-12", "meet": "MET"}]}
    assert last_words(page, TODAY) == "上次走访：11月12日（10 天前）　最近去过没遇到人：11月22日（今天）"
    assert last_words({"visits": page["visits"][:1]}, TODAY).startswith("还没有走访过这一户　")
    assert "没遇到" not in last_words({"visits": page["visits"][1:]}, TODAY)
