"""Certificates, receipts, excludes, redactions and moves, as the tables show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gridworker.domain.ids import b64u
from gridworker.domain.ops import Op
from gridworker.storage import Intent, Store, Writer
from gridworker.storage.rights import Rights
from tests.support.ops import SeededEntropy
from tests.support.stores import digests, merge_ops, new_store, oracle
from tests.support.world import COMMON, EAST, WEST, Replica, World, verify


class Scene:
    """An office PC, a laptop in the eastern grid, and a store that is given their ops."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.world = World()
        (self.pc,) = self.world.office_of("pc1")
        self.laptop = self.world.laptop("l1", EAST, self.pc)
        store.set_meta("office", self.world.office)

    def of(self, replica: Replica, scope: str | None = None) -> list[Op]:
        """What a device wrote (in one scope)."""
        return [
            op
            for op in self.world.written.values()
            if op.dev == replica.dev and (scope is None or op.scope == scope)
        ]

    def bring(self, *ops: Op) -> None:
        merge_ops(self.store, ops)

    def settled(self) -> bool:
        """Whether the tables are the fold of all that was written."""
        written = list(self.world.written.values())
        gone = {row[0] for row in self.store._db.all("SELECT hash FROM op WHERE body IS NULL")}
        held = [replace(op, body_bytes=None, data=None) if op.hash in gone else op for op in written]
        bodies = [row[0] for row in self.store._db.all("SELECT body FROM loose_body")]
        return self.store.digest() == digests(oracle(held, self.world.office, verify, bodies))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with new_store(tmp_path, verify=verify) as store:
        yield Scene(store)


def test_ops_of_a_device_wait_for_its_certificate_and_count_once_it_is_here(scene: Scene) -> None:
    scene.laptop.document("household", "h1", head="王", door="1")
    scene.bring(*scene.of(scene.pc)[:2])  # trust and the PC's own certificate
    scene.bring(*scene.of(scene.laptop))
    assert scene.store.get("household", "h1") is None
    assert {op["standing"] for op in scene.store.parked()} == {"waiting:no_cert"}
    scene.bring(*scene.of(scene.pc))
    row = scene.store.get("household", "h1")
    assert row is not None
    assert row["in_scope"] == EAST
    assert scene.store.parked() == []
    assert scene.settled()


def test_work_before_any_office_is_adopted_by_the_grid(tmp_path: Path) -> None:
    with new_store(tmp_path, verify=verify) as store:
        scene = Scene(store)
        store.set_meta("office", None)
        scene.laptop.document("household", "h1", head="王", door="1")
        scene.bring(*scene.of(scene.laptop))
        row = store.get("household", "h1")
        assert row is not None
        assert row["in_scope"] == scene.laptop.home
        with store.atomic():
            store.set_meta("office", scene.world.office)
            scene.bring(*scene.of(scene.pc))
        row = store.get("household", "h1")
        assert row is not None
        assert row["in_scope"] == EAST
        assert scene.settled()


def test_what_a_role_may_not_do_is_parked_and_named(scene: Scene) -> None:
    scene.laptop.document("unit", "u1", COMMON, name="石桥村", level="VILLAGE")
    scene.laptop.control("exclude", scene.laptop.home, {"slices": [], "reason": ""})
    scene.bring(*scene.world.written.values())
    assert sorted(op["standing"] for op in scene.store.parked()) == ["parked:no_right", "parked:no_right"]
    assert scene.store.get("unit", "u1") is None
    assert scene.settled()


def test_a_receipt_says_delivered_of_what_it_names_and_no_more(scene: Scene) -> None:
    for n in range(5):
        scene.laptop.document("household", f"h{n}", head="王", door=str(n))
    mine = scene.of(scene.laptop)
    scene.pc.merge([*mine[:2], mine[3]])
    scene.bring(*scene.world.written.values())
    told = scene.store.delivered(mine[0].log)
    assert (told.upto, told.extra) == (2, frozenset({mine[3].hash}))
    (receipt,) = scene.store.receipts(mine[0].log)
    assert (receipt["upto"], receipt["extra"]) == (2, [(4, mine[3].hash)])
    assert scene.settled()


