"""Our own mistakes: to a file without anybody's words, and the window stays."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path


def folder() -> Path:
    return user_log_path("gridworker", appauthor=False)


def keep(mistake: BaseException) -> Path | None:
    from gridworker.services.crash import keep_crash  # hopefully never asked

    return keep_crash(mistake, [folder()])


def install(tell: Callable[[Path | None], None]) -> None:
    """Let an exception that nobody caught write the crash file and then be told in a sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(keep(error))

    sys.excepthook = hook
    try:
        folder().mkdir(parents=True, exist_ok=True)
        _kept.append((folder() / "fault.txt").open("a", encoding="utf-8"))
        faulthandler.enable(_kept[-1])
    except OSError:
        pass  # a read-only home must not keep anybody from working


_kept: list = []
