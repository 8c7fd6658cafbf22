"""The program itself, started as a person starts it, with a watch on what has been painted.

    python -m benchmarks.window_app PROFILE PASSPHRASE TYPING

Prints four moments of `time.monotonic()`, the processor seconds used until each, and the peak memory in MiB.
The moments: the page that asks for the passphrase is painted; the passphrase is given, TYPING seconds later;
the first page of the profile is painted; its list shows names. Nothing of the program is replaced: three
paint methods are wrapped when their modules load, and the window goes the way it always goes.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

NAMES = ("asked", "given", "page", "names")
moments: dict[str, tuple[float, float]] = {}
Hang = Callable[[ModuleType], None]


class WhenLoaded:
    """Calls a function with a module once the program has loaded it, and changes nothing about when.

    A finder by its methods only: `importlib.abc` would load a dozen modules that the program does not.
    """

    def __init__(self, waiting: dict[str, Hang]) -> None:
        self._waiting = waiting

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        hang = self._waiting.pop(name, None)
        spec = importlib.util.find_spec(name) if hang is not None else None
        if spec is not None and spec.loader is not None and hang is not None:
            spec.loader = _AndThen(spec.loader, hang)
        return spec


class _AndThen:
    def __init__(self, loader: Any, hang: Hang) -> None:
        self._loader = loader
        self._hang = hang

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        self._hang(module)


def watch(kind: Any, name: str, seen: Callable[[Any], bool], then: Callable[[Any], None]) -> None:
    """After each paint of a `kind`: when `seen` says so for the first time, keep the moment and go on."""
    from PySide6.QtCore import QTimer

    paint = kind.paintEvent

    def painted(widget: Any, event: Any) -> None:
        paint(widget, event)
        if name not in moments and seen(widget):
            moments[name] = (0.0, 0.0)
            QTimer.singleShot(0, lambda: keep(widget))  # by then the picture has been handed to the screen

    def keep(widget: Any) -> None:
        moments[name] = time.monotonic(), time.process_time()
        then(widget)

    kind.paintEvent = painted


def tell(_widget: Any) -> None:
    """All are known: say them, and leave without tidying up."""
    from benchmarks.fresh import peak_mb

    said = [moments[name][which] for which in (0, 1) for name in NAMES]
    sys.stdout.write(f"{' '.join(map(str, said))} {peak_mb()}\n")
    sys.stdout.flush()
    os._exit(0)


def main(profile: str, passphrase: str, typing: str) -> None:
    """Run the program with the watches set."""

    def asked(step: Any) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(round(float(typing) * 1000), lambda: give(step))

    def give(step: Any) -> None:
        step.passphrase.first.setText(passphrase)
        moments["given"] = time.monotonic(), time.process_time()
        step.go.click()

    def has_names(cards: Any) -> bool:
        return cards.model().row_at(0) is not None

    sys.meta_path.insert(
        0,
        WhenLoaded(
            {
                "gridworker.ui.pages.unlock": lambda m: watch(m.Unlock, "asked", lambda _: True, asked),
                "gridworker.ui.pages.households": lambda m: watch(
                    m.HouseholdsPage, "page", lambda page: page.isVisible(), lambda _: None
                ),
                "gridworker.ui.tables.views": lambda m: watch(m.CardList, "names", has_names, tell),
            }
        ),
    )
    from gridworker import __main__ as program

    sys.exit(program.main(["--profile", profile]))


if __name__ == "__main__":
    main(*sys.argv[1:])
