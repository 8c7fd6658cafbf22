"""Every version of a record: what its writer saw, what he made of it, and whether it counts."""

from __future__ import annotations

import pytest

from gridworker.services import merges, versions, visits
from gridworker.services.clash_words import devices, title_of
from gridworker.services.conflicts import clashing_fields
from tests.support.parish import Machine, Parish


def changes(version: dict) -> dict[str, tuple[object, object]]:
    return {one["field"]: (one["before"], one["after"]) for one in version["changes"]}


def test_the_first_version_is_what_was_written_first(laptop: Machine) -> None:
    visit = laptop.visit("水管修好了").id
    (first,) = versions.versions(laptop.session, "visit", visit)
    assert (first["number"], first["author_name"], first["standing"]) == (1, "李明", "on")
    assert changes(first)["content"] == (None, "水管修好了")
    assert "worker" not in changes(first)


def test_a_correction_says_before_after_and_why(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit("水管修好了").id
    visits.revise_visit(laptop.session, visit, {"content": "水管修好了一半", "spoke_to": "老伴"}, "漏写")
    second = versions.versions(laptop.session, "visit", visit)[1]
    assert second["reason"] == "漏写"
    assert changes(second) == {"content": ("水管修好了", "水管修好了一半"), "spoke_to": (None, "老伴")}


def test_who_had_not_seen_the_others_correction_is_not_said_to_have_changed_it(
    parish: Parish, laptop: Machine
) -> None:
    visit = laptop.visit("水管修好了").id
    parish.pc.merge(laptop.export())
    visits.revise_visit(laptop.session, visit, {"spoke_to": "老伴"}, "漏写")
    parish.pc.clock.advance(60)
    visits.revise_visit(parish.pc.session, visit, {"spoke_to": "儿子"}, "电话核对")
    parish.pc.merge(laptop.export())
    found = versions.versions(parish.pc.session, "visit", visit)
    assert [changes(one).get("spoke_to") for one in found[1:]] == [(None, "老伴"), (None, "儿子")]
    assert [(one["author_name"], one["office"]) for one in found[1:]] == [("李明", False), ("苏文清", True)]
    assert clashing_fields(parish.pc.session, "visit", visit) == ["spoke_to"]


def test_a_version_that_was_undone_stays_and_says_so(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit("水管修好了").id
    parish.pc.merge(laptop.export())
    visits.revise_visit(laptop.session, visit, {"spoke_to": "老伴"}, "漏写")
    parish.pc.merge(laptop.export())
    merges.undo_merge(parish.pc.session, merges.merge_list(parish.pc.session)[0]["id"])
    found = versions.versions(parish.pc.session, "visit", visit)
    assert [one["standing"] for one in found] == ["on", "excluded"]


def test_titles_and_computers_are_said_in_words(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit("水管修好了").id
    assert title_of(laptop.session, "visit", visit) == "走访 2026-04-05 3-12 王家福"
    parish.pc.merge(laptop.export())
    assert sorted(devices(parish.pc.session).values()) == [("李明", False), ("苏文清", True)]


def test_the_suite_sees_versions_that_compare_with_the_neighbour(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = laptop.visit("水管修好了").id
    visits.revise_visit(laptop.session, visit, {"content": "修好了一半"}, "漏写")
    store = laptop.session.store
    whole = store.history
    lost = [{**step, "parents": []} for step in whole(visit)]
    monkeypatch.setattr(type(store), "history", lambda self, rec: lost)
    second = versions.versions(laptop.session, "visit", visit)[1]
    assert changes(second)["content"] != ("水管修好了", "修好了一半")
