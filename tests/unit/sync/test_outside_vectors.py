"""Vectors made by others: age files (C2SP CCTV) and Ed25519 signatures (Wycheproof)."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zlib
from collections import Counter
from pathlib import Path

import pyrage
import pytest

from gridworker.sync import dsse
from gridworker.sync.agefile import Decryptor
from gridworker.sync.keys import age_secret
from gridworker.sync.refusals import BundleError
from tests.support.vectors import outside_vectors

POLICIES = {"armor", "stanza_type"}


def read_vector(path: Path) -> tuple[dict[str, str], bytes]:
    """Return the header members and the age file of one CCTV vector."""
    text, _, body = path.read_bytes().partition(b"\n\n")
    members = dict(line.split(": ", 1) for line in text.decode().splitlines())
    if members.get("compressed") == "zlib":
        body = zlib.decompress(body)
    return members, body


def verdict(members: dict[str, str], raw: bytes) -> str:
    """Return `agrees`, `policy:<name>` or what went wrong."""
    secrets = [members["identity"]] if members.get("identity", "").startswith("AGE-SECRET-KEY-1") else []
    out: list[bytes] = []
    error: BundleError | None = None
    try:
        with contextlib.closing(Decryptor(io.BytesIO(raw), secrets or [age_secret(bytes(32))])) as age:
            out.extend(iter(age._next, b""))
    except BundleError as e:
        error = e
    payload = hashlib.sha256(b"".join(out)).hexdigest()
    if members["expect"] == "success":
        if error is None:
            return "agrees" if payload == members["payload"] else "other plaintext"
        policy = error.facts.get("policy")
        return f"policy:{policy}" if policy in POLICIES else f"refused: {error.facts}"
    if error is None:
        return "FALSE ACCEPT"
    if "payload" in members and out and payload != members["payload"]:
        # We may let go of less than the vector's maker before we notice, never of anything else.
        theirs = released_by_pyrage(raw, secrets)
        if hashlib.sha256(theirs).hexdigest() != members["payload"] or not theirs.startswith(b"".join(out)):
            return "other bytes before the failure"
    return "agrees"


def released_by_pyrage(raw: bytes, secrets: list[str]) -> bytes:
    """Return what pyrage gives out before it fails."""
    sink = io.BytesIO()
    with contextlib.suppress(pyrage.DecryptError, OSError):
        pyrage.decrypt_io(io.BytesIO(raw), sink, [pyrage.x25519.Identity.from_str(s) for s in secrets])
    return sink.getvalue()


def test_age_vectors_127_agree_16_refused_by_policy_none_falsely_accepted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = outside_vectors("age")
    verdicts = {path.name: verdict(*read_vector(path)) for path in sorted(folder.iterdir())}
    counts = Counter(word.split(":")[0] for word in verdicts.values())
    with capsys.disabled():
        print(f"\n  age vectors: {len(verdicts)} run, {dict(counts)}")
    odd = {name: word for name, word in verdicts.items() if word.split(":")[0] not in ("agrees", "policy")}
    assert not odd
    assert len(verdicts) == 143
    assert counts == {"agrees": 127, "policy": 16}


def test_wycheproof_ed25519_all_agree(capsys: pytest.CaptureFixture[str]) -> None:
    groups = json.loads(outside_vectors("wycheproof/ed25519_test.json").read_text())["testGroups"]
    ran = 0
    for group in groups:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            holds = dsse.verify_raw(key, bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
            assert holds == (case["result"] == "valid"), case
            ran += 1
    with capsys.disabled():
        print(f"\n  Wycheproof Ed25519: {ran} run, all agree")
    assert ran >= 150
