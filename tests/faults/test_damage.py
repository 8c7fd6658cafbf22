"""Damaged files of every kind: named in a sentence, never made worse, and what can be read is saved."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services.households import household_ids
from gridworker.services.keyring import load_keyring
from gridworker.services.repairing import is_damaged, repair, salvage_profile
from gridworker.services.restoring import restore
from gridworker.services.session import open_profile
from gridworker.services.upkeep import doctor
from gridworker.services.visits import record_visit, visits
from gridworker.storage import Store
from gridworker.storage import pages as store_pages
from gridworker.storage.pages import damaged_pages
from tests.faults import scene
from tests.faults.damage import DAMAGES, cut, pages_of
from tests.faults.scene import LAPTOP, OFFICE, Promised
from tests.faults.verbs import page
from tests.support.parish import WORDS

FEW, MANY = 10, 400


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Promised]:
    folder = tmp_path_factory.mktemp("made") / "scene"
    return folder, scene.make(folder)


@pytest.fixture
def work(made: tuple[Path, Promised], tmp_path: Path) -> tuple[Path, Promised]:
    return scene.copy(made[0], tmp_path / "work"), Promised.of(made[1].text())


def key_of(profile: Path) -> bytes:
    return load_keyring(profile, WORDS).store_key


def tree(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder that holds something of its own."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size and not path.name.endswith("-shm")
    }


# pages of the store -------------------------------------------------------------------------


def damaged_store_is_survived(folder: Path, source: Path, promised: Promised, name: str, number: int) -> int:
    """Damage a page in one way, look, and save what can be read; returns how many visits that were."""
    shutil.rmtree(folder, ignore_errors=True)
    profile = folder / LAPTOP
    shutil.copytree(source / LAPTOP, profile)
    store = profile / "store.db"
    DAMAGES[name](store, number, random.Random(f"{name} {number}"))
    before = tree(profile)
    assert number in damaged_pages(store, key_of(profile))
    assert is_damaged(profile, WORDS)
    assert tree(profile) == before, "looking at it has changed it"
    try:
        made = salvage_profile(profile, WORDS, folder / "saved")
    except UserError as refused:
        hopeless = refused.code
    else:
        hopeless = ""
    assert tree(profile) == before, "saving has changed it"
    if hopeless:
        assert hopeless == "damaged_store"
        assert not (folder / "saved" / "keys.json").exists()
        return -1
    with open_profile(folder / "saved", WORDS) as session:
        # A certificate that stood on the damaged page comes again with the next answer.
        missing = {"no_certificate"} if made.lost_count else set()
        assert {one.code for one in doctor(session) if one.level == "bad"} <= missing
        there = {row["id"] for row in visits(session)}
    assert there <= promised.visits
    assert made.lost_count or there == promised.visits
    return len(there)


def some_pages(store: Path, most: int) -> list[int]:
    every = range(1, pages_of(store) + 1)
    return sorted(random.Random(1).sample(every, min(most, len(every))))


def survive(made: tuple[Path, Promised], folder: Path, most: int) -> tuple[int, int, int]:
    """(damages, of which a backup is needed for, visits that could not be read)."""
    damages = hopeless = unread = 0
    for name in DAMAGES:
        for number in some_pages(made[0] / LAPTOP / "store.db", most):
            found = damaged_store_is_survived(folder, made[0], made[1], name, number)
            damages += 1
            hopeless += found < 0
            unread += len(made[1].visits) - found if found >= 0 else 0
    return damages, hopeless, unread


def test_some_torn_swapped_blank_and_flipped_pages(made: tuple[Path, Promised], tmp_path: Path) -> None:
    assert survive(made, tmp_path / "work", 4)[0] == 16


@pytest.mark.slow
def test_every_page_torn_swapped_blank_and_flipped(made: tuple[Path, Promised], tmp_path: Path) -> None:
    damages, hopeless, unread = survive(made, tmp_path / "work", 10_000)
    print(
        f"{damages} damaged pages: all found, {damages - hopeless} profiles saved ({unread} visits were on a"
        f" damaged page), {hopeless} told to use a backup; no damaged file changed"
    )


def test_a_check_that_forgets_where_a_page_belongs_would_be_found(
    made: tuple[Path, Promised], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Planted: seals are compared with each page's own, wherever it stands; a swapped page then looks right.
    right = store_pages._odd

    def anywhere(file: int, mac_key: bytes, numbers: list[int]) -> list[int]:
        return [] if len(right(file, mac_key, numbers)) == 2 else right(file, mac_key, numbers)

    monkeypatch.setattr(store_pages, "_odd", anywhere)
    with pytest.raises(AssertionError):
        damaged_store_is_survived(tmp_path / "work", made[0], made[1], "swapped", 7)


# the write-ahead log ------------------------------------------------------------------------


@pytest.fixture
def with_log(work: tuple[Path, Promised]) -> tuple[Path, list[str]]:
    """A laptop whose process was killed after ten saved visits, all of them still in the log only."""
    folder, _ = work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        session = open_profile(folder / LAPTOP, WORDS)
        home = household_ids(session)[0]
        for n in range(10):
            saved = record_visit(session, page(f"日志第{n}页", home))
            os.write(writing, f"{saved.id}\n".encode())
        os.write(writing, b"done\n")
        time.sleep(60)
        os._exit(0)
    os.close(writing)
    said = b""
    while not said.endswith(b"done\n"):
        said += os.read(reading, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return folder, said.decode().split()[:-1]


def truncated_logs_are_survived(folder: Path, ids: list[str], tmp_path: Path, cuts: int) -> int:
    profile = folder / LAPTOP
    length = (profile / "store.db-wal").stat().st_size
    kept = set()
    for at in sorted({*range(0, length, max(1, length // cuts)), length}):
        shutil.rmtree(tmp_path / "cut", ignore_errors=True)
        shutil.copytree(profile, tmp_path / "cut")
        for old in (tmp_path / "cut").glob("*-shm"):
            old.unlink()
        cut(tmp_path / "cut" / "store.db-wal", at)
        with open_profile(tmp_path / "cut", WORDS) as session:
            assert {one.code for one in doctor(session) if one.level == "bad"} == set()
            there = {row["id"] for row in visits(session)}
        # What is there is what was saved first: whole visits, none from behind a missing one.
        known = [visit in there for visit in ids]
        assert known == sorted(known, reverse=True)
        kept.add(sum(known))
    return len(kept)


def test_a_truncated_log_leaves_whole_visits_from_the_beginning(
    with_log: tuple[Path, list[str]], tmp_path: Path
) -> None:
    assert truncated_logs_are_survived(*with_log, tmp_path, FEW) > 3


@pytest.mark.slow
def test_a_log_truncated_at_four_hundred_places(with_log: tuple[Path, list[str]], tmp_path: Path) -> None:
    found = truncated_logs_are_survived(*with_log, tmp_path, MANY)
    print(f"a log cut at {MANY} places: {found} different states, all sound")
    assert found == 11


# backups ------------------------------------------------------------------------------------


def spoilt_backups_are_refused(folder: Path, tmp_path: Path, places: int) -> int:
    (backup,) = (folder / "backups").iterdir()
    whole, chance = backup.read_bytes(), random.Random(1)
    spoilt = tmp_path / backup.name
    before, refusals = tree(folder), 0
    for at in range(0, len(whole), max(1, len(whole) // places)):
        flipped = bytearray(whole)
        flipped[min(at + chance.randrange(64), len(whole) - 1)] ^= 1 << chance.randrange(8)
        for content in (whole[:at], bytes(flipped)):
            spoilt.write_bytes(content)
            with pytest.raises(UserError) as told:
                restore(spoilt, WORDS, tmp_path / "into")
            assert told.value.code in ("damaged_backup", "cannot_read", "newer_backup")
            assert not (tmp_path / "into").exists()
            refusals += 1
    assert tree(folder) == before
    restore(backup, WORDS, tmp_path / "into")
    return refusals


def test_a_backup_cut_in_half_or_altered_is_refused_and_the_whole_one_works(
    work: tuple[Path, Promised], tmp_path: Path
) -> None:
    assert spoilt_backups_are_refused(work[0], tmp_path, FEW)


@pytest.mark.slow
def test_backups_cut_and_altered_at_four_hundred_places(work: tuple[Path, Promised], tmp_path: Path) -> None:
    print(f"{spoilt_backups_are_refused(work[0], tmp_path, MANY)} spoilt backups, all refused")


# keys, versions, windows ----------------------------------------------------------------------


def test_a_hundred_wrong_passphrases_change_nothing(work: tuple[Path, Promised]) -> None:
    profile = work[0] / LAPTOP
    before = tree(profile)
    for n in range(100):
        with pytest.raises(UserError) as told:
            open_profile(profile, f"这不是那一句口令，第{n}次")
        assert told.value.code == "wrong_passphrase"
    assert tree(profile) == before
    assert scene.broken_promises(*work) == []


def test_a_store_of_a_newer_program_is_refused_untouched(work: tuple[Path, Promised]) -> None:
    profile = work[0] / LAPTOP
    with Store.open(profile / "store.db", key_of(profile)) as store:
        store._db.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('gridworker', 'm999', '')"
        )
    before = tree(profile)
    with pytest.raises(UserError) as told:
        open_profile(profile, WORDS)
    assert told.value.code == "newer_store"
    assert tree(profile) == before


def test_a_second_window_is_told_and_changes_nothing(work: tuple[Path, Promised]) -> None:
    with open_profile(work[0] / OFFICE, WORDS):
        for _ in range(3):
            with pytest.raises(UserError) as told:
                open_profile(work[0] / OFFICE, WORDS)
            assert told.value.code == "profile_in_use"
    assert scene.broken_promises(*work) == []


def test_a_sound_store_has_nothing_to_repair(work: tuple[Path, Promised]) -> None:
    with open_profile(work[0] / LAPTOP, WORDS) as session:
        assert repair(session).done == []


# sticks -------------------------------------------------------------------------------------


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A mounted file system of sticks; skipped where none can be mounted, and it says why."""
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("mounting needs Linux and root")
    place, image = tmp_path / "stick", tmp_path / "image"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(64 << 20)
    tried = []
    for make, mount in (
        (["mkfs.vfat", "-F", "32"], ["mount", "-o", "loop", "-t", "vfat"]),
        (["mkfs.exfat"], ["mount", "-o", "loop", "-t", "exfat"]),
        (["mkfs.exfat"], ["mount.exfat-fuse"]),
    ):
        if any(shutil.which(words[0]) is None for words in (make, mount)):
            tried.append(f"no {make[0]} or {mount[0]}")
            continue
        subprocess.run([*make, str(image)], check=True, capture_output=True)
        device = str(image)
        if mount[0] != "mount":
            done = subprocess.run(["losetup", "-f", "--show", str(image)], capture_output=True, text=True)
            device = done.stdout.strip() or device
        done = subprocess.run([*mount, device, str(place)], capture_output=True, text=True)
        if done.returncode == 0:
            print(f"mounted: {make[0]}, {mount[0]}")
            yield place
            subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
            if device != str(image):
                subprocess.run(["losetup", "-d", device], check=False, capture_output=True)
            return
        if device != str(image):
            subprocess.run(["losetup", "-d", device], check=False, capture_output=True)
        tried.append(f"{mount[0]}: {done.stderr.strip()[:80]}")
    pytest.skip("; ".join(tried))


def test_a_profile_on_a_stick_works_and_is_named(work: tuple[Path, Promised], stick: Path) -> None:
    folder, promised = work
    shutil.copytree(folder / LAPTOP, stick / LAPTOP)
    with open_profile(stick / LAPTOP, WORDS) as session:
        saved = record_visit(session, page("盘上", household_ids(session)[0]))
        found = doctor(session)
    assert {one.code for one in found if one.level == "bad"} == set()
    assert "on_stick" in {one.code for one in found}
    with open_profile(stick / LAPTOP, WORDS) as session:
        assert {row["id"] for row in visits(session)} == promised.visits | {saved.id}
