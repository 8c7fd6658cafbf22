"""Recording, correcting, reading and finding visits; drafts; the ledger."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from gridworker.errors import UserError
from gridworker.services import drafts, exchange, households, reports, search, upkeep, visits
from gridworker.services.queries import Query
from gridworker.services.visits import DemandDraft, PromiseDraft, VisitDraft
from tests.support.parish import Machine, Parish


@pytest.fixture
def laptop(laptop: Machine) -> Machine:
    """With a second household."""
    laptop.household("赵大山", "4-01")
    return laptop


def page(laptop: Machine, **changes: object) -> VisitDraft:
    values: dict[str, object] = {
        "date": laptop.clock.now().date(), "targets": [laptop.homes[0]], "mode": "HOME", "meet": "MET",
        "content": "水管修好了",
    }  # fmt: skip
    return VisitDraft.model_validate({**values, **changes})


def test_one_save_writes_visit_demand_and_promise_together(laptop: Machine) -> None:
    draft = page(
        laptop,
        demands=[
            DemandDraft(text="路灯不亮", category="INF.LIGHT"),
            DemandDraft(text="问低保", on_spot="已说明"),
        ],
        promises=[PromiseDraft(text="周五带灯泡", due=laptop.clock.now().date() + timedelta(days=5))],
    )
    saved = visits.record_visit(laptop.session, draft)
    row = visits.visit(laptop.session, saved.id)
    assert {d["text"]: d["state"] for d in row["demands"]} == {"路灯不亮": "collected", "问低保": "reported"}
    assert [p["text"] for p in row["promises"]] == ["周五带灯泡"]
    assert row["household"] == "3-12 王家福"
    assert saved.changes.kinds == {"visit", "demand", "promise", "household"}


def test_an_anonymous_demand_names_neither_household_nor_visit(laptop: Machine) -> None:
    saved = visits.record_visit(laptop.session, page(laptop, demands=[DemandDraft(text="x", anonymous=True)]))
    (event,) = laptop.session.store.history(saved.demands[0])
    assert not {"household", "visit"} & set(event["data"])


def test_a_page_with_a_problem_writes_nothing(laptop: Machine) -> None:
    before = list(upkeep.log_dump(laptop.session))
    draft = page(laptop, demands=[DemandDraft(text=" ")])
    with pytest.raises(UserError) as refused:
        visits.record_visit(laptop.session, draft)
    assert refused.value.code == "demand_empty"
    assert list(upkeep.log_dump(laptop.session)) == before


def test_a_future_date_is_asked_about_and_then_taken(laptop: Machine) -> None:
    draft = page(laptop, date=laptop.clock.now().date() + timedelta(days=3))
    with pytest.raises(UserError) as refused:
        visits.record_visit(laptop.session, draft)
    assert refused.value.code == "date_future"
    assert visits.record_visit(laptop.session, draft, {"date_future"}).late_days == 0


def test_an_id_number_is_cut_to_its_last_four_when_confirmed(laptop: Machine) -> None:
    draft = page(laptop, content="身份证11010519491231002X，要办社保")
    with pytest.raises(UserError) as refused:
        visits.record_visit(laptop.session, draft)
    assert refused.value.code == "id_number"
    saved = visits.record_visit(laptop.session, draft, {"id_number"})
    assert "11010519491231002X" not in str(visits.visit(laptop.session, saved.id))


def test_a_late_entry_says_by_how_many_days(laptop: Machine) -> None:
    draft = page(laptop, date=laptop.clock.now().date() - timedelta(days=3))
    saved = visits.record_visit(laptop.session, draft)
    assert saved.late_days == 3
    assert visits.visit(laptop.session, saved.id)["late_days"] == 3


def test_a_correction_keeps_the_old_text_and_its_reason(laptop: Machine) -> None:
    saved = laptop.visit("水管休好了")
    visits.revise_visit(laptop.session, saved.id, {"content": "水管修好了"}, "写错字")
    row = visits.visit(laptop.session, saved.id)
    assert row["content"] == "水管修好了"
    assert [step["reason"] for step in row["history"]] == ["", "写错字"]
    assert row["history"][0]["fields"]["content"] == "水管休好了"


@pytest.mark.parametrize(
    ("fields", "reason", "code"),
    [
        ({"content": "x"}, " ", "reason_missing"),
        ({"content": ""}, "删掉", "content_missing"),
        ({"mode": "FLYING"}, "试试", "unknown_code"),
        ({"secret": 1}, "试试", "bad_field"),
        ({"content": "水管修好了"}, "没改", "nothing_changed"),
    ],
)
def test_a_correction_is_checked_like_a_page(
    laptop: Machine, fields: dict[str, object], reason: str, code: str
) -> None:
    saved = laptop.visit("水管修好了")
    with pytest.raises(UserError) as refused:
        visits.revise_visit(laptop.session, saved.id, fields, reason)
    assert refused.value.code == code


def test_a_gathering_stands_with_every_household(laptop: Machine) -> None:
    draft = page(laptop, mode="GROUP", targets=laptop.homes, content="说了修路的事")
    saved = visits.record_visit(laptop.session, draft)
    for home in laptop.homes:
        assert [row["id"] for row in households.household(laptop.session, home)["visits"]] == [saved.id]


def test_drafts_survive_and_go_with_the_save(laptop: Machine) -> None:
    draft_id = drafts.new_draft_id(laptop.session)
    half = VisitDraft(content="写了一半", reflection="私下的话")
    drafts.keep_draft(laptop.session, draft_id, half)
    laptop.reopen()
    kept = drafts.draft(laptop.session, draft_id)
    assert kept is not None
    assert kept.draft == half
    saved = visits.record_visit(laptop.session, page(laptop), draft_id=draft_id)
    assert "draft" in saved.changes.kinds
    assert drafts.draft_list(laptop.session) == []


def test_search_finds_all_words_in_any_kind(laptop: Machine) -> None:
    saved = laptop.visit("王家湾的水管修好了", demand="水压太低")
    kinds = [(hit.kind, hit.id) for hit in search.search(laptop.session, "水")]
    assert kinds == [("visit", saved.id), ("demand", saved.demands[0])]
    assert [hit.id for hit in search.search(laptop.session, "水管 王家湾")] == [saved.id]
    assert [hit.kind for hit in search.search(laptop.session, "王家福")] == ["household"]
    assert search.search(laptop.session, "水管 没有的词") == []
    assert search.search(laptop.session, "  ") == []
    assert [hit.kind for hit in search.search(laptop.session, "wjf")] == ["household"]


def test_the_ledger_holds_the_office_rows_masked(parish: Parish, laptop: Machine, tmp_path: Path) -> None:
    laptop.visit("水管修好了", demand="路灯不亮", promise="周五带灯泡")
    parish.pc.merge(laptop.export())
    made = reports.visits_ledger(parish.pc.session, tmp_path / "out.xlsx", Query("visit"))
    assert (made.rows, made.date_from, made.date_to) == (1, "2026-04-05", "2026-04-05")
    sheet = openpyxl.load_workbook(made.path)["走访台账"]
    cells = [cell.value for cell in sheet[4]]
    assert cells[4:11] == ["3-12", "王*福", "李明", "上门", "已见面", "日常走访", "水管修好了"]
    assert str(cells[12]).startswith("草-")
    assert "2026年4月" in str(sheet["A1"].value)
    assert "王家福" not in str(list(sheet.values))


def test_a_ledger_of_another_grid_is_empty(parish: Parish, laptop: Machine, tmp_path: Path) -> None:
    laptop.visit()
    parish.pc.merge(laptop.export())
    other = parish.grid("石桥村第九网格")
    assert reports.visits_ledger(parish.pc.session, tmp_path / "x.xlsx", Query("visit", grid=other)).rows == 0


def test_a_read_only_stick_and_a_missing_one_are_told(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.visit()
    with pytest.raises(UserError) as refused:
        exchange.export_report(laptop.session, parish.folder / "no stick")
    assert refused.value.code == "no_folder"

    def locked(*_: object, **__: object) -> object:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as stick:
        stick.setattr(Path, "open", locked)
        with pytest.raises(UserError) as refused:
            exchange.export_report(laptop.session, laptop.stick)
    assert refused.value.code == "read_only"
