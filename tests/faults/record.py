"""What `disk.c` wrote down, and every state in which a power cut may have left the disk.

The model is that of a file system with a journal (ext4, XFS, NTFS):

- the bytes of a file that were there when a sync of it came back are there; of what was written or cut off
  later any part may be there, in any order, a write in pieces of 512 bytes as well;
- names (new, renamed, removed) become lasting in the order in which they were given. A sync of a folder makes
  those in it lasting and so all before them; so does the sync of a file for its own name. Later ones may be
  there up to any point. With `strict` the sync of a file says nothing about its name (POSIX's letter).

With `fat` they are those of a stick: where a file or folder was renamed, its new name stands for nothing (an
empty file, an empty folder) until it is synced under this name; and the sync of a file says nothing about
names. No file can be replaced there without a moment in which neither is there, so only the moments of an
acknowledgement count.

SQLite's `-shm` is left out: it is mapped memory and means nothing after a cut.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.faults.disk import OPS

SECTOR: Final = 512
_HEAD: Final = 15


@dataclass(frozen=True)
class Event:
    """One step on the disk: what (`OPS`), the name below the folder, the place in the file, the bytes."""

    op: str
    name: str
    at: int
    data: bytes


def read(path: Path) -> list[Event]:
    """The events of a record, in order."""
    raw, out, i = path.read_bytes(), [], 0
    while i + _HEAD <= len(raw):
        name_length = int.from_bytes(raw[i + 1 : i + 3], "little")
        at = int.from_bytes(raw[i + 3 : i + 11], "little")
        length = int.from_bytes(raw[i + 11 : i + _HEAD], "little")
        first = i + _HEAD + name_length
        out.append(Event(OPS[raw[i]], raw[i + _HEAD : first].decode(), at, raw[first : first + length]))
        i = first + length
    return [one for one in out if not one.name.endswith("-shm")]


@dataclass
class File:
    """One file whatever its name: what is lasting, and what was done to it since."""

    lasting: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is lasting now."""
        for event in self.since:
            _apply(self.lasting, event)
        self.since.clear()

    def maybe(self, choose: Choose) -> bytes:
        """What may be found: the lasting part, and of the rest what `choose` keeps."""
        content = bytearray(self.lasting)
        for event in self.since:
            for part in choose.parts(event):
                _apply(content, part)
        return bytes(content)


class Choose:
    """Which of what was not synced is there: `all`, `none`, or by chance."""

    def __init__(self, how: str, chance: random.Random | None = None) -> None:
        self.how, self.chance = how, chance

    def parts(self, event: Event) -> list[Event]:
        """The parts of a write or a cut that reached the disk."""
        if self.how == "all":
            return [event]
        if self.how == "none" or self.chance is None:
            return []
        luck = self.chance.random()
        if luck < 0.4 or (event.op == "cut" and luck < 0.5):
            return []
        if luck < 0.75 or event.op == "cut":
            return [event]
        pieces = [
            Event("write", event.name, event.at + first, event.data[first : first + SECTOR])
            for first in range(0, len(event.data), SECTOR)
        ]
        return [piece for piece in pieces if self.chance.random() < 0.5]

    def head(self) -> bool:
        """Whether a name that was given stands for its file already, where that is written by itself."""
        return self.how == "all" or (self.chance is not None and self.chance.random() < 0.5)

    def names(self, lasting: int, done: int) -> int:
        """Up to where the changes of names are there."""
        if self.how == "all":
            return done
        if self.how == "none" or self.chance is None:
            return lasting
        return self.chance.randint(lasting, done)


def _apply(content: bytearray, event: Event) -> None:
    if event.op == "cut":
        if event.at < len(content):
            del content[event.at :]
        else:
            content.extend(bytes(event.at - len(content)))
        return
    if event.at > len(content):
        content.extend(bytes(event.at - len(content)))
    content[event.at : event.at + len(event.data)] = event.data


@dataclass
class Change:
    """A change of names: the names before and after (empty for none), and the file it is about; whether that
    was synced under its new name."""

    old: str
    new: str
    file: File | None
    synced: bool = False


@dataclass
class Moment:
    """The disk right after one event; `marks` are the acknowledgements until then."""

    at: int
    marks: list[str]
    changes: list[Change]
    lasting: int
    start: dict[str, File | None]
    fat: bool = False

    def state(self, choose: Choose) -> dict[str, bytes | None]:
        """What may be found: names below the folder with their bytes (None for a folder)."""
        names = dict(self.start)
        for change in self.changes[: choose.names(self.lasting, len(self.changes))]:
            moved = (
                [n for n in names if n == change.old or n.startswith(change.old + "/")] if change.old else []
            )
            taken = {name: names.pop(name) for name in moved}
            if change.new and change.old:
                # A file that gets the name of another takes its place; a folder brings all that is in it.
                if self.fat and not change.synced and not choose.head():
                    taken = {name: taken[name] and File() for name in taken if name == change.old}
                names.update({change.new + name[len(change.old) :]: file for name, file in taken.items()})
            elif change.new:
                names[change.new] = change.file
        return {name: None if file is None else file.maybe(choose) for name, file in names.items()}


def moments(start: Path, events: list[Event], *, strict: bool, fat: bool = False) -> Iterator[Moment]:
    """The disk after each event that changed something, beginning with the folder `start` as it was.

    A `Moment` is good until the next one is asked for.
    """
    begun: dict[str, File | None] = {}
    for path in sorted(start.rglob("*")):
        name = str(path.relative_to(start))
        begun[name] = File(bytearray(path.read_bytes())) if path.is_file() else None
    now, changes, marks = dict(begun), [], []
    made: dict[str, int] = {}
    lasting = 0
    for at, event in enumerate(events):
        match event.op:
            case "mark":
                marks.append(event.data.decode())
                if not fat:
                    continue
            case "write" | "cut":
                file = now.get(event.name)
                assert file is not None, event.name
                file.since.append(event)
            case "sync":
                file = now.get(event.name)
                if file is not None:
                    file.sync()
                _synced(event.name, changes)
                if not strict and not fat:
                    lasting = max(lasting, made.get(event.name, 0))
            case "sync folder":
                _synced(event.name, changes)
                here = [made[n] for n in made if str(Path(n).parent) == (event.name or ".")]
                lasting = max([lasting, *here])
            case "name" | "folder" | "rename" | "remove":
                _change(event, now, changes, made)
        if fat == (event.op == "mark"):
            yield Moment(at, marks, changes, lasting, begun, fat)


def _synced(name: str, changes: list[Change]) -> None:
    """What was renamed last to this name, by way of whatever other names, is all there from now on."""
    for change in reversed(changes):
        if change.new == name:
            change.synced, name = True, change.old


def _change(event: Event, now: dict[str, File | None], changes: list[Change], made: dict[str, int]) -> None:
    new = event.data.decode() if event.op == "rename" else event.name if event.op != "remove" else ""
    old = "" if event.op in ("name", "folder") else event.name
    if not old and new in now:
        return
    file = File() if event.op == "name" else None
    changes.append(Change(old, new, file))
    if old:
        for name in [n for n in now if n == old or n.startswith(old + "/")]:
            found = now.pop(name)
            if new:
                now[new + name[len(old) :]] = found
    else:
        now[new] = file
    for name in filter(None, (old, new)):
        made[name] = len(changes)
