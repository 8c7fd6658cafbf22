"""`backup`, `backups` and `restore` as somebody at a terminal uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.machine import NearMachine
from tests.support.township import Township, found_township

Town = Township[NearMachine]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return found_township(tmp_path_factory.mktemp("township"), NearMachine, laptops=1)


def test_from_backup_to_restored(town: Town, tmp_path: Path) -> None:
    [laptop] = town.laptops
    laptop.visit("01组-1", "备份里有的一页。")
    made = laptop.run("backup")
    assert made["holds"]["visits"] == 1
    assert not made["away"]
    assert [one["path"] for one in laptop.ask("backups", "--check")] == [made["path"]]
    laptop.visit("01组-1", "备份以后的一页。")

    seen = laptop.ask("restore", made["path"], "--into", laptop.profile, "--preview")
    assert (seen["present"], seen["only_now"], seen["only_backup"]) == ("opened", 1, 0)
    assert (seen["now"]["visits"], seen["backup"]["visits"]) == (2, 1)
    assert len(laptop.ask("visit", "list")) == 2

    elsewhere = NearMachine(tmp_path / "elsewhere")
    done = laptop.run("restore", made["path"], "--into", elsewhere.profile)
    assert done["aside"] is None
    assert len(elsewhere.ask("visit", "list")) == 1

    done = laptop.run("restore", made["path"], "--into", laptop.profile)
    assert len(laptop.ask("visit", "list")) == 1
    assert len(NearMachine(Path(done["aside"])).ask("visit", "list")) == 2
    assert done["take_over"] is False


def test_an_office_is_told_to_take_over(town: Town) -> None:
    made = town.office.run("backup")
    said = town.office.say("restore", made["path"], "--into", town.office.profile)
    assert "office take-over" in said
    assert "一点没动" in said
    town.office.run("office", "take-over", "--yes")


def test_backups_made_by_hand_go_where_they_are_asked_to(town: Town, tmp_path: Path) -> None:
    laptop = town.laptops[0]
    said = laptop.say("backup", "--to", tmp_path / "mine")
    assert "打开核对过" in said
    [one] = laptop.ask("backups", "--in", tmp_path / "mine")
    assert (one["hand"], one["state"]) == (True, "good")
    assert "完整" in laptop.say("backups", "--in", tmp_path / "mine")
    assert "还没有备份" in laptop.say("backups", "--in", tmp_path)


def test_a_stick_is_remembered(town: Town, tmp_path: Path) -> None:
    laptop, stick = town.laptops[0], tmp_path / "usb"
    stick.mkdir()
    made = laptop.run("backup", "--to", stick, "--remember")
    assert Path(made["path"]).is_relative_to(stick)
    assert laptop.refused("backup", "--to", stick, "--remember").error == "no_news"
    assert laptop.refused("backup", "--remember").error == "no_stick"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda whole: whole[: len(whole) // 2], "damaged_backup"),
        (lambda whole: b"\0" * 300, "damaged_backup"),
        (lambda whole: whole.replace(b'{"v": 1, "made', b'{"v": 9, "made'), "newer_backup"),
    ],
)
def test_a_file_that_is_no_backup_is_refused(town: Town, tmp_path: Path, change, code: str) -> None:
    laptop = town.laptops[0]
    made = Path(laptop.run("backup", "--to", tmp_path)["path"])
    made.write_bytes(change(made.read_bytes()))
    assert laptop.refused("restore", made, "--into", laptop.profile).error == code
    assert laptop.refused("restore", tmp_path / "none.gwk", "--into", laptop.profile).error == "cannot_read"
