"""The golden bundles: every reader reaches the verdict that is written beside them."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain import digest
from gridworker.domain.ids import sha256_b64u
from gridworker.domain.merge import fold
from gridworker.domain.ops import Op, decode_op
from gridworker.sync import enrol
from gridworker.sync.chain import TrustView
from gridworker.sync.dsse import verify
from gridworker.sync.framing import frame_op
from gridworker.sync.keys import recipient_of
from gridworker.sync.read import open_bundle
from gridworker.sync.refusals import SENTENCES, BundleError
from tests.bundle import make_vectors, second_blobs, second_ops, second_reader
from tests.support.programs import needs
from tests.support.tree import ROOT

FOLDER = make_vectors.FOLDER
VERDICTS = json.loads(make_vectors.VERDICTS.read_bytes())
BUNDLES = [vector for vector in VERDICTS["vectors"] if vector["file"].endswith(".gwb")]
RIGHT = [vector for vector in BUNDLES if vector["verdict"] == "ok"]
FOLDED = [vector for vector in RIGHT if "lines" in vector]


def names(vectors: list[dict[str, Any]]) -> list[str]:
    return [vector["file"].removesuffix(".gwb") for vector in vectors]


def reader_of(vector: dict[str, Any]) -> tuple[list[str], TrustView]:
    reader = VERDICTS["readers"][vector["reader"]]
    return reader["secrets"], TrustView(reader["office"], tuple(map(base64.b64decode, reader["trust"])))


@pytest.mark.parametrize("vector", BUNDLES, ids=names(BUNDLES))
def test_the_reader_reaches_the_verdict(vector: dict[str, Any]) -> None:
    secrets, view = reader_of(vector)
    path = FOLDER / vector["file"]
    if vector["verdict"] != "ok":
        with pytest.raises(BundleError) as caught, open_bundle(path, secrets=secrets, trust=view) as reader:
            reader.finish()
        assert caught.value.code == vector["verdict"], caught.value.facts
        return
    with open_bundle(path, secrets=secrets, trust=view) as reader:
        bodies = [sha256_b64u(body) for body in reader.bodies()]
        ops = [op for _, inner in reader.slices() for op in inner]
        reader.finish()
        digits = enrol.read_request(reader).digits if "digits" in vector else None
    framed = b"".join(piece for op in ops for piece in frame_op(*op[:2]))
    got = {
        "purpose": reader.manifest.purpose,
        "manifest": reader.manifest_hash,
        "check": reader.check,
        "ops": len(ops),
        "ops_hash": sha256_b64u(framed),
        "bodies": bodies,
        "digits": digits,
        "revoked": reader.revoked,
    }
    assert {name: value for name, value in got.items() if name in vector} == {
        name: value for name, value in vector.items() if name in got
    }


@needs("age")
@pytest.mark.parametrize("vector", BUNDLES, ids=names(BUNDLES))
def test_a_second_reader_written_from_the_document_alone_agrees(vector: dict[str, Any]) -> None:
    secrets, view = reader_of(vector)
    ours = {recipient_of(secret) for secret in secrets}
    path = FOLDER / vector["file"]
    if vector["verdict"] != "ok":
        with pytest.raises(second_reader.Refused):
            second_reader.read(path, secrets, ours, view.office, list(view.trust))
        return
    got = second_reader.read(path, secrets, ours, view.office, list(view.trust))
    if "kept" in vector:
        found = second_blobs.kept([second_ops.make(*op) for op in got.ops], (), got.blobs)
        assert sorted(found) == vector["kept"]
        with open_bundle(path, secrets=secrets, trust=view) as reader:
            list(reader.slices())
            assert list(reader.blobs()) == got.blobs
    assert (got.manifest_hash, len(got.ops)) == (vector["manifest"], vector["ops"])
    assert second_reader.hash_text(got.framed) == vector["ops_hash"]
    assert [second_reader.hash_text(body) for body in got.bodies] == vector.get("bodies", [])
    assert got.revoked == vector.get("revoked", False)


def opened(vector: dict[str, Any]) -> tuple[list[Op], list[bytes]]:
    """The ops of a file and the bodies that travel beside them."""
    secrets, view = reader_of(vector)
    with open_bundle(FOLDER / vector["file"], secrets=secrets, trust=view) as reader:
        bodies = list(reader.bodies())
        ops = [decode_op(*op[:2]) for _, inner in reader.slices() for op in inner]
        reader.finish()
    return ops, bodies


@pytest.mark.parametrize("vector", FOLDED, ids=names(FOLDED))
def test_the_fold_of_a_file_is_what_stands_beside_it(vector: dict[str, Any]) -> None:
    ops, bodies = opened(vector)
    for held in (ops, ops[::-1], ops + ops[:9]):
        scopes = fold(held, reader_of(vector)[1].office, verify, bodies).scopes
        assert scopes.keys() == vector["lines"].keys()
        for scope, state in scopes.items():
            lines = list(digest.lines(state))
            assert [line.decode() for line in lines] == vector["lines"][scope]
            assert digest.digest(lines) == vector["digest"][scope]
            assert state.standing.items() <= vector["standing"].items()


def test_what_is_lent_is_the_demand_and_nothing_of_its_household() -> None:
    up, back = (next(v for v in FOLDED if v["file"] == name) for name in ("lent-up.gwb", "lent.gwb"))
    (line,) = (line for lines in up["lines"].values() for line in lines)
    assert json.loads(line)["process"] == "demand"
    ops, bodies = opened(up)
    everything = b"".join([*(op.body_bytes or b"" for op in ops), *bodies])
    assert "屋顶漏雨".encode() in everything
    assert "王试用".encode() not in everything
    at_home, as_guest = (lines for lines in back["lines"].values() if lines)
    assert at_home[-1:] == as_guest
    assert len(at_home) == 3


def test_the_second_reader_knows_nothing_of_gridworker() -> None:
    text = (ROOT / "tests/bundle/second_reader.py").read_text()
    assert not re.search(r"^(from|import) (gridworker|tests|pyrage|cryptography)", text, re.MULTILINE)


def test_the_invite_is_read() -> None:
    (vector,) = [vector for vector in VERDICTS["vectors"] if vector["file"] == "invite.gwi"]
    assert enrol.read_invite_file(FOLDER / "invite.gwi").office == vector["office"]


def test_the_script_still_makes_the_same_insides(tmp_path: Path) -> None:
    for path in FOLDER.iterdir():
        shutil.copy(path, tmp_path)
    made, changed = make_vectors.vectors(tmp_path, write=False)
    assert changed == []
    assert make_vectors.verdicts(made) == make_vectors.VERDICTS.read_bytes()
    assert {vector.file for vector in made} | {"verdicts.json"} == {path.name for path in FOLDER.iterdir()}


def test_every_code_a_reader_can_give_on_a_file_has_a_golden_file() -> None:
    here = {"cannot_read", "cannot_write", "disk_full", "read_only", "cancelled", "no_office", "replayed"}
    people = {"bad_invite", "bad_request", "bad_recovery", "wrong_digits", "bad_trust"}
    shown = {vector["verdict"] for vector in BUNDLES} - {"ok"}
    assert set(SENTENCES) - here - people - shown == set()
