"""Backups: proved before they count, rotated, never in the way; and what a known stick gets by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import backup_file, backup_rounds, backup_shelf, backup_sticks, backups, drafts
from gridworker.services.delivery import delivery
from gridworker.services.visit_form import VisitDraft
from gridworker.storage import backup as copying
from tests.support.parish import WORDS, Machine, Parish, later


def home(machine: Machine) -> Path:
    return backup_shelf.home_of(machine.session.dir)


def made_in(machine: Machine) -> list[str]:
    return [one.made for one in backup_shelf.backups_in(home(machine))]


def after(times: int) -> Callable[[], bool]:
    """Say yes when asked that often."""
    asked = iter(range(1, 1000))
    return lambda: next(asked) >= times


def round_of(machine: Machine, *roots: Path, **when: object) -> backup_rounds.Round | None:
    plan = backup_rounds.plan(machine.session, roots, **when)
    if plan.empty:
        return None
    done = backup_rounds.carry_out(plan)
    backup_rounds.noted(machine.session, done)
    return done


def test_a_backup_holds_what_was_there_and_was_counted(laptop: Machine) -> None:
    laptop.visit("水渠通了")
    drafts.keep_draft(laptop.session, "d1", VisitDraft(content="写到一半"))
    made, changes = backups.back_up(laptop.session)
    assert changes.touches("backup")
    assert made.contents is not None
    assert made.contents.counts["visit"] == 1
    assert made.contents.counts["draft"] == 1
    assert made.contents.last_visit == "2026-04-05"
    key = laptop.session.ring.store_key
    assert copying.contents_of_copy(made.path, key) == made.contents
    assert backup_file.check(made.path).made == made.made
    assert [path.name for path in home(laptop).iterdir()] == [made.path.name]


def test_saving_goes_on_while_a_backup_is_made(laptop: Machine) -> None:
    laptop.visit("先写的")
    source = backups.source(laptop.session)
    told: list[int] = []

    def meanwhile(done: int, total: int) -> None:
        if not told:
            laptop.visit("同时写的")
        told.append(done)

    made = backups.write(source, backup_shelf.made_home(laptop.session.dir), progress=meanwhile)
    assert told[-1] == 100
    assert made.contents is not None
    assert made.contents.counts["visit"] == 1
    backups.note(laptop.session, source, made)
    assert laptop.contents() == ["先写的", "同时写的"]
    assert not backups.is_current(laptop.session)


def test_nothing_in_the_clear_says_who_or_what(laptop: Machine) -> None:
    laptop.household("周桂香", "7-01")
    laptop.visit("她家的水表坏了")
    whole = backups.back_up(laptop.session)[0].path.read_bytes()
    for word in ("周桂香", "水表", "7-01", "李明", "云溪镇"):
        assert word.encode() not in whole


def test_giving_up_leaves_nothing_behind_and_takes_nothing_away(laptop: Machine) -> None:
    first = backups.back_up(laptop.session)[0]
    laptop.visit()
    asked: list[int] = []
    backups.write(backups.source(laptop.session), laptop.stick, cancel=lambda: bool(asked.append(1)))
    assert len(asked) >= 2
    for stop_at in range(1, len(asked) + 1):
        with pytest.raises(UserError) as refused:
            backups.back_up(laptop.session, cancel=after(stop_at))
        assert refused.value.code == "cancelled"
        assert list(home(laptop).iterdir()) == [first.path]
    assert not backups.is_current(laptop.session)


def test_a_copy_that_is_not_what_was_counted_is_not_called_good(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = copying.copy_store

    def lossy(source: Path, key: bytes, to: Path, *rest: object) -> copying.Contents:
        found = honest(source, key, to)
        with to.open("r+b") as file:
            file.seek(3 * 4096 + 100)
            file.write(b"\0" * 16)
        return found

    monkeypatch.setattr(copying, "copy_store", lossy)
    with pytest.raises(UserError) as refused:
        backups.back_up(laptop.session)
    assert refused.value.code == "bad_copy"
    assert list(home(laptop).iterdir()) == []


def test_a_key_file_that_does_not_fit_is_not_called_good(laptop: Machine) -> None:
    keys = laptop.session.dir / "keys.json"
    value = json.loads(keys.read_bytes())
    whole = keys.read_bytes()
    value["store"] = value["secrets"]
    keys.write_bytes(json.dumps(value).encode())
    with pytest.raises(UserError) as refused:
        backups.back_up(laptop.session)
    assert refused.value.code == "bad_copy"
    keys.write_bytes(whole)


def test_a_backup_that_was_cut_or_changed_is_named_damaged(laptop: Machine) -> None:
    made = backups.back_up(laptop.session)[0]
    whole = made.path.read_bytes()
    for at in (0, 10, len(whole) // 2, len(whole) - 1):
        made.path.write_bytes(whole[:at])
        [listed] = backup_shelf.backups_in(home(laptop))
        assert listed.state == "damaged"
        with pytest.raises(UserError) as refused:
            backup_file.check(made.path)
        assert refused.value.code == "damaged_backup"
    for at in (100, len(whole) // 2, len(whole) - 300, len(whole) - 20):
        made.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(UserError):
            backup_file.check(made.path)


def test_days_weeks_and_months_are_kept_and_what_a_person_asked_for(parish: Parish, laptop: Machine) -> None:
    mine = parish.folder / "mine"
    mine.mkdir()
    by_hand = backups.back_up(laptop.session, mine)[0]
    for _ in range(40):
        later(laptop, days=1)
        laptop.visit()
        assert round_of(laptop) is not None
        assert round_of(laptop) is None
    made = made_in(laptop)
    assert len(made) <= 7 + 4 + 12
    assert made[:7] == sorted(made, reverse=True)[:7]
    assert made[-1][:7] == "2026-04"
    assert by_hand.path.exists()
    assert by_hand.hand


def test_a_clock_set_back_a_year_loses_no_backup_that_was_just_made(laptop: Machine) -> None:
    for _ in range(9):
        later(laptop, days=1)
        laptop.visit()
        round_of(laptop)
    later(laptop, days=-365)
    laptop.visit()
    done = round_of(laptop)
    assert done is not None
    assert done.made is not None
    assert done.made.path.exists()


def test_nothing_new_means_no_backup(laptop: Machine) -> None:
    assert round_of(laptop, closing=True) is not None
    later(laptop, days=1)
    assert round_of(laptop, closing=True) is None
    drafts.keep_draft(laptop.session, "d1", VisitDraft(content="写到一半"))
    assert round_of(laptop, closing=True) is not None


def test_once_a_day_while_open_and_always_on_closing(laptop: Machine) -> None:
    assert round_of(laptop) is not None
    laptop.visit()
    assert round_of(laptop) is None
    assert round_of(laptop, closing=True) is not None


def test_a_known_stick_gets_a_backup_when_it_appears(parish: Parish, laptop: Machine) -> None:
    stick = parish.folder / "usb"
    stick.mkdir()
    backup_sticks.know(laptop.session, stick, "KINGSTON")
    done = round_of(laptop, stick, appeared=[stick])
    assert done is not None
    assert list(done.reached) == [backup_sticks.known_sticks(laptop.session, [])[0].id]
    [there] = backup_shelf.backups_in(stick / backup_sticks.FOLDER)
    assert there.path.read_bytes() == backup_shelf.backups_in(home(laptop))[0].path.read_bytes()
    laptop.visit()
    assert round_of(laptop, stick) is None
    assert round_of(laptop, stick, appeared=[stick]) is not None
    assert round_of(laptop, stick, appeared=[stick]) is None
    backup_sticks.forget(laptop.session, backup_sticks.known_sticks(laptop.session, [])[0].id)
    laptop.visit()
    plan = backup_rounds.plan(laptop.session, [stick], closing=True)
    assert plan.sticks == []


def test_a_stick_nobody_chose_gets_nothing(parish: Parish, laptop: Machine) -> None:
    stick = parish.folder / "usb"
    stick.mkdir()
    round_of(laptop, stick, appeared=[stick], closing=True)
    assert list(stick.iterdir()) == []


def test_a_stick_that_vanishes_stops_nothing_and_is_said(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = parish.folder / "usb"
    stick.mkdir()
    backup_sticks.know(laptop.session, stick, "KINGSTON")
    plan = backup_rounds.plan(laptop.session, [stick], closing=True)
    for path in (stick / backup_sticks.FOLDER).iterdir():
        path.unlink()
    (stick / backup_sticks.FOLDER).rmdir()
    done = backup_rounds.carry_out(plan)
    backup_rounds.noted(laptop.session, done)
    assert done.made is not None
    assert [error.code for error in done.failed.values()] == ["no_folder"]
    said = backup_rounds.last_failure(laptop.session)
    assert said is not None
    assert "找不到" in said[0]
    assert backups.is_current(laptop.session)


def test_a_full_disk_is_said_before_anything_is_written(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.back_up(laptop.session)[0]
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(UserError) as refused:
        backups.back_up(laptop.session)
    assert refused.value.code == "disk_full"
    assert list(home(laptop).iterdir()) == [first.path]


def test_what_a_killed_run_left_is_swept_up(laptop: Machine) -> None:
    folder = backup_shelf.made_home(laptop.session.dir)
    (folder / "xyz.gwk.part").write_bytes(b"half")
    made = backups.back_up(laptop.session)[0]
    assert list(folder.iterdir()) == [made.path]


def test_what_is_too_old_is_pruned_and_the_newest_stays(laptop: Machine) -> None:
    for _ in range(3):
        later(laptop, days=30)
        laptop.visit()
        round_of(laptop)
    family = backups.source(laptop.session).family
    gone = backup_shelf.prune_before(home(laptop), family, laptop.clock.now() - timedelta(days=40))
    assert len(gone) == 1
    assert len(made_in(laptop)) == 2
    backup_shelf.prune_before(home(laptop), family, laptop.clock.now() + timedelta(days=1))
    assert len(made_in(laptop)) == 1


def test_only_a_backup_on_another_disk_is_promised_to_laptops(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def promised() -> int:
        laptop.visit()
        parish.pc.merge(laptop.export())
        laptop.merge(parish.pc.answer(laptop.device))
        inc = laptop.session.identity.inc
        return next(log for log in delivery(laptop.session).logs if log.inc == inc).kept

    assert promised() == 0
    backups.back_up(parish.pc.session)
    assert promised() == 0
    merged = next(one.merged for one in delivery(laptop.session).logs)
    monkeypatch.setattr(backup_shelf, "disk_of", lambda folder: 1 if folder == usb else 2)
    usb = parish.folder / "usb"
    usb.mkdir()
    made, _ = backups.back_up(parish.pc.session, usb)
    assert made.away
    assert promised() == merged


def test_a_draft_in_the_bin_does_not_count_as_half_written(laptop: Machine) -> None:
    drafts.keep_draft(laptop.session, "d1", VisitDraft(content="写到一半"))
    drafts.keep_draft(laptop.session, "d2", VisitDraft(content="不要了"))
    drafts.throw(laptop.session, "d2")
    made, _ = backups.back_up(laptop.session)
    assert made.contents is not None
    assert made.contents.counts["draft"] == len(drafts.waiting(laptop.session)) == 1


def test_a_new_passphrase_calls_for_a_new_backup(laptop: Machine) -> None:
    assert round_of(laptop, closing=True) is not None
    later(laptop, hours=1)
    assert round_of(laptop, closing=True) is None
    laptop.session.change_passphrase(WORDS, "换了一句谁也猜不到的长口令")
    assert round_of(laptop, closing=True) is not None
