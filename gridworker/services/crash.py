"""The crash file: where our own mistake happened, and nothing of what people wrote.

An exception's message and the variables of its frames can hold names and phone numbers, so neither is
written: only the kind of exception, and file, line and function of each frame.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from gridworker import __version__


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
        return path
    return None


def _short(filename: str) -> str:
    """The path from the package on: the folders above it can hold a person's login name."""
    parts = Path(filename).parts
    for start in ("gridworker", "site-packages"):
        if start in parts:
            at = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[at:])
    return parts[-1] if parts else filename
