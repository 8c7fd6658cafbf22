"""The bytes of attachments: in whatever order records, redactions and bytes come, the same are kept."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import Op
from gridworker.storage import Store
from gridworker.storage.blobs import Blobs, Held
from tests.bundle import second_blobs, second_ops
from tests.support.ops import Log, make_id
from tests.support.plain_pages import stands_in
from tests.support.stores import KEY

PICTURES = [bytes([n]) * (100 + n) for n in range(6)]
NAMES = [sha256_b64u(data) for data in PICTURES]


def attachment(of: str, blob: str, size: int = 100) -> dict[str, Any]:
    return {"of": of, "blob": blob, "type": "PDF", "size": size}


class Town:
    """Two laptops that attach six pictures, one of them twice; one attachment is redacted by the office."""

    def __init__(self) -> None:
        laptops = [Log(make_id(900 + n), f"{n:016x}", make_id(990), make_id(950)) for n in range(2)]
        self.logs: list[list[Op]] = [log.ops for log in laptops]
        self.names: dict[str, str] = {}
        for n, blob in enumerate((*NAMES, NAMES[0])):
            op = laptops[n % 2].add("attachment", attachment(make_id(1), blob), rec=make_id(10 + n))
            self.names[op.hash] = blob
        office = Log(make_id(910), "f" * 16, make_id(990), make_id(951))
        self.redacted = laptops[1].ops[0]
        restate = {"of": make_id(1), "type": "PDF", "size": 100}
        data = {"covers": [self.redacted.hash], "fields": ["blob", "name"], "restate": restate}
        office.add("redact", data, rec=self.redacted.rec, parents=[(self.redacted, ["blob", *restate])])
        self.logs.append(office.ops)
        self.deliveries: list[tuple[str, Any]] = [("log", ops) for ops in self.logs]
        by_blob = {blob: data for blob, data in zip(NAMES, PICTURES, strict=True)}
        self.deliveries += [("file", (blob, op, by_blob[blob])) for op, blob in self.names.items()]
        # Bytes that nobody wrote, under the hash of an op that names others.
        self.deliveries.append(("file", (sha256_b64u(b"forged"), self.logs[0][1].hash, b"forged")))


TOWN = Town()


def expected(brought: list[tuple[str, Any]]) -> set[str]:
    """Which bytes are kept once all of this came, in whatever order: by the second implementation."""
    ops = [op for kind, what in brought if kind == "log" for op in what]
    redacted = {TOWN.redacted.hash} if TOWN.logs[2][0] in ops else set()
    held = [second_ops.make(op.header_bytes, op.body_bytes) for op in ops]
    return second_blobs.kept(held, redacted, [what for kind, what in brought if kind == "file"])


def deliver(store: Store, kind: str, what: Any) -> None:
    with store.stage() as stage:
        if kind == "log":
            stage.slice(what[0].log, 1, len(what), "", what[-1].hash)
            for op in what:
                stage.add(op.header_bytes, op.body_bytes)
            stage.close_slice()
        else:
            stage.add_file(*what)
        stage.merge()


def kept(store: Store) -> set[str]:
    return {row[0] for row in store._db.all("SELECT hash FROM blob")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "s.db", KEY) as made:
        yield made


def cleared(store: Store) -> Store:
    tables = ("op", "log", "blob", "blob_claim", "attachment", "receipt", "scope", "conflict")
    with store.atomic():
        for table in tables:
            store._db.run(f"DELETE FROM {table}")
    store._rights.forget()
    return store


@settings(max_examples=40, deadline=None)
@given(order=st.lists(st.sampled_from(range(len(TOWN.deliveries))), max_size=16))
def test_any_order_and_any_subset_of_parts_keeps_the_same(tmp_path_factory: Any, order: list[int]) -> None:
    store = cleared(_shared(tmp_path_factory))
    brought = [TOWN.deliveries[at] for at in order]
    for kind, what in brought:
        deliver(store, kind, what)
    assert kept(store) == expected(brought)
    assert {row["blob"] for row in rows(store) if row["blob"]} >= {blob for blob in store.files.lacking(99)}


_STORES: list[Store] = []


def _shared(factory: Any) -> Store:
    if not _STORES:
        _STORES.append(Store.create(factory.mktemp("blobs") / "s.db", KEY))
    return _STORES[0]


def rows(store: Store) -> list[dict[str, Any]]:
    ids = [row[0] for row in store._db.all("SELECT rec FROM attachment")]
    return store.rows("attachment", ids)


def test_a_store_that_takes_whatever_comes_is_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: bytes are kept without asking which op names them."""
    monkeypatch.setattr(Blobs, "_wants", lambda self, op, blob: True)
    brought = [*TOWN.deliveries]
    random.Random(5).shuffle(brought)
    for kind, what in brought:
        deliver(store, kind, what)
    assert kept(store) != expected(brought)


