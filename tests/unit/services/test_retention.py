"""Months by kind: nothing goes by itself, a preview first, and counts stay."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import (
    access,
    backup_rounds,
    backups,
    households,
    past_backups,
    privacy_requests,
    removal,
    retention,
)
from gridworker.services.queries import Query
from tests.support.parish import Machine, Parish, later


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    """An office that holds a visit, an answered request and a household that moved, all 40 months old."""
    laptop.visit("很久以前说过的话")
    home = laptop.homes[0]
    households.revise_household(laptop.session, home, {"phone": "15400017788", "status": "MOVED"})
    asked = privacy_requests.open_request(laptop.session, home, "COPY", wish="要一份").id
    privacy_requests.answer_request(laptop.session, asked)
    parish.pc.merge(laptop.export())
    later(parish.pc, days=40 * 31)
    return parish.pc


def test_without_a_choice_everything_is_kept(office: Machine) -> None:
    chosen = retention.retention(office.session)
    assert {key for key, months in chosen.items() if months} == {"backups"}
    assert all(retention.due(office.session, kind.key).records == 0 for kind in retention.KINDS)
    assert retention.clear_past(office.session, "visits").records == 0


@pytest.mark.parametrize("key", ["visits", "moved", "requests"])
def test_what_is_past_is_shown_first_and_only_then_removed(office: Machine, key: str) -> None:
    session = office.session
    retention.set_retention(session, key, 36)
    seen = retention.due(session, key)
    assert (seen.records, len(seen.titles), seen.oldest) == (1, 1, "2026-04-05")
    assert retention.due(session, key, 60).records == 0
    assert retention.clear_past(session, key).records == 1
    assert retention.due(session, key).records == 0
    assert session.store.count(Query("visit")) == session.store.count(Query("household")) == 1
    assert not session.store.privacy.scrub_due()
    assert access.access_log(session)[0].action_name == "到期清理"


def test_a_moved_household_keeps_its_door_and_loses_name_and_number(office: Machine) -> None:
    retention.set_retention(office.session, "moved", 6)
    retention.clear_past(office.session, "moved")
    (row,) = households.find_households(office.session)
    assert (row["head"], row["phone"], row["door"]) == ("", "", "3-12")
    assert row["redacted"] == ["head", "phone"]


def test_the_log_of_access_is_cleared_on_this_machine(parish: Parish, laptop: Machine) -> None:
    home = laptop.homes[0]
    households.revise_household(laptop.session, home, {"phone": "15400017788"})
    access.reveal_phone(laptop.session, "household", home, "约时间")
    later(laptop, days=800)
    access.reveal_phone(laptop.session, "household", home, "再约")
    retention.set_retention(laptop.session, "access", 24)
    assert retention.due(laptop.session, "access").records == 1
    assert retention.clear_past(laptop.session, "access").records == 1
    assert [line.purpose for line in access.access_log(laptop.session)] == ["再约"]


def test_only_the_office_clears_records_and_months_are_months(laptop: Machine) -> None:
    retention.set_retention(laptop.session, "visits", 1)
    with pytest.raises(UserError) as refused:
        retention.clear_past(laptop.session, "visits")
    assert refused.value.code == "not_office"
    for months in (-1, 601):
        with pytest.raises(UserError) as refused:
            retention.set_retention(laptop.session, "visits", months)
        assert refused.value.code == "bad_months"
    with pytest.raises(UserError) as refused:
        retention.due(laptop.session, "everything")
    assert refused.value.code == "no_kept_kind"


def test_a_cancelled_clearing_keeps_what_it_did(office: Machine) -> None:
    retention.set_retention(office.session, "visits", 36)
    assert retention.clear_past(office.session, "visits", cancelled=lambda: True).records == 0
    assert retention.due(office.session, "visits").records == 1
    plan = removal.removal_plan(office.session, households.find_households(office.session)[0]["id"])
    assert plan.of("visits")


def test_backups_from_before_a_deletion_go_after_their_month_once_there_is_a_newer_one(
    office: Machine,
) -> None:
    session = office.session
    home = households.find_households(session)[0]["id"]
    old, _ = backups.back_up(session)
    later(office, hours=1)
    removal.remove(session, home, [("phone", home)])
    removal.finish_removal(session)
    later(office, days=40)
    assert retention.due(session, "backups").records == 0  # nothing newer is there yet
    round_ = backup_rounds.plan(session)
    done = backup_rounds.carry_out(round_)
    assert retention.due(session, "backups").records == 1
    backup_rounds.noted(session, done)
    assert not old.path.exists()
    assert done.made is not None
    assert done.made.path.exists()


def test_within_the_month_an_older_backup_stays_and_a_person_can_say_otherwise(office: Machine) -> None:
    session = office.session
    home = households.find_households(session)[0]["id"]
    old, _ = backups.back_up(session)
    spared = session.dir.with_name(f"{session.dir.name}-before-20260401-0800")
    spared.mkdir()
    (spared / "keys.json").write_text("{}")
    later(office, hours=1)
    removal.remove(session, home, [("phone", home)])
    removal.finish_removal(session)
    assert past_backups.still_held(session) == past_backups.StillHeld(backups=1, aside=1)
    later(office, days=10)
    new, _ = backups.back_up(session)
    assert retention.prune_backups(session) == 0
    assert old.path.exists()
    later(office, days=30)
    assert retention.due(session, "backups").records == 2
    assert retention.clear_past(session, "backups").records == 2
    assert (old.path.exists(), new.path.exists(), spared.exists()) == (False, True, False)
    assert past_backups.still_held(session) == past_backups.StillHeld(0, 0)
