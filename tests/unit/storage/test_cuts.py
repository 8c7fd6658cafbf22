"""Deleting in several goes: each leaves the record as the fold says, and no value that was to go."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.domain.digest import lines
from gridworker.domain.ops import Op
from gridworker.domain.redacting import cut_document, cut_events
from gridworker.services import removal
from gridworker.services.entropy import SeededEntropy
from gridworker.storage import Intent, Store, Writer
from tests.bundle import second_fold
from tests.support.parish import START
from tests.support.stores import digests, merge_ops, new_store, oracle
from tests.support.world import EAST, WEST, World, verify

WHO = Writer("dev", "inc", "person")
FIELDS = ("head", "phone", "door", "group")

edits = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 99), min_size=1, max_size=4)
goes = st.sets(st.sampled_from(FIELDS), min_size=1, max_size=2)


@settings(max_examples=40)
@given(st.lists(st.one_of(edits, goes), min_size=2, max_size=9))
def test_many_cuts_and_edits_are_one_record_with_and_without_the_bodies_that_went(
    steps: list[dict[str, int] | set[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, new_store(Path(folder)) as store:
        entropy = SeededEntropy(1, "cuts", START)
        written: list[Op] = []
        gone: set[str] = set()
        for at, step in enumerate([{"door": 7, "head": 8}, *steps]):
            if isinstance(step, dict):
                data = {name: f"word-{at}-{name}-{value}" for name, value in step.items()}
                written += say(store, entropy, "household", data)
                continue
            shown = store.get("household", "h") or {}
            cut = cut_document(held(store), step, shown, shown.get("redacted") or ())
            if cut is not None:
                gone |= {str(shown[name]) for name in step if shown.get(name)}
                gone |= {str(op.data[name]) for op in written for name in step
                         if op.kind == "household" and (op.data or {}).get(name)}  # fmt: skip
                written += say(store, entropy, "redact", cut.data)
            for name in step:
                assert not (store.get("household", "h") or {}).get(name)
        bodies = b" ".join(row[0] for row in store._db.all("SELECT body FROM op WHERE body IS NOT NULL"))
        assert [word for word in sorted(gone) if word.encode() in bodies] == []
        rows = str(store.get("household", "h"))
        assert [word for word in sorted(gone) if word in rows] == []
        assert_both_folds_say(store, written)
        assert_both_folds_say(store, held(store))
        assert store.get("household", "h")["conflicts"] == []


def test_words_of_a_demand_go_step_by_step_and_no_refused_step_becomes_good(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        entropy = SeededEntropy(2, "cuts", START)
        collect = {"text": "门前水沟堵了", "reporter": "欧阳梅", "household": "h1", "category": "WATER"}
        written = say(store, entropy, "demand.collect", collect)
        written += say(store, entropy, "demand.resolve_on_spot", {"outcome": "DONE"})
        assert placed(store, written[1]) == "refused:needs:result"
        (cut,) = cut_events(held(store))
        assert cut.restate == {written[0].hash: {"household": "h1", "category": "WATER"}}
        written += say(store, entropy, "redact", cut.data)
        row = store.get("demand", "h")
        assert row is not None
        assert (row["text"], row["state"], row["category"]) == (None, "collected", "WATER")
        assert placed(store, written[1]) == "refused:needs:result"
        assert cut_events(held(store)) == []
        assert_both_folds_say(store, written)
        assert_both_folds_say(store, held(store))


def test_redactions_of_many_records_in_one_call_are_what_they_are_one_by_one(tmp_path: Path) -> None:
    stores = [new_store(tmp_path, name) for name in ("one.db", "many.db")]
    written: list[list[Op]] = [[], []]
    recs = [f"h{n}" for n in range(7)]
    for at, store in enumerate(stores):
        entropy = SeededEntropy(3, "cuts", START)
        said = [Intent("household", rec, "home", {"head": f"name-{rec}", "door": rec}) for rec in recs]
        written[at] += store.write(said, who=WHO, entropy=entropy)
        cuts = []
        for rec in recs:
            ops = [op for op, _, _ in store.privacy.ops_about(rec)]
            cut = cut_document(ops, {"head"}, store.get("household", rec) or {}, ())
            assert cut is not None
            cuts.append(Intent("redact", rec, "home", cut.data))
        tail = Intent("household", recs[0], "home", {"door": "another"})
        if at:
            written[at] += store.write([*cuts, tail], who=WHO, entropy=entropy)
        else:
            for one in (*cuts, tail):
                written[at] += store.write([one], who=WHO, entropy=entropy)
        assert store.get("household", recs[0])["door"] == "another"
        assert not store._db.all("SELECT 1 FROM op WHERE body LIKE '%name-h%'")
        assert store.digest() == digests(oracle(written[at], "", lambda *_: True))
        store.close()
    assert len(written[0]) == len(written[1])


def test_a_record_that_moved_is_redacted_in_every_scope_that_holds_it(tmp_path: Path) -> None:
    with new_store(tmp_path, verify=verify) as store:
        world = World()
        (pc,) = world.office_of("pc1")
        laptop = world.laptop("l1", EAST, pc)
        store.set_meta("office", world.office)
        laptop.document("household", "h1", head="王", door="1", phone="15400000001")
        pc.take(list(world.written.values()))
        pc.move("h1", WEST)
        merge_ops(store, world.written.values())
        intents = removal.redactions(SimpleNamespace(store=store), "household", "h1", {"phone"})
        assert [one.scope for one in intents] == sorted([EAST, WEST])
        for only, one in enumerate(intents):
            pc.control("redact", one.scope, one.data, "h1", [])
            merge_ops(store, world.written.values())
            held = store._db.all("SELECT body FROM op UNION ALL SELECT body FROM loose_body")
            left = any(b"15400000001" in (body or b"") for (body,) in held)
            assert left == (only == 0)  # the other scope still holds it
        row = store.get("household", "h1")
        assert row is not None
        assert (row["in_scope"], row["phone"], row["head"]) == (WEST, None, "王")
        assert not [one for one in store.check() if one.level == "bad"]


def assert_both_folds_say(store: Store, ops: list[Op]) -> None:
    """The tables are what our fold and the one written from the format's page alone make of these ops."""
    folded = oracle(ops, "", lambda *_: True)
    assert store.digest() == digests(folded)
    raw = [(op.header_bytes, op.body_bytes) for op in ops]
    theirs, _ = second_fold.fold(raw, "", lambda _: ("", b"", ()), [])
    for scope, state in folded.scopes.items():
        assert theirs[scope] == [line.decode() for line in lines(state)]


def say(store: Store, entropy: SeededEntropy, kind: str, data: dict[str, object]) -> list[Op]:
    entropy.advance(60)
    return store.write([Intent(kind, "h", "home", data)], who=WHO, entropy=entropy)


def held(store: Store) -> list[Op]:
    return [op for op, _, _ in store.privacy.ops_about("h")]


def placed(store: Store, op: Op) -> str:
    return str(store._db.value("SELECT how FROM placed WHERE hash = ?", (op.hash,)))
