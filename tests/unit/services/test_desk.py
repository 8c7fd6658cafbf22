"""A demand taken in without a visit: at the office and on the laptop, with or without a name."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridworker.errors import UserError
from gridworker.services import demands, half_typed, raising, upkeep
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.desk_form import SOURCES, check_desk, kept_apart, settled_desk
from gridworker.services.queries import Query
from gridworker.services.resources import load_vocab
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish

NAME, PHONE = "孙小红", "15400008888"


def everything(session: Session) -> str:
    """All ops and all drafts as text: what a thief of the open store could read."""
    ops = json.dumps(list(upkeep.log_dump(session)), ensure_ascii=False)
    kept = [row.body for row in session.store.drafts()]
    return ops + json.dumps(kept, ensure_ascii=False)


@pytest.mark.parametrize("source", SOURCES)
def test_the_office_takes_in_a_demand_from_anywhere(parish: Parish, source: str) -> None:
    made, changes = collect_at_desk(parish.pc.session, DeskDraft(text="路灯坏了", source=source))
    row = demands.demand(parish.pc.session, made)
    assert (row["source"], row["state"], row["open"], row["visit"]) == (source, "collected", True, None)
    assert row["first_asked_name"] == "苏文清"
    assert changes.touches("demand")


def test_what_was_answered_at_once_is_written_beside_it(parish: Parish) -> None:
    draft = DeskDraft(text="补贴几时到账", source="PHONE", on_spot="告知月底前到账", outcome="EXPLAINED")
    made, _ = collect_at_desk(parish.pc.session, draft)
    row = demands.demand(parish.pc.session, made)
    assert [event["event"] for event in row["events"]] == ["collect", "resolve_on_spot"]
    assert (row["state"], row["result"]) == ("reported", "告知月底前到账")


def test_a_demand_of_a_household_goes_to_its_grid(parish: Parish, laptop: Machine) -> None:
    parish.pc.merge(laptop.export())
    draft = DeskDraft(text="门前水沟堵了", source="OFFICE", household=laptop.homes[0])
    made, _ = collect_at_desk(parish.pc.session, draft)
    laptop.merge(parish.pc.answer(laptop.device))
    row = demands.demand(laptop.session, made)
    assert (row["household"], row["household_name"]) == (laptop.homes[0], "3-12 王家福")


def test_without_a_household_the_office_may_name_the_grid_or_keep_it(parish: Parish, laptop: Machine) -> None:
    here, _ = collect_at_desk(parish.pc.session, DeskDraft(text="镇上的事", source="BOX"))
    there, _ = collect_at_desk(
        parish.pc.session, DeskDraft(text="村里的事", source="BOX", grid=parish.grids[0])
    )
    laptop.merge(parish.pc.answer(laptop.device))
    assert [row["id"] for row in demands.demand_list(laptop.session)] == [there]
    assert demands.demand(parish.pc.session, here)["grid_name"] == ""


def test_on_the_laptop_it_stays_in_the_grid_and_travels(parish: Parish, laptop: Machine) -> None:
    made, _ = collect_at_desk(laptop.session, DeskDraft(text="桥栏断了", source="PATROL", place="村口石桥"))
    assert demands.demand(laptop.session, made)["delivery"] == "draft"
    parish.pc.merge(laptop.export())
    row = demands.demand(parish.pc.session, made)
    assert (row["text"], row["place"], row["source"]) == ("桥栏断了", "村口石桥", "PATROL")
    assert row["grid_name"] == "石桥村第1网格"


def test_somebody_who_is_in_no_household_may_leave_a_name_and_a_number(parish: Parish) -> None:
    draft = DeskDraft(text="想问低保", source="OFFICE", reporter=f" {NAME}\n", contact=PHONE)
    made, _ = collect_at_desk(parish.pc.session, draft)
    row = demands.demand(parish.pc.session, made)
    assert (row["reporter"], row["contact"]) == (NAME, PHONE)


def test_who_does_not_want_to_be_named_is_nowhere(parish: Parish, laptop: Machine) -> None:
    parish.pc.merge(laptop.export())
    draft = DeskDraft(
        text="有人往河里倒垃圾", source="PHONE", household=laptop.homes[0], reporter=NAME, contact=PHONE,
        anonymous=True,
    )  # fmt: skip
    half_typed.keep(parish.pc.session, "intake", "d1", kept_apart(draft).model_dump())
    made, _ = collect_at_desk(parish.pc.session, draft)
    assert NAME not in everything(parish.pc.session)
    assert PHONE not in everything(parish.pc.session)
    row = demands.demand(parish.pc.session, made)
    assert (row["household"], row["reporter"], row["contact"], row["anonymous"]) == (None, "", "", True)
    written = next(op for op in upkeep.log_dump(parish.pc.session) if op["header"]["rec"] == made)
    assert laptop.homes[0] not in json.dumps(written)


def test_the_suite_sees_an_office_that_writes_the_name_down(
    parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demands, "settled_desk", lambda draft: draft)
    monkeypatch.setattr(raising, "collect_fields", lambda draft: {"text": draft.text + draft.reporter})
    draft = DeskDraft(text="倒垃圾", source="PHONE", reporter=NAME, anonymous=True)
    collect_at_desk(parish.pc.session, draft)
    assert NAME in everything(parish.pc.session)


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (DeskDraft(text="路灯坏了"), "source_missing", "source"),
        (DeskDraft(text=" ", source="PHONE"), "demand_empty", "text"),
        (DeskDraft(text="路灯", source="PHONE", category=""), "category_missing", "category"),
        (DeskDraft(text="路灯", source="TELEPATHY"), "unknown_code", "source"),
        (DeskDraft(text="路灯", source="PHONE", nature="ODD"), "unknown_code", "nature"),
        (DeskDraft(text="路灯", source="PHONE", place="长" * 201), "text_too_long", "place"),
        (DeskDraft(text="我是11010519491231002X", source="PHONE"), "id_number", "text"),
        (DeskDraft(text="路灯", source="PHONE", reporter="孙 11010519491231002X"), "id_number", "reporter"),
        (DeskDraft(text="路灯", source="PHONE", household="nobody"), "no_household", None),
        (DeskDraft(text="路灯", source="PHONE", grid="nowhere"), "no_grid", None),
    ],
)
def test_what_is_wrong_is_said_with_its_field(
    parish: Parish, draft: DeskDraft, code: str, field: str | None
) -> None:
    with pytest.raises(UserError) as refused:
        collect_at_desk(parish.pc.session, draft)
    assert (refused.value.code, refused.value.facts.get("field")) == (code, field)
    assert demands.demand_list(parish.pc.session) == []


def test_an_identity_number_may_be_cut_to_its_end(parish: Parish) -> None:
    draft = DeskDraft(text="证件 11010519491231002X", source="PHONE", reporter="孙 11010519491231002X")
    made, _ = collect_at_desk(parish.pc.session, draft, {"id_number"})
    row = demands.demand(parish.pc.session, made)
    assert "11010519491231002X" not in everything(parish.pc.session)
    assert "002X" in row["text"]
    assert "002X" in row["reporter"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.builds(
        DeskDraft, text=st.text(max_size=30), source=st.sampled_from(["", *SOURCES]),
        place=st.text(max_size=20), reporter=st.text(max_size=20), contact=st.text(max_size=20),
        anonymous=st.booleans(), on_spot=st.text(max_size=10),
    )
)  # fmt: skip
def test_whatever_is_typed_is_refused_or_settles_to_something_settled(draft: DeskDraft) -> None:
    if not check_desk(draft, load_vocab()):
        once = settled_desk(draft)
        assert settled_desk(once) == once
        assert not (once.anonymous and (once.reporter or once.contact))


def test_the_list_knows_sources_and_what_is_still_open(parish: Parish) -> None:
    pc = parish.pc.session
    first, _ = collect_at_desk(pc, DeskDraft(text="一", source="PHONE"))
    second, _ = collect_at_desk(pc, DeskDraft(text="二", source="BOX"))
    assert demands.demand_ids(pc, Query("demand", source="BOX")) == [second]
    assert set(demands.demand_ids(pc, Query("demand", state="open"))) == {first, second}
    assert demands.demand_ids(pc, Query("demand", state="closed")) == []


def test_a_half_typed_demand_is_kept_and_goes_when_it_is_saved(parish: Parish) -> None:
    pc = parish.pc.session
    draft = DeskDraft(text="路灯坏", source="PHONE")
    kept = half_typed.new_id(pc)
    half_typed.keep(pc, "intake", kept, draft.model_dump())
    assert [DeskDraft(**one.typed) for one in half_typed.half_typed(pc, "intake")] == [draft]
    assert half_typed.half_typed(pc, "revision") == []
    collect_at_desk(pc, draft, draft_id=kept)
    assert half_typed.half_typed(pc, "intake") == []