def test_bytes_of_a_redacted_attachment_do_not_come_back_with_an_old_bundle(store: Store) -> None:
    late = next(what for kind, what in TOWN.deliveries if kind == "file" and what[1] == TOWN.redacted.hash)
    for ops in TOWN.logs[1:]:
        deliver(store, "log", ops)
    deliver(store, "file", late)
    assert kept(store) == set()
    assert TOWN.names[TOWN.redacted.hash] not in store.files.lacking(99)


def test_nothing_of_what_was_swept_is_left_in_the_file(store: Store) -> None:
    marked = b"%PDF-" + b"PLANTED-BYTES" * 4000
    with store.atomic():
        blob = store.files.keep(marked)
        store.files.hold("draft", Held(blob, "PDF", len(marked), ""), "2026-04-05T09:30:00+08:00")
    store._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert stands_in(store.path, KEY, "PLANTED-BYTES")
    store._db.conn.execute("PRAGMA secure_delete = OFF")
    with store.atomic():
        store.files.let_go("draft")
    store._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not stands_in(store.path, KEY, "PLANTED-BYTES")
    assert store._db.value("PRAGMA secure_delete") == 0


def test_waiting_bytes_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridworker.storage.blobs.WAITING_BYTES", 250)
    files = [what for kind, what in TOWN.deliveries if kind == "file"][:4]
    for what in files:
        deliver(store, "file", what)
    assert len(kept(store)) == 2
    deliver(store, "log", TOWN.logs[0])
    for what in files:
        deliver(store, "file", what)
    assert {blob for blob in NAMES[:6:2]} & {what[0] for what in files} <= kept(store)


def test_a_preview_keeps_nothing(store: Store) -> None:
    with store.stage() as stage:
        stage.slice(TOWN.logs[0][0].log, 1, len(TOWN.logs[0]), "", TOWN.logs[0][-1].hash)
        for op in TOWN.logs[0]:
            stage.add(op.header_bytes, op.body_bytes)
        stage.close_slice()
        stage.add_file(NAMES[0], TOWN.logs[0][0].hash, PICTURES[0])
        stage.preview()
    assert kept(store) == set()


@pytest.mark.parametrize(
    "data", [{"blob": 5}, {"size": 0}, {"size": 9 << 20}, {"type": "a b"}, {"of": "a b"}]
)
def test_an_attachment_of_another_shape_has_no_effect(store: Store, data: dict[str, Any]) -> None:
    log = Log(make_id(900), "1" * 16, make_id(990), make_id(950))
    log.add("attachment", {**attachment(make_id(1), NAMES[0]), **data}, rec=make_id(10))
    deliver(store, "log", log.ops)
    assert rows(store) == []
    deliver(store, "file", (NAMES[0], log.ops[0].hash, PICTURES[0]))
    assert kept(store) == set()


def test_asking_what_a_log_names_does_not_walk_through_the_log(store: Store) -> None:
    deliver(store, "log", TOWN.logs[0])
    asked: list[str] = []
    store._db.conn.set_trace_callback(asked.append)
    store.files.named_in([TOWN.logs[0][0].log])
    store._db.conn.set_trace_callback(None)
    plans = [row[3] for sql in asked if " op " in sql for row in store._db.all(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert all("op_attachment" in plan or "ORDER BY" in plan for plan in plans)
