"""`./dev` on machines that lack things: it says in Chinese and in English what to do, and stops."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.tree import ROOT

SH = shutil.which("dash") or shutil.which("sh")


def machine(folder: Path, **programs: str) -> dict[str, str]:
    """An environment whose PATH holds a few plain tools and the given stand-ins (name: shell text)."""
    for tool in ("sh", "dirname", "grep", "cat", "cut", "sha256sum", "env"):
        there = shutil.which(tool)
        assert there is not None
        (folder / tool).symlink_to(there)
    for name, text in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        program.chmod(0o755)
    return {"PATH": str(folder), "LANG": "C"}


def dev(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    assert SH is not None
    return subprocess.run(
        [SH, str(ROOT / "dev"), *words],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_without_rights_it_prints_the_line_for_the_administrator(tmp_path: Path) -> None:
    env = machine(tmp_path, id="echo 1000", dpkg_query="exit 1", apt_get="exit 1")
    done = dev(env, "test")
    assert done.returncode == 1
    chinese, english = done.stderr.strip().splitlines()
    assert "管理员" in chinese
    assert "administrator" in english
    for line in (chinese, english):
        assert "apt-get install --no-install-recommends python3 python3-venv" in line
        assert "fonts-wqy-microhei" in line


def test_a_package_manager_that_fails_is_told_and_not_ignored(tmp_path: Path) -> None:
    env = machine(tmp_path, id="echo 0", dpkg_query="exit 1", apt_get="exit 100")
    done = dev(env, "test")
    assert done.returncode == 1
    assert "The system packages could not be installed" in done.stderr


def test_run_without_a_display_offers_a_picture(tmp_path: Path) -> None:
    env = machine(tmp_path, dpkg_query="echo installed", apt_get="exit 1", fc_list="echo WenQuanYi")
    done = dev(env, "run")
    assert done.returncode == 1
    assert "显示器" in done.stderr
    assert done.stderr.count("./dev run --offscreen-screenshot out.png") == 2


def test_without_a_fit_python_it_says_which_ones_fit(tmp_path: Path) -> None:
    env = machine(tmp_path, dpkg_query="echo installed", apt_get="exit 1", apt_cache="exit 1")
    done = dev(env, "check")
    assert done.returncode == 1
    assert done.stderr.count("Python 3.11") == 2


def test_an_unknown_word_is_a_usage_error(tmp_path: Path) -> None:
    done = dev(machine(tmp_path), "frobnicate")
    assert done.returncode == 2
    assert "./dev test" in done.stderr


def test_the_script_is_plain_sh() -> None:
    assert SH is not None
    subprocess.run([SH, "-n", str(ROOT / "dev")], check=True)
    text = (ROOT / "dev").read_text("utf-8")
    assert [word for word in ("[[", "local ", "function ", "${!", "<<<", "pipefail") if word in text] == []
