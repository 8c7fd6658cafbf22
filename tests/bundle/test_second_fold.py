"""A fold written from docs/bundle-format.md alone gives the digests of ours: so the page is complete."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from gridworker.domain import digest
from gridworker.domain.merge import fold
from gridworker.domain.ops import Op
from tests.bundle import (
    second_fold,
    second_matter,
    second_ops,
    second_proofs,
    second_reader,
    second_standing,
)
from tests.bundle.make_vectors import FOLDER, VERDICTS
from tests.support.history import History
from tests.support.loop import RandomLoop
from tests.support.paper import verify
from tests.support.programs import needs
from tests.support.three_levels import ThreeLevels
from tests.support.tree import ROOT


def simple(envelope: bytes) -> tuple[str, bytes, Iterable[str]]:
    opened = verify(envelope)
    return opened.type, opened.payload, opened.signers


def differences(
    seeds: range, steps: int, kind: Callable[[int], History | RandomLoop] = History
) -> tuple[int, int, list[str]]:
    """Fold what every device of many histories holds with both; return sets, records, differences."""
    sets = records = 0
    out: list[str] = []
    for seed in seeds:
        history = kind(seed).run(steps)
        office = history.world.office
        holders: list[tuple[str, list[Op], list[bytes]]] = [("all", list(history.world.written.values()), [])]
        holders += [
            (r.name, list(r.held.values()), list(r.bodies.values())) for r in history.world.replicas.values()
        ]
        for name, ops, bodies in holders:
            raw = [(op.header_bytes, op.body_bytes) for op in ops]
            theirs, standing = second_fold.fold(raw, office, simple, bodies)
            for scope, state in fold(ops, office, verify, bodies).scopes.items():
                ours = [line.decode() for line in digest.lines(state)]
                records += len(ours)
                if theirs[scope] != ours or standing[scope] != state.standing:
                    out.append(f"history {seed}, {name}, {scope}")
            sets += 1
    return sets, records, out


def test_on_random_histories(capsys: pytest.CaptureFixture[str]) -> None:
    sets, records, differing = differences(range(10), 120)
    with capsys.disabled():
        print(f"\n  second fold: {sets} sets of ops, {records} records, {len(differing)} differences")
    assert differing == []


def test_on_random_histories_with_a_level_above(capsys: pytest.CaptureFixture[str]) -> None:
    sets, records, differing = differences(range(6), 90, ThreeLevels)
    with capsys.disabled():
        print(f"\n  second fold, three levels: {sets} sets of ops, {records} records")
    assert differing == []


def test_on_demands_under_many_hands(capsys: pytest.CaptureFixture[str]) -> None:
    sets, records, differing = differences(range(6), 40, RandomLoop)
    with capsys.disabled():
        print(f"\n  second fold, many hands: {sets} sets of ops, {records} records")
    assert differing == []


@pytest.mark.slow
def test_on_many_random_histories(capsys: pytest.CaptureFixture[str]) -> None:
    sets, records, differing = differences(range(100, 300), 160)
    with capsys.disabled():
        print(f"\n  second fold: {sets} sets of ops, {records} records, {len(differing)} differences")
    assert differing == []


@pytest.mark.parametrize("fault", ["vouching for the head only", "no descent", "lines by clock alone"])
def test_a_fold_with_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if fault == "vouching for the head only":
        original = second_standing.chain
        monkeypatch.setattr(second_standing, "chain", lambda held, head: original(held, head)[:1])
    elif fault == "no descent":
        monkeypatch.setattr(second_fold, "descend", lambda look, starts, name: (set(), False))
    else:
        monkeypatch.setattr(second_matter.Matter, "rank", lambda self, h: self.events[h].wall)
    assert differences(range(22, 33), 120)[2]


def read_golden(name: str) -> tuple[second_reader.Read, dict[str, Any], dict[str, Any]]:
    """Read a golden file without a line of ours; its verdict and what its reader believes."""
    verdicts = json.loads(VERDICTS.read_bytes())
    (vector,) = [vector for vector in verdicts["vectors"] if vector["file"] == name]
    reader = verdicts["readers"][vector["reader"]]
    trust = [base64.b64decode(text) for text in reader["trust"]]
    ours = {public_key(secret) for secret in reader["secrets"]}
    read = second_reader.read(FOLDER / name, reader["secrets"], ours, reader["office"], trust)
    return read, vector, reader


def public_key(secret: str) -> str:
    """The recipient of an age identity, from the program that comes with age."""
    out = subprocess.run(["age-keygen", "-y"], input=secret, capture_output=True, text=True, check=True)
    return out.stdout.strip()


@needs("age")
@pytest.mark.parametrize("name", ["town.gwb", "lent-up.gwb", "lent.gwb"])
def test_from_the_file_to_the_digest_without_a_line_of_ours(name: str) -> None:
    read, vector, reader = read_golden(name)
    lines, standing = second_fold.fold(
        read.ops, reader["office"], lambda e: second_reader.envelope(e)[:3], read.bodies
    )
    assert lines == vector["lines"]
    assert {h: stands for by_hash in standing.values() for h, stands in by_hash.items()} == vector["standing"]
    for scope, folded in lines.items():
        text = "".join(line + "\n" for line in folded)
        assert hashlib.sha256(text.encode()).hexdigest() == vector["digest"][scope]


@needs("age")
def test_a_fold_that_takes_lending_for_moving_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = second_fold.moves_of

    def moving(*args: Any) -> dict[str, dict[str, Any]]:
        moves = real(*args)
        return {**moves, "moved": moves["lent"], "lent": {}}

    monkeypatch.setattr(second_fold, "moves_of", moving)
    with pytest.raises(AssertionError):
        test_from_the_file_to_the_digest_without_a_line_of_ours("lent.gwb")


@needs("age")
def test_the_county_can_tell_who_signed_for_what_it_is_lent() -> None:
    read, vector, _ = read_golden("lent-up.gwb")
    carries = [op for op in (second_ops.make(*raw) for raw in read.ops) if op.kind == "carry"]
    brought = {second_ops.hash_of(second_ops.unb64u(op.get("header"))): op for op in carries}
    assert {name for name, op in brought.items() if second_proofs.signers(op, read.bodies)} == {
        *vector["signed"]
    }
    (name,) = vector["signed"]
    proof = brought[name].get("proof")
    for wrong in ({"index": 0}, {"path": proof["path"][::-1]}, {"path": []}, {"manifest": ""}):
        brought[name].data = {**(brought[name].data or {}), "proof": {**proof, **wrong}}
        assert not second_proofs.signers(brought[name], read.bodies)


def test_the_second_fold_knows_nothing_of_gridworker() -> None:
    for path in (ROOT / "tests/bundle").glob("second_*.py"):
        assert not re.search(r"^(from|import) (gridworker|tests\.support)", path.read_text(), re.MULTILINE)