def test_receipts_that_are_due_are_those_of_the_rule(scene: Scene) -> None:
    for n in range(3):
        scene.laptop.document("household", f"h{n}", head="王", door=str(n))
    mine = scene.of(scene.laptop)
    scene.bring(*scene.of(scene.pc), mine[0], mine[2])
    (due,) = scene.store.receipts_due([mine[0].log], writer="pc1")
    assert (due.upto, due.head, due.extra) == (1, mine[0].hash, ((3, mine[2].hash),))
    data = {
        "log": mine[0].log._asdict(), "upto": 1, "head": mine[0].hash, "extra": [[3, mine[2].hash]],
        "at": "2026-04-05T09:30:00+08:00", "kept": 0, "notes": [],
    }  # fmt: skip
    who = Writer("pc1", "inc-pc1", "person-pc1")
    scene.store.write([Intent("receipt", "l1", EAST, data)], who=who, entropy=SeededEntropy())
    assert scene.store.receipts_due([mine[0].log], writer="pc1") == []


def test_an_undone_merge_leaves_the_tables_of_before_and_a_restore_those_of_after(scene: Scene) -> None:
    first = scene.laptop.document("household", "h1", head="王", door="1")
    scene.bring(*scene.world.written.values())
    before = scene.store.digest()
    edit = scene.laptop.document("household", "h1", head="李")
    visit = scene.laptop.document("visit", "v1", date="2026-04-05", mode="HOME", meet="MET")
    scene.bring(edit, visit)
    after = scene.store.digest()
    who = Writer("pc1", "inc-pc1", "person-pc1")
    entropy = SeededEntropy()
    slices = [{"dev": "l1", "inc": "inc-l1", "from": edit.seq, "to": visit.seq, "head": visit.hash}]
    (out,) = scene.store.write(
        [Intent("exclude", "undo-1", EAST, {"slices": slices, "reason": "发错了"})], who=who, entropy=entropy
    )
    assert {s: d for s, d in scene.store.digest().items() if s in before} == before
    assert scene.store.get("visit", "v1") is None
    assert {op["hash"] for op in scene.store.excluded()} == {edit.hash, visit.hash}
    scene.store.write(
        [Intent("restore", "undo-1", EAST, {"excludes": [out.hash]})], who=who, entropy=entropy
    )
    assert scene.store.digest() == after
    assert first.hash not in {op["hash"] for op in scene.store.excluded()}


def test_writing_goes_on_in_a_scope_where_something_was_excluded(scene: Scene) -> None:
    bad = scene.laptop.document("household", "h1", head="王", door="1")
    scene.pc.take(scene.of(scene.laptop))
    scene.pc.exclude(bad)
    scene.bring(*scene.world.written.values())
    who = Writer("l1", "inc-l1", "person-l1")
    home = scene.laptop.home
    data = {"grid": "g", "head": "李", "door": "2"}
    scene.store.write([Intent("household", "h2", home, data)], who=who, entropy=SeededEntropy())
    assert scene.store.get("household", "h2") is not None
    assert not [f for f in scene.store.check() if f.level == "bad"]


def test_a_redaction_takes_the_body_before_and_after_and_keeps_the_chain(scene: Scene) -> None:
    made = scene.laptop.document("household", "h1", head="王", door="1", phone="15400000001")
    scene.pc.take(scene.of(scene.laptop))
    data = {"covers": [made.hash], "fields": ["phone"], "restate": {"head": "王", "door": "1"}}
    redact = scene.pc.control("redact", EAST, data, "h1", [(made.hash, ["phone", "head", "door"])])
    scene.bring(*scene.of(scene.pc))
    scene.bring(made)
    row = scene.store.get("household", "h1")
    assert row is not None
    assert (row["phone"], row["head"], row["redacted"]) == (None, "王", ["phone"])
    ((header, body),) = scene.store.ops_since(made.log)
    assert (header, body) == (made.header_bytes, None)
    assert redact.hash in {op["hash"] for op in scene.store.history("h1")}
    assert scene.settled()
    assert not [f for f in scene.store.check() if f.level == "bad"]


