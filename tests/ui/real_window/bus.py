"""A message bus of a test's own: what belongs to a desktop session runs on it and ends with it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """Ask it to end; after ten seconds, end it."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=10)


class Bus:
    """Everything started after it in this test finds it in the environment."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run = home / "run"
        run.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
        self._log = (home / "bus.log").open("w")
        self._process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE, stderr=self._log, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", self._process.stdout.readline().strip())

    def has(self, name: str) -> bool:
        """Whether somebody on the bus has this name; asking does not start anybody."""
        said = subprocess.run(
            [
                "dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
                "org.freedesktop.DBus.NameHasOwner", f"string:{name}",
            ],
            capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        return "true" in said.stdout

    def close(self) -> None:
        assert self._process.stdout is not None
        self._process.stdout.close()
        end(self._process)
        self._log.close()
