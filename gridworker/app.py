"""The window's beginning: input method, look, crash file, then the main window.

Composition root: what belongs to this machine (display, settings, clock) is decided here and handed down.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OLD_MISTAKES_MS = 1500
"""After the start: what is left of the last time must not keep the first page waiting."""


def prepare_input(environment: MutableMapping[str, str]) -> None:
    """Let fcitx type Chinese into a Qt that ships without its plugin.

    The wheels bring an ibus plugin only; fcitx5 speaks that protocol through its portal, and
    QT_IM_MODULE=ibus with IBUS_USE_PORTAL=1 is what really typed Chinese when tried. Only where the session
    names fcitx: what a person has set to something else stays, also in the list QT_IM_MODULES, which Qt reads
    first.
    """
    several = environment.get("QT_IM_MODULES", "")
    one = environment.get("QT_IM_MODULE", "")
    if "fcitx" in several.lower():
        names = ["ibus" if "fcitx" in name.lower() else name for name in several.split(";")]
        environment["QT_IM_MODULES"] = ";".join(dict.fromkeys(names))
    elif several or not ("fcitx" in one.lower() or (not one and _x_says_fcitx(environment))):
        return
    if not one or "fcitx" in one.lower():
        environment["QT_IM_MODULE"] = "ibus"
    environment.setdefault("IBUS_USE_PORTAL", "1")


def _x_says_fcitx(environment: MutableMapping[str, str]) -> bool:
    return "fcitx" in environment.get("XMODIFIERS", "").lower()


def has_screen(environment: MutableMapping[str, str]) -> bool:
    """Whether a window can be shown (Qt would end the process with a core dump instead)."""
    if sys.platform in ("win32", "darwin"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc", "linuxfb")):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


@dataclass
class Asked:
    """What the command line asked of the window."""

    profile: Path | None = None
    picture: Path | None = None
    files: list[Path] = field(default_factory=list)


def read_arguments(argv: Sequence[str]) -> Asked:
    """Read `[--profile DIR] [--offscreen-screenshot OUT.png] [FILE.gwb ...]`."""
    asked, words = Asked(), list(argv)
    while words:
        name, given, value = words.pop(0).partition("=")
        if name in ("--profile", "--offscreen-screenshot"):
            value = value if given else (words.pop(0) if words else "")
            if name == "--profile":
                asked.profile = Path(value)
            else:
                asked.picture = Path(value)
        elif not name.startswith("-"):
            asked.files.append(Path(name + given + value))
    return asked


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed. Returns the exit code: 1 when there is no display."""
    asked = read_arguments(argv)
    if asked.picture is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not has_screen(os.environ):
        print(
            "没有可以显示窗口的桌面（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）。"
            "请在桌面环境里启动，或用命令行：gridworker --help",
            file=sys.stderr,
        )
        return 1
    prepare_input(os.environ)

    # What is loaded now stays until the end: looking through it for garbage again and again is time lost.
    gc.disable()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gridworker.services.entropy import SystemEntropy
    from gridworker.ui import crash, language, theme
    from gridworker.ui.desk import Desk
    from gridworker.ui.main_window import MainWindow
    from gridworker.ui.settings import SettingsFile

    app = QApplication(["gridworker"])
    app.setApplicationName("gridworker")
    app.setDesktopFileName("gridworker")
    desk = Desk(SettingsFile(), now=SystemEntropy().now, backs_up=asked.picture is None)
    language.speak(app, desk.settings.language)
    app.setApplicationDisplayName(app.translate("MainWindow", "民情日记"))
    tokens = theme.CONTRAST if desk.settings.contrast else theme.LIGHT
    theme.apply(app, theme.Theme(desk.settings.text_size, tokens))
    window = MainWindow(desk, profile=asked.profile, bundles=asked.files)
    crash.install(window.tell_mistake)
    if asked.picture is not None:
        window.resize(1366, 768)
        window.show()
        QTimer.singleShot(500, window, lambda: (window.grab().save(str(asked.picture)), window.close()))
    else:
        window.open_fitting()
        QTimer.singleShot(OLD_MISTAKES_MS, window, window.tell_old_mistakes)
    gc.freeze()
    gc.enable()
    return app.exec()
