"""Months by kind: nothing goes by itself, a preview first, and counts stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import (
    access,
    backup_rounds,
    backups,
    households,
    hung_notices,
    pairings,
    past_backups,
    past_records,
    privacy_requests,
    removal,
    retention,
    volunteers,
)
from gridworker.services.attachments import attach, attachment_list
from gridworker.services.correction import correct
from gridworker.services.queries import Query
from tests.support import pictures
from tests.support.neighbourhood import neighbourhood
from tests.support.parish import START, Machine, Parish, later
from tests.support.steps import take_step


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


@pytest.fixture
def neighbours(parish: Parish, laptop: Machine, qapp: object) -> dict[str, str]:
    """What neighbours, meetings and notices left behind three years ago; all of it has ended."""
    made = neighbourhood(parish, laptop)
    office = parish.pc
    for demand in office.session.store.ids(Query("demand", state="open")):
        take_step(office, demand, "withdraw", reason="不用办了")
    hung_notices.take_down(office.session, made["notice"])
    pairings.end_pairing(office.session, made["pairing"])
    volunteers.end_member(office.session, made["team_member"])
    later(office, days=40 * 31)
    return made


ENDED = [
    ("meetings", "meeting", ("topics", "decision")), ("notices", "notice", ("sheet",)),
    ("pairings", "pairing", ("matters",)), ("members", "team_member", ("name", "phone")),
    ("helps", "help", ("text", "result")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "kind", "fields"), ENDED, ids=[one[0] for one in ENDED])
def test_what_neighbours_and_meetings_left_goes_after_its_months(
    parish: Parish, neighbours: dict[str, str], key: str, kind: str, fields: tuple[str, ...]
) -> None:
    session = parish.pc.session
    assert retention.due(session, key, 60).records == 0
    retention.set_retention(session, key, 36)
    seen = retention.due(session, key)
    assert seen.records == 1
    assert neighbours[kind][-8:] not in seen.titles  # said in words
    assert retention.clear_past(session, key).records == 1
    row = session.store.get(kind, neighbours[kind])
    assert row is not None
    assert [row[name] for name in fields] == [None] * len(fields)
    assert retention.due(session, key).records == 0


def test_a_meeting_stays_while_a_demand_of_it_is_open(parish: Parish, laptop: Machine, qapp: object) -> None:
    made, office = neighbourhood(parish, laptop), parish.pc
    later(office, days=40 * 31)
    assert retention.due(office.session, "meetings", 36).records == 0
    (demand,) = office.session.store.get("meeting", made["meeting"])["demands"]
    take_step(office, demand, "withdraw", reason="不用办了")
    assert retention.due(office.session, "meetings", 36).records == 1


def test_a_clearing_that_looks_at_the_day_only_is_found(
    parish: Parish, laptop: Machine, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: what is still worked on would go."""
    neighbourhood(parish, laptop)
    later(parish.pc, days=40 * 31)
    monkeypatch.setitem(
        past_records._FIND, "meetings", lambda s, _before: past_records._saying(s, "meetings", "date")
    )
    assert retention.due(parish.pc.session, "meetings", 36).records == 1


def test_a_notice_that_hangs_stays_and_one_that_was_cleared_cannot_be_printed(
    parish: Parish, laptop: Machine, qapp: object, tmp_path: Path
) -> None:
    made, office = neighbourhood(parish, laptop), parish.pc
    later(office, days=40 * 31)
    session = office.session
    assert retention.due(session, "notices", 36).records == 0
    hung_notices.add_opinion(session, made["notice"], "灯也该换了")
    hung_notices.take_down(session, made["notice"], START.date())
    retention.set_retention(session, "notices", 36)
    assert retention.clear_past(session, "notices").records == 1
    shown = hung_notices.notice(session, made["notice"])
    assert (shown.cleared, shown.rows, shown.opinions, shown.state) == (True, [], [], "down")
    with pytest.raises(UserError) as refused:
        hung_notices.notice_pdf(session, made["notice"], tmp_path / "again.pdf")
    assert refused.value.code == "notice_cleared"


def test_promises_that_were_kept_and_pictures_go_with_the_rest(
    parish: Parish, laptop: Machine, tmp_path: Path
) -> None:
    kept = laptop.visit("谈过", promise="下周送表来")
    open_ = laptop.visit("又谈过", promise="帮问低保")
    correct(laptop.session, kept.promises[0], {"done_on": "2026-04-05"}, "送到了")
    pictures.saved(tmp_path, "ditch.jpg", pictures.jpeg(pictures.drawing(80, 60, 1)))
    attach(laptop.session, kept.id, tmp_path / "ditch.jpg", "门口的水沟")
    parish.pc.merge(laptop.export())
    later(parish.pc, days=40 * 31)
    session = parish.pc.session
    for key in ("promises", "files"):
        assert retention.due(session, key, 36).records == 1
        retention.set_retention(session, key, 36)
        assert retention.clear_past(session, key).records == 1
        assert retention.due(session, key).records == 0
    said = [session.store.get("promise", one.promises[0])["text"] for one in (kept, open_)]
    assert said == [None, "帮问低保"]
    assert [row["state"] for row in attachment_list(session, kept.id)] == ["redacted"]
