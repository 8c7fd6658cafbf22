"""Logs as chains: where they fork, what is missing, what hangs on number 1.

A log is numbered and each op names the hash of the one before it. Two facts follow from headers alone:

- A number is *forked* when two hashes are known for it: two ops held, or an op held whose successor names
  another hash. (The second way matters when a copied profile sends only the newest end of its branch.)
- A number is *missing* when nothing is held there below the greatest number held, or when an op held names a
  predecessor that is not held. Nothing above the greatest number held is ever called missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from gridworker.domain.ops import LogKey, Op


def by_log(ops: Iterable[Op]) -> dict[LogKey, list[Op]]:
    """Return the ops of each log, sorted by number (branches of a fork by hash)."""
    keyed: dict[LogKey, list[tuple[int, str, Op]]] = {}
    for op in ops:
        h = op.header
        keyed.setdefault(LogKey(h["dev"], h["inc"], h["scope"]), []).append((h["seq"], op.hash, op))
    out: dict[LogKey, list[Op]] = {}
    for log, rows in keyed.items():
        rows.sort(key=itemgetter(0, 1))
        out[log] = [op for _, _, op in rows]
    return out


def fork_point(log: Sequence[Op]) -> tuple[int, tuple[str, ...]] | None:
    """Return the lowest forked number of one sorted log and the hashes known there, or None."""
    last: Op | None = None
    for op in log:
        if last is not None:
            seq, before = op.header["seq"], last.header["seq"]
            if seq == before or (seq == before + 1 and op.header["prev"] != last.hash):
                break
        last = op
    else:
        return None
    known: dict[int, set[str]] = {}
    for op in log:
        seq = op.header["seq"]
        known.setdefault(seq, set()).add(op.hash)
        if seq > 1:
            known.setdefault(seq - 1, set()).add(op.header["prev"])
    lowest = min(seq for seq, hashes in known.items() if len(hashes) > 1)
    return lowest, tuple(sorted(known[lowest]))


def rooted(log: Sequence[Op]) -> set[str]:
    """Return the hashes of one sorted log whose chain down to number 1 is held."""
    out: set[str] = set()
    for op in log:
        if op.header["seq"] == 1 or op.header["prev"] in out:
            out.add(op.hash)
    return out


def missing(log: Sequence[Op], closed_at: int | None = None) -> list[tuple[int, int]]:
    """Return the missing numbers of one sorted log as (first, last), ascending.

    `closed_at`: the position at which a successor closed the log; what is lost above it is known to be lost.
    """
    held = {op.hash for op in log}
    holes: list[tuple[int, int]] = []
    expected = 1
    for op in log:
        seq = op.header["seq"]
        if seq > expected:
            holes.append((expected, seq - 1))
        elif seq > 1 and op.header["prev"] not in held:
            holes.append((seq - 1, seq - 1))
        expected = seq + 1
    if closed_at is not None:
        holes = [(first, min(last, closed_at)) for first, last in holes if first <= closed_at]
    return _joined(holes)


def walk(held: Mapping[str, Op], head: str) -> Iterator[Op]:
    """Yield the op `head` and those below it in its own chain, as far as they are held."""
    op = held.get(head)
    log = op.log if op else None
    while op is not None and op.log == log:
        yield op
        op = held.get(op.header["prev"])


def _joined(holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in sorted(holes):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out
