"""What is written: documents agree with the project, and nothing of a machine or a person slipped in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support.tree import ROOT, name_of, project_files

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DOCUMENTS = [path for path in project_files(".md") if "vectors" not in path.parts]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")

# Written in two halves so that this file does not contain what it looks for.
OF_A_MACHINE = [
    re.compile(first + second)
    for first, second in [
        (r"/wo", r"rk/"),
        (r"/tmp/", r"lab\b"),
        (r"/ro", r"ot/"),
        (r"py", r"pi\.org"),
        (r"files\.python", r"hosted"),
        (r"deb\.", r"debian\.org"),
        (r"registry\.", r"npmjs"),
        (r"archive\.", r"ubuntu"),
        (r"sub", r"agent"),
        (r"Cla", r"ude"),
    ]
]
# Invented people have numbers that no operator gives out: 154 and eight digits.
MOBILE = re.compile(r"(?<![0-9A-Za-z_-])1(?!54)[3-9]\d{9}(?![0-9A-Za-z_-])")


def of_a_machine(text: str) -> list[str]:
    """Every place in the text that names one machine, one index host or the tools of one desk."""
    return [found.group() for pattern in OF_A_MACHINE for found in pattern.finditer(text)]


def texts() -> list[tuple[str, str]]:
    return [(name_of(path), path.read_text("utf-8")) for path in project_files()]


def test_no_path_of_a_machine_and_no_index_host_is_committed() -> None:
    found = {name: places for name, text in texts() if (places := of_a_machine(text))}
    assert found == {}


def test_a_path_of_a_machine_would_be_noticed() -> None:
    assert of_a_machine("see /wo" + "rk/main and /ro" + "ot/x") != []


def test_no_phone_number_could_be_a_real_one() -> None:
    found = {name: MOBILE.findall(text) for name, text in texts() if not name.endswith(".lock")}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_a_real_phone_number_would_be_noticed() -> None:
    assert MOBILE.search("电话 138" + "00138000") is not None


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    wanted = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [link for link in wanted if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_every_command_of_the_readme_exists(name: str) -> None:
    known = set(re.findall(r"^cmd_(\w+)\(\)", (ROOT / "dev").read_text("utf-8"), re.MULTILINE))
    said = set(re.findall(r"\./dev (\w+)", (ROOT / name).read_text("utf-8")))
    assert {"run", "test"} <= said
    assert said <= known


def test_the_chinese_readme_has_the_sections_of_the_english_one() -> None:
    sections = {
        name: re.findall(r"^(#+) ", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh.md")
    }
    assert sections["README.md"] == sections["README.zh.md"]


def bare(requirement: str) -> str:
    """The name of a requirement as the index spells it."""
    found = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    project = PYPROJECT["project"]
    wanted = {bare(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert {bare(name) for name in re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)} == wanted


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_the_lock_pins_every_dependency_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")
    pinned = {bare(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    project = PYPROJECT["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if lock == "dev" else [])
    assert {bare(line) for line in wanted} <= pinned
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pinned)


def test_both_locks_pin_the_same_versions() -> None:
    runtime, dev = (
        dict(re.findall(r"(?m)^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / "requirements" / name).read_text("utf-8")))
        for name in ("runtime.lock", "dev.lock")
    )
    assert {name: dev.get(name) for name in runtime} == runtime


def test_decisions_have_numbers_of_their_own_and_a_title() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in pages]
    assert len(numbers) == len(set(numbers))
    for path in pages:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name), path.name
        assert path.read_text("utf-8").startswith(f"# {int(path.name[:4])}. "), path.name


def test_the_changelog_speaks_of_this_version() -> None:
    page = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {PYPROJECT['project']['version']}" in page


def test_every_proof_that_the_threat_table_names_is_a_test() -> None:
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    assert named != []
    for file, test in named:
        path = ROOT / file
        assert path.is_file(), file
        assert not test or f"def {test}(" in path.read_text("utf-8"), f"{file}::{test}"


def test_every_module_and_verb_that_the_design_page_names_is_there() -> None:
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    package = ROOT / "gridworker"
    modules = re.findall(r"`((?:domain|storage|sync|services|documents|ui|cli)/[\w/]+\.py)`", page)
    verbs = re.findall(r"`services\.(\w+)\.(\w+)`", page)
    assert modules
    assert verbs
    assert [name for name in modules if not (package / name).is_file()] == []
    gone = []
    for module, verb in verbs:
        path = package / "services" / f"{module}.py"
        if not path.is_file() or f"def {verb}(" not in path.read_text("utf-8"):
            gone.append(f"{module}.{verb}")
    assert gone == []
