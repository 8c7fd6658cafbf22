"""Start: a window when nothing or a bundle is given, the command line otherwise. Nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = {"--profile", "--offscreen-screenshot"}


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of the window or of the command line."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if wants_window(arguments):
        from gridworker.app import run

        return run(arguments)
    from gridworker.cli import main as command_line

    return command_line(arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """Nothing but bundle files (what a file manager passes on a double click), or nothing at all.

    The window's own options may stand before them: which profile to open, and where to put a picture.
    """
    files = list(arguments)
    while files and files[0].split("=")[0] in WINDOW_OPTIONS:
        del files[: 1 if "=" in files[0] else 2]
    return all(name.lower().endswith(".gwb") and not name.startswith("-") for name in files)


if __name__ == "__main__":
    sys.exit(main())
