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


def heard(program: Program) -> list[dict[str, Any]]:
    """Everything on the screen now, as a screen reader is told of it."""
    said = subprocess.run(
        [SYSTEM_PYTHON, str(DUMP), str(program.process.pid)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in said.stdout.splitlines()]
