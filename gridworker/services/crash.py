"""The crash file: where our own mistake happened, and nothing of what people wrote.

An exception's message and the variables of its frames can hold names and phone numbers, so neither is
written: only the kind of exception, and file, line and function of each frame. The pages stay on this machine
until a person takes them along or throws them away.
"""

from __future__ import annotations

import contextlib
import re
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gridworker import __version__

FAULT_FILE: Final = "fault.txt"
"""What the interpreter itself writes when it is stopped from below (`faulthandler`): frames, no values."""
MOST_PAGES: Final = 20
_NAMED: Final = re.compile(r'File "([^"]*)"')


@dataclass(frozen=True)
class CrashPage:
    """A page kept about one mistake; `at` is when it was written."""

    path: Path
    at: datetime
    text: str


def crash_text(mistake: BaseException) -> str:
    """The page kept about `mistake`; a chain of causes is followed to its beginning."""
    import platform  # slow to load, and hopefully never asked

    lines = [
        f"gridworker {__version__} · Python {platform.python_version()} · {sys.platform}",
        f"at {datetime.now(UTC).isoformat(timespec='seconds')}",
    ]
    seen: set[int] = set()
    current: BaseException | None = mistake
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append("")
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        for frame in traceback.extract_tb(current.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def keep_crash(mistake: BaseException, folders: Iterable[Path]) -> Path | None:
    """Write the page into the first folder that takes it; None when none does."""
    text = crash_text(mistake)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"crash-{stamp}.txt"
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        throw_away(page.path for page in crash_pages(folder)[MOST_PAGES:])
        return path
    return None


def crash_pages(folder: Path) -> list[CrashPage]:
    """The pages kept in `folder`, newest first; none when it cannot be read."""
    pages = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("crash-*.txt"), reverse=True):
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            pages.append(CrashPage(path, at, path.read_text(encoding="utf-8", errors="replace")))
    return pages


def take_fault(folder: Path) -> Path | None:
    """Make a page of what the interpreter wrote when it was stopped, without folders above the program."""
    fault = folder / FAULT_FILE
    try:
        text = fault.read_text(encoding="utf-8", errors="replace")
        if not text.strip():
            return None
        stamp = datetime.fromtimestamp(fault.stat().st_mtime, UTC)
        path = folder / f"crash-{stamp:%Y%m%d-%H%M%S}-fault.txt"
        head = f"gridworker {__version__} · {sys.platform}\nat {stamp.isoformat(timespec='seconds')}\n\n"
        path.write_text(head + _NAMED.sub(lambda m: f'File "{_short(m[1])}"', text), encoding="utf-8")
        with fault.open("r+b") as held:  # the running program has it open too, at its end
            held.truncate()
    except OSError:
        return None
    return path


def throw_away(paths: Iterable[Path]) -> None:
    """Delete pages; what is gone already is no mistake."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def save_pages(pages: Sequence[CrashPage], folder: Path) -> Path:
    """Write all pages into one file for whoever looks after the program. Raises OSError."""
    path = folder / f"gridworker-crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    path.write_text("\n\n".join(page.text for page in pages), encoding="utf-8")
    return path


def no_core_dump() -> None:
    """Keep the system from writing the memory of this process to a file: everything is in it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _short(filename: str) -> str:
    """The path from the package on: the folders above it can hold a person's login name."""
    parts = Path(filename).parts
    for start in ("gridworker", "site-packages"):
        if start in parts:
            at = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[at:])
    return parts[-1] if parts else filename
