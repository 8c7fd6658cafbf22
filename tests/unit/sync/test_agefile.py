"""The age layer: exactly the files we mean, read and written as other programs do."""

from __future__ import annotations

import base64
import io
import os
import random
import shutil
import subprocess
import tracemalloc
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.sync import agefile, bech32, limits
from gridworker.sync.agefile import CHUNK, Decryptor, check_header
from gridworker.sync.ageseal import seal
from gridworker.sync.keys import age_secret, recipient_of
from gridworker.sync.refusals import BundleError

SECRET = age_secret(bytes(range(32)))
RECIPIENT = recipient_of(SECRET)
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 16 * CHUNK, 16 * CHUNK + 1, 33 * CHUNK]


CHANCE = random.Random(5)


def sealed(plain: bytes, *recipients: str) -> bytes:
    out = bytearray()
    seal([plain], out.extend, recipients or [RECIPIENT], CHANCE.randbytes)
    return bytes(out)


def opened(raw: bytes, *secrets: str) -> bytes:
    return Decryptor(io.BytesIO(raw), secrets or [SECRET]).read_rest()


def refusal(raw: bytes, *secrets: str) -> BundleError:
    with pytest.raises(BundleError) as caught:
        opened(raw, *secrets)
    return caught.value


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_is_what_is_opened_at_every_edge_of_a_chunk(size: int) -> None:
    plain = os.urandom(size)
    raw = sealed(plain)
    assert opened(raw) == plain
    assert len(raw) == agefile.file_size(check_header(raw, at_end=True), size)


@pytest.mark.parametrize("size", SIZES)
def test_pyrage_opens_what_we_seal(size: int) -> None:
    plain = os.urandom(size)
    assert pyrage.decrypt(sealed(plain), [pyrage.x25519.Identity.from_str(SECRET)]) == plain


@pytest.mark.skipif(not shutil.which("age"), reason="the age program is not installed (./dev installs it)")
def test_the_age_program_opens_what_we_seal_and_we_open_what_it_seals(tmp_path: Path) -> None:
    plain = os.urandom(3 * CHUNK + 5)
    key = tmp_path / "key"
    key.write_text(SECRET + "\n")
    out = subprocess.run(["age", "-d", "-i", key], input=sealed(plain), capture_output=True, check=True)
    assert out.stdout == plain
    theirs = subprocess.run(["age", "-r", RECIPIENT], input=plain, capture_output=True, check=True)
    assert opened(theirs.stdout) == plain


def test_each_of_sixteen_recipients_opens_it_and_a_seventeenth_is_refused() -> None:
    secrets = [age_secret(bytes([n]) * 32) for n in range(17)]
    recipients = [recipient_of(secret) for secret in secrets]
    raw = sealed(b"to all", *recipients[:16])
    assert {opened(raw, secret) for secret in secrets[:16]} == {b"to all"}
    assert refusal(raw, secrets[16]).code == "not_for_us"
    with pytest.raises(ValueError, match="sixteen"):
        sealed(b"", *recipients)
    header = check_header(raw, at_end=True).signed
    stanza = raw[len(agefile.MAGIC) : header.index(b"\n-> ", 40) + 1]
    assert refusal(raw.replace(stanza, stanza * 2, 1)).facts["policy"] == "recipients"


def test_a_file_by_pyrage_is_refused_for_its_grease_stanza() -> None:
    raw = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(RECIPIENT)])
    assert refusal(raw).facts["policy"] == "stanza_type"


HEADER = sealed(b"")[: check_header(sealed(b""), at_end=True).length]
LINES = HEADER.split(b"\n")
ZERO = b"-> X25519 " + b"A" * 43


