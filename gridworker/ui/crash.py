"""Our own mistakes: to a file without anybody's words, and the window stays."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QTimer


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
    # What Python tells of other threads and of dying objects goes to a terminal, and from there into the
    # desktop's log, with the message of the exception.
    threading.excepthook = lambda args: _quietly(args.exc_value)
    sys.unraisablehook = lambda args: _quietly(args.exc_value)
    QTimer.singleShot(1000, _no_core_dump)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        _kept.append((folder() / "fault.txt").open("a", encoding="utf-8"))
        faulthandler.enable(_kept[-1])
    except OSError:
        pass  # a read-only home must not keep anybody from working


def _quietly(mistake: BaseException | None) -> None:
    if mistake is not None and not isinstance(mistake, SystemExit):
        keep(mistake)


def _no_core_dump() -> None:
    from gridworker.services.crash import no_core_dump  # no profile is open yet: the first page comes first

    no_core_dump()


_kept: list = []
