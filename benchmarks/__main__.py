"""`python -m benchmarks [SUITE ...] [--n 10000 --n 100000] [--repeats 5] [--write]`.

Runs the suites, prints their tables, and with --write puts them into benchmarks/RESULTS.md. Exits with 1
when a row misses its bar.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from benchmarks import machine
from benchmarks.report import Row, Section, failures, page

SUITES = ["merge", "bundle", "paint", "start", "lists", "search", "rows", "autosave", "backup", "loop"]
SIZED = {"merge", "bundle", "search"}
"""Suites that are run once for each N; the others choose their own sizes (lists compares the sizes)."""

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Run what was asked for."""
    options = _options()
    sections = []
    for name in options.suites or SUITES:
        section = _measure(name, options.n or [10_000, 100_000], options.repeats)
        sections.append(section)
        sys.stdout.write(section.text() + "\n")
        sys.stdout.flush()
    if options.write:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        RESULTS.write_text(page(machine.describe(), sections, before), encoding="utf-8")
    missed = failures(sections)
    for line in missed:
        sys.stderr.write(f"FAIL {line}\n")
    return 1 if missed else 0


def _measure(name: str, sizes: list[int], repeats: int) -> Section:
    suite = importlib.import_module(f"benchmarks.{name}")
    circumstances = machine.load()
    rows: list[Row] = []
    for n in sizes if name in SIZED else [max(sizes)]:
        sys.stderr.write(f"{name}: N = {n}, {repeats} rounds ...\n")
        rows += suite.run(n, repeats)
    return Section(name, rows, repeats, circumstances)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"{', '.join(SUITES)} (all)")
    parser.add_argument("--n", type=int, action="append", help="visits; may be given again (10000, 100000)")
    parser.add_argument("--repeats", type=int, default=5, help="rounds of each measurement (5)")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/RESULTS.md")
    options = parser.parse_args()
    unknown = [name for name in options.suites if name not in SUITES]
    if unknown:
        parser.error(f"no such suite: {', '.join(unknown)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
