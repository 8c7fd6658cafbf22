"""Envelopes: exact bytes signed, one verifier, the key id only a hint."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from gridworker.domain.ids import b64u
from gridworker.sync import dsse, limits
from gridworker.sync.dsse import BadEnvelope

SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
PAYLOAD = '{"名":"值"}'.encode()


def test_pae_is_that_of_the_dsse_specification() -> None:
    assert dsse.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_what_was_signed_is_verified_and_names_its_signers() -> None:
    envelope = dsse.sign("t", PAYLOAD, [SEED, OTHER])
    signed = dsse.verify(envelope)
    assert signed == ("t", PAYLOAD, (dsse.public_key(SEED), dsse.public_key(OTHER)))


def test_another_library_verifies_our_signature_over_the_pae() -> None:
    members = json.loads(dsse.sign("t", PAYLOAD, [SEED]))
    (signature,) = members["signatures"]
    key = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(signature["keyid"] + "="))
    key.verify(base64.b64decode(signature["sig"]), dsse.pae("t", PAYLOAD))


@pytest.mark.parametrize("name", ["payload", "payloadType"])
def test_a_changed_member_leaves_no_signer(name: str) -> None:
    members = json.loads(dsse.sign("t", PAYLOAD, [SEED]))
    members[name] = {"payload": base64.b64encode(PAYLOAD + b" ").decode(), "payloadType": "u"}[name]
    assert dsse.verify(json.dumps(members).encode()).signers == ()


def test_a_keyid_that_names_another_key_gives_no_signer() -> None:
    members = json.loads(dsse.sign("t", PAYLOAD, [SEED]))
    for keyid in (dsse.public_key(OTHER), "", "x", b64u(bytes(32)), "é"):
        members["signatures"][0]["keyid"] = keyid
        assert dsse.verify(json.dumps(members).encode()).signers == ()


def test_the_same_signature_twice_is_one_signer() -> None:
    members = json.loads(dsse.sign("t", PAYLOAD, [SEED]))
    members["signatures"] *= 2
    assert dsse.verify(json.dumps(members).encode()).signers == (dsse.public_key(SEED),)


IDENTITY = (1).to_bytes(32, "little")


def test_a_key_of_small_order_signs_nothing_here_although_another_library_accepts_it() -> None:
    forged = IDENTITY + bytes(32)
    try:
        Ed25519PublicKey.from_public_bytes(IDENTITY).verify(forged, b"anything")
        accepted = True
    except InvalidSignature:
        accepted = False
    assert accepted, "the reason for this test: the other library takes the forgery"
    assert not dsse.verify_raw(IDENTITY, forged, b"anything")
    assert not dsse.is_sound_key(IDENTITY)
    assert not dsse.is_sound_key(bytes(32))


GOOD = json.loads(dsse.sign("t", PAYLOAD, [SEED]))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("nothing", b""),
        ("no JSON", b"{"),
        ("not UTF-8", b'{"payload":"\xff"}'),
        ("a list", b"[]"),
        ("no payload", json.dumps({**GOOD, "payload": None}).encode()),
        ("no type", json.dumps({**GOOD, "payloadType": 1}).encode()),
        ("no signature", json.dumps({**GOOD, "signatures": []}).encode()),
        ("17 signatures", json.dumps({**GOOD, "signatures": GOOD["signatures"] * 17}).encode()),
        ("a signature that is no object", json.dumps({**GOOD, "signatures": ["x"]}).encode()),
        ("a signature without sig", json.dumps({**GOOD, "signatures": [{"keyid": ""}]}).encode()),
        ("a keyid that is no text", json.dumps({**GOOD, "signatures": [{"keyid": 1, "sig": ""}]}).encode()),
        ("base64 without padding", json.dumps({**GOOD, "payload": "YQ"}).encode()),
        ("base64 with stray bits", json.dumps({**GOOD, "payload": "YR=="}).encode()),
        ("base64 of the other alphabet", json.dumps({**GOOD, "payload": "-_-_"}).encode()),
        ("base64 with a space", json.dumps({**GOOD, "payload": "YWJj "}).encode()),
        ("the payload twice", b'{"payload":"YQ==",' + json.dumps(GOOD).encode()[1:]),
        ("a number without a value", json.dumps({**GOOD, "x": float("nan")}).encode()),
        ("nine levels", json.dumps({**GOOD, "x": [[[[[[[[1]]]]]]]]}).encode()),
        ("200 000 levels", b"[" * 200_000),
        ("half a surrogate pair", b'{"payloadType":"\\ud800"}'),
        ("more than 8 MiB", b" " * (limits.ENVELOPE + 1)),
    ],
)
def test_not_an_envelope(name: str, raw: bytes) -> None:
    with pytest.raises(BadEnvelope):
        dsse.verify(raw)


def test_members_that_a_newer_writer_added_do_no_harm() -> None:
    assert dsse.verify(json.dumps({**GOOD, "later": {"a": 1}}).encode()).signers == (dsse.public_key(SEED),)