def test_a_redaction_reaches_only_its_own_record_whatever_it_names(scene: Scene) -> None:
    made = scene.laptop.document("household", "h1", head="王", door="1")
    scene.pc.control("redact", EAST, {"covers": [made.hash], "fields": ["head"], "restate": {}}, "h2")
    scene.bring(*scene.of(scene.pc))
    scene.bring(made)
    row = scene.store.get("household", "h1")
    assert row is not None
    assert row["head"] == "王"
    assert list(scene.store.ops_since(made.log)) == [(made.header_bytes, made.body_bytes)]
    assert scene.settled()


def test_a_redaction_that_comes_later_empties_row_and_file(scene: Scene, tmp_path: Path) -> None:
    made = scene.laptop.document("household", "h1", head="王", door="1", phone="15400000001")
    scene.bring(*scene.world.written.values())
    scene.pc.take(scene.of(scene.laptop))
    data = {"covers": [made.hash], "fields": ["phone"], "restate": {}}
    scene.pc.control("redact", EAST, data, "h1", [(made.hash, ["phone"])])
    scene.bring(*scene.of(scene.pc))
    row = scene.store.get("household", "h1")
    assert row is not None
    assert row["phone"] is None
    scene.store._db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    plain = tmp_path / "plain.db"
    scene.store._db.run("ATTACH ? AS plain KEY ''", (str(plain),))
    scene.store._db.one("SELECT sqlcipher_export('plain')")
    assert b"15400000001" not in plain.read_bytes()


def test_a_moved_record_is_shown_where_it_lives_with_all_of_its_past(scene: Scene) -> None:
    scene.laptop.document("household", "h1", head="王", door="1")
    scene.pc.take(scene.of(scene.laptop))
    scene.pc.move("h1", WEST)
    bodies = [op.body_bytes for op in scene.of(scene.laptop)]
    for op in scene.world.written.values():  # one by one, in the order of writing
        scene.bring(op)
    row = scene.store.get("household", "h1")
    assert row is not None
    assert (row["in_scope"], row["head"]) == (WEST, "王")
    assert scene.settled()
    carry = next(op for op in scene.world.written.values() if op.kind == "carry")
    assert scene.store.carried_bodies(carry.log) == bodies


def test_what_was_carried_into_a_home_scope_comes_back_when_the_grid_adopts_that(tmp_path: Path) -> None:
    with new_store(tmp_path, verify=verify) as store:
        scene = Scene(store)
        store.set_meta("office", None)
        made = scene.pc.document("household", "h1", EAST, head="王", door="1")
        data = {"header": b64u(made.header_bytes), "trust": 1, "proof": {}}
        scene.laptop.control("carry", scene.laptop.home, data, "another-record")
        scene.bring(made, *scene.of(scene.laptop))
        row = store.get("household", "h1")
        assert row is not None
        assert row["in_scope"] == scene.laptop.home  # before there is an office, everything counts
        with store.atomic():
            store.set_meta("office", scene.world.office)
            scene.bring(*scene.of(scene.pc))
        row = store.get("household", "h1")
        assert row is not None
        assert row["in_scope"] == EAST
        assert scene.settled()


def test_the_authority_is_built_once_and_again_when_a_preview_was_taken_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    real = Rights._build
    monkeypatch.setattr(Rights, "_build", lambda self, office: built.append(office) or real(self, office))
    scene.bring(*scene.world.written.values())
    times = len(built)
    for _ in range(3):
        scene.store.authority()
    assert len(built) == times
    assert scene.store.authority().version == 1
