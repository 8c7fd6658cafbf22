"""Where one can go on a PC of another level: what it may do, and nothing that only the town can."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from gridworker.services.session import Identity
from gridworker.ui.main_window import MainWindow
from gridworker.ui.places import office_places, places_for, worker_places
from tests.ui import fake

ONLY_THE_TOWN = {"inbox", "devices", "areas", "privacy", "overview"}


@pytest.fixture
def town() -> Identity:
    return fake.FakeSession(office=True).identity


def keys(identity: Identity) -> set[str]:
    return {place.stop.key for place in places_for(identity)}


def test_the_town_and_the_worker_have_theirs(town: Identity) -> None:
    assert keys(town) == {place.stop.key for place in office_places()}
    worker = replace(town, role="worker", everywhere=False)
    assert keys(worker) == {place.stop.key for place in worker_places()}


def test_a_county_has_matters_and_bundles_and_no_register(town: Identity) -> None:
    above = keys(replace(town, role="county", everywhere=False))
    assert {"matters", "matter", "bundles"} <= above
    assert not above & (ONLY_THE_TOWN | {"households", "ledger", "visit", "roster", "diary"})


def test_a_village_has_its_register_and_hands_in(town: Identity) -> None:
    village = keys(replace(town, role="village", everywhere=False))
    assert {"matters", "bundles", "households", "ledger"} <= village
    assert not village & ONLY_THE_TOWN


def test_the_title_names_the_level_of_a_pc_that_is_not_the_towns(clerk: MainWindow) -> None:
    assert clerk._name_window().endswith("办公室")
    clerk.desk.identity = replace(clerk.desk.identity, role="county", everywhere=False)
    assert clerk._name_window().endswith("区（县）")
    assert "区（县）" in clerk.windowTitle()


def test_a_village_that_is_taken_for_the_town_is_found(
    town: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "places_for", lambda _identity: office_places())
    with pytest.raises(AssertionError):
        test_a_village_has_its_register_and_hands_in(town)
