"""A backup put back: previewed, never over the only copy, always another incarnation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import backups, privacy_requests, removal, restoring, set_aside
from gridworker.services.profiles import begun_of, profile_exists, ready_of
from gridworker.services.session import open_profile
from tests.support.parish import WORDS, Machine, Parish


def backed_up(machine: Machine) -> Path:
    return backups.back_up(machine.session)[0].path


def put_back(machine: Machine, path: Path, words: str = WORDS) -> restoring.Restored:
    machine.session.close()
    done = restoring.restore(path, words, machine.session.dir, entropy=machine.clock)
    machine.session = open_profile(done.folder, words, entropy=machine.clock)
    return done


def test_the_preview_says_what_is_now_and_what_the_backup_has(laptop: Machine) -> None:
    laptop.visit("备份之前")
    path = backed_up(laptop)
    laptop.clock.advance(86_400)
    laptop.visit("备份之后")
    seen = restoring.preview(path, WORDS, laptop.session.dir)
    assert seen.present == restoring.OPENED
    assert seen.now is not None
    assert (seen.then.counts["visit"], seen.now.counts["visit"]) == (1, 2)
    assert (seen.then.last_visit, seen.now.last_visit) == ("2026-04-05", "2026-04-06")
    assert (seen.only_now, seen.only_then, seen.same) == (1, 0, True)
    assert laptop.contents() == ["备份之前", "备份之后"]


def test_what_stood_there_is_set_aside_whole_and_can_be_opened(laptop: Machine) -> None:
    laptop.visit("备份之前")
    path = backed_up(laptop)
    laptop.visit("备份之后")
    before = laptop.session.identity.inc
    done = put_back(laptop, path)
    assert laptop.contents() == ["备份之前"]
    assert laptop.session.identity.inc != before
    assert done.aside is not None
    with open_profile(done.aside, WORDS, entropy=laptop.clock) as old:
        assert old.identity.inc == before
        assert old.store.get("visit", old.store.ids(_visits())[0]) is not None
        assert len(old.store.ids(_visits())) == 2


def test_every_restore_is_a_life_of_its_own(laptop: Machine) -> None:
    laptop.visit()
    path = backed_up(laptop)
    lives = {laptop.session.identity.inc}
    for _ in range(3):
        put_back(laptop, path)
        laptop.visit()
        lives.add(laptop.session.identity.inc)
        laptop.reopen()
    assert len(lives) == 4
    assert laptop.session.identity.inc in lives


def test_into_another_folder_leaves_the_profile_alone(parish: Parish, laptop: Machine) -> None:
    laptop.visit("水管修好了")
    path = backed_up(laptop)
    done = restoring.restore(path, WORDS, parish.folder / "elsewhere", entropy=laptop.clock)
    assert done.aside is None
    assert done.contents.counts["visit"] == 1
    with open_profile(done.folder, WORDS, entropy=laptop.clock) as other:
        assert other.identity.device == laptop.device
        assert other.identity.inc != laptop.session.identity.inc
    assert laptop.contents() == ["水管修好了"]


def test_a_backup_opens_with_the_passphrase_of_its_time(laptop: Machine) -> None:
    path = backed_up(laptop)
    laptop.session.change_passphrase(WORDS, "换了一句谁也猜不到的长口令")
    with pytest.raises(UserError) as refused:
        restoring.preview(path, "换了一句谁也猜不到的长口令", laptop.session.dir)
    assert refused.value.code == "wrong_passphrase"
    seen = restoring.preview(path, WORDS, laptop.session.dir)
    assert seen.present == restoring.OPENED
    put_back(laptop, path)


def test_a_profile_in_use_and_a_folder_of_others_are_left_alone(parish: Parish, laptop: Machine) -> None:
    path = backed_up(laptop)
    full = parish.folder / "photos"
    full.mkdir()
    (full / "a.jpg").write_bytes(b"x")
    for into, code in ((laptop.session.dir, "profile_in_use"), (full, "folder_not_empty")):
        with pytest.raises(UserError) as refused:
            restoring.restore(path, WORDS, into)
        assert refused.value.code == code
    assert not begun_of(laptop.session.dir).exists()
    assert (full / "a.jpg").read_bytes() == b"x"


def test_a_damaged_store_is_no_reason_not_to_restore_and_is_kept_too(laptop: Machine) -> None:
    laptop.visit("备份之前")
    path = backed_up(laptop)
    laptop.session.close()
    store = laptop.session.dir / "store.db"
    store.write_bytes(b"\0" * 8192)
    seen = restoring.preview(path, WORDS, laptop.session.dir)
    assert seen.present == restoring.SHUT
    done = restoring.restore(path, WORDS, laptop.session.dir, entropy=laptop.clock)
    assert done.aside is not None
    assert (done.aside / "store.db").read_bytes() == b"\0" * 8192
    laptop.session = open_profile(done.folder, WORDS, entropy=laptop.clock)
    assert laptop.contents() == ["备份之前"]


@pytest.mark.parametrize("how", ["cut", "changed", "other"])
def test_a_bad_backup_changes_nothing(laptop: Machine, how: str) -> None:
    laptop.visit("现在的")
    path = backed_up(laptop)
    whole = path.read_bytes()
    middle = len(whole) // 2
    broken = {
        "cut": whole[:middle],
        "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "other": b"PK" + b"\0" * 5000,
    }
    path.write_bytes(broken[how])
    laptop.session.close()
    with pytest.raises(UserError) as refused:
        restoring.restore(path, WORDS, laptop.session.dir)
    assert refused.value.code == "damaged_backup"
    laptop.session = open_profile(laptop.session.dir, WORDS, entropy=laptop.clock)
    assert laptop.contents() == ["现在的"]


def test_giving_up_changes_nothing(laptop: Machine) -> None:
    laptop.visit("现在的")
    path = backed_up(laptop)
    before = laptop.session.identity.inc
    laptop.session.close()
    for stop_at in (1, 2):
        asked = iter(range(1, 100))
        with pytest.raises(UserError) as refused:
            restoring.restore(path, WORDS, laptop.session.dir, cancel=partial(_after, asked, stop_at))
        assert refused.value.code == "cancelled"
    laptop.session = open_profile(laptop.session.dir, WORDS, entropy=laptop.clock)
    assert laptop.session.identity.inc == before
    assert not begun_of(laptop.session.dir).exists()


def test_a_cut_between_the_two_renames_is_ended_at_the_next_start(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.visit("备份之前")
    path = backed_up(laptop)
    laptop.session.close()
    honest, folder = Path.replace, laptop.session.dir

    def cut(self: Path, target: Path) -> Path:
        if self == ready_of(folder):
            raise KeyboardInterrupt
        return honest(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            restoring.restore(path, WORDS, folder, entropy=laptop.clock)
    assert not folder.exists()
    assert profile_exists(folder)
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    assert laptop.contents() == ["备份之前"]


def test_what_a_killed_restore_left_is_in_nobodys_way(laptop: Machine) -> None:
    path = backed_up(laptop)
    begun_of(laptop.session.dir).mkdir()
    shutil.copy(laptop.session.dir / "keys.json", begun_of(laptop.session.dir))
    assert profile_exists(laptop.session.dir)
    put_back(laptop, path)
    assert not begun_of(laptop.session.dir).exists()


def _after(asked: Iterator[int], times: int) -> bool:
    return next(asked) >= times


def _visits():
    from gridworker.services.queries import Query

    return Query("visit")


def test_what_was_set_aside_goes_only_behind_a_newer_backup(laptop: Machine) -> None:
    path = backed_up(laptop)
    laptop.clock.advance(600)
    done = put_back(laptop, path)
    assert done.aside is not None
    assert set_aside.set_aside(laptop.session.dir) == [done.aside]
    with pytest.raises(UserError) as refused:
        set_aside.clear(laptop.session, done.aside)
    assert refused.value.code == "no_newer_backup"
    with pytest.raises(UserError) as refused:
        set_aside.clear(laptop.session, laptop.session.dir)
    assert refused.value.code == "not_set_aside"
    laptop.clock.advance(600)
    backed_up(laptop)
    assert set_aside.clear_before(laptop.session, laptop.clock.now() - timedelta(days=30)) == []
    assert set_aside.clear_before(laptop.session, laptop.clock.now()) == [done.aside]
    assert not done.aside.exists()


def test_a_restored_profile_takes_no_place_from_the_backups_of_that_day(laptop: Machine) -> None:
    laptop.visit("早上")
    old = backed_up(laptop)
    laptop.clock.advance(86_400)
    laptop.visit("今天写的")
    full = backed_up(laptop)
    laptop.clock.advance(60)
    put_back(laptop, old)
    laptop.clock.advance(60)
    laptop.visit("恢复以后")
    after = backed_up(laptop)
    laptop.clock.advance(60)
    laptop.visit("又一篇")
    last = backed_up(laptop)
    assert full.exists()
    assert not after.exists()
    assert last.exists()


def delete_words(parish: Parish, home: str) -> None:
    """A resident asks for it, the office deletes what is held of the household."""
    pc = parish.pc.session
    request = privacy_requests.open_request(pc, home, "DELETE").id
    plan = removal.removal_plan(pc, home)
    removal.remove(pc, home, [(item.group, item.record) for item in plan.items], request)
    removal.finish_removal(pc)


def test_a_restored_laptop_says_what_had_been_deleted_and_deletes_it_with_the_next_answer(
    parish: Parish, laptop: Machine
) -> None:
    home = laptop.household()
    laptop.visit("说了家里的难处", home)
    parish.pc.merge(laptop.export())
    path = backed_up(laptop)
    assert not restoring.preview(path, WORDS, laptop.session.dir).deleted, "nothing was deleted yet"
    delete_words(parish, home)
    laptop.merge(parish.pc.answer())
    assert laptop.contents() in ([], [""], [None])

    seen = restoring.preview(path, WORDS, laptop.session.dir).deleted
    assert (seen.records, len(seen.households), len(seen.requests), seen.office) == (2, 1, 1, False)
    assert "2026-04" in seen.requests[0]
    done = put_back(laptop, path)
    assert done.deleted == seen
    assert laptop.contents() == ["说了家里的难处"], "a warning with numbers, nothing by itself"
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    assert laptop.contents() in ([], [""], [None]), "as the sentence says"


def test_a_restored_office_is_told_what_it_has_to_delete_again(parish: Parish, laptop: Machine) -> None:
    home = laptop.household()
    laptop.visit("说了家里的难处", home)
    parish.pc.merge(laptop.export())
    path = backed_up(parish.pc)
    delete_words(parish, home)
    seen = restoring.preview(path, WORDS, parish.pc.session.dir).deleted
    assert (seen.records, len(seen.requests), seen.office) == (2, 1, True)
    newer = backed_up(parish.pc)
    assert not restoring.preview(newer, WORDS, parish.pc.session.dir).deleted
    assert not restoring.preview(path, WORDS, parish.folder / "elsewhere").deleted, "nothing to compare with"
    assert put_back(parish.pc, path).deleted == seen
