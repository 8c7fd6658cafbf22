"""The age layer: exactly the files we mean, read and written as other programs do."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import threading
import time
import tracemalloc
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridworker.sync import ageheader, bech32, limits
from gridworker.sync.agefile import Decryptor, encrypt
from gridworker.sync.ageheader import CHUNK, check_header
from gridworker.sync.keys import age_secret, recipient_of
from gridworker.sync.refusals import BundleError
from tests.support.programs import needs

SECRET = age_secret(bytes(range(32)))
RECIPIENT = recipient_of(SECRET)
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 16 * CHUNK, 16 * CHUNK + 1, 33 * CHUNK]


def sealed(plain: bytes, *recipients: str) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(plain), out, recipients or [RECIPIENT])
    return out.getvalue()


def opened(raw: bytes, *secrets: str) -> bytes:
    with contextlib.closing(Decryptor(io.BytesIO(raw), secrets or [SECRET])) as age:
        return age.read_rest()


def without_grease(raw: bytes) -> bytes:
    """Return the header of a one-recipient file with its X25519 stanza only (its MAC holds no longer)."""
    lines = raw[: check_header(raw, at_end=True).length].split(b"\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(b"-> X25519 "))
    return b"\n".join([lines[0], *lines[at : at + 2], lines[-2], b""])


def refusal(raw: bytes, *secrets: str) -> BundleError:
    with pytest.raises(BundleError) as caught:
        opened(raw, *secrets)
    return caught.value


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_is_what_is_opened_at_every_edge_of_a_chunk(size: int) -> None:
    plain = os.urandom(size)
    raw = sealed(plain)
    assert opened(raw) == plain
    assert len(raw) == ageheader.file_size(check_header(raw, at_end=True), size)


@needs("age")
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
    one = HEADER[len(ageheader.MAGIC) : HEADER.index(b"---")]
    assert refusal(ageheader.MAGIC + one * 17 + b"--- " + b"A" * 43 + b"\n").facts["policy"] == "recipients"


def test_grease_is_skipped_but_not_much_of_it_and_not_malformed() -> None:
    grease = b"-> x-grease 1 2\nYWJj\n"
    for count, policy in ((1, None), (2, None), (3, "grease")):
        error = refusal(HEADER.replace(b"---", grease * count + b"---") + bytes(40))
        assert error.facts.get("policy") == policy
        assert error.code == ("not_a_bundle" if policy else "tampered"), "the MAC cannot hold"
    for bad in (b"-> x-grease\nYWJj", b"-> x-grease\n" + b"A" * 64, b"-> x-grease\nYWJjZB", b"->x-grease\n"):
        assert refusal(HEADER.replace(b"---", bad + b"\n---") + bytes(40)).code == "tampered"
    assert refusal(HEADER.replace(b"---", b"-> grease\n\n---")).facts["policy"] == "stanza_type"
    assert check_header(sealed(b""), at_end=True).grease == 1


HEADER = without_grease(sealed(b""))
LINES = HEADER.split(b"\n")
ZERO = b"-> X25519 " + b"A" * 43


@pytest.mark.parametrize(
    ("name", "raw", "code", "policy"),
    [
        ("an empty file", b"", "not_a_bundle", None),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_bundle", None),
        ("a zip", b"PK\x03\x04" + bytes(100), "not_a_bundle", None),
        ("an armored file", b"-----BEGIN AGE ENCRYPTED FILE-----\n", "not_a_bundle", "armor"),
        ("half a first line", ageheader.MAGIC[:9], "truncated", None),
        ("only the first line", ageheader.MAGIC, "truncated", None),
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
        ("another MAC", HEADER.replace(LINES[3], b"--- " + b"A" * 43) + bytes(32), "tampered", None),
        ("a share of small order", HEADER.replace(LINES[1], ZERO) + bytes(32), "tampered", None),
        ("8 KiB of header", ageheader.MAGIC + b"-> X25519 " + b"A" * 9000, "too_big", "header_size"),
        ("a long header of good stanzas", ageheader.MAGIC + ZERO * 900, "too_big", "header_size"),
        ("a header and no payload", HEADER, "truncated", None),
        ("a header and half a nonce", HEADER + bytes(8), "truncated", None),
        ("a header, a nonce, and no chunk", HEADER + bytes(16), "truncated", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_header_refused(name: str, raw: bytes, code: str, policy: str | None) -> None:
    error = refusal(raw)
    assert (error.code, error.facts.get("policy")) == (code, policy), error.facts


@pytest.mark.parametrize("chunks", [0, 1, 2, 15, 16, 17, 31, 33])
def test_a_file_cut_between_chunks_is_refused(chunks: int) -> None:
    raw = sealed(bytes(40 * CHUNK))
    head = check_header(raw).length + 16
    assert refusal(raw[: head + chunks * (CHUNK + 16)]).code == ("tampered" if chunks else "truncated")


def test_bytes_behind_the_last_chunk_are_found() -> None:
    for size in SIZES:
        assert refusal(sealed(bytes(size)) + b"x").code == "tampered"
        assert refusal(sealed(bytes(size)) + bytes(CHUNK + 16)).code == "tampered"


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
    sizes = [1, CHUNK - 1, 2 * CHUNK + 3, 0, 10]
    with contextlib.closing(Decryptor(io.BytesIO(sealed(plain)), [SECRET])) as age:
        parts = [age.read(n) for n in sizes]
        assert [len(part) for part in parts] == sizes
        rest = age.read(len(plain) - sum(sizes))
        age.finish()
    assert b"".join(parts) + rest == plain


def test_asking_for_more_than_there_is_says_truncated() -> None:
    with contextlib.closing(Decryptor(io.BytesIO(sealed(b"abc")), [SECRET])) as age:
        for _ in range(2):
            with pytest.raises(BundleError) as caught:
                age.read(4)
            assert caught.value.code == "truncated"


def test_finish_before_the_end_is_refused() -> None:
    for size, fits in ((1, True), (2, False), (CHUNK, False), (20 * CHUNK, False)):
        with contextlib.closing(Decryptor(io.BytesIO(sealed(bytes(size))), [SECRET])) as age:
            age.read(1)
            with contextlib.nullcontext() if fits else pytest.raises(BundleError):
                age.finish()


def test_the_thread_is_gone_after_close_wherever_the_reader_stopped() -> None:
    raw = sealed(bytes(100 * CHUNK))
    for taken in (0, 1, 50, 100):
        age = Decryptor(io.BytesIO(raw), [SECRET])
        age.read(taken * CHUNK)
        age.close()
        age.close()
        assert not [thread for thread in threading.enumerate() if thread.name == "age"]


def test_an_error_is_told_again_and_not_waited_for() -> None:
    raw = bytearray(sealed(bytes(9 * CHUNK)))
    raw[-5] ^= 1
    with contextlib.closing(Decryptor(io.BytesIO(raw), [SECRET])) as age:
        for _ in range(3):
            with pytest.raises(BundleError):
                age.read_rest()


def test_memory_stays_small_whatever_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        encrypt(io.BytesIO(bytes(64 * limits.MIB)), file, [RECIPIENT])
    tracemalloc.start()
    with path.open("rb") as file, contextlib.closing(Decryptor(file, [SECRET])) as age:
        time.sleep(0.3)  # the thread runs ahead as far as it may
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

    failing = Failing(sealed(bytes(40 * CHUNK)))
    with contextlib.closing(Decryptor(failing, [SECRET])) as age, pytest.raises(BundleError) as caught:
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