@pytest.mark.parametrize(
    ("name", "raw", "code", "policy"),
    [
        ("an empty file", b"", "not_a_bundle", None),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_bundle", None),
        ("a zip", b"PK\x03\x04" + bytes(100), "not_a_bundle", None),
        ("an armored file", b"-----BEGIN AGE ENCRYPTED FILE-----\n", "not_a_bundle", "armor"),
        ("half a first line", agefile.MAGIC[:9], "truncated", None),
        ("only the first line", agefile.MAGIC, "truncated", None),
        ("a later version of age", HEADER.replace(b"/v1", b"/v2"), "too_new", None),
        ("line ends of another system", HEADER.replace(b"\n", b"\r\n"), "not_a_bundle", None),
        ("a carriage return in the stanza", HEADER.replace(b"\n--- ", b"\r\n--- "), "tampered", None),
        ("no stanza", b"\n".join([LINES[0], LINES[3], b""]), "tampered", None),
        ("a stanza without its arrow", HEADER.replace(b"-> ", b"->", 1), "tampered", None),
        ("a stanza with two spaces", HEADER.replace(b"X25519 ", b"X25519  "), "tampered", None),
        ("a third argument", HEADER.replace(LINES[1], LINES[1] + b" x"), "tampered", None),
        ("no second argument", HEADER.replace(LINES[1], b"-> X25519"), "tampered", None),
        ("another stanza", HEADER.replace(b"X25519", b"scrypt"), "not_a_bundle", "stanza_type"),
        ("lower case", HEADER.replace(b"X25519", b"x25519"), "not_a_bundle", "stanza_type"),
        ("padding in base64", HEADER.replace(LINES[1], LINES[1] + b"="), "tampered", None),
        ("stray bits in base64", HEADER.replace(LINES[2], LINES[2][:-1] + b"B"), "tampered", None),
        ("a short body", HEADER.replace(LINES[2], LINES[2][:-4]), "tampered", None),
        ("no body", HEADER.replace(LINES[2] + b"\n", b""), "tampered", None),
        ("a body that never ends", HEADER.replace(LINES[2], b"A" * 64), "tampered", None),
        ("a body line of 65", HEADER.replace(LINES[2], b"A" * 65), "tampered", None),
        ("no MAC", HEADER.replace(LINES[3], b"---"), "tampered", None),
        ("a MAC without its space", HEADER.replace(b"--- ", b"---"), "tampered", None),
        ("another MAC", HEADER.replace(LINES[3], b"--- " + b"A" * 43), "tampered", None),
        ("a share of small order", HEADER.replace(LINES[1], ZERO), "tampered", None),
        ("8 KiB of header", agefile.MAGIC + b"-> X25519 " + b"A" * 9000, "too_big", "header_size"),
        ("a long header of good stanzas", agefile.MAGIC + ZERO * 900, "too_big", "header_size"),
        ("a header and no payload", HEADER, "truncated", None),
        ("a header and half a nonce", HEADER + bytes(8), "truncated", None),
        ("a header, a nonce, and no chunk", HEADER + bytes(16), "truncated", None),
    ],
)
def test_header_refused(name: str, raw: bytes, code: str, policy: str | None) -> None:
    error = refusal(raw)
    assert (error.code, error.facts.get("policy")) == (code, policy), error.facts


def test_an_accepted_header_has_one_spelling() -> None:
    raw = sealed(b"x", RECIPIENT, recipient_of(age_secret(b"\x01" * 32)))
    header = check_header(raw, at_end=True)
    again = agefile.MAGIC
    for stanza in header.stanzas:
        again += b"-> X25519 %b\n%b\n" % (b64(stanza.share), b64(stanza.body))
    assert again + b"--- " + b64(header.mac) + b"\n" == raw[: header.length]


def b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


@pytest.mark.parametrize("chunks", [1, 2, 15, 16, 17, 31, 33])
def test_a_file_cut_between_chunks_is_called_truncated(chunks: int) -> None:
    raw = sealed(bytes(40 * CHUNK))
    head = check_header(raw).length + 16
    assert refusal(raw[: head + chunks * (CHUNK + 16)]).code == "truncated"


