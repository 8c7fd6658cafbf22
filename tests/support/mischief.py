"""What a dishonest or broken laptop writes into its own log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridworker.domain.ids import b64u
from tests.support.paper import WEST
from tests.support.replica import Replica

if TYPE_CHECKING:
    from tests.support.history import History


def forge(history: History) -> Replica:
    """Let a laptop forge: office acts, control ops, causes it never saw, clocks out of this world."""
    laptop = history.rng.choice(history.laptops)
    written = sorted(history.world.written)
    some = [history.world.written[h] for h in history.rng.sample(written, min(3, len(written)))]
    hashes = [op.hash for op in some]
    rec = history.rng.choice([op.rec for op in some] + [f"demand-{history.count}", f"visit-{history.count}"])
    kind = history.rng.choice((
        "demand.register", "demand.close_out", "demand.comment", "demand.reopen", "demand.collect",
        "visit", "household", "receipt", "exclude", "restore", "carry", "release", "redact", "spaceship",
        "unit",
    ))  # fmt: skip
    one = some[0]
    slices = [{"dev": o.dev, "inc": o.inc, "from": 1, "to": o.seq, "head": o.hash} for o in some]
    data: dict[str, Any] = {
        "receipt": {"log": one.log._asdict(), "upto": one.seq, "head": one.hash, "extra": [], "kept": 9},
        "exclude": {"slices": slices},
        "restore": {"excludes": hashes},
        "carry": {"header": b64u(one.header_bytes), "trust": 1, "proof": {}},
        "release": {"records": [rec], "to_scope": WEST},
        "redact": {"covers": hashes, "fields": ["head", "text", "content"], "restate": {}},
    }.get(kind, {"text": "x", "content": "x", "head": "x", "reason": "r", "number": "9", "track": "NOW"})
    names = ["head", "content"] if kind in ("visit", "household") else []
    clock = history.rng.choice((None, 1, 1 << 53))
    laptop.forge(kind, rec, data, [(h, names) for h in hashes[: history.rng.randint(0, 3)]], clock)
    return laptop
