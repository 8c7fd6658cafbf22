"""Bad input through the command line: exit code 1, one sentence, nothing changed (`Machine.refused`)."""

from __future__ import annotations

import base64
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import gridworker.services.place as place
from gridworker.domain.time import SHANGHAI
from tests.support.machine import PASSPHRASE, Machine, NearMachine
from tests.support.township import Township, found_township, new_machine
from tests.support.tree import ROOT

Town = Township[NearMachine]
HOME = "01组-1"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return found_township(tmp_path_factory.mktemp("township"), NearMachine)


@pytest.fixture(scope="module")
def laptop(town: Town) -> NearMachine:
    return town.laptops[0]


@pytest.fixture(scope="module")
def report(town: Town, laptop: NearMachine) -> Path:
    """A good file that the office has not merged."""
    laptop.visit(HOME, "问了春耕的事。")
    return laptop.export(town.stick("report"))


def visit(*more: str, day: str = "2026-04-05", meet: str = "MET") -> list[str]:
    """The words of a visit."""
    return [
        "visit", "add", "--household", HOME, "--date", day, "--mode", "HOME", "--meet", meet, *more,
    ]  # fmt: skip


# Files.


def test_a_cut_file(town: Town, report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "cut.gwb"
    bad.write_bytes(report.read_bytes()[:-40])
    assert town.office.refused("import", bad).error in {"truncated", "tampered"}
    assert town.office.refused("inspect", bad).error in {"truncated", "tampered"}


@pytest.mark.parametrize("at", [3, 60, 150, 400, -1])
def test_a_flipped_bit(town: Town, report: Path, tmp_path: Path, at: int) -> None:
    raw = bytearray(report.read_bytes())
    raw[at] ^= 4
    bad = tmp_path / "flipped.gwb"
    bad.write_bytes(bytes(raw))
    codes = {"tampered", "not_a_bundle", "not_for_us", "truncated"}
    assert town.office.refused("import", bad).error in codes


def test_bytes_after_the_end(town: Town, report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "longer.gwb"
    bad.write_bytes(report.read_bytes() + b"more")
    assert town.office.refused("import", bad).error in {"tampered", "truncated"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "一页普通的文字".encode(), bytes(4096)])
def test_a_file_of_another_kind(town: Town, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "other.gwb"
    bad.write_bytes(content)
    assert town.office.refused("import", bad).error == "not_a_bundle"


def test_a_file_that_is_not_there(town: Town, tmp_path: Path) -> None:
    assert town.office.refused("import", tmp_path / "absent.gwb").error == "cannot_read"
    assert town.office.refused("inspect", tmp_path).code == 1


def test_a_file_for_another_office(town: Town, report: Path, tmp_path: Path) -> None:
    stranger = new_machine(tmp_path / "stranger", NearMachine)
    stranger.run("office", "new", "--name", "青石镇", "--code", "990102100")
    assert stranger.refused("import", report).error == "not_for_us"
    assert stranger.refused("inspect", report).error == "not_for_us"


def test_a_report_carried_to_a_laptop(town: Town, report: Path) -> None:
    assert town.laptops[1].refused("import", report).error == "not_for_us"


def test_the_same_file_again_is_no_refusal_and_changes_nothing(town: Town, report: Path) -> None:
    town.office.take(report)
    before = town.office.digest()
    again = town.office.take(report)
    assert (again["merged_ops"], again["files"]) == (0, 1)
    assert town.office.digest() == before


# Enrolment.


def test_wrong_digits_issue_no_certificate(town: Town, tmp_path: Path) -> None:
    stick = town.stick("digits")
    invite = town.office.run(
        "office", "invite", "--name", "马小禾", "--role", "worker", "--grid", town.grids[0], "--out", stick
    )
    newcomer = new_machine(tmp_path / "newcomer", NearMachine)
    asked = newcomer.run("enrol", "request", "--invite", invite["path"], "--out", stick)
    wrong = ("0" if asked["digits"][0] != "0" else "1") + asked["digits"][1:]
    files = set(stick.iterdir())
    line = ("office", "certify", asked["path"], "--out", stick, "--digits")
    assert town.office.refused(*line, wrong).error == "wrong_digits"
    assert town.office.refused(*line, "1234").error == "wrong_digits"
    assert set(stick.iterdir()) == files


def test_a_role_that_does_not_exist(town: Town) -> None:
    line = ("office", "invite", "--name", "马小禾", "--role", "king", "--out", town.stick("role"))
    assert town.office.refused(*line).error == "bad_code"


def test_a_grid_that_does_not_exist(town: Town) -> None:
    line = ("office", "invite", "--name", "马小禾", "--role", "worker", "--grid", "月亮网格", "--out")
    assert town.office.refused(*line, town.stick("grid")).error == "no_grid"


def test_a_worker_cannot_act_as_the_office(town: Town, laptop: NearMachine, tmp_path: Path) -> None:
    invite = ("office", "invite", "--name", "马小禾", "--role", "worker", "--grid", town.grids[0])
    assert laptop.refused(*invite, "--out", tmp_path).error in {"not_office", "no_office_keys"}
    grid = ("grid", "add", "--code", "990101100201009", "--name", "新网格")
    assert laptop.refused(*grid).error == "not_office"
    assert laptop.refused("answer", "--all", "--to", tmp_path).error == "not_office"


def test_a_second_office_in_one_profile(town: Town) -> None:
    line = ("office", "new", "--name", "云溪镇", "--code", "990101100")
    assert town.office.refused(*line).error == "has_office"


def test_an_export_before_any_office_is_known(tmp_path: Path) -> None:
    alone = new_machine(tmp_path / "alone", NearMachine)
    assert alone.refused("export", "--to", tmp_path).error == "not_enrolled"


# The profile.


def test_a_wrong_passphrase(laptop: NearMachine) -> None:
    other = NearMachine(laptop.profile, passphrase="不是这一句口令，差得远")
    outcome = other.attempt("digest")
    assert (outcome.code, outcome.error) == (1, "wrong_passphrase")


def test_a_weak_passphrase_makes_no_profile(tmp_path: Path) -> None:
    new = NearMachine(tmp_path / "new", passphrase="12345")
    outcome = new.attempt("office", "new", "--name", "云溪镇", "--code", "990101100")
    assert (outcome.code, outcome.error) == (1, "weak_passphrase")
    assert not (tmp_path / "new").exists()


def test_a_refused_founding_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    new = NearMachine(tmp_path / "new")
    outcome = new.attempt("office", "new", "--name", " ", "--code", "990101100")
    assert (outcome.code, outcome.error) == (1, "bad_name")
    assert not (tmp_path / "new").exists()


@pytest.fixture
def holder(laptop: NearMachine) -> Iterator[None]:
    """Another process that has the laptop's profile open."""
    hold = (
        "import sys; from pathlib import Path; from gridworker.services.session import open_profile\n"
        "with open_profile(Path(sys.argv[1]), sys.argv[2]):\n"
        "    print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(laptop.profile), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield
        process.communicate("")


def test_a_profile_that_is_open_elsewhere(laptop: NearMachine, holder: None) -> None:
    outcome = laptop.attempt(*visit("--content", "同时打开了两个窗口。"))
    assert (outcome.code, outcome.error) == (1, "profile_in_use")


def test_a_profile_on_a_network_share(laptop: NearMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "filesystem_of", lambda folder: "nfs4")
    outcome = laptop.attempt("digest")
    assert (outcome.code, outcome.error) == (1, "network_share")


# What people type.


def test_a_day_after_today_asks_first(laptop: NearMachine) -> None:
    ahead = (datetime.now(SHANGHAI).date() + timedelta(days=2)).isoformat()
    refusal = laptop.refused(*visit("--content", "提前写好", day=ahead))
    assert refusal.error == "date_future"
    assert "--yes" in refusal.stderr
    made = laptop.run(*visit("--content", "约好那天一定在", "--yes", day=ahead))
    assert laptop.run("visit", "show", made["id"])["date"] == ahead


def test_a_day_before_1949(laptop: NearMachine) -> None:
    line = visit("--content", "很久以前", day="1948-12-31")
    assert laptop.refused(*line).error == "date_too_early"
    assert laptop.refused(*line, "--yes").error == "date_too_early"


def test_an_empty_page_though_somebody_was_met(laptop: NearMachine) -> None:
    assert laptop.refused(*visit()).error == "content_missing"
    assert laptop.refused(*visit("--content", "　 \n")).error == "content_missing"
    assert laptop.run(*visit(meet="ABSENT"))["id"]


def test_ten_megabytes_of_pasted_text(laptop: NearMachine) -> None:
    assert laptop.refused(*visit("--content", "水" * 3_500_000)).error == "text_too_long"
    assert laptop.refused(*visit("--content", "有", "--demand", "水" * 3_500_000)).error == "text_too_long"


@pytest.mark.parametrize("word", ["--content", "--demand", "--promise"])
def test_an_id_card_number_anywhere_in_the_text(laptop: NearMachine, word: str) -> None:
    line = visit("--content", "来登记") if word != "--content" else visit()
    assert laptop.refused(*line, word, "号码11010519491231002X").error == "id_number"


def test_a_code_or_household_that_does_not_exist(laptop: NearMachine) -> None:
    line = ["visit", "add", "--date", "2026-04-05", "--meet", "MET", "--content", "有"]
    assert laptop.refused(*line, "--household", HOME, "--mode", "FLYING").error == "bad_code"
    assert laptop.refused(*line, "--household", "九霄云外", "--mode", "HOME").error == "no_household"
    assert laptop.refused(*line, "--mode", "HOME").error == "target_missing"


def test_a_date_of_a_promise_without_its_words(laptop: NearMachine) -> None:
    assert laptop.refused(*visit("--content", "有", "--promise-date", "2026-05-01")).error == "promise_empty"


def test_a_door_that_two_households_share(laptop: NearMachine) -> None:
    for head in ("刘大海", "刘小海"):
        laptop.run("household", "add", "--door", "9组-1", "--head", head)
    line = ["visit", "list", "--household", "9组-1"]
    assert laptop.refused(*line).error == "many_households"


def test_control_and_direction_characters_never_get_into_a_name(laptop: NearMachine) -> None:
    made = laptop.run("household", "add", "--door", "8组-1\u200b", "--head", "王\u202e秀\x07兰\u2066")
    assert (made["door"], made["head"]) == ("8组-1", "王秀兰")
    nameless = ("household", "add", "--door", "8组-2", "--head", "\u202e\x07")
    assert laptop.refused(*nameless).error == "required"


def test_a_revision_of_nothing(laptop: NearMachine) -> None:
    made = laptop.run(*visit("--content", "有"))
    assert laptop.refused("visit", "revise", made["id"], "--reason", "改").error == "nothing_to_change"
    assert laptop.refused("visit", "revise", made["id"], "--content", "改", "--reason", " ").error == (
        "reason_missing"
    )
    line = ("visit", "revise", "nothing", "--reason", "改", "--content", "有")
    assert laptop.refused(*line).error == "no_visit"


def test_records_that_do_not_exist(laptop: NearMachine, town: Town) -> None:
    assert laptop.refused("visit", "show", "nothing").error == "no_visit"
    assert laptop.refused("demand", "show", "nothing").error == "no_demand"
    assert laptop.refused("household", "show", "nothing").error == "no_household"
    assert town.office.refused("merges", "undo", "nothing").error == "no_merge"
    assert town.office.refused("answer", "--device", "nothing", "--to", town.root).error == "no_device"


# Disks.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB, where the machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("this machine does not let us mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_stick(laptop: NearMachine, small_disk: Path) -> None:
    laptop.visit(HOME, "写满一页。")
    leave_free(small_disk, 4 << 10)
    assert laptop.refused("export", "--to", small_disk).error == "disk_full"
    assert [entry.name for entry in small_disk.iterdir()] == ["other"]


def test_a_disk_that_fills_up_during_an_import(town: Town, small_disk: Path, tmp_path: Path) -> None:
    office = NearMachine(small_disk / "office")
    shutil.copytree(town.office.profile, office.profile)
    writer = town.laptops[2]
    for number in range(20):
        noise = base64.b64encode(random.Random(number).randbytes(9000)).decode()
        writer.visit("21组-1", f"第{number}页，很长：{noise}")
    file = writer.export(town.stick("long"))
    before = office.digest()
    leave_free(small_disk, 600 << 10)
    assert office.refused("import", file).error == "disk_full"
    (small_disk / "other").unlink()
    assert office.digest() == before
    assert office.take(file)["merged_ops"] > 20


def leave_free(disk: Path, size: int) -> None:
    """Fill the disk but for `size` bytes."""
    (disk / "other").write_bytes(bytes(shutil.disk_usage(disk).free - size))


def test_a_stick_that_is_write_protected(laptop: NearMachine, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert laptop.refused("export", "--to", small_disk).error == "read_only"
    assert list(small_disk.iterdir()) == []


def test_a_folder_that_is_not_there(laptop: NearMachine, tmp_path: Path) -> None:
    assert laptop.refused("export", "--to", tmp_path / "absent" / "out").error == "no_folder"


# The planted fault: a command that writes and then says no is caught by the check that all of these use.


class Writer(NearMachine):
    """A machine on which every refused command leaves something behind."""

    def attempt(self, *words: str | Path) -> object:
        outcome = super().attempt(*words)
        if outcome.code == 1:
            super().attempt(*visit("--content", "不该留下的一页"))
        return outcome


def test_a_refusal_that_leaves_something_behind_is_noticed(laptop: NearMachine) -> None:
    with pytest.raises(AssertionError):
        Writer(laptop.profile).refused(*visit())


def test_machines_of_both_kinds_are_the_same_machine(laptop: NearMachine) -> None:
    assert Machine(laptop.profile).digest() == laptop.digest()