def test_bytes_behind_the_last_chunk_are_found() -> None:
    for size in SIZES:
        assert refusal(sealed(bytes(size)) + b"x").code == "tampered"
        assert refusal(sealed(bytes(size)) + bytes(CHUNK + 16)).code == "tampered"


def test_an_empty_last_chunk_is_refused_unless_all_is_empty() -> None:
    raw = sealed(b"")
    header = check_header(raw, at_end=True)
    nonce = raw[header.length : header.length + 16]
    cipher = ChaCha20Poly1305(agefile.hkdf(agefile.unwrap(header, [SECRET]), nonce, b"payload"))
    full = cipher.encrypt(bytes(12), bytes(CHUNK), None)
    empty = cipher.encrypt((1).to_bytes(11, "big") + b"\x01", b"", None)
    assert refusal(raw[: header.length + 16] + full + empty).code == "tampered"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_flipped_cut_or_lengthened_file_is_read_to_its_end(data: st.DataObject) -> None:
    raw = bytearray(SAMPLE)
    how = data.draw(st.sampled_from(["flip", "cut", "append"]))
    if how == "flip":
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] ^= data.draw(st.integers(1, 255))
    elif how == "cut":
        del raw[data.draw(st.integers(0, len(raw) - 1)) :]
    else:
        raw += data.draw(st.binary(min_size=1, max_size=100))
    refusal(bytes(raw))


SAMPLE = sealed(bytes(range(256)) * 300)


def test_a_read_across_chunks_gives_exactly_what_was_asked_for() -> None:
    plain = os.urandom(5 * CHUNK + 77)
    age = Decryptor(io.BytesIO(sealed(plain)), [SECRET])
    sizes = [1, CHUNK - 1, 2 * CHUNK + 3, 0, 10]
    parts = [age.read(n) for n in sizes]
    assert [len(part) for part in parts] == sizes
    rest = age.read(len(plain) - sum(sizes))
    age.finish()
    assert b"".join(parts) + rest == plain


def test_asking_for_more_than_there_is_says_truncated() -> None:
    age = Decryptor(io.BytesIO(sealed(b"abc")), [SECRET])
    with pytest.raises(BundleError) as caught:
        age.read(4)
    assert caught.value.code == "truncated"


def test_finish_before_the_end_is_refused() -> None:
    for size in (1, CHUNK, 20 * CHUNK):
        age = Decryptor(io.BytesIO(sealed(bytes(size))), [SECRET])
        age.read(1)
        if size > 1:
            with pytest.raises(BundleError):
                age.finish()
        else:
            age.finish()


def test_memory_stays_small_whatever_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        seal((bytes(limits.MIB) for _ in range(64)), file.write, [RECIPIENT])
    tracemalloc.start()
    with path.open("rb") as file:
        age = Decryptor(file, [SECRET])
        for _ in range(64):
            age.read(limits.MIB)
        age.finish()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * limits.MIB


def test_a_disk_that_fails_is_told_from_a_damaged_file() -> None:
    class Failing(io.BytesIO):
        def read(self, n: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise OSError(5, "Input/output error")
            return super().read(n)

    age = Decryptor(Failing(sealed(bytes(40 * CHUNK))), [SECRET])
    with pytest.raises(BundleError) as caught:
        age.read_rest()
    assert caught.value.code == "cannot_read"


def test_bech32_agrees_with_pyrage() -> None:
    for _ in range(50):
        identity = pyrage.x25519.Identity.generate()
        secret, recipient = str(identity), str(identity.to_public())
        assert age_secret(bech32.decode("age-secret-key-", secret)) == secret
        assert recipient_of(secret) == recipient


@pytest.mark.parametrize(
    "text",
    ["", "age1", "AGE1" + RECIPIENT[4:], RECIPIENT[:-1], RECIPIENT + "b", "bge" + RECIPIENT[3:], "age1é"],
)
def test_bech32_refuses_what_is_not_a_recipient(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        bech32.decode("age", text)
