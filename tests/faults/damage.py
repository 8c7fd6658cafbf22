"""Files that were damaged: pages torn, swapped or zeroed, logs and backups cut in half; made on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gridworker.storage.pages import PAGE


def pages_of(path: Path) -> int:
    """How many pages a store's file has."""
    return path.stat().st_size // PAGE


def _page(path: Path, number: int) -> bytes:
    with path.open("rb") as file:
        file.seek((number - 1) * PAGE)
        return file.read(PAGE)


def _put(path: Path, number: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * PAGE)
        file.write(content)


def tear(path: Path, number: int, chance: random.Random) -> None:
    """The page got only its first sectors; behind them stands what another page has there."""
    other = _page(path, chance.choice([n for n in range(1, pages_of(path) + 1) if n != number]))
    at = chance.choice(range(512, PAGE, 512))
    _put(path, number, _page(path, number)[:at] + other[at:])


def swap(path: Path, number: int, chance: random.Random) -> None:
    """The page and another one stand in each other's place."""
    other = chance.choice([n for n in range(1, pages_of(path) + 1) if n != number])
    one, two = _page(path, number), _page(path, other)
    _put(path, number, two)
    _put(path, other, one)


def blank(path: Path, number: int, chance: random.Random) -> None:
    """The page is all zeros, as on a disk that forgot it."""
    _put(path, number, bytes(PAGE))


def flip(path: Path, number: int, chance: random.Random) -> None:
    """One bit of the page is another."""
    page = bytearray(_page(path, number))
    page[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    _put(path, number, bytes(page))


def cut(path: Path, length: int) -> None:
    """The file ends after `length` bytes."""
    with path.open("r+b") as file:
        file.truncate(length)


DAMAGES: Final[dict[str, Callable[[Path, int, random.Random], None]]] = {
    "torn": tear, "swapped": swap, "blank": blank, "flipped": flip,
}  # fmt: skip
