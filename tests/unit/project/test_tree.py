"""The shape of the source: sizes, names, packages and docstrings."""

from __future__ import annotations

import ast
import os
import tomllib
from pathlib import Path

from tests.support.tree import ROOT, name_of, project_files

MOST_LINES = 400
# A longer module needs its reason here.
LONG_FOR_A_REASON: dict[str, str] = {}
MAIN_WINDOW_LINES = 300
# Such names say nothing about the subject, so everything ends up in them.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "tools"}

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def too_long(files: dict[str, str]) -> list[str]:
    """Names of the modules that are over the limit without a reason."""
    return [
        name
        for name, text in files.items()
        if text.count("\n") > MOST_LINES and name not in LONG_FOR_A_REASON
    ]


def sources(*under: str) -> dict[str, str]:
    files = [path for top in under for path in project_files(".py", under=top)]
    return {name_of(path): path.read_text("utf-8") for path in files}


def test_no_module_is_longer_than_its_reason() -> None:
    assert too_long(sources("gridworker", "tests")) == []


def test_a_module_that_grew_too_long_would_be_noticed() -> None:
    assert too_long({"gridworker/ui/everything.py": "x = 1\n" * (MOST_LINES + 1)}) != []


def test_reasons_are_given_only_for_long_modules() -> None:
    lines = {name: text.count("\n") for name, text in sources("gridworker", "tests").items()}
    assert [name for name in LONG_FOR_A_REASON if lines.get(name, 0) <= MOST_LINES] == []


def test_the_main_window_stays_small() -> None:
    for path in (ROOT / "gridworker" / "ui").glob("main_window.py"):
        assert path.read_text("utf-8").count("\n") < MAIN_WINDOW_LINES


def test_no_module_has_a_name_that_says_nothing() -> None:
    files = [*project_files(".py", under="gridworker"), *project_files(".py", under="tests")]
    names = [name_of(path) for path in files if {path.stem, path.parent.name} & EMPTY_NAMES]
    assert names == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name
        for name, text in sources("gridworker").items()
        if text.strip() and ast.get_docstring(ast.parse(text)) is None
    ]
    assert silent == []


def test_every_package_is_named_in_pyproject() -> None:
    folders = {path.parent for path in project_files(".py", under="gridworker")}
    found = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    elsewhere = {"gridworker.resources", "gridworker.manual"}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == found | elsewhere


def test_scripts_can_be_run() -> None:
    for name in ("dev", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK), name


def test_no_test_module_is_out_of_reach_of_pytest() -> None:
    # A module with tests whose name pytest does not collect would never run.
    lost = [
        name
        for name, text in sources("tests").items()
        if not Path(name).name.startswith("test_") and "\ndef test_" in text
    ]
    assert lost == []


IGNORED = "# type" + ": ignore"


def marked(files: dict[str, str]) -> list[str]:
    """Test modules with marks for the type checker, which reads `gridworker` alone: they say nothing."""
    return [name for name, text in files.items() if name.startswith("tests/") and IGNORED in text]


def test_no_test_carries_a_mark_that_nothing_reads() -> None:
    assert marked(sources("tests")) == []
    assert marked({"tests/test_x.py": f"x = y  {IGNORED}[index]\n"}) == ["tests/test_x.py"]
