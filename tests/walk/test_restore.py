"""An office put back from a backup asks for what the backup does not hold, and gets it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.machine import Machine
from tests.support.township import (
    Township,
    assert_equal_sets_have_equal_digests,
    assert_gaps_are_named_exactly,
    assert_nothing_is_called_delivered_too_early,
    exchange_until_quiet,
    found_township,
)

HOME = "01组-1"


def answered(town: Township[Machine], stick: Path) -> None:
    """The office answers and the laptop takes the answer in."""
    [answer] = town.office.run("answer", "--device", town.laptops[0].device, "--to", stick)["files"]
    town.laptops[0].take(Path(answer["path"]))


def states(laptop: Machine) -> dict[str, str]:
    return {row["id"]: row["delivery"] for row in laptop.ask("visit", "list")}


def test_an_office_put_back_from_a_backup_gets_everything_again(tmp_path: Path) -> None:
    town = found_township(tmp_path, Machine, laptops=1)
    [laptop] = town.laptops
    stick = town.stick("restore")
    kept = laptop.visit(HOME, "备份里有的一页。")
    town.office.take(laptop.export(stick))
    town.office.copy_disk(tmp_path / "backup")
    lost = laptop.visit(HOME, "备份以后的一页。")
    town.office.take(laptop.export(stick))
    answered(town, stick)
    assert states(laptop) == {kept: "merged", lost: "merged"}

    shutil.rmtree(town.office.profile)
    shutil.copytree(tmp_path / "backup", town.office.profile)
    report = town.office.attempt("doctor")
    assert (report.code, report.error) == (1, "unsound")
    assert town.office.refused("answer", "--all", "--to", stick).error == "not_office"
    assert town.office.refused("office", "take-over").error == "old_one_in_use"
    town.office.run("office", "take-over", "--yes")
    assert town.office.refused("office", "take-over", "--yes").error == "nothing_to_take_over"
    assert town.office.ask("doctor")["ok"] is True

    answered(town, stick)
    assert states(laptop)[kept] == "merged"
    assert states(laptop)[lost] != "merged"
    assert_nothing_is_called_delivered_too_early(laptop, town.offices)

    exchange_until_quiet(town)
    assert states(laptop) == {kept: "merged", lost: "merged"}
    assert lost in {row["id"] for row in town.office.ask("visit", "list")}
    assert assert_equal_sets_have_equal_digests(town.everyone) >= 3
    for machine in town.everyone:
        assert_gaps_are_named_exactly(machine)
