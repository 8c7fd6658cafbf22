"""What the suites found, as a table: every figure a ratio to something measured in the same run.

A ratio says more than milliseconds: it means the same on another machine. Which way it is formed is the
bar's affair: `at_most(3)` bounds ours / baseline, `at_least(0.5)` bounds baseline / ours (the share of the
baseline's speed that we reach). A row without a bar shows ours / baseline and cannot fail.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

HEAD = (
    "# Results of `./dev bench`\n\n"
    "Written by `python -m benchmarks --write`; do not edit. Every figure is a ratio to the named baseline,\n"
    "measured in the same run, round by round in turn; the median of the rounds is held against the bar.\n"
    "`share` is the baseline's time divided by ours (1.00: as fast as the baseline), `times` is ours\n"
    "divided by the baseline's. Peak memory is that of a process of its own, interpreter included.\n"
)


class Pair(NamedTuple):
    """One round: our seconds and the baseline's."""

    ours: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The limit a row's median must keep."""

    limit: float
    share: bool
    """True: baseline / ours must not be below the limit. False: ours / baseline must not be above it."""

    def __str__(self) -> str:
        return f"{'≥' if self.share else '≤'} {self.limit:g}"


def at_most(limit: float) -> Bar:
    """Ours may take at most `limit` times as long as the baseline."""
    return Bar(limit, share=False)


def at_least(limit: float) -> Bar:
    """Ours must reach at least `limit` of the baseline's speed."""
    return Bar(limit, share=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One yardstick at one size. `n` is the number of visits in play, 0 where size means nothing."""

    yardstick: str
    n: int
    repeats: Sequence[Pair]
    bar: Bar | None
    baseline: str
    peak_mb: float | None = None
    note: str = ""
    timed: bool = True
    """Whether the pairs are seconds; of other things only the ratio is shown, the rest is in the note."""

    def __post_init__(self) -> None:
        if not self.repeats:
            raise ValueError(f"no round was measured for {self.yardstick!r}")

    @property
    def ratios(self) -> list[float]:
        """One ratio per round, in the direction that the bar asks for."""
        if self.bar is not None and self.bar.share:
            return [pair.baseline / pair.ours for pair in self.repeats]
        return [pair.ours / pair.baseline for pair in self.repeats]

    @property
    def ratio(self) -> float:
        """The median round."""
        return statistics.median(self.ratios)

    @property
    def passed(self) -> bool | None:
        """Whether the bar is kept; None where there is none."""
        if self.bar is None:
            return None
        return self.ratio >= self.bar.limit if self.bar.share else self.ratio <= self.bar.limit

    @property
    def verdict(self) -> str:
        """The last word of the row."""
        return {None: "-", True: "pass", False: "**FAIL**"}[self.passed]

    def cells(self) -> list[str]:
        """The row as it stands in the table."""
        share = self.bar is not None and self.bar.share
        low, high = min(self.ratios), max(self.ratios)
        ours = statistics.median(pair.ours for pair in self.repeats)
        return [
            self.yardstick,
            f"{self.n:,}".replace(",", " ") if self.n else "",
            f"{self.ratio:.2f} {'share' if share else 'times'} ({low:.2f}-{high:.2f})",
            str(self.bar) if self.bar else "",
            self.verdict,
            f"{self.peak_mb:.0f}" if self.peak_mb is not None else "",
            _seconds(ours) if self.timed else "",
            self.baseline,
            self.note,
        ]


COLUMNS = ["yardstick", "N", "median (min-max)", "bar", "", "peak MiB", "ours", "baseline", "note"]


@dataclass(frozen=True, slots=True)
class Section:
    """All rows of one suite, and how the machine stood when they were measured."""

    suite: str
    rows: Sequence[Row]
    rounds: int
    circumstances: str = ""
    failed: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "failed", [row for row in self.rows if row.passed is False])

    def text(self) -> str:
        """The section in Markdown."""
        lines = [f"## {self.suite}", "", f"{self.circumstances} Rounds: {self.rounds}.".strip(), ""]
        lines += [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
        lines += [_line(row.cells()) for row in self.rows]
        return "\n".join(lines) + "\n"


def page(machine: str, sections: Iterable[Section], before: str = "") -> str:
    """The whole of RESULTS.md.

    Suites which were not run now are taken over from `before` (the page as it was), but only when that page
    is from the same machine: figures of two machines do not belong side by side.
    """
    fresh = {section.suite: section.text() for section in sections}
    kept = _sections(before) if machine in before else {}
    names = list(dict.fromkeys([*kept, *fresh]))
    return "\n".join([HEAD, machine, *(fresh.get(name) or kept[name] for name in names)])


def failures(sections: Iterable[Section]) -> list[str]:
    """One line for each row that misses its bar."""
    return [
        f"{section.suite}: {row.yardstick}{f' at {row.n}' if row.n else ''}: {row.ratio:.2f}, bar {row.bar}"
        for section in sections
        for row in section.failed
    ]


def _sections(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("## "):
            name = line[3:].strip()
        if name:
            found.setdefault(name, []).append(line)
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in found.items() if name != "Machine"}


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"
