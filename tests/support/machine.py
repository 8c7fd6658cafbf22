"""A computer of the office or of a grid worker, driven from outside.

What changes something runs as a process of its own, one per command; questions are asked in the test's
process, to save time. Nothing here looks inside a profile: what a test learns, it learns from the answers.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gridworker.cli import main
from gridworker.cli.call import PASSPHRASE_VARIABLE
from tests.support.tree import ROOT

PASSPHRASE = "青禾县云溪镇的长口令2026"
LogName = tuple[str, str, str]
"""Device, incarnation, scope."""

SKEWED = """
import sys
from datetime import timedelta
import gridworker.services.entropy as entropy
right = entropy.SystemEntropy.now
entropy.SystemEntropy.now = lambda self: right(self) + timedelta(seconds=float(sys.argv[1]))
from gridworker.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""The command line on a machine whose clock is wrong by argv[1] seconds."""


@dataclass
class Outcome:
    """How a command ended. `value` is its JSON (None when it printed none)."""

    code: int
    value: Any
    stderr: str

    @property
    def error(self) -> str:
        """The error code of a refusal, else empty."""
        error = self.value.get("error") if isinstance(self.value, dict) else None
        return str(error["code"]) if error else ""


@dataclass
class Machine:
    """One profile and the commands given to it. `clock` is how wrong its clock is, in seconds.

    `device` is its id, known once it belongs to an office.
    """

    profile: Path
    clock: float = 0
    device: str = ""
    passphrase: str | None = PASSPHRASE

    def command(self, *words: str | Path) -> list[str]:
        """The argument list of a command on this machine."""
        start = ["-c", SKEWED, str(self.clock)] if self.clock else ["-m", "gridworker"]
        return [sys.executable, *start, "--profile", str(self.profile), "--json", *map(str, words)]

    def environment(self) -> dict[str, str]:
        """The environment of a command: the passphrase, and this checkout's code."""
        given = {} if self.passphrase is None else {PASSPHRASE_VARIABLE: self.passphrase}
        return {**os.environ, **given, "PYTHONPATH": str(ROOT)}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Start a command and do not wait for it."""
        return subprocess.Popen(
            self.command(*words),
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def attempt(self, *words: str | Path) -> Outcome:
        """Run a command, whatever comes of it."""
        with self.start(*words) as process:
            out, err = process.communicate()
        return Outcome(process.returncode, json.loads(out) if out.strip() else None, err)

    def ask(self, *words: str | Path) -> Any:
        """The JSON of a command that changes nothing: asked in the test's own process, to save time."""
        code, out, err = self._here("--json", *words)
        assert code == 0, f"{words}: {code} {err}{crash_page(err)}"
        return json.loads(out)

    def dump(self) -> str:
        """What `log dump` prints."""
        code, out, err = self._here("log", "dump")
        assert code == 0, err
        return out

    def run(self, *words: str | Path) -> Any:
        """Run a command that must succeed; its JSON."""
        outcome = self.attempt(*words)
        assert outcome.code == 0, f"{words}: {outcome.code} {outcome.stderr}{crash_page(outcome.stderr)}"
        return outcome.value

    def refused(self, *words: str | Path) -> Outcome:
        """Run a command that must be refused with one sentence and leave every table as it was."""
        before = self.digest()
        outcome = self.attempt(*words)
        assert outcome.code == 1, f"{words}: {outcome.code} {outcome.stderr}{crash_page(outcome.stderr)}"
        assert outcome.error, words
        assert outcome.stderr.strip(), words
        assert "Traceback" not in outcome.stderr
        assert self.digest() == before, words
        return outcome

    def _here(self, *words: str | Path) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            if self.passphrase is not None:
                patch.setenv(PASSPHRASE_VARIABLE, self.passphrase)
            code = main(["--profile", str(self.profile), *map(str, words)])
        return code, out.getvalue(), err.getvalue()

    # What a test asks again and again.

    def digest(self) -> dict[str, str]:
        """Digest by scope."""
        return dict(self.ask("digest")["scopes"])

    def log(self) -> list[dict[str, Any]]:
        """Every op held."""
        return [json.loads(line) for line in self.dump().splitlines()]

    def hashes(self) -> set[str]:
        """The hashes of every op held."""
        return {op["hash"] for op in self.log()}

    def export(self, to: Path) -> Path:
        """Export one file that must exist; its path."""
        [made] = self.run("export", "--to", to)["files"]
        return Path(made["path"])

    def take(self, *files: Path) -> Any:
        """Import files that must all be good."""
        return self.run("import", *files)

    def visit(self, household: str, content: str, *more: str, day: str = "2026-04-07") -> str:
        """Record a visit at home; its id."""
        made = self.run(
            "visit", "add", "--household", household, "--date", day, "--mode", "HOME", "--meet", "MET",
            "--content", content, *more,
        )  # fmt: skip
        return str(made["id"])

    def copy_disk(self, to: Path) -> None:
        """Keep an image of the whole profile."""
        shutil.copytree(self.profile, to)

    def put_back_disk(self, image: Path) -> None:
        """Overwrite the files with the image, as restoring the whole disk of a virtual machine does.

        Files are written over, not replaced, and equal ones are left alone, so that neither inodes nor the
        birth of the lock file tell: the program cannot notice, and a fork is what comes of it.
        """
        kept = {path.relative_to(image) for path in image.rglob("*") if path.is_file()}
        for path in [path for path in self.profile.rglob("*") if path.is_file()]:
            if path.relative_to(self.profile) not in kept:
                path.unlink()
        for name in kept:
            here, older = self.profile / name, (image / name).read_bytes()
            if here.exists() and here.read_bytes() == older:
                continue
            with here.open("r+b" if here.exists() else "wb") as file:
                file.write(older)
                file.truncate()


class NearMachine(Machine):
    """The same machine inside the test's own process: for tests of single commands, where time counts."""

    def attempt(self, *words: str | Path) -> Outcome:
        """Run a command in this process."""
        code, out, err = self._here("--json", *words)
        return Outcome(code, json.loads(out) if out.strip() else None, err)

    def say(self, *words: str | Path) -> str:
        """What a command that must succeed tells a person."""
        code, out, err = self._here(*words)
        assert (code, err) == (0, ""), f"{words}: {code} {err}{crash_page(err)}"
        return out


def crash_page(stderr: str) -> str:
    """The crash file that a sentence names, for the message of a failing test."""
    found = re.search(r"出错记录在 (.+?\.txt)", stderr)
    return Path(found.group(1)).read_text(encoding="utf-8") if found else ""


def numbers(log: list[dict[str, Any]]) -> dict[LogName, set[int]]:
    """The numbers held of each log."""
    found: dict[LogName, set[int]] = {}
    for op in log:
        header = op["header"]
        found.setdefault((header["dev"], header["inc"], header["scope"]), set()).add(header["seq"])
    return found


def holes(log: list[dict[str, Any]]) -> set[tuple[str, str, int, int]]:
    """What is missing below the newest number of each log: (device, scope, from, to)."""
    found = set()
    for (dev, _inc, scope), held in numbers(log).items():
        first = None
        for number in range(1, max(held) + 2):
            if number not in held and number <= max(held):
                first = first or number
            elif first is not None:
                found.add((dev, scope, first, number - 1))
                first = None
    return found
