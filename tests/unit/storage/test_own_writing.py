"""What a device wrote about a record, and how many records begin in a log: answered by the store itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gridworker.domain.ops import LogKey
from gridworker.domain.time import SHANGHAI
from gridworker.services.entropy import SeededEntropy
from gridworker.storage import Intent, Store, Writer

WHO = Writer("dev", "0123456789abcdef", "worker")
OTHER = Writer("other", "0123456789abcdef", "worker")
LOG = LogKey("dev", "0123456789abcdef", "home")


def test_only_the_device_asked_about_and_only_beginnings_count(tmp_path: Path) -> None:
    entropy = SeededEntropy(1, "own", datetime(2026, 4, 5, 9, tzinfo=SHANGHAI))
    with Store.create(tmp_path / "store.db", bytes(32)) as store:
        store.write(
            [
                Intent("visit", "v1", "home", {"date": "2026-04-05"}),
                Intent("promise", "p1", "home", {"visit": "v1", "text": "x"}),
                Intent("visit", "v1", "home", {"content": "y"}),
                Intent("household", "h1", "home", {"door": "1"}),
            ],
            who=WHO,
            entropy=entropy,
        )
        store.write([Intent("visit", "v1", "home", {"content": "z"})], who=OTHER, entropy=entropy)
        ops = list(store.ops_since(LOG))
        assert len(ops) == 4
        found = store.written("dev", ["v1", "nobody"])
        assert sorted((rec, log, number) for rec, log, number, _ in found) == [
            ("v1", LOG, 1),
            ("v1", LOG, 3),
        ]
        assert [store.begun(LOG, after) for after in (0, 1, 3, 4)] == [4, 3, 1, 0]
        assert store.begun(LogKey("never", "0", "seen")) == 0
