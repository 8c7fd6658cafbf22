"""`passphrase` and `recover` on the command line: another passphrase, and a forgotten one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from gridworker.cli.keys import NEW_PASSPHRASE_VARIABLE
from tests.support.machine import PASSPHRASE, NearMachine
from tests.support.township import Township, found_township

NEW = "石桥镇的新口令不告诉别人2026"
Town = Township[NearMachine]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return found_township(tmp_path_factory.mktemp("recover"), NearMachine)


def knowing(machine: NearMachine, passphrase: str) -> NearMachine:
    """The same machine with a person who knows another passphrase."""
    return dataclasses.replace(machine, passphrase=passphrase)


def test_the_passphrase_is_changed_and_the_list_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = NearMachine(tmp_path / "office")
    office.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    monkeypatch.setenv(NEW_PASSPHRASE_VARIABLE, "太短")
    assert office.refused("passphrase", "change").error == "weak_passphrase"
    monkeypatch.setenv(NEW_PASSPHRASE_VARIABLE, NEW)
    assert office.run("passphrase", "change") == {"changed": True}
    assert office.attempt("grid", "list").error == "wrong_passphrase"
    again = knowing(office, NEW)
    assert [row["what"] for row in again.ask("passphrase", "log")] == ["passphrase_changed"]
    assert "换了口令" in again.say("passphrase", "log")
    monkeypatch.delenv(NEW_PASSPHRASE_VARIABLE)
    assert again.refused("passphrase", "change").error == "no_passphrase"


def test_a_forgotten_passphrase_comes_back_by_two_files(town: Town, tmp_path: Path) -> None:
    laptop, office = town.laptops[0], town.office
    before = laptop.ask("visit", "list")
    person = knowing(laptop, NEW)
    assert person.attempt("recover", "accept", tmp_path / "x.gwb").error == "no_recovery_asked"
    asked = person.run("recover", "request", "--out", tmp_path)
    seen = office.run("recover", "show", asked["path"])
    assert (seen["device"], seen["answered"]) == (laptop.device, "")
    wrong = office.refused("recover", "answer", asked["path"], "--digits", "1234", "--out", tmp_path)
    assert wrong.error == "wrong_digits"
    done = office.run("recover", "answer", asked["path"], "--digits", asked["digits"], "--out", tmp_path)
    assert (done["device"], done["name"]) == (laptop.device, seen["name"])
    assert person.attempt("recover", "accept", asked["path"]).error == "own_request"
    other = knowing(town.laptops[1], NEW)
    other.run("recover", "request", "--out", tmp_path)
    assert other.attempt("recover", "accept", done["path"]).error == "other_recovery"
    told = person.run("recover", "accept", done["path"])
    assert (told["name"], told["lost_reflections"]) == (seen["name"], 0)
    assert person.ask("visit", "list") == before
    assert laptop.attempt("visit", "list").error == "wrong_passphrase"
    assert [row["what"] for row in office.ask("passphrase", "log")] == ["recovery_answered"]
    assert [row["what"] for row in person.ask("passphrase", "log")] == ["recovered", "recovery_asked"]
    assert PASSPHRASE != NEW


def test_a_hundred_wrong_passphrases_change_nothing_and_lock_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridworker.services.session import create_profile, open_profile
    from tests.support.parish import CHEAP, WORDS

    folder = tmp_path / "p"
    create_profile(folder, WORDS, kdf=CHEAP).close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    stranger = NearMachine(folder)
    for n in range(100):
        outcome = knowing(stranger, f"第{n}句猜的口令都不对不对").attempt("visit", "list")
        assert outcome.error == "wrong_passphrase"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    open_profile(folder, WORDS).close()


def test_the_suite_sees_a_wrong_passphrase_that_leaves_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: each wrong try is counted in a file."""
    from gridworker.services import session

    real = session.load_keyring

    def counting(folder: Path, words: str) -> object:
        (folder / "tries").write_text("1")
        return real(folder, words)

    monkeypatch.setattr(session, "load_keyring", counting)
    with pytest.raises(AssertionError):
        test_a_hundred_wrong_passphrases_change_nothing_and_lock_nobody_out(tmp_path, monkeypatch)
