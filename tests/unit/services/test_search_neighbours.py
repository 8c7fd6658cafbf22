"""The search box finds meetings, notices, requests for help, teams and their members, and pairings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridworker.services import removal, search
from gridworker.services.search import Asked
from gridworker.services.session import Session
from gridworker.services.volunteers import add_team
from gridworker.services.withdrawing import withdraw
from gridworker.storage import search_kinds
from tests.support.neighbourhood import KINDS, neighbourhood
from tests.support.parish import Machine, Parish

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def town(parish: Parish, laptop: Machine) -> dict[str, str]:
    return neighbourhood(parish, laptop)


def found(session: Session, text: str, **filters: object) -> dict[str, list[str]]:
    groups = search.look(session, Asked(text, **filters)).groups
    return {group.kind: [hit.id for hit in group.hits] for group in groups}


WORDS = [
    ("互助队", "team"), ("三组互助队", "team"), ("吕电工", "team_member"), ("吕电工", "help"),
    ("取药", "help"), ("送到家", "help"), ("钱支书", "pairing"), ("残联", "pairing"), ("财务公开", "meeting"),
    ("祠堂", "meeting"), ("段主任", "meeting"), ("村委会二楼", "meeting"), ("换了瓦片", "notice"),
    ("群众诉求办理情况", "notice"),
]  # fmt: skip


def not_found(session: Session, town: dict[str, str]) -> list[str]:
    """The words that do not find the one record that says them."""
    return [text for text, kind in WORDS if found(session, text).get(kind) != [town[kind]]]


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
def test_each_is_found_by_its_words_and_nothing_else_is(
    parish: Parish, town: dict[str, str], indexed: bool
) -> None:
    session = parish.pc.session
    if indexed:
        assert search.catch_up(session).whole
    assert not_found(session, town) == []
    for text, kind in WORDS:
        assert list(found(session, text, kind=kind)) == [kind]
    for kind in KINDS:
        assert kind not in found(session, "没有这个词")


def test_an_index_that_leaves_out_a_text_is_found(
    parish: Parish, town: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault."""
    careless = replace(search_kinds.KINDS["meeting"], texts=("place", "host", "recorder", "decision"))
    monkeypatch.setitem(search_kinds.KINDS, "meeting", careless)
    assert not_found(parish.pc.session, town) == ["财务公开"]


def test_a_hit_says_what_it_is_and_whose(parish: Parish, town: dict[str, str]) -> None:
    session = parish.pc.session
    hits = {hit.kind: hit for text, kind in WORDS for hit in search.search(session, text) if hit.kind == kind}
    assert set(hits) == set(KINDS)
    assert (hits["team_member"].title, hits["team_member"].team) == ("吕电工", town["team"])
    assert "三组互助队" in hits["team_member"].snippet
    assert hits["meeting"].title == "党群议事会　村委会二楼"
    assert hits["meeting"].date == hits["notice"].date == hits["help"].date == "2026-04-05"
    assert {kind for kind, hit in hits.items() if hit.household} == {"team_member", "help", "pairing"}
    assert "15400005555" not in str(hits)


def test_filters_leave_out_what_they_do_not_fit(parish: Parish, town: dict[str, str]) -> None:
    session = parish.pc.session
    assert "meeting" not in found(session, "财务公开", tag="DIBAO")
    assert found(session, "财务公开", grid=parish.grids[0])["meeting"] == [town["meeting"]]
    other = parish.grid("石桥村第九网格")
    assert found(session, "财务公开", grid=other) == {}
    assert "meeting" not in found(session, "财务公开", date_to="2026-04-04")
    # The town's own team for a grid lies with all, and is of the grid all the same.
    team = add_team(session, "镇里来的队", "VOLUNTEER", grid=other).id
    assert found(session, "镇里来的队", grid=other)["team"] == [team]
    assert "team" not in found(session, "镇里来的队", grid=parish.grids[0])


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
def test_who_is_paired_is_found_by_the_name_of_the_register(
    parish: Parish, town: dict[str, str], indexed: bool
) -> None:
    from gridworker.services.pairings import add_pairing

    session = parish.pc.session
    paired = add_pairing(session, "CADRE", worker="李明", household=town["household"]).id
    if indexed:
        search.catch_up(session)
    assert paired in found(session, "李明")["pairing"]


@pytest.mark.parametrize("indexed", [False, True], ids=["walk", "index"])
def test_what_went_into_the_bin_or_was_deleted_is_found_no_more(
    parish: Parish, town: dict[str, str], indexed: bool
) -> None:
    session = parish.pc.session
    if indexed:
        search.catch_up(session)
    withdraw(session, town["meeting"], "记错了")
    assert found(session, "财务公开") == {}
    plan = removal.removal_plan(session, town["household"])
    removal.remove(session, town["household"], [(item.group, item.record) for item in plan.items])
    for gone in ("取药", "残联", "吕电工", "换了瓦片"):
        assert found(session, gone) == {}, gone
    search.catch_up(session)
    assert session.store.search.state(search.tokens()).whole
