"""The office on paper: scopes, keys and envelopes whose signatures are simply believed.

The fold takes the check of signatures as an argument; its tests hand in `verify`, which says that everybody
named on an envelope signed it.
"""

from __future__ import annotations

import json
from typing import Any

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.trust import Envelope

COMMON, DESK, EAST, WEST = "common", "desk", "grid-east", "grid-west"
START = 1_775_000_000
DAY = 86_400


def key(name: str) -> str:
    """Return the same public key for the same name."""
    return sha256_b64u(name.encode())


def seal(kind: str, payload: dict[str, Any], *signers: str) -> bytes:
    """Return an envelope that says who signed it; `verify` believes it."""
    return json.dumps({"type": kind, "payload": payload, "signers": list(signers)}).encode()


def verify(envelope: bytes) -> Envelope:
    """Stand in for the real check of signatures; raises ValueError for what is no envelope."""
    e = json.loads(envelope)
    return Envelope(e["type"], json.dumps(e["payload"]).encode(), tuple(e["signers"]))
