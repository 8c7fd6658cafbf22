"""When a household was last visited: gatherings count, visits in the bin do not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gridworker.domain.time import SHANGHAI
from gridworker.services.entropy import SeededEntropy
from gridworker.storage import Intent, Query, Store, Writer

WHO = Writer("dev", "0123456789abcdef", "worker")


def test_the_newest_visit_counts_be_it_a_gathering_and_one_in_the_bin_does_not(tmp_path: Path) -> None:
    entropy = SeededEntropy(1, "last", datetime(2026, 4, 5, 9, tzinfo=SHANGHAI))

    def visit(rec: str, day: str, *targets: str) -> Intent:
        return Intent("visit", rec, "home", {"date": day, "targets": list(targets)})

    with Store.create(tmp_path / "store.db", bytes(32)) as store:
        visits = [
            visit("v1", "2026-01-02", "a"),
            visit("v2", "2026-02-03", "a"),
            visit("v3", "2026-03-04", "b", "a", "c"),
            visit("v4", "2026-04-01", "b"),
            visit("v5", "2026-05-01", "d"),
        ]
        store.write(visits, who=WHO, entropy=entropy)
        assert store.last_visits(["a", "b", "c", "d", "never"]) == {
            "a": "2026-03-04", "b": "2026-04-01", "c": "2026-03-04", "d": "2026-05-01",
        }  # fmt: skip
        bin_ = [Intent("visit", rec, "home", {"withdrawn": True}) for rec in ("v4", "v5")]
        store.write(bin_, who=WHO, entropy=entropy)
        assert store.last_visits(["b", "d"]) == {"b": "2026-03-04"}
        absent = [Intent("visit", "v3", "home", {"meet": "ABSENT"})]
        store.write(absent, who=WHO, entropy=entropy)
        assert store.nobody_met(store.last_visits(["a", "b"])) == {"a", "b"}
        met = [Intent("visit", "v6", "home", {"date": "2026-03-04", "targets": ["a"], "meet": "MET"})]
        store.write(met, who=WHO, entropy=entropy)
        assert store.nobody_met(store.last_visits(["a", "b"])) == {"b"}
        for home in ("a", "b", "c"):
            newest = store.rows("visit", store.ids(Query("visit", household=home, limit=1)))[0]
            assert store.last_visits([home]) == {home: newest["date"]}
