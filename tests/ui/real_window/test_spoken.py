"""What a screen reader hears of every screen, read from the accessibility bus of a real window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gridworker.services import demo
from gridworker.services.demo import DemoMade
from gridworker.services.keyring import Kdf
from tests.ui.real_window.bus import Bus, end
from tests.ui.real_window.desk import PASSPHRASE, Program, wait_for
from tests.ui.real_window.screen_reader import CONTROLS, LAUNCHER, below, faults, heard, missing

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"listening needs {', '.join(missing())}"),
]



@pytest.fixture
def listening(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A message bus with the accessibility bus on it; what is started after it speaks there."""
    bus = Bus(own_home, monkeypatch)
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    monkeypatch.setenv("NO_AT_BRIDGE", "0")
    # Qt listens for this one and does not start it.
    speaker = subprocess.Popen([LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL)
    wait_for("the accessibility bus", lambda: bus.has("org.a11y.Bus"))
    yield
    end(speaker)
    bus.close()


@pytest.fixture
def run(listening: None, run: Callable[..., Program]) -> Callable[..., Program]:
    """What is started speaks on the bus."""
    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoMade:
    folder = tmp_path_factory.mktemp("demo")
    return demo.make_demo(folder / "demo", "tiny", 7, passphrase=PASSPHRASE, kdf=Kdf(ops=1, mem=1 << 20))


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


@pytest.mark.slow
def test_every_screen_is_told_with_names_and_roles(listening: None, tmp_path: Path) -> None:
    """Both roles, from the first screen to the last form: whatever the camera takes (about two minutes)."""
    work, out = tmp_path / "work", tmp_path / "heard.jsonl"
    work.mkdir()
    words = [sys.executable, "-m", "tests.ui.real_window.walk", str(work), str(out)]
    homes = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "CONFIG", "STATE")}
    subprocess.run(words, env={**os.environ, **homes, "QT_QPA_PLATFORM": "xcb"}, timeout=900, check=True)
    screens = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(screens) > 90
    told = [f"{screen['screen']}: {one}" for screen in screens for one in faults(screen["parts"])]
    assert not told, "\n".join(told)
    controls = sum(part["role"] in CONTROLS for screen in screens for part in screen["parts"])
    print(f"{len(screens)} screens, {controls} controls, each with a name and a role")
    # The figures of a chart are there one by one, with their sentences.
    (shown,) = [screen["parts"] for screen in screens if screen["screen"] == "overview"]
    charts = [at for at, part in enumerate(shown) if part["role"] == "image" and part["focusable"]]
    assert len(charts) == 3
    for at in charts:
        assert len(below(shown, at)) > 1
        assert all(part["role"] == "label" and part["name"] for part in below(shown, at))


def test_what_cannot_be_heard_is_found() -> None:
    part = {"depth": 2, "role": "filler", "name": "", "said": "", "labelled": "", "inside": "frame",
            "focusable": True, "checkable": False}  # fmt: skip
    assert len(faults([{**part, "role": "push button"}])) == 1
    assert len(faults([{**part, "role": "combo box", "name": "全部"}])) == 1
    assert len(faults([{**part, "name": "图"}])) == 1
    group = [{**part, "name": "见面情况"}, {**part, "depth": 3, "role": "radio button", "name": "已见面"}]
    assert faults(group) == []
    assert len(faults([{**part}, group[1]])) == 1
