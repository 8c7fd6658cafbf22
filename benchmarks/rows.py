"""The ledger with a million visits against the same page with ten thousand: offscreen, a real profile.

Ten thousand visits are written by our own verbs; for the million each of them is copied a hundred times
straight into the table of visits, with ids and days of its own: the fold of so many is measured elsewhere.
What is timed is what a person waits for, from the question to the painted words:

- first rows: the page is entered until the rows on the screen are painted;
- jump: the scroll bar is put to the middle until the rows there are painted;
- filter: 方式 is chosen in that place until the rows found are painted.

Extra memory is what the process holds more after the list is whole and was jumped through than before it was
asked for. A frame is one turn of the wheel: rows read, fetched and painted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.fresh import StepFailed, call
from benchmarks.laptop import PASSPHRASE, make_profile
from benchmarks.report import Pair, Row, at_most

SMALL, LARGE = 10_000, 1_000_000
HOUSEHOLDS = 200
FLAT = at_most(2.0)
MEMORY_MB = 40.0
FRAMES = 200
PATIENCE_S = 60.0


def multiply(folder: str, copies: int) -> int:
    """Copy each visit so many times; gives back how many there are then."""
    from gridworker.services.session import open_profile

    with open_profile(Path(folder), PASSPHRASE) as session:
        db = session.store._db
        names = [row[1] for row in db.all("PRAGMA table_info(visit)") if row[1] not in ("rec", "date")]
        listed = ", ".join(f'"{name}"' for name in names)
        days = dict(db.all("SELECT rec, date FROM visit"))

        def copied() -> Iterator[tuple[str, str, str]]:
            for copy in range(1, copies):
                for at, rec in enumerate(days):
                    yield f"{copy:08x}-{at:04x}-7000-8{at >> 16:03x}{rec[23:]}", f"-{copy * 7} days", rec

        with db.atomic():
            db.many(
                f"INSERT INTO visit (rec, date, {listed}) SELECT ?1, date(date, ?2), {listed}"
                " FROM visit WHERE rec = ?3",
                copied(),
            )
        return int(db.value("SELECT count(*) FROM visit"))


def look(folder: str) -> dict[str, float]:
    """Seconds of each step, frames of the wheel in milliseconds, memory in MiB; runs in a child."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from gridworker.services.entropy import SystemEntropy
    from gridworker.services.session import open_profile
    from gridworker.ui import theme
    from gridworker.ui.desk import Desk
    from gridworker.ui.pages.ledger import LedgerPage
    from gridworker.ui.settings import SettingsFile

    app = QApplication(["rows"])
    theme.apply(app, theme.Theme())
    desk = Desk(SettingsFile(Path(folder) / "window.json"), now=SystemEntropy().now)
    opened: list[Any] = []
    desk.work.open(desk, lambda _task: open_profile(Path(folder), PASSPHRASE)).success(opened.append)

    def until(seen: Callable[[], bool]) -> float:
        """Seconds until `seen`, the window answering all the while."""
        began = time.perf_counter()
        while not seen():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            if time.perf_counter() - began > PATIENCE_S:
                raise StepFailed("the rows did not come")
        return time.perf_counter() - began

    until(lambda: bool(opened))
    desk.opened(opened[0])
    page = LedgerPage(desk)
    page.period.set_value("all")
    page.resize(1200, 700)
    page.show()
    until(lambda: not desk.work.busy)
    table, model = page.table, page.model

    def painted() -> bool:
        """Every row on the screen is here, and has been painted."""
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        if model.rowCount() == 0 or first < 0:
            return False
        last = last if last >= 0 else model.rowCount() - 1
        if any(model.row_at(at) is None for at in range(first, last + 1)):
            return False
        table.viewport().repaint()
        return True

    before = _holds_mb()
    took: dict[str, float] = {}
    began = time.perf_counter()
    page.enter()
    until(painted)
    took["first"] = time.perf_counter() - began
    until(lambda: not desk.work.busy)
    took["whole"] = time.perf_counter() - began
    bar = table.verticalScrollBar()
    jumps = []
    for part in (2, 3, 5, 7, 11):
        began = time.perf_counter()
        bar.setValue(bar.maximum() // part)
        until(painted)
        jumps.append(time.perf_counter() - began)
    took["jump"] = statistics.median(jumps)
    bar.setValue(bar.maximum() // 2)
    until(painted)
    frames = []
    for _ in range(FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + 3)
        app.processEvents()
        table.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
    until(lambda: not desk.work.busy)
    took["p50"], took["p95"] = statistics.median(frames), statistics.quantiles(frames, n=20)[-1]
    took["memory"] = _holds_mb() - before
    began = time.perf_counter()
    shown = model.id_at(0)
    page.mode.set_code("PHONE")
    until(lambda: model.rowCount() > 0 and model.id_at(0) != shown and painted())
    took["filter"] = time.perf_counter() - began
    took["rows"] = float(model.rowCount())
    until(lambda: not desk.work.busy)
    page.flush_and_stop()
    desk.work.shutdown()
    return took


def _holds_mb() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def run(n: int, repeats: int) -> list[Row]:
    """Compare a million visits with ten thousand; `n` is not used."""
    found: dict[str, list[dict[str, float]]] = {"small": [], "large": []}
    with tempfile.TemporaryDirectory() as place:
        for name, copies in (("small", 1), ("large", LARGE // SMALL)):
            folder = str(Path(place) / name)
            make_profile(Path(folder), HOUSEHOLDS, SMALL)
            visits = SMALL
            if copies > 1:
                visits = call("benchmarks.rows:multiply", folder=folder, copies=copies).value
            if visits != SMALL * copies:
                raise StepFailed(f"{visits} visits instead of {SMALL * copies}")
        for _ in range(repeats):
            for name, rounds in found.items():
                there = {"QT_QPA_PLATFORM": "offscreen"}
                folder = str(Path(place) / name)
                rounds.append(call("benchmarks.rows:look", environment=there, folder=folder).value)
    return _table(found["small"], found["large"])


def _table(small: list[dict[str, float]], large: list[dict[str, float]]) -> list[Row]:
    frames = ", ".join(
        f"{name} p50 {statistics.median(one['p50'] for one in rounds):.1f} ms"
        f" p95 {statistics.median(one['p95'] for one in rounds):.1f} ms"
        for name, rounds in (("1 M:", large), ("10 k:", small))
    )
    held = statistics.median(one["memory"] for one in large)
    sys.stderr.write(f"rows: scroll frame {frames}; extra memory {held:.1f} MiB\n")
    against = f"the same page with {SMALL} visits"

    def row(name: str, words: str, note: str = "") -> Row:
        unit = 1000 if name == "p95" else 1  # frames are kept in milliseconds
        pairs = [Pair(a[name] / unit, b[name] / unit) for a, b in zip(large, small, strict=True)]
        return Row(words, LARGE, pairs, FLAT if name != "whole" else None, against, note=note)

    return [
        row("first", "ledger: first rows painted"),
        row("jump", "ledger: jump to the middle, rows painted"),
        row("filter", "ledger: filter by 方式, rows painted"),
        row("p95", "ledger: scroll frame, p95", frames),
        row("whole", "ledger: all ids known (read in parts meanwhile)", "grows with N by nature"),
        Row(
            "ledger: extra memory of the whole list, MiB per 40 MiB", LARGE,
            [Pair(one["memory"], MEMORY_MB) for one in large], at_most(1.0), "40 MiB",
            note=f"{held:.1f} MiB", timed=False,
        ),
    ]  # fmt: skip
