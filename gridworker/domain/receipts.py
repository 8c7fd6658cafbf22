"""What the office says it has: receipts read as delivery.

- Only receipts in effect count, each for the log that it names.
- A receipt says *delivered* of the ops on the chain from its `head` (the op numbered `upto`) down, as far as
  they are held here, and of the ops in `extra` themselves, not of what lies below those: an op above a gap
  vouches for its chain, but the office does not have the gap.
- `upto` of a log is the greatest n such that everything held at 1..n is delivered and no number up to n is
  missing; `extra` are the delivered ops above. So a copied profile whose branch the office does not have
  is not told that it has.
- `kept` is the greatest position that a counting receipt says is in a rehearsed backup, never above `upto`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridworker.domain.chains import by_log, walk
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.standing import ON, Standing, read_receipt


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the office says it has of a log: 1..`upto`, hashes in `extra` above; `kept` = in a backup."""

    upto: int
    extra: frozenset[str]
    kept: int


NOTHING = Delivered(0, frozenset(), 0)


def delivered_ops(ops: Iterable[Op], standing: Mapping[str, Standing]) -> tuple[set[str], dict[LogKey, int]]:
    """Return the hashes of the ops of one scope that are delivered, and the greatest `kept` by log."""
    held = {op.hash: op for op in ops}
    chained: set[str] = set()
    singly: set[str] = set()
    kept: dict[LogKey, int] = {}
    for h, receipt in held.items():
        if receipt.header["kind"] != "receipt" or standing.get(h) != ON:
            continue
        about, marks = read_receipt(receipt)
        upto = (receipt.data or {}).get("upto")
        for at, (seq, head) in enumerate(marks):
            top = held.get(head)
            if top is None or top.log != about or top.seq != seq:
                continue
            if at == 0 and seq == upto:
                for op in walk(held, head):
                    if op.hash in chained:
                        break
                    chained.add(op.hash)
                backup = (receipt.data or {}).get("kept")
                if type(backup) is int:
                    kept[about] = max(kept.get(about, 0), backup)
            else:
                singly.add(head)
    return chained | singly, kept


def delivery(ops: Iterable[Op], standing: Mapping[str, Standing]) -> dict[LogKey, Delivered]:
    """Return what is delivered of every log of one scope of which something is."""
    held = list(ops)
    done, kept = delivered_ops(held, standing)
    out: dict[LogKey, Delivered] = {}
    for log, chain in by_log(held).items():
        upto = 0
        for op in chain:
            seq = op.header["seq"]
            if seq > upto + 1:
                break
            if op.hash not in done:
                upto = seq - 1
                break
            upto = seq
        extra = frozenset(op.hash for op in chain if op.header["seq"] > upto and op.hash in done)
        if upto or extra:
            out[log] = Delivered(upto, extra, min(upto, kept.get(log, 0)))
    return out
