"""A million record ids in 16 MB: UUIDs are kept as their 16 bytes, one behind the other.

As Python texts they would take 93 MB. Names that are no UUIDs (file names in the inbox) are kept as texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

WIDE = 16
UUID_LETTERS = 36


class Ids:
    """A list of ids that grows at its end."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._packed = bytearray()
        self._texts: list[str] | None = None
        self.extend(list(ids))

    def extend(self, ids: Sequence[str]) -> None:
        """Put `ids` behind those that are there."""
        if self._texts is None:
            packed = _pack(ids)
            if packed is not None:
                self._packed += packed
                return
            self._texts = list(self)
            self._packed = bytearray()
        self._texts.extend(ids)

    def __len__(self) -> int:
        return len(self._packed) // WIDE if self._texts is None else len(self._texts)

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> str:
        if self._texts is not None:
            return self._texts[at]
        spelled = self._packed[at * WIDE : (at + 1) * WIDE].hex()
        return f"{spelled[:8]}-{spelled[8:12]}-{spelled[12:16]}-{spelled[16:20]}-{spelled[20:]}"

    def part(self, first: int, last: int) -> list[str]:
        """The ids from `first` up to, not including, `last`."""
        return [self[at] for at in range(first, min(last, len(self)))]

    def find(self, record: str) -> int:
        """Where an id stands, or -1."""
        if self._texts is not None:
            return self._texts.index(record) if record in self._texts else -1
        packed = _pack([record])
        at = -1 if packed is None else self._packed.find(packed)
        while at >= 0 and at % WIDE:  # bytes of two neighbours may look like an id
            at = self._packed.find(packed or b"", at + 1)
        return at // WIDE if at >= 0 else -1


def _pack(ids: Sequence[str]) -> bytes | None:
    """The bytes of UUIDs in lower-case text, or None when one of them is something else."""
    joined = "".join(ids)
    if len(joined) != UUID_LETTERS * len(ids) or any(len(one) != UUID_LETTERS for one in ids):
        return None
    if not all(set(joined[place::UUID_LETTERS]) <= {"-"} for place in (8, 13, 18, 23)):
        return None
    bare = joined.replace("-", "")
    if len(bare) != 2 * WIDE * len(ids) or not bare.isascii() or bare != bare.lower():
        return None
    try:
        return bytes.fromhex(bare)
    except ValueError:
        return None
