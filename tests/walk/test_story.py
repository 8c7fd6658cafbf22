"""A visit travels from the doorstep to the office and back, on sticks, through separate processes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.machine import Machine, holes
from tests.support.township import (
    Township,
    assert_equal_sets_have_equal_digests,
    assert_gaps_are_named_exactly,
    assert_nothing_is_called_delivered_too_early,
    exchange_until_quiet,
    found_township,
)

HOME = ("01组-1", "11组-1", "21组-1")
"""The first household of each laptop."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Township[Machine]:
    return found_township(tmp_path_factory.mktemp("township"), Machine)


def states(laptop: Machine) -> dict[str, str]:
    """How far each own visit has got."""
    return {row["id"]: row["delivery"] for row in laptop.ask("visit", "list")}


def visits_of(machine: Machine) -> set[str]:
    return {row["id"] for row in machine.ask("visit", "list")}


def test_a_visit_goes_to_the_office_and_its_receipt_comes_back(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[0], town.stick("first")
    made = laptop.run(
        "visit", "add", "--household", HOME[0], "--date", "2026-04-05", "--mode", "上门", "--meet", "已见面",
        "--content", "水渠又堵了，下游三家浇不上水。", "--demand", "3组的水渠要清淤",
        "--promise", "下周带水利员来看", "--promise-date", "2026-04-12",
    )  # fmt: skip
    assert states(laptop)[made["id"]] == "draft"

    [file] = laptop.run("export", "--to", stick)["files"]
    assert (file["visits"], file["demands"]) == (1, 1)
    assert (file["from"], file["to"]) == ("2026-04-05", "2026-04-05")
    assert states(laptop)[made["id"]] in {"packed", "sent"}

    seen = town.office.ask("inspect", file["path"])
    assert seen["check"] == file["check"]
    assert seen["new"] == file["ops"]
    assert made["id"] not in visits_of(town.office)

    taken = town.office.take(Path(file["path"]))
    assert (taken["files"], taken["merged_ops"], taken["missing"]) == (1, file["ops"], [])
    shown = town.office.ask("visit", "show", made["id"])
    assert shown["content"] == "水渠又堵了，下游三家浇不上水。"
    assert [demand["text"] for demand in shown["demands"]] == ["3组的水渠要清淤"]
    assert [promise["due"] for promise in shown["promises"]] == ["2026-04-12"]

    [answer] = town.office.run("answer", "--device", laptop.device, "--to", stick)["files"]
    laptop.take(Path(answer["path"]))
    assert states(laptop)[made["id"]] == "merged"
    assert assert_nothing_is_called_delivered_too_early(laptop, [town.office]) > 0


def test_a_lost_file_costs_nothing_because_the_next_one_brings_it_again(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[1], town.stick("lost")
    first = laptop.visit(HOME[1], "屋后的路灯不亮。")
    laptop.export(stick).unlink()
    second = laptop.visit(HOME[1], "路灯还没有修。", day="2026-04-08")
    town.office.take(laptop.export(stick))
    assert {first, second} <= visits_of(town.office)
    assert states(laptop)[first] != "merged"
    assert_gaps_are_named_exactly(town.office)


def test_repeated_and_reordered_files_change_nothing(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[2], town.stick("orders")
    laptop.visit(HOME[2], "新栽的柑橘缺水。")
    older = laptop.export(stick)
    laptop.visit(HOME[2], "送去了滴灌的说明。", day="2026-04-08")
    newer = laptop.export(stick)

    town.office.take(newer)
    before = town.office.digest()
    assert town.office.take(older, newer, older)["merged_ops"] == 0
    assert town.office.digest() == before

    town.second.take(older)
    town.second.take(newer)
    assert_equal_sets_have_equal_digests(town.offices)


def test_damaged_files_are_refused_by_name_and_the_good_one_goes_in(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[0], town.stick("damaged")
    visit = laptop.visit(HOME[0], "老人说夜里怕黑。")
    good = laptop.export(stick)
    whole = good.read_bytes()
    cut, flipped, longer = (stick / f"{name}.gwb" for name in ("cut", "flipped", "longer"))
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    flipped.write_bytes(whole[:900] + bytes([whole[900] ^ 1]) + whole[901:])
    longer.write_bytes(whole + b"\0")

    before = town.office.digest()
    outcome = town.office.attempt("import", cut, flipped, longer)
    assert (outcome.code, outcome.value["files"]) == (1, 0)
    assert town.office.digest() == before

    outcome = town.office.attempt("import", cut, good, flipped, longer)
    assert outcome.code == 1
    assert {Path(one["path"]) for one in outcome.value["refused"]} == {cut, flipped, longer}
    assert outcome.value["files"] == 1
    assert len(outcome.stderr.strip().splitlines()) == 3
    assert visit in visits_of(town.office)


def test_missing_numbers_are_named_until_the_other_office_brings_them(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[2], town.stick("gap")
    laptop.visit(HOME[2], "核对了户口本以外的联系方式。")
    town.office.take(laptop.export(stick))
    [answer] = town.office.run("answer", "--device", laptop.device, "--to", stick)["files"]
    laptop.take(Path(answer["path"]))
    laptop.visit(HOME[2], "又去了一次，家里没有人提别的事。", day="2026-04-09")
    later = laptop.export(stick)

    taken = town.second.take(later)
    expected = {gap for gap in holes(town.second.log()) if gap[0] == laptop.device}
    assert len(expected) == 1
    assert {(gap["device"], gap["scope"], gap["from"], gap["to"]) for gap in taken["missing"]} == expected
    assert_gaps_are_named_exactly(town.second)

    town.second.take(town.office.export(stick))
    assert not [gap for gap in town.second.ask("gaps")["missing"] if gap["device"] == laptop.device]


def test_two_who_correct_one_field_unseen_are_both_kept_and_one_settles_it(town: Township[Machine]) -> None:
    author, colleague, stick = town.laptops[0], town.laptops[1], town.stick("clash")
    visit = author.visit(HOME[0], "问起门前那段路。")
    town.office.take(author.export(stick))
    for made in town.office.run("answer", "--all", "--to", stick)["files"]:
        for laptop in town.laptops:
            if laptop.device == made["device"]:
                laptop.take(Path(made["path"]))

    author.run("visit", "revise", visit, "--reason", "记错了", "--purpose", "CARE")
    colleague.run("visit", "revise", visit, "--reason", "当时我也在", "--purpose", "SAFETY")
    town.office.take(author.export(stick), colleague.export(stick))
    [clash] = [row for row in town.office.ask("conflicts", "list") if row["record"] == visit]
    assert clash["field"] == "purpose"
    assert {value["value"] for value in clash["values"]} == {"CARE", "SAFETY"}

    [choice] = [value["choice"] for value in clash["values"] if value["value"] == "SAFETY"]
    town.office.run("conflicts", "settle", visit, "purpose", "--choice", str(choice))
    exchange_until_quiet(town)
    for machine in (*town.offices, author, colleague):
        assert machine.ask("visit", "show", visit)["purpose"] == "SAFETY"
        assert machine.ask("conflicts", "list") == []


def test_undo_and_restore_of_a_merge_give_the_tables_of_before_and_after(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[1], town.stick("undo")
    before = town.office.digest()
    visit = laptop.visit(HOME[1], "菌棚漏雨要盖膜。", "--demand", "菌棚要补助薄膜")
    taken = town.office.take(laptop.export(stick))
    after = town.office.digest()
    [merge] = [one["merge"] for one in taken["bundles"]]

    undone = town.office.run("merges", "undo", merge, "--reason", "拿错了文件")
    assert undone["ops"] > 0
    assert town.office.digest() == before
    assert visit not in visits_of(town.office)
    assert town.office.ask("search", "菌棚")["total"] == 0
    assert town.office.refused("merges", "undo", merge).error == "already_undone"

    town.office.run("merges", "restore", merge)
    assert town.office.digest() == after
    assert visit in visits_of(town.office)
    assert town.office.ask("search", "菌棚")["total"] == 2
    assert town.office.refused("merges", "restore", merge).error == "not_undone"


def test_a_laptop_put_back_from_an_image_makes_a_fork_that_is_named(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[2], town.stick("fork")
    laptop.copy_disk(town.root / "image")
    first = laptop.visit(HOME[2], "这一页写在还原之前。")
    town.office.take(laptop.export(stick))
    after_first = town.office.digest()

    laptop.put_back_disk(town.root / "image")
    second = laptop.visit(HOME[2], "这一页写在还原之后。", day="2026-04-10")
    file = laptop.export(stick)
    assert town.office.ask("inspect", file)["forks"] > 0
    town.office.take(file)
    assert first in visits_of(town.office)
    assert second not in visits_of(town.office)
    assert town.office.digest() == after_first
    assert "forks" in {finding["code"] for finding in town.office.ask("doctor")["findings"]}
    shutil.rmtree(town.root / "image")


def test_a_clock_years_ahead_changes_no_one_elses_order(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[1], town.stick("clock")
    visit = laptop.visit(HOME[1], "说起孩子上学的事。")
    laptop.clock = 3 * 365 * 86400
    laptop.run("visit", "revise", visit, "--reason", "写错了", "--purpose", "POLICY")
    laptop.clock = 0
    town.office.take(laptop.export(stick))
    town.office.run("visit", "revise", visit, "--reason", "办公室核对", "--purpose", "INFO")
    exchange_until_quiet(town)
    for machine in (town.office, laptop):
        assert machine.ask("visit", "show", visit)["purpose"] == "INFO"
        assert machine.ask("conflicts", "list") == []


def test_in_the_end_everybody_who_holds_the_same_shows_the_same(town: Township[Machine]) -> None:
    exchange_until_quiet(town)
    assert town.office.hashes() == town.second.hashes()
    assert assert_equal_sets_have_equal_digests(town.everyone) >= 6
    for machine in town.everyone:
        assert_gaps_are_named_exactly(machine)
        assert machine.run("rebuild")["same"] is True
        assert machine.ask("doctor")["ok"] is True
    for laptop in town.laptops:
        assert assert_nothing_is_called_delivered_too_early(laptop, town.offices) > 0


# The checks themselves, tried on machines that lie.


class Boaster(Machine):
    """Says of its records that the office has one more than it has, and of its gaps that there are none."""

    def ask(self, *words: str | Path) -> Any:
        value = super().ask(*words)
        if words == ("gaps",):
            value["missing"] = []
            for log in value["logs"]:
                log["merged"] += 1
        if words == ("digest",):
            value["scopes"] = {scope: digest[::-1] for scope, digest in value["scopes"].items()}
        return value


def test_a_machine_that_boasts_is_found_out_by_each_check(town: Township[Machine]) -> None:
    laptop, stick = town.laptops[2], town.stick("lies")
    laptop.visit(HOME[2], "只给第二台电脑的一页。")
    town.office.take(laptop.export(stick))
    [answer] = town.office.run("answer", "--device", laptop.device, "--to", stick)["files"]
    laptop.take(Path(answer["path"]))
    laptop.visit(HOME[2], "再后面的一页。", day="2026-04-11")
    town.second.take(laptop.export(stick))

    with pytest.raises(AssertionError):
        assert_gaps_are_named_exactly(Boaster(town.second.profile))
    with pytest.raises(AssertionError):
        assert_nothing_is_called_delivered_too_early(
            Boaster(laptop.profile, device=laptop.device), [town.office]
        )
    with pytest.raises(AssertionError):
        assert_equal_sets_have_equal_digests([town.office, Boaster(town.office.profile)])
