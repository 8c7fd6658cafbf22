"""Every command once, for a script (JSON) and for a person (Chinese)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.cli_surface import verbs
from tests.support.machine import NearMachine
from tests.support.township import Township, found_township

Town = Township[NearMachine]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """An office, a second office computer, three laptops: made by the commands under test."""
    return found_township(tmp_path_factory.mktemp("township"), NearMachine)


@pytest.fixture(scope="module")
def visit(town: Town) -> dict[str, list[str]]:
    """A visit with a demand and a promise, on the first laptop."""
    made: dict[str, list[str]] = town.laptops[0].run(
        "visit", "add", "--household", "01组-1", "--date", "2026-04-05", "--mode", "HOME", "--meet", "MET",
        "--content", "水渠又堵了。", "--demand", "3组的水渠要清淤", "--promise", "下周来看",
        "--promise-date", "2026-04-12",
    )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def merged(town: Town, visit: dict[str, list[str]]) -> dict[str, object]:
    """The report of the import that took the visit to the office."""
    file = town.laptops[0].export(town.stick("commands"))
    report: dict[str, object] = town.office.take(file)
    return report


def test_office_commands_for_a_person(tmp_path: Path) -> None:
    office, laptop = NearMachine(tmp_path / "office"), NearMachine(tmp_path / "laptop")
    stick = tmp_path / "stick"
    stick.mkdir()
    said = office.say("office", "new", "--name", "云溪镇", "--code", "990101100", "--clerk", "周立秋")
    assert "已建好" in said
    assert "已建好" in office.say("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")
    assert "石桥村第一网格" in office.say("grid", "list")
    said = office.say(
        "office", "invite", "--name", "陈守田", "--role", "网格员", "--grid", "石桥村第一网格", "--out", stick
    )
    assert "陈守田" in said
    [invite] = stick.glob("*.gwi")
    said = laptop.say("enrol", "request", "--invite", invite, "--out", stick)
    digits = said.splitlines()[-1]
    assert [len(group) for group in digits.split()] == [4] * 6
    [request] = stick.glob("*.gwb")
    said = office.say("office", "certify", request, "--digits", digits, "--out", stick)
    assert "陈守田" in said
    [answer] = set(stick.glob("*.gwb")) - {request}
    assert "已加入「云溪镇」" in laptop.say("enrol", "accept", answer)
    assert "陈守田" in office.say("device", "list")


def test_a_file_may_be_given_its_name(town: Town, tmp_path: Path) -> None:
    line = ("--name", "马小禾", "--role", "worker", "--grid", town.grids[0], "--out", tmp_path / "马小禾.gwi")
    assert town.office.run("office", "invite", *line)["path"] == str(tmp_path / "马小禾.gwi")
    laptop = NearMachine(tmp_path / "laptop")
    where = ("--invite", tmp_path / "马小禾.gwi", "--out", tmp_path / "申请.gwb")
    asked = laptop.run("enrol", "request", *where)
    answer = ("--digits", asked["digits"], "--out", tmp_path / "证书.gwb")
    town.office.run("office", "certify", tmp_path / "申请.gwb", *answer)
    assert laptop.run("enrol", "accept", tmp_path / "证书.gwb")["grid"] == "石桥村第1网格"


def test_work_done_before_the_certificate_belongs_to_the_grid_afterwards(town: Town, tmp_path: Path) -> None:
    stick = town.stick("early")
    line = ("--name", "马小禾", "--role", "worker", "--grid", town.grids[1], "--out", stick)
    invite = town.office.run("office", "invite", *line)
    laptop = NearMachine(tmp_path / "laptop")
    asked = laptop.run("enrol", "request", "--invite", invite["path"], "--out", stick)
    laptop.run("household", "add", "--door", "5组-1", "--head", "孙桂香")
    visit = laptop.visit("5组-1", "加入以前写的一页。")
    answer = town.office.run(
        "office", "certify", asked["path"], "--digits", asked["digits"], "--out", stick
    )
    assert laptop.run("enrol", "accept", answer["path"])["households"] == 1
    assert laptop.run("visit", "show", visit)["grid_name"] == "石桥村第2网格"
    town.office.take(laptop.export(stick))
    assert town.office.run("visit", "show", visit)["grid_name"] == "石桥村第2网格"


def test_a_restored_office_takes_over_from_what_it_was(tmp_path: Path) -> None:
    office = NearMachine(tmp_path / "office")
    before = office.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    shutil.copytree(office.profile, tmp_path / "restored")
    restored = NearMachine(tmp_path / "restored")
    for words in (["doctor"], ["doctor", "--repair"]):
        waits = restored.attempt(*words)
        assert (waits.error, [one["code"] for one in waits.value["findings"] if one["level"] == "bad"]) == (
            "unsound", ["no_certificate"],
        )  # fmt: skip
        assert "office take-over --yes" in waits.stderr
        assert "--repair" not in waits.stderr, "nothing is broken"
    taken = restored.run("office", "take-over", "--yes")
    assert taken["device"] == before["device"]
    assert restored.ask("doctor")["ok"] is True
    assert restored.run("grid", "add", "--code", "990101100201001", "--name", "石桥村第一网格")["id"]


def test_grid_and_device_lists(town: Town) -> None:
    assert [row["name"] for row in town.office.run("grid", "list")] == ["石桥村第1网格", "石桥村第2网格"]
    devices = town.office.run("device", "list")
    assert {machine.device for machine in (*town.laptops, town.second)} < {row["device"] for row in devices}
    assert [row["this"] for row in devices].count(True) == 1


def test_household_commands(town: Town) -> None:
    laptop = town.laptops[1]
    made = laptop.run("household", "add", "--door", "3组-12", "--head", "孙桂香", "--phone", "15400000012")
    [row] = laptop.run("household", "list", "--text", "孙桂香")
    assert row["id"] == made["id"]
    assert row["phone"] == "154****0012"
    assert laptop.run("household", "show", "３组－12")["phone"] == "154****0012"
    whole = laptop.run("household", "show", "３组－12", "--reveal", "约上门时间")
    assert whole["phone"] == "15400000012"
    assert laptop.run("privacy", "log")[0]["purpose"] == "约上门时间"
    assert laptop.run("household", "show", made["id"])["door"] == "3组-12"
    assert "154****0012" in laptop.say("household", "show", "3组-12")
    assert "孙桂香" in laptop.say("household", "list", "--text", "孙")


def test_visit_commands(town: Town, visit: dict[str, list[str]]) -> None:
    laptop, one = town.laptops[0], str(visit["id"])
    found = laptop.run("visit", "list", "--household", "01组-1", "--text", "水渠")
    assert one in {row["id"] for row in found}
    assert laptop.run("visit", "list", "--from", "2026-04-06") == []
    shown = laptop.run("visit", "show", one)
    assert [demand["id"] for demand in shown["demands"]] == visit["demands"]
    assert [promise["due"] for promise in shown["promises"]] == ["2026-04-12"]
    revised = laptop.run("visit", "revise", one, "--reason", "写漏了", "--content", "水渠又堵了，浇不上水。")
    assert revised == {"id": one, "fields": ["content"]}
    page = laptop.run("visit", "show", one)
    assert page["content"] == "水渠又堵了，浇不上水。"
    assert page["history"][-1]["reason"] == "写漏了"
    assert "写漏了" in laptop.say("visit", "show", one)
    assert "水渠" in laptop.say("visit", "list")


def test_demand_commands_and_search(town: Town, visit: dict[str, list[str]]) -> None:
    laptop = town.laptops[0]
    [demand] = visit["demands"]
    assert demand in {row["id"] for row in laptop.run("demand", "list", "--state", "collected")}
    shown = laptop.run("demand", "show", demand)
    assert shown["text"] == "3组的水渠要清淤"
    assert [event["event"] for event in shown["events"]] == ["collect"]
    assert "清淤" in laptop.say("demand", "list")
    assert "清淤" in laptop.say("demand", "show", demand)
    found = laptop.run("search", "水渠")
    assert found["total"] == len(found["hits"]) >= 2
    assert {hit["kind"] for hit in found["hits"]} >= {"visit", "demand"}
    assert "共找到" in laptop.say("search", "水渠")
    assert laptop.run("index")["whole"] is True
    assert "查找索引已补齐" in laptop.say("index", "--anew")
    assert laptop.run("search", "水渠") == {**found, "behind": 0}
    one = laptop.run("search", "1", "--kind", "visit", "--limit", "1")
    further = one["more"][0]["after"] if one["more"] else None
    if further:
        assert laptop.run("search", "1", "--kind", "visit", "--after", further)["hits"] != one["hits"]
    assert laptop.run("search", "水渠", "--from", "2001-01-01", "--to", "2001-02-01")["total"] == 0


def test_export_inspect_import_and_answer(town: Town, merged: dict[str, object]) -> None:
    laptop, stick = town.laptops[0], town.stick("commands2")
    assert merged["files"] == 1
    laptop.visit("01组-2", "看看菜地。")
    [file] = laptop.run("export", "--to", stick)["files"]
    seen = town.office.run("inspect", file["path"])
    assert seen["purpose"] == "report"
    assert seen["name"] == "陈守田"
    assert file["check"] in town.office.say("inspect", file["path"])
    preview = town.office.run("import", "--preview", file["path"])
    assert preview["merged_ops"] == seen["new"]
    assert "什么也没有改" in town.office.say("import", "--preview", file["path"])
    assert "已合并 1 个文件" in town.office.say("import", file["path"])
    assert town.office.run("import", file["path"])["merged_ops"] == 0
    assert "陈守田" in town.office.say("answer", "--device", laptop.device, "--to", stick)
    [answer] = town.office.run("answer", "--device", laptop.device, "--to", stick)["files"]
    laptop.take(Path(answer["path"]))
    assert laptop.run("gaps")["draft"] == 0
    assert "没有缺号" in laptop.say("gaps")


def test_merges_and_conflicts(town: Town, merged: dict[str, object]) -> None:
    [newest, *_] = town.office.run("merges", "list")
    assert newest["state"] == "merged"
    assert town.office.run("merges", "undo", newest["id"])["id"] == newest["id"]
    assert "已撤回" in town.office.say("merges", "list")
    assert "已恢复" in town.office.say("merges", "restore", newest["id"])
    assert town.office.run("conflicts", "list") == []
    assert "共 0 处" in town.office.say("conflicts", "list")
    refused = town.office.refused("conflicts", "settle", newest["id"], "purpose", "--choice", "1")
    assert refused.error == "no_conflict"
    done = town.office.run("conflicts", "settle-all", "--take", "newer", "--merge", newest["id"])
    assert done == {"settled": 0, "left": 0}
    assert "没有剩下的" in town.office.say("conflicts", "settle-all", "--take", "worker")
    assert town.office.run("conflicts", "aside") == []
    assert "共 0 条" in town.office.say("conflicts", "aside")
    assert town.office.run("conflicts", "retry") == {"before": 0, "taken": 0, "left": 0}


def test_a_demand_is_taken_in_at_the_desk(town: Town) -> None:
    made = town.office.run("demand", "add", "--text", "路灯坏了", "--source", "电话", "--anonymous")["id"]
    [row] = town.office.run("demand", "list", "--source", "PHONE", "--state", "open")
    assert (row["id"], row["anonymous"], row["visit"]) == (made, True, None)
    said = town.laptops[0].say(
        "demand", "add", "--text", "桥栏断了", "--source", "PATROL", "--place", "村口", "--on-spot", "拉了绳"
    )
    assert "当场办结" in said


def test_the_ledger_is_a_file(town: Town, merged: dict[str, object], tmp_path: Path) -> None:
    made = town.office.run("ledger", "visits", "--out", tmp_path / "a.xlsx", "--from", "2026-04-01")
    assert Path(made["path"]).read_bytes().startswith(b"PK")
    assert made["rows"] >= 1
    assert made["from"] >= "2026-04-01"
    said = town.office.say("ledger", "visits", "--out", tmp_path / "b.xlsx", "--grid", "石桥村第2网格")
    assert "台账已写到" in said


def test_figures_are_counted_and_printed(
    town: Town, merged: dict[str, object], tmp_path: Path, qapp: object
) -> None:
    made = town.office.run("figures", "--from", "2026-04-01", "--to", "2026-04-30")
    coverage = made["figures"][0]
    assert (coverage["key"], coverage["n"] >= 1, coverage["n"] <= coverage["d"]) == ("coverage", True, True)
    assert sum(grid["d"] for grid in made["grids"]) == coverage["d"]
    assert "2026-04" in [month["month"] for month in made["months"]]
    assert made["sources"].startswith("数据来源：走访记录")
    assert (made["path"], made["pages"]) == (None, None)
    said = town.office.say("figures", "--grid", "石桥村第2网格", "--out", tmp_path / "总览.pdf")
    assert "走访覆盖率：" in said
    assert "打印页已写到" in said
    printed = town.office.run("ledger", "visits", "--out", tmp_path / "台账.pdf")
    assert Path(printed["path"]).read_bytes().startswith(b"%PDF")
    assert printed["pages"] >= 1
    refused = town.office.attempt("figures", "--from", "2026-05-01", "--to", "2026-04-01")
    assert refused.value["error"]["code"] == "bad_period"


def test_digest_log_rebuild_and_doctor(town: Town) -> None:
    laptop = town.laptops[0]
    before = laptop.run("digest")
    assert before["digest"] in laptop.say("digest")
    lines = laptop.dump().splitlines()
    assert all(list(json.loads(line)) == ["hash", "header", "body"] for line in lines)
    assert laptop.run("rebuild") == {**before, "same": True}
    assert "和重建前一样" in laptop.say("rebuild")
    assert laptop.run("doctor")["ok"] is True
    assert laptop.say("doctor")


def test_the_demo_is_made_and_says_its_passphrase(tmp_path: Path) -> None:
    unused = NearMachine(tmp_path / "unused", passphrase=None)
    made = unused.run("demo", tmp_path / "demo", "--size", "tiny", "--seed", "3")
    office = NearMachine(Path(made["office"]), passphrase=made["passphrase"])
    assert len(made["workers"]) == 2
    assert len(office.run("visit", "list")) > 0
    worker = NearMachine(Path(made["workers"][0]), passphrase=made["passphrase"])
    assert worker.run("gaps")["draft"] > 0


def test_the_demo_takes_the_passphrase_of_the_environment(tmp_path: Path) -> None:
    made = NearMachine(tmp_path / "unused").run("demo", tmp_path / "demo")
    assert made["passphrase"] is None
    assert NearMachine(Path(made["workers"][1])).run("household", "list")


def test_the_same_seed_makes_the_same_demo(tmp_path: Path) -> None:
    for name, seed in (("first", "11"), ("again", "11"), ("other", "12")):
        NearMachine(tmp_path / "unused").run("demo", tmp_path / name, "--seed", seed)
    for name in ("office", "worker-01", "worker-02"):
        one, same = NearMachine(tmp_path / "first" / name), NearMachine(tmp_path / "again" / name)
        assert one.digest() == same.digest()
        assert one.dump() == same.dump()
    one, other = NearMachine(tmp_path / "first" / "office"), NearMachine(tmp_path / "other" / "office")
    assert one.digest() != other.digest()


def test_every_command_is_used_by_these_tests() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for path in ("township.py", "machine.py"):
        text += (Path(__file__).parents[2] / "support" / path).read_text(encoding="utf-8")
    unused = [name for name, _verb in verbs() if ", ".join(f'"{word}"' for word in name.split()) not in text]
    assert unused == []
