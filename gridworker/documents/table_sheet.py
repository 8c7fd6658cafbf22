"""A small table for an office as it is described once, for Excel and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True)
class TableSheet:
    """What is made. `columns` are (title, share of the width); `name` is the worksheet's; `pt` on paper."""

    title: str
    name: str
    left: str
    middle: str
    right: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Cell]]
    below: tuple[str, ...]
    foot: str
    demo: bool = False
    pt: float = 9
