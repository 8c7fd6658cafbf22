"""One step in a process of its own, so that its peak memory is its own.

    call("benchmarks.merge:merge_once", store="...", n=10_000) -> Answer(value, peak_mb)

The function is named as `module:function`, its arguments and its answer are plain JSON data. The peak is read
from VmHWM: `ru_maxrss` survives an exec on Linux, so a child of a large parent would report the parent.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class StepFailed(RuntimeError):
    """The process ended without an answer; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the step gave back, and the most memory (MiB) that its process held."""

    value: Any
    peak_mb: float


def call(step: str, *, environment: Mapping[str, str] | None = None, **arguments: Any) -> Answer:
    """Run `step` in a new interpreter. Raises StepFailed."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fresh", step],
        input=json.dumps(arguments),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        check=False,
    )
    if done.returncode != 0:
        raise StepFailed(f"{step} ended with {done.returncode}: {done.stderr[-2000:]}")
    answer = json.loads(done.stdout)
    return Answer(answer["value"], answer["peak_mb"])


def peak_mb() -> float:
    """The most memory (MiB) that this process has held since it began."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _main() -> None:
    module, _, function = sys.argv[1].partition(":")
    arguments = json.load(sys.stdin)
    out, sys.stdout = sys.stdout, sys.stderr  # what the step prints must not get into the answer
    value = getattr(importlib.import_module(module), function)(**arguments)
    json.dump({"value": value, "peak_mb": peak_mb()}, out)


if __name__ == "__main__":
    _main()
