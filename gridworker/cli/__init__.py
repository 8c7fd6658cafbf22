"""The command line: every service, scriptable. `main` is all that others need."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code (0 done, 1 refused, 2 usage, 3 our mistake)."""
    from gridworker.cli.run import main as run

    return run(argv)
