"""Unpacking new control ops into the tables that make them quick to ask: carried ops, receipts, releases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gridworker.domain.ids import sha256_b64u, unb64u
from gridworker.domain.loans import share_in
from gridworker.domain.ops import BadOp, decode_body, decode_header
from gridworker.storage.db import Db
from gridworker.storage.receipts import note_receipts
from gridworker.storage.standings import refold


class Control(NamedTuple):
    """A new control op whose body is here and can be used."""

    row_id: int
    scope: str
    """The canonical scope."""
    kind: str
    body: bytes


def take_controls(db: Db, controls: Iterable[Control]) -> None:
    """Unpack new control ops; the records that carries and releases move are listed to be folded again."""
    controls = list(controls)
    note_receipts(db, [(c.row_id, c.scope, c.body) for c in controls if c.kind == "receipt"])
    for control in controls:
        if control.kind == "carry":
            _note_carry(db, control)
        elif control.kind == "release":
            records = decode_body(control.body).get("records")
            refold(db, [r for r in records if isinstance(r, str)] if isinstance(records, list) else [])


def _note_carry(db: Db, carry: Control) -> None:
    """Unpack the op that a carry op brings; what cannot be read is left alone."""
    try:
        data = decode_body(carry.body)
        header_bytes = unb64u(data["header"])
        header = decode_header(header_bytes)
    except (BadOp, KeyError, TypeError, ValueError, AttributeError):
        return
    proof = data.get("proof")
    manifest = proof.get("manifest") if isinstance(proof, dict) else None
    db.run(
        "INSERT OR IGNORE INTO carried (carry, scope, hash, rec, body_hash, standing, header, share, proof)"
        " VALUES (?, ?, ?, ?, ?, 'waiting:gap', ?, ?, ?)",
        (
            carry.row_id, carry.scope, sha256_b64u(header_bytes), header["rec"], header["body"], header_bytes,
            share_in(data) or None, manifest if isinstance(manifest, str) and manifest else None,
        ),
    )  # fmt: skip
    refold(db, [header["rec"]])
