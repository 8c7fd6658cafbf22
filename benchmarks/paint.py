"""First paint: the program on a laptop's profile, against one empty PySide6 window, process start included.

Ours is what a person waits for: from the start of the process until the page that asks for the passphrase is
painted, and from giving the passphrase until the first page shows names. In between the passphrase is typed,
one second here; the program uses that second to load what comes next. Key derivation is apart (its cost is
the least one). There is no splash: what is painted is the page.

Without the second (a passphrase pasted at once) the wait is given too, without a bar.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.fresh import ROOT, StepFailed
from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row, at_most

HOUSEHOLDS = 200
YEAR = 2000
"""Visits of one year on a laptop."""

BAR = at_most(2.0)
BARE = "bare QMainWindow of PySide6"
TYPING = 1.0


class Shown(NamedTuple):
    """Seconds waited: for the page that asks, for the first page, for its names; and processor seconds used
    in those waits; peak memory in MiB.
    """

    asked: float
    page: float
    names: float
    used: float
    peak_mb: float


def run(n: int, repeats: int) -> list[Row]:
    """Measure offscreen, and in a real window where there is a display or Xvfb; `n` is not used."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        profile = Path(place) / "laptop"
        make_profile(profile, HOUSEHOLDS, YEAR)
        habits = {"XDG_CONFIG_HOME": str(Path(place) / "config"), "XDG_DATA_HOME": str(Path(place) / "data")}
        rows += _measure("offscreen", {**habits, "QT_QPA_PLATFORM": "offscreen"}, profile, repeats)
        with _screen() as display:
            if display is None:
                sys.stderr.write("paint: no display and no Xvfb with openbox: offscreen only\n")
            else:
                real = {**habits, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                rows += _measure("xcb", real, profile, repeats)
    return rows


def _measure(platform: str, environment: Mapping[str, str], profile: Path, repeats: int) -> list[Row]:
    waited: dict[str, list[Pair]] = {"names": [], "page": [], "asked": [], "used": [], "pasted": []}
    ours_mb: list[float] = []
    bare_mb: list[float] = []
    for at in range(repeats + 1):
        bare, bare_used, mb = _bare(environment)
        ours = _ours(environment, profile, TYPING)
        pasted = _ours(environment, profile, 0.0)
        if at == 0:
            continue  # the first round writes byte code and fills the page cache
        waited["names"].append(Pair(ours.asked + ours.names, bare))
        waited["page"].append(Pair(ours.asked + ours.page, bare))
        waited["asked"].append(Pair(ours.asked, bare))
        waited["used"].append(Pair(ours.used, bare_used))
        waited["pasted"].append(Pair(pasted.asked + pasted.names, bare))
        ours_mb.append(ours.peak_mb)
        bare_mb.append(mb)
    least = f"{HOUSEHOLDS} households, a year's visits; the bare window holds {max(bare_mb):.0f} MiB"
    said = {
        "names": (f"first paint, names shown ({platform})", BAR, least),
        "page": (f"first paint of the first page ({platform})", BAR, ""),
        "asked": (f"first paint of the passphrase page ({platform})", BAR, ""),
        "used": (f"names shown, in processor time ({platform})", None, "hardly depends on what else runs"),
        "pasted": (f"names shown, passphrase pasted at once ({platform})", None, "all in one go"),
    }
    return [
        Row(words, YEAR, waited[name], bar, BARE, max(ours_mb) if name == "names" else None, note)
        for name, (words, bar, note) in said.items()
    ]


def _bare(environment: Mapping[str, str]) -> tuple[float, float, float]:
    started, (painted, used, peak) = _child(["-m", "benchmarks.window_bare"], environment, 3)
    return painted - started, used, peak


def _ours(environment: Mapping[str, str], profile: Path, typing: float) -> Shown:
    words = ["-m", "benchmarks.window_app", str(profile), PASSPHRASE, str(typing)]
    started, said = _child(words, environment, 9)
    (asked, given, page, names), (asked_cpu, given_cpu, _, names_cpu), (peak,) = said[:4], said[4:8], said[8:]
    used = asked_cpu + names_cpu - given_cpu
    return Shown(asked - started, page - given, names - given, used, peak)


def _child(words: list[str], environment: Mapping[str, str], numbers: int) -> tuple[float, list[float]]:
    started = time.monotonic()
    # Installed programs run from byte code that was written once.
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    said = done.stdout.split()
    if len(said) != numbers:
        raise StepFailed(f"{words[1]} painted nothing: {done.stderr[-2000:]}")
    return started, [float(word) for word in said]


@contextmanager
def _screen() -> Iterator[str | None]:
    """A display with a window manager: one made here, because the desktop's own may be anything."""
    if not (shutil.which("Xvfb") and shutil.which("openbox")):
        yield os.environ.get("DISPLAY")
        return
    read, write = os.pipe()
    size = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *size], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        server.wait()
        yield None
        return
    display = f":{number}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(1.0)
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
