"""Ops for tests: whole by default, every member open to change."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from gridworker.domain.ids import new_id
from gridworker.domain.ops import Op, encode_op
from gridworker.domain.time import SHANGHAI

SALT = bytes(range(16))
DEVICE = "01970000-0000-7000-8000-00000000000d"
INCARNATION = "0123456789abcdef"
SCOPE = "01970000-0000-7000-8000-0000000000a1"
WORKER = "01970000-0000-7000-8000-0000000000b1"
RECORD = "01970000-0000-7000-8000-0000000000c1"
WALL = "2026-04-05T09:30:00+08:00"


class SeededEntropy:
    """Clock and chance of a test: starts at a given moment, moves on a second each time it is asked."""

    def __init__(
        self, seed: int = 1, start: datetime | None = None, step: timedelta = timedelta(seconds=1)
    ) -> None:
        self._random = random.Random(seed)
        self.moment = start or datetime(2026, 4, 5, 9, 30, tzinfo=SHANGHAI)
        self.step = step

    def now(self) -> datetime:
        """Return the test's moment and move it on by one step."""
        moment = self.moment
        self.moment += self.step
        return moment

    def token(self, n: int) -> bytes:
        """Return bytes that are the same for the same seed."""
        return self._random.randbytes(n)


def make_id(n: int) -> str:
    """Return the same id for the same small number."""
    return new_id(1_700_000_000_000 + n, n.to_bytes(10, "big"))


def make_op(
    kind: str = "visit",
    data: dict[str, Any] | None = None,
    *,
    dev: str = DEVICE,
    inc: str = INCARNATION,
    scope: str = SCOPE,
    seq: int = 1,
    prev: str = "",
    hlc: int | None = None,
    wall: str = WALL,
    author: str = WORKER,
    rec: str = RECORD,
    parents: Iterable[Any] = (),
    seen: str = "",
    trust: int = 0,
    salt: bytes = SALT,
) -> Op:
    """Return an op; what is not named has an ordinary value."""
    return encode_op(
        dev=dev,
        inc=inc,
        scope=scope,
        seq=seq,
        prev=prev,
        hlc=seq << 16 if hlc is None else hlc,
        wall=wall,
        author=author,
        kind=kind,
        rec=rec,
        parents=parents,
        seen=seen,
        trust=trust,
        data=data or {},
        salt=salt,
    )


class Log:
    """One device's log in one scope: numbers, previous hashes and a clock are kept for the test."""

    def __init__(
        self, dev: str = DEVICE, inc: str = INCARNATION, scope: str = SCOPE, author: str = WORKER
    ) -> None:
        self.dev, self.inc, self.scope, self.author = dev, inc, scope, author
        self.ops: list[Op] = []
        self.hlc = 0

    def add(self, kind: str = "visit", data: dict[str, Any] | None = None, **changes: Any) -> Op:
        """Append an op; `parents` may be a list of ops (events) or of (op, fields) pairs (documents)."""
        parents = [
            (p.hash, []) if isinstance(p, Op) else (p[0].hash if isinstance(p[0], Op) else p[0], list(p[1]))
            for p in changes.pop("parents", ())
        ]
        self.hlc = changes.pop("hlc", self.hlc + (1 << 16))
        seq = len(self.ops) + 1
        op = make_op(
            kind,
            data,
            dev=self.dev,
            inc=self.inc,
            scope=self.scope,
            author=changes.pop("author", self.author),
            seq=seq,
            prev=self.ops[-1].hash if self.ops else "",
            hlc=self.hlc,
            parents=parents,
            salt=changes.pop("salt", seq.to_bytes(16, "big")),
            **changes,
        )
        self.ops.append(op)
        return op
