"""Other people's programs open our files: age decrypts, openssl verifies, sha256sum names.

The PAE is built here from the words of docs/bundle-format.md, not by the program's own function.
"""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import pytest

from tests.bundle.make_vectors import FOLDER, VERDICTS
from tests.support.offices import Office, visits
from tests.support.programs import needs

OFFICE = json.loads(VERDICTS.read_bytes())["readers"]["office"]
DER_ED25519 = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410)."""


def decrypted(path: Path, secret: str, folder: Path) -> bytes:
    key = folder / "office.key"
    key.write_text(secret + "\n")
    return subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=True).stdout


def verified(envelope: dict[str, object], folder: Path) -> bool:
    """Let openssl verify the one signature of an envelope, as the document describes it."""
    payload_type, payload = str(envelope["payloadType"]), base64.b64decode(str(envelope["payload"]))
    pae = b"DSSEv1 " + str(len(payload_type)).encode() + b" " + payload_type.encode()
    pae += b" " + str(len(payload)).encode() + b" " + payload
    (signature,) = envelope["signatures"]
    raw_key = base64.urlsafe_b64decode(signature["keyid"] + "=")
    (folder / "key.der").write_bytes(DER_ED25519 + raw_key)
    (folder / "sig").write_bytes(base64.b64decode(signature["sig"]))
    (folder / "pae").write_bytes(pae)
    command = "openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in pae -sigfile sig"
    return subprocess.run(command.split(), cwd=folder, capture_output=True, check=False).returncode == 0


@needs("age")
@needs("openssl")
def test_age_opens_our_file_and_openssl_verifies_its_manifest(tmp_path: Path) -> None:
    office = Office()
    laptop = office.device()
    visits(laptop.log(), 30)
    written = office.bundle(tmp_path, laptop)
    golden = FOLDER / "report.gwb"
    for path, secret in ((written.path, office.keys.age_secret), (golden, OFFICE["secrets"][0])):
        inner = decrypted(path, secret, tmp_path)
        assert inner[:5] == b"GWB1\n"
        size = int.from_bytes(inner[5:9], "big")
        envelope = json.loads(inner[9 : 9 + size])
        assert verified(envelope, tmp_path)
        envelope["payload"] = base64.b64encode(base64.b64decode(envelope["payload"]) + b" ").decode()
        assert not verified(envelope, tmp_path), "and it would notice one more space"


@needs("age")
def test_age_refuses_our_file_without_the_office_key(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        decrypted(FOLDER / "report.gwb", Office(8).keys.age_secret, tmp_path)


@needs("openssl")
def test_openssl_verifies_trust_certificate_and_invite(tmp_path: Path) -> None:
    office = Office()
    laptop = office.device()
    invite = json.loads((FOLDER / "invite.gwi").read_bytes())
    for envelope in (json.loads(office.trust.envelope), json.loads(laptop.cert), invite):
        assert verified(envelope, tmp_path)


@needs("sha256sum")
def test_sha256sum_names_our_file(tmp_path: Path) -> None:
    office = Office()
    laptop = office.device()
    visits(laptop.log(), 3)
    written = office.bundle(tmp_path, laptop)
    out = subprocess.run(["sha256sum", written.path], capture_output=True, check=True, text=True)
    assert written.name == f"gwb1-{out.stdout[:16]}.gwb"
