"""One op of a slice on its way into staging: bytes in, a row out.

Everything that can be said of an op by itself is said here: its hash, its place in the chain, whether its
header can be read, whether its body is the one the header names and fits its kind. What is already in the
store is recognised by its hash alone and costs nothing more. Nothing here looks at rights or at other ops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import CONTROL, DOCUMENTS, corrects
from gridworker.domain.ops import BadOp, Header, LogKey, Op, decode_body, decode_header
from gridworker.domain.records import BadRecord, validate
from gridworker.domain.standing import body_fits
from gridworker.domain.time import FARTHEST_CAUSE
from gridworker.storage.columns import field_names
from gridworker.storage.errors import ChainBroken
from gridworker.storage.logs import op_id

GOOD, BAD_BODY, UNREADABLE = 0, 1, 2
"""What is wrong with an op by itself."""

CAREFUL: Final = 0
"""The record of this op is folded by the pure function."""
WHOLE: Final = 1
"""A document op without parents whose fields all lie in columns: when nothing else is about its record, the
row follows from the body alone."""
GATHERING: Final = 2
"""As `WHOLE`, a visit to several households."""

Row = tuple[int, int, str, int, str, str, int, int, int, bytes, bytes | None]
"""slice, key (`seq << 8 | branch`), hash, hlc, kind, rec, control, bad, fit, header, body."""


Held = Callable[[int], "list[tuple[str, bool]] | None"]
"""By number: hash and whether the body is here of each op held, None when there is none."""


@dataclass
class Slice:
    """A slice as announced, and what came of it."""

    no: int
    log: LogKey
    first: int
    last: int
    prev: str
    head: str
    held: Held
    """What was held when the slice was announced."""
    known: tuple[int, int]
    """How many numbers of the log were held then and the greatest: shows later whether it has moved on."""
    start: int = 0
    """Row number in staging of the first fresh op; the others follow it."""
    staged: int = 0
    """Rows in staging."""
    fresh: int = 0
    already: int = 0
    set_aside: int = 0
    unreadable: int = 0
    """Of these, the ones whose header cannot be read."""
    forked: bool = False
    hlc: int = 0
    groups: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    """(kind, author, trust) of the fresh readable ops: rights depend on nothing else."""
    corrections: int = 0
    """Of the fresh ops, documents that change a record of before."""
    runs: list[tuple[int, int, str]] = field(default_factory=list)
    """Fresh ops as (first, last, hash of the last)."""
    first_date: str = ""
    last_date: str = ""
    controls: list[int] = field(default_factory=list)
    """Keys of the fresh control ops."""
    refills: list[tuple[int, str, bytes, int]] = field(default_factory=list)
    """(number, hash, body, what is wrong with it) of ops held without the body that has come now."""

    @property
    def rows(self) -> tuple[int, int]:
        """First and last row number in staging."""
        return self.start, self.start + self.staged - 1


class Intake:
    """Takes the ops of one slice in order; `rows` fills up and is emptied by the caller."""

    def __init__(self, part: Slice, covered: Collection[tuple[str, str]]) -> None:
        self.part = part
        self.rows: list[Row] = []
        self._covered = covered
        self._next = part.first
        self._prev = part.prev
        self._prev_fresh = True
        self._open: tuple[int, int, str] | None = None

    @property
    def expected(self) -> int:
        """The number that must come next."""
        return self._next

    def take(self, header_bytes: bytes, body_bytes: bytes | None) -> None:
        """Take the next op; raises `ChainBroken`."""
        part, seq = self.part, self._next
        op_hash = sha256_b64u(header_bytes)
        held = part.held(seq)
        if held is None:
            branch = 0
        elif any(op_hash == known for known, _ in held):
            self._take_known(seq, op_hash, held, header_bytes, body_bytes)
            self._prev, self._next = op_hash, seq + 1
            return
        else:
            branch, part.forked = len(held), True
        self._take_fresh(seq, branch, op_hash, header_bytes, body_bytes or None)
        self._note_run(seq, op_hash)
        self._prev, self._next, self._prev_fresh = op_hash, seq + 1, True

    def close(self) -> None:
        """The slice must have come whole and end at its head; raises `ChainBroken`."""
        if self._next != self.part.last + 1:
            raise self._broken("fewer ops than announced")
        if self._prev != self.part.head:
            raise self._broken("the head is another one")
        self._end_run()

    def _broken(self, why: str) -> ChainBroken:
        return ChainBroken(self.part.log.dev, self._next, why)

    def _note_run(self, seq: int, op_hash: str) -> None:
        if self._open is not None and self._open[1] == seq - 1:
            self._open = (self._open[0], seq, op_hash)
        else:
            self._end_run()
            self._open = (seq, seq, op_hash)

    def _end_run(self) -> None:
        if self._open is not None:
            self.part.runs.append(self._open)
            self._open = None

    def _take_known(
        self, seq: int, op_hash: str, held: Sequence[tuple[str, bool]], header: bytes, body: bytes | None
    ) -> None:
        part = self.part
        part.already += 1
        # After a fresh op the link down must be proved; between two known ones it was proved before.
        bodiless = body and (op_hash, False) in held
        if self._prev_fresh or bodiless:
            try:
                decoded = decode_header(header)
            except BadOp:
                decoded = None
            if decoded is not None:
                if self._prev_fresh and decoded["prev"] != self._prev:
                    raise self._broken("does not follow the op before it")
                covered = (decoded["rec"], op_hash) in self._covered
                if body and bodiless and not covered and sha256_b64u(body) == decoded["body"]:
                    fits = usable(decoded, op_hash, header, body) is not None
                    part.refills.append((seq, op_hash, body, GOOD if fits else BAD_BODY))
        self._prev_fresh = False

    def _take_fresh(
        self, seq: int, branch: int, op_hash: str, header_bytes: bytes, body: bytes | None
    ) -> None:
        part = self.part
        part.fresh += 1
        part.staged += 1
        key = op_id(0, seq, branch)
        try:
            header = decode_header(header_bytes)
        except BadOp:
            # Kept with its bytes, so that the chain can be sent on and a newer program can read it.
            part.set_aside += 1
            part.unreadable += 1
            self.rows.append((part.no, key, op_hash, 0, "", "", 0, UNREADABLE, CAREFUL, header_bytes, body))
            return
        log = part.log
        if header["seq"] != seq or header["prev"] != self._prev:
            raise self._broken("does not follow the op before it")
        if header["dev"] != log.dev or header["inc"] != log.inc or header["scope"] != log.scope:
            raise self._broken("belongs to another log")
        if self._covered and (header["rec"], op_hash) in self._covered:
            body = None
        if body is not None and sha256_b64u(body) != header["body"]:
            # Not this op's body at all: as if none had come.
            part.set_aside += 1
            body = None
        kind = header["kind"]
        bad, fit = GOOD, CAREFUL
        if body is not None:
            data = usable(header, op_hash, header_bytes, body)
            if data is None:
                part.set_aside += 1
                bad = BAD_BODY
            elif kind in DOCUMENTS and not header["parents"]:
                fit = fitness(kind, data, body)
                if kind == "visit":
                    self._note_date(data)
        part.groups[kind, header["author"], header["trust"]] += 1
        if corrects(kind, bool(header["parents"]), body):
            part.corrections += 1
        if part.hlc < header["hlc"] < FARTHEST_CAUSE:
            part.hlc = header["hlc"]
        control = 1 if kind in CONTROL else 0
        if control:
            part.controls.append(key)
        self.rows.append(
            (
                part.no, key, op_hash, header["hlc"], kind, header["rec"], control, bad, fit,
                header_bytes, body,
            )
        )  # fmt: skip

    def _note_date(self, data: Mapping[str, Any]) -> None:
        day = data.get("date")
        if day:
            part = self.part
            if not part.first_date or day < part.first_date:
                part.first_date = day
            if day > part.last_date:
                part.last_date = day


def usable(header: Header, op_hash: str, header_bytes: bytes, body: bytes) -> dict[str, Any] | None:
    """The data of a body that fits its kind, else None. The body's hash is the caller's to check."""
    try:
        data = decode_body(body)
        kind = header["kind"]
        if kind in CONTROL:
            return data if body_fits(Op(header, data, header_bytes, body, op_hash)) else None
        validate(kind, data, partial=True)
    except (BadOp, BadRecord):
        return None
    return data


def fitness(kind: str, data: Mapping[str, Any], body: bytes) -> int:
    """Whether a document body without parents can become a row by SQL alone.

    The fields must be ones with a column and not null (a column cannot tell null from absent); a NUL inside
    a text is left to the careful road.
    """
    if not data.keys() <= field_names(kind) or None in data.values() or b"\\u0000" in body:
        return CAREFUL
    targets = data.get("targets")
    return GATHERING if targets is not None and len(targets) > 1 else WHOLE
