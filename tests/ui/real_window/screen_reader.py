"""What a screen reader is told of a program in a real window: read by Debian's Python from the bus."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.ui.real_window.desk import Program

DUMP = Path(__file__).with_name("atspi_dump.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


def missing() -> list[str]:
    found = [name for name in ("dbus-daemon", "xdotool") if shutil.which(name) is None]
    asks = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asks, capture_output=True, check=False).returncode:
        found.append("python3-gi and gir1.2-atspi-2.0")
    if not Path(LAUNCHER).exists():
        found.append("at-spi2-core")
    return found


CONTROLS = {
    "push button", "button", "toggle button", "radio button", "check box", "text", "password text", "entry",
    "combo box", "spin button", "table", "list", "tree", "tree table", "slider", "page tab",
}
"""Roles of AT-SPI that a person can do something with."""
CELLS = {"list item", "table cell", "tree item", "table row"}
READ = {"label", "image", "paragraph", "document text", "document frame"}
"""What can have the keyboard to be read, copied or walked over."""


def faults(parts: list[dict[str, Any]]) -> list[str]:
    """What a person who hears the window instead of seeing it would stumble over, one line each."""
    found = []
    for at, part in enumerate(parts):
        inner = part["inside"] in ("combo box", "spin button", "table")
        name, where = part["name"].strip(), f"{part['role']} in {part['inside']}"
        if part["role"] in CONTROLS and not inner and not name:
            found.append(f"{where} has no name")
        if part["role"] == "combo box" and not part["labelled"].strip():
            found.append(f"{where}: only its value “{name}” is said, not what it is")
        if not part["focusable"] or part["role"] in CONTROLS | CELLS | READ:
            continue
        # A group (of chips, of a date and its buttons) hands the keyboard on; a sheet is scrolled and read.
        inside = below(parts, at)
        of_use = any(one["focusable"] or (one["role"] == "label" and one["name"]) for one in inside)
        if not of_use or not name:
            found.append(f"“{name}”, {where}, has the keyboard and is no control")
    return found


def below(parts: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    """What is inside the part at `at`."""
    found = []
    for one in parts[at + 1 :]:
        if one["depth"] <= parts[at]["depth"]:
            break
        found.append(one)
    return found


def heard(program: Program) -> list[dict[str, Any]]:
    """Everything on the screen now, as a screen reader is told of it."""
    said = subprocess.run(
        [SYSTEM_PYTHON, str(DUMP), str(program.process.pid)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in said.stdout.splitlines()]
