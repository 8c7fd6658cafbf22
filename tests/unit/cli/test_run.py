"""Exit codes and what is said with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from gridworker.__main__ import wants_window
from gridworker.cli import main
from gridworker.cli.call import PASSPHRASE_VARIABLE, VerbGroup
from gridworker.cli.root import root
from gridworker.cli.shape import obj
from gridworker.errors import UserError

Output = pytest.CaptureFixture[str]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three commands that end badly, hung into the real tree for one test."""
    group = VerbGroup("broken")

    @group.verb("refused", obj("id"))
    def refused() -> None:
        raise UserError("no_household", "户册里没有这一户。", "请核对门牌。")

    @group.verb("mistaken", obj("id"))
    def mistaken() -> None:
        owner = "王秀兰 15400000001"
        raise ValueError(f"unexpected {owner}")

    @group.verb("given-up", obj("id"))
    def given_up() -> None:
        raise KeyboardInterrupt

    commands = dict(root.commands)
    monkeypatch.setattr(root, "commands", {**commands, "broken": group})


def test_help_ends_well_and_is_chinese(capsys: Output) -> None:
    assert main(["visit", "add", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "用法：" in shown
    assert "[required]" not in shown


def test_a_refusal_is_one_sentence_and_exit_code_1(broken: None, capsys: Output) -> None:
    assert main(["broken", "refused"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "户册里没有这一户。请核对门牌。\n"


def test_with_json_the_refusal_is_also_an_object_on_stdout(broken: None, capsys: Output) -> None:
    assert main(["--json", "broken", "refused"]) == 1
    said = capsys.readouterr()
    error = {"code": "no_household", "message": "户册里没有这一户。", "hint": "请核对门牌。"}
    assert json.loads(said.out) == {"error": error}
    assert said.err.count("\n") == 1


def test_giving_up_is_a_refusal_not_a_traceback(broken: None, capsys: Output) -> None:
    assert main(["broken", "given-up"]) == 1
    assert "已取消" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["nosuch"], "没有「nosuch」这个命令。"),
        (["visit", "nosuch"], "没有「nosuch」这个命令。"),
        (["visit", "list", "--nosuch"], "没有「--nosuch」这个选项。"),
        (["visit", "list", "--limit", "x"], "「--limit」填得不对：要填整数。"),
        (["visit", "list", "--from", "4月5日"], "「--from」填得不对：日期要写成 2026-04-05 这样。"),
        (["grid", "add", "--name", "一"], "还缺「--code」。"),
        (["inspect"], "还缺「FILE」。"),
        (["inspect", "a.gwb", "b.gwb"], "参数太多了。"),
        (["answer", "--to", "."], "请在 --device 和 --all 里选一个。"),
        (["conflicts", "settle", "r", "f"], "请在 --choice、--both 和 --value 里选一个。"),
    ],
)
def test_a_command_line_that_is_not_understood_says_so_in_chinese(
    line: list[str], said: str, capsys: Output
) -> None:
    assert main(line) == 2
    assert capsys.readouterr().err.startswith(said)


def test_our_mistake_leaves_a_crash_file_and_no_traceback(
    broken: None, capsys: Output, tmp_path: Path
) -> None:
    assert main(["--profile", str(tmp_path), "--json", "broken", "mistaken"]) == 3
    said = capsys.readouterr()
    [kept] = tmp_path.glob("crash-*.txt")
    assert str(kept) in said.err
    assert "Traceback" not in said.err
    assert json.loads(said.out)["error"]["code"] == "bug"
    page = kept.read_text(encoding="utf-8")
    assert "builtins.ValueError" in page
    assert "in mistaken" in page


def test_the_crash_file_holds_no_values_and_no_folders(broken: None, capsys: Output, tmp_path: Path) -> None:
    main(["--profile", str(tmp_path), "broken", "mistaken"])
    [kept] = tmp_path.glob("crash-*.txt")
    page = kept.read_text(encoding="utf-8")
    assert "王秀兰" not in page
    assert "15400000001" not in page
    assert str(Path.home()) not in page
    assert str(tmp_path) not in page


def test_a_crash_file_goes_elsewhere_when_the_profile_cannot_take_it(
    broken: None, capsys: Output, tmp_path: Path
) -> None:
    assert main(["--profile", str(tmp_path / "absent"), "broken", "mistaken"]) == 3
    assert not (tmp_path / "absent").exists()
    assert "crash-" in capsys.readouterr().err


def test_global_options_may_stand_last(capsys: Output, tmp_path: Path) -> None:
    assert main(["visit", "list", "--profile", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no_profile"


def test_without_variable_and_terminal_there_is_no_passphrase(capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    assert main(["--json", "--profile", str(tmp_path), "digest"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"]["code"] == "no_passphrase"
    assert PASSPHRASE_VARIABLE in said.err


def test_a_folder_with_other_things_in_it_does_not_become_a_profile(
    capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "一句自己记得住的长口令啊")
    (tmp_path / "photo.jpg").write_bytes(b"")
    line = ["--json", "--profile", str(tmp_path), "office", "new", "--name", "云溪镇", "--code", "990101100"]
    assert main(line) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "folder_not_empty"
    assert [entry.name for entry in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    asked = (
        "import sys, click; from gridworker.cli import main; from gridworker.cli.tree import root\n"
        "from gridworker.cli.shape import obj\n"
        "@root.verb('flood', obj('id'))\n"
        "def flood():\n"
        "    for number in range(100_000): click.echo(f'line {number}')\n"
        "sys.exit(main(['flood']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "line 0\n"
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr.read() == ""


def test_a_profile_that_is_a_file_is_not_understood(capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["--profile", str(tmp_path / "file"), "digest"]) == 2
    assert "--profile" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["a.gwb"], True),
        (["A.GWB"], True),
        (["--profile", "x"], True),
        (["--profile=x", "a.gwb"], True),
        (["--profile", "x", "--offscreen-screenshot", "out.png"], True),
        (["--profile", "x", "digest"], False),
        (["inspect", "a.gwb"], False),
        (["--help"], False),
        (["a.gwi"], False),
    ],
)
def test_the_window_opens_for_nothing_or_for_bundles(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


def test_help_is_quick_because_it_loads_neither_qt_nor_the_store() -> None:
    asked = (
        "import sys; from gridworker.__main__ import main; code = main(['--help'])\n"
        "heavy = {'PySide6', 'sqlcipher3', 'pydantic', 'nacl', 'gridworker.services', 'gridworker.storage'}\n"
        "print(sorted(heavy & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_the_command_line_never_loads_qt() -> None:
    asked = (
        "import sys, pkgutil, importlib, gridworker.services as services\n"
        "import gridworker.cli.tree\n"
        "for found in pkgutil.iter_modules(services.__path__):\n"
        "    importlib.import_module(f'gridworker.services.{found.name}')\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_verb_says_what_it_does() -> None:
    def commands(group: click.Group) -> list[click.Command]:
        found: list[click.Command] = []
        for command in group.commands.values():
            found += commands(command) if isinstance(command, click.Group) else [command]
        return found

    assert [command.name for command in commands(root) if not command.help] == []
