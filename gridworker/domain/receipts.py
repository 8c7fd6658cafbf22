"""What the office says it has: receipts read as delivery, and the receipts that a merge calls for.

- Only receipts in effect count, each for the log that it names.
- A receipt says *delivered* of the ops on the chain from its `head` (the op numbered `upto`) down, as far as
  they are held here, and of the ops in `extra` themselves, not of what lies below those: an op above a gap
  vouches for its chain, but the office does not have the gap.
- `upto` of a log is the greatest n such that everything held at 1..n is delivered and no number up to n is
  missing; `extra` are the delivered ops above. So a copied profile whose branch the office does not have
  is not told that it has.
- `kept` is the greatest position that a counting receipt says is in a rehearsed backup, never above `upto`.
- A receipt is *due* for a log that holds an op (itself no receipt) of which no receipt in effect says
  delivered. It names as `head` the top of the longest chain from number 1, and as `extra` everything else.
  Of a forked log it names, from the fork point on, only what is in effect already: letting a branch in is an
  act of a person, whose receipt has the ops of that branch in `extra`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from gridworker.domain.chains import by_log, fork_point, rooted, walk
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


@dataclass(frozen=True, slots=True)
class Due:
    """What a receipt has to say of one log: members `log`, `upto`, `head` and `extra` of its data."""

    log: LogKey
    upto: int
    head: str
    extra: tuple[tuple[int, str], ...]


def receipts_due(
    ops: Iterable[Op], standing: Mapping[str, Standing], writer: str, let_in: Collection[str] = ()
) -> list[Due]:
    """Return the receipts that an office has to write now in one scope, by log.

    `writer`: the device that writes them; it answers for all logs but its own. `let_in`: hashes of ops of
    unvouched branches that a person lets in with these receipts.
    """
    held = list(ops)
    done, _ = delivered_ops(held, standing)
    out: list[Due] = []
    for log, chain in sorted(by_log(held).items()):
        if log.dev == writer:
            continue
        point = fork_point(chain)
        taken = [
            op
            for op in chain
            if point is None
            or op.header["seq"] < point[0]
            or op.hash in done
            or op.hash in let_in
            or standing.get(op.hash) == ON
        ]
        if any(op.hash not in done and op.header["kind"] != "receipt" for op in taken):
            out.append(_due(log, taken))
    return out


def _due(log: LogKey, taken: list[Op]) -> Due:
    whole = rooted(taken)
    top = max((op for op in taken if op.hash in whole), key=lambda op: (op.seq, op.hash), default=None)
    below = {op.hash for op in walk({op.hash: op for op in taken}, top.hash)} if top else set()
    extra = tuple((op.seq, op.hash) for op in taken if op.hash not in below)
    return Due(log, top.seq if top else 0, top.hash if top else "", extra)
