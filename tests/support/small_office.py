"""The small office that careless days begin in, made once and copied for each run."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.parish import found


def template(folder: Path, above: str = "") -> None:
    """A founded office with two PCs, three laptops (two in one grid) and two households, all closed.

    With `above` a county's PC has joined it, in the folder of this name.
    """
    parish = found(folder)
    for name, grid in (("李明", 0), ("赵兰", 0), ("陈勇", 1)):
        parish.laptop(name, grid)
    first, second, _ = parish.laptops
    first.household("王家福", "3-12")
    first.household("刘小山", "3-13")
    parish.pc.merge(first.export())
    second.merge(parish.pc.answer(second.device))
    parish.second_pc()
    if above:
        parish.join(parish.machine(above), "区住建委", "county")
    parish.close()
    shutil.rmtree(folder / "stick")
