"""One number for what the record tables of a scope hold.

A digest is the SHA-256 over lines, one per record, each ended by a newline. A line is compact JSON with
sorted members in UTF-8, the same text whether it is made from a fold or from the rows of a table:

- documents, by kind and then record id: `{"conflicts","fields","kind","rec","redacted"}`;
- then matters, by record id: `{"fields","life","placed","process","rec","state"}`.

`fields` leaves out those without a value. `conflicts` is by field `{"decide","missing","values"}` with every
head as `[hash, value]` in order; `placed` is by event hash. Receipts, excludes, standings and gaps are not
in it: undoing a merge gives back the digest of before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gridworker.domain.document import Conflict
from gridworker.domain.merge import ScopeState


def lines(state: ScopeState) -> Iterator[bytes]:
    """Yield the lines of one folded scope."""
    for kind, rec in sorted(state.documents):
        doc = state.documents[kind, rec]
        yield document_line(kind, rec, doc.fields, doc.conflicts, doc.redacted)
    for rec in sorted(state.matters):
        matter = state.matters[rec]
        yield matter_line(rec, matter.process, matter.state, matter.life, matter.placed, matter.fields)


def digest(record_lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of the lines in hex."""
    total = hashlib.sha256()
    for line in record_lines:
        total.update(line)
        total.update(b"\n")
    return total.hexdigest()


def document_line(
    kind: str,
    rec: str,
    fields: Mapping[str, Any],
    conflicts: Mapping[str, Conflict],
    redacted: Iterable[str],
) -> bytes:
    """Return the line of a document record."""
    return _json(
        {
            "kind": kind,
            "rec": rec,
            "fields": _given(fields),
            "conflicts": {
                name: {"values": [list(v) for v in c.values], "missing": c.missing, "decide": c.decide}
                for name, c in conflicts.items()
            },
            "redacted": sorted(redacted),
        }
    )


def matter_line(
    rec: str, process: str, state: str, life: int, placed: Mapping[str, str], fields: Mapping[str, Any]
) -> bytes:
    """Return the line of a matter."""
    return _json(
        {
            "process": process,
            "rec": rec,
            "state": state,
            "life": life,
            "placed": dict(placed),
            "fields": _given(fields),
        }
    )


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
