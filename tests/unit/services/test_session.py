"""A profile: made, opened, closed, copied, locked."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import households, place, session
from gridworker.services.entropy import SystemEntropy
from gridworker.services.households import HouseholdDraft
from gridworker.services.session import create_profile, open_profile
from tests.support.parish import CHEAP, WORDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_profile(tmp_path / "p", WORDS, kdf=CHEAP).close()
    return tmp_path / "p"


def test_a_profile_opens_again_as_the_same_device(folder: Path) -> None:
    with open_profile(folder, WORDS) as first:
        who = first.identity
        households.add_household(first, HouseholdDraft(head="王家福", door="3-12"))
    with open_profile(folder, WORDS) as again:
        assert again.identity == who
        assert [row["head"] for row in households.find_households(again)] == ["王家福"]
    assert who.role is None
    assert who.office is None


def test_a_wrong_passphrase_leaves_the_profile_free(folder: Path) -> None:
    with pytest.raises(UserError) as refused:
        open_profile(folder, "完全不对的一句口令试试看吧")
    assert refused.value.code == "wrong_passphrase"
    open_profile(folder, WORDS).close()


def test_a_profile_that_is_open_says_so(folder: Path) -> None:
    with open_profile(folder, WORDS):
        with pytest.raises(UserError) as refused:
            open_profile(folder, WORDS)
        assert refused.value.code == "profile_in_use"
    open_profile(folder, WORDS).close()


def test_a_copy_is_another_incarnation_and_the_original_is_not(folder: Path, tmp_path: Path) -> None:
    with open_profile(folder, WORDS) as original:
        inc = original.identity.inc
    shutil.copytree(folder, tmp_path / "copy")
    with open_profile(tmp_path / "copy", WORDS) as copy, open_profile(folder, WORDS) as original:
        assert copy.identity.inc != inc
        assert original.identity.inc == inc
        assert copy.identity.device == original.identity.device


def test_an_older_store_put_back_in_place_is_another_incarnation(folder: Path) -> None:
    old = (folder / place.STORE_FILE).read_bytes()
    with open_profile(folder, WORDS) as opened:
        inc = opened.identity.inc
    (folder / place.STORE_FILE).write_bytes(old)
    with open_profile(folder, WORDS) as restored:
        assert restored.identity.inc != inc


def test_a_folder_with_a_profile_is_not_overwritten(folder: Path) -> None:
    before = (folder / place.STORE_FILE).read_bytes()
    with pytest.raises(UserError) as refused:
        create_profile(folder, WORDS, kdf=CHEAP)
    assert refused.value.code == "profile_exists"
    assert (folder / place.STORE_FILE).read_bytes() == before


def test_a_store_without_its_keys_is_not_overwritten(folder: Path) -> None:
    (folder / "keys.json").unlink()
    with pytest.raises(UserError) as refused:
        create_profile(folder, WORDS, kdf=CHEAP)
    assert refused.value.code == "keys_missing"
    with pytest.raises(UserError) as refused:
        open_profile(folder, WORDS)
    assert refused.value.code == "no_profile"


def test_a_profile_on_a_network_share_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "filesystem_of", lambda _folder: "cifs")
    for act in (lambda: open_profile(folder, WORDS), lambda: create_profile(tmp_path / "new", WORDS)):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "network_share"
    assert not (tmp_path / "new").exists()


def test_the_passphrase_can_be_changed(folder: Path) -> None:
    new = "换了一句新的口令再试试看吧"
    with open_profile(folder, WORDS) as opened:
        opened.change_passphrase(WORDS, new)
    with pytest.raises(UserError):
        open_profile(folder, WORDS)
    open_profile(folder, new).close()


def test_nothing_written_stands_readable_on_the_disk(folder: Path) -> None:
    with open_profile(folder, WORDS) as opened:
        households.add_household(opened, HouseholdDraft(head="王家福", door="3-12", phone="15400001234"))
    for path in folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert "王家福".encode() not in raw
            assert b"15400001234" not in raw


def test_the_suite_sees_a_mark_that_never_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "stamp", lambda *_: None)
    monkeypatch.setattr(SystemEntropy, "token", lambda _self, n: bytes(n))
    with pytest.raises(AssertionError):
        test_an_older_store_put_back_in_place_is_another_incarnation(folder)


@pytest.mark.skipif(os.name != "posix", reason="there are no such modes")
def test_nobody_else_on_the_computer_may_read_a_profile(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        fresh, given = tmp_path / "fresh" / "p", tmp_path / "given"
        given.mkdir()
        for folder in (fresh, given):
            with create_profile(folder, WORDS, kdf=CHEAP) as opened:
                households.add_household(opened, HouseholdDraft(head="王家福", door="3-12"))
                opened.change_passphrase(WORDS, "换了一句新的口令再试试看吧")
                modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
            assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
            assert {"keys.json", "store.db", "store.db-wal"} <= modes.keys()
        assert fresh.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)
