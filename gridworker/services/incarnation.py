"""The store of a new profile, its marks, and the step to a new incarnation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from gridworker.domain.ids import b64u, fresh_id, fresh_incarnation
from gridworker.domain.time import Entropy
from gridworker.errors import UserError
from gridworker.lasting import take_name
from gridworker.services.place import STORE_FILE, here, write_place
from gridworker.storage import Store

_PART: Final = f"{STORE_FILE}.part"


def new_store(folder: Path, key: bytes, entropy: Entropy) -> str:
    """Make the store of a new device under another name and return its mark; `put_in_place` names it.

    The keys are kept in between: a cut leaves no store whose keys nobody has, and a profile that has its keys
    has its store.
    """
    part = folder / _PART
    for leftover in folder.glob(part.name + "*"):
        leftover.unlink()
    mark = b64u(entropy.token(12))
    with Store.create(part, key) as store:
        with store.atomic():
            store.set_meta("device", fresh_id(entropy))
            store.set_meta("inc", fresh_incarnation(entropy))
            store.set_meta("home_scope", fresh_id(entropy))
            store.set_meta("worker", fresh_id(entropy))
            store.set_meta("mark", mark)
        store.settle()  # only the file itself gets the name
    return mark


def put_in_place(folder: Path) -> None:
    """Give a new store its name, if that has not been done; a store that has one is left alone."""
    part, store = folder / _PART, folder / STORE_FILE
    if part.is_file() and not store.exists():
        take_name(part, store)


def new_incarnation(store: Store, entropy: Entropy) -> None:
    """Go on under a new name for this store; the names it had are remembered, newest last."""
    with store.atomic():
        store.set_meta("past_incs", json.dumps([*past_incarnations(store), known(store, "inc")]))
        store.set_meta("inc", fresh_incarnation(entropy))


def past_incarnations(store: Store) -> list[str]:
    """The incarnations that this device had before, newest last."""
    found: list[str] = json.loads(store.meta("past_incs") or "[]")
    return found


def add_past_incarnations(store: Store, lives: Iterable[str]) -> None:
    """Remember further names that this device went by, which this store did not know of."""
    known_ones = past_incarnations(store)
    new = [inc for inc in lives if inc not in known_ones and inc != known(store, "inc")]
    if new:
        store.set_meta("past_incs", json.dumps([*new, *known_ones]))


def stamp(folder: Path, store: Store, entropy: Entropy) -> None:
    """Change the mark in the store and beside it; a cut at any point leaves a pair that fits."""
    old, new = store.meta("mark") or "", b64u(entropy.token(12))
    write_place(folder, here(folder, old, new))
    store.set_meta("mark", new)
    write_place(folder, here(folder, new))


def known(store: Store, name: str) -> str:
    """A value that every store has. Raises UserError `damaged_store`."""
    value = store.meta(name)
    if value is None:
        raise UserError("damaged_store", "资料库里缺少这台电脑的编号。", "请用最近的备份恢复。")
    return value
