"""What a screen reader hears of every screen, read from the accessibility bus of a real window."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gridworker.services import demo
from gridworker.services.demo import DemoMade
from gridworker.services.keyring import Kdf
from tests.ui.real_window.bus import Bus, end
from tests.ui.real_window.desk import Program, wait_for
from tests.ui.real_window.screen_reader import LAUNCHER, heard, missing

CONTROLS = {
    "push button", "button", "toggle button", "radio button", "check box", "text", "password text", "entry",
    "combo box", "spin button", "table", "list", "tree", "tree table", "slider", "page tab",
}
"""Roles of AT-SPI that a person can do something with."""


pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"listening needs {', '.join(missing())}"),
]

PASSPHRASE = "mountain-road-2026"


@pytest.fixture
def run(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path, str], Program]]:
    bus = Bus(own_home, monkeypatch)
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    monkeypatch.setenv("NO_AT_BRIDGE", "0")
    # Qt listens for this one and does not start it.
    speaker = subprocess.Popen([LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL)
    wait_for("the accessibility bus", lambda: bus.has("org.a11y.Bus"))
    running: list[Program] = []

    def start(profile: Path, title: str) -> Program:
        running.append(Program(profile, PASSPHRASE, title))
        return running[-1]

    yield start
    for program in running:
        program.kill_if_running()
    end(speaker)
    bus.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoMade:
    folder = tmp_path_factory.mktemp("demo")
    return demo.make_demo(folder / "demo", "tiny", 7, passphrase=PASSPHRASE, kdf=Kdf(ops=1, mem=1 << 20))


def faults(parts: list[dict[str, Any]]) -> list[str]:
    """Controls without a name, and places to go that sound like boxes to tick."""
    found = []
    for part in parts:
        inner = part["inside"] in ("combo box", "spin button", "table")
        if part["role"] in CONTROLS and not inner and not part["name"].strip():
            found.append(f"{part['role']} in {part['inside']} has no name")
        if part["role"] == "unknown" and part["focusable"]:
            found.append(f"“{part['name']}” in {part['inside']} has no role")
    return found


@pytest.mark.parametrize("office", [False, True], ids=["worker", "office"])
def test_every_place_is_told_with_names_and_roles(
    run: Callable[[Path, str], Program], made: DemoMade, office: bool
) -> None:
    program = run(made.office, "办公室") if office else run(made.workers[0], "网格")
    screens: dict[str, list[str]] = {}
    roles: dict[str, set[str]] = {}
    for at in range(1, 10):
        program.key(f"alt+{at}")
        parts = heard(program)
        assert len(parts) > 20
        screens[str(at)] = faults(parts)
        for part in parts:
            roles.setdefault(part["name"], set()).add(part["role"])
    assert {at: said for at, said in screens.items() if said} == {}
    # A place to go is one of several, no box to tick; a picture for the eye is not announced as a control.
    for place in ("户册", "帮助"):
        assert "check box" not in roles[place], roles[place]
        assert "radio button" in roles[place], roles[place]
