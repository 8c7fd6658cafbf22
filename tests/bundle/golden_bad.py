"""The golden bundles with one thing wrong each. See `golden`."""

from __future__ import annotations

import base64

from gridworker.sync import ageheader
from tests.bundle.golden import STRANGER, Vector
from tests.support.bad_bundles import BAD, Scene
from tests.support.forge import Forge
from tests.support.offices import Device, Office, visits


def wrong() -> list[Vector]:
    """Return every bundle of the table, sealed to the office."""
    out = []
    for bad in BAD:
        scene = Scene()
        forge = bad.make(scene)
        out.append(
            Vector(
                f"bad-{bad.name}.gwb",
                (bad.make.__doc__ or bad.name.replace("-", " ")).splitlines()[0].rstrip("."),
                inner=forge.inner(),
                recipients=[scene.office.keys.age_recipient],
                verdict=bad.code,
            )
        )
    return out


def inner_ends() -> list[Vector]:
    """Return insides that end too early or promise too much."""
    to = [Scene().office.keys.age_recipient]
    ends = {
        "nothing": (b"", "truncated"),
        "half-magic": (b"GWB", "truncated"),
        "no-envelope": (b"GWB1\n", "truncated"),
        "half-envelope": (b"GWB1\n\0\0\0\5ab", "truncated"),
        "envelope-too-long": (b"GWB1\n" + (8 * 1024 * 1024 + 1).to_bytes(4, "big") + b"{", "too_big"),
    }
    why = "what is encrypted ends early"
    return [
        Vector(f"bad-inner-{name}.gwb", why, inner=inner, recipients=to, verdict=code)
        for name, (inner, code) in ends.items()
    ]


def damaged(good: bytes) -> list[Vector]:
    """Return the worked example damaged from outside; `good` are the bytes of that very file."""
    header = ageheader.check_header(good, at_end=True).length
    armor = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + base64.encodebytes(good)
    grease = b"-> x-grease\n\n"
    cases = {
        "empty": (b"", "not_a_bundle"),
        "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "not_a_bundle"),
        "armored": (armor + b"-----END AGE ENCRYPTED FILE-----\n", "not_a_bundle"),
        "age-v2": (good.replace(b"/v1", b"/v2", 1), "too_new"),
        "scrypt-stanza": (good.replace(b"-> X25519", b"-> scrypt", 1), "not_a_bundle"),
        "stanza-without-end": (good.replace(b"\n--- ", b"\n-> x\n" + b"A" * 64 + b"\n--- ", 1), "tampered"),
        "much-grease": (good.replace(b"\n--- ", b"\n" + grease * 3 + b"--- ", 1), "not_a_bundle"),
        "header-flipped": (flipped(good, header - 5), "tampered"),
        "nonce-flipped": (flipped(good, header + 3), "tampered"),
        "payload-flipped": (flipped(good, header + 100), "tampered"),
        "last-byte-flipped": (flipped(good, len(good) - 1), "tampered"),
        "cut-in-header": (good[: header - 20], "truncated"),
        "cut-after-header": (good[:header], "truncated"),
        "cut-at-the-end": (good[:-1], "tampered"),
        "appended": (good + b"\0", "tampered"),
    }
    return [
        Vector(f"bad-file-{name}.gwb", "report.gwb, " + name.replace("-", " "), raw=raw, verdict=code)
        for name, (raw, code) in cases.items()
    ]


def flipped(raw: bytes, at: int) -> bytes:
    """Return `raw` with one bit of one byte turned."""
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def for_others() -> list[Vector]:
    """Return a right bundle of another office, which this one cannot open."""
    stranger = Office(STRANGER, "别镇")
    device: Device = stranger.device()
    visits(device.log(), 1)
    forge = Forge(stranger, device)
    to = [stranger.keys.age_recipient]
    return [Vector("bad-for-others.gwb", "encrypted to another office", inner=forge.inner(), recipients=to,
                   verdict="not_for_us")]  # fmt: skip
