"""A second reader of bundles, written from docs/bundle-format.md alone.

It imports nothing of gridworker: json, hashlib, PyNaCl for Ed25519, zstandard, and the `age` program for the
outer layer. It is short and slow, holds everything in memory, and does what section "What a reader must
refuse" says. Its use is to show that the document is enough, and that both readers agree.

"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nacl.bindings
import nacl.exceptions
import zstandard

TYPE = "application/vnd.gridworker.%s.v1+json"
PURPOSES = {"report", "answer", "peer", "enrol-request", "enrol", "trust", "recover-request", "recover"}
OFFICE_ONLY = {"answer", "peer", "enrol", "trust", "recover"}
REQUESTS = {"enrol-request": "enrol", "recover-request": "recover"}
NAME = re.compile(r"[0-9A-Za-z._-]{1,64}\Z")
WALL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\Z", re.ASCII)
MIB = 1 << 20


class Refused(Exception):
    """The file must not be used; the text says why."""


@dataclass
class Read:
    """What came out of a genuine bundle."""

    manifest: dict[str, Any]
    manifest_hash: str
    ops: list[tuple[bytes, bytes | None]]
    framed: bytes
    bodies: list[bytes] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    blobs: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Attachments: hash, hash of the op that names them, bytes."""
    revoked: bool = False


def need(condition: object, why: str) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refused(why)


def hash_text(raw: bytes) -> str:
    """SHA-256 in base64url without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()


def from_b64u(text: Any, size: int) -> bytes:
    """Base64url without padding, in its one spelling, of `size` bytes."""
    need(isinstance(text, str) and re.fullmatch(r"[0-9A-Za-z_-]*", text, re.ASCII), "base64url")
    need(len(text) % 4 != 1, "base64url")
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    need(len(raw) == size and base64.urlsafe_b64encode(raw).rstrip(b"=").decode() == text, "base64url")
    return raw


def from_b64(text: Any) -> bytes:
    """Standard base64 with padding, in its one spelling."""
    need(isinstance(text, str), "base64")
    try:
        raw = base64.b64decode(text.encode(), validate=True)
    except ValueError:
        raise Refused("base64") from None
    need(base64.b64encode(raw).decode() == text, "base64")
    return raw


def strict_json(raw: bytes, longest: int = 1 << 16) -> dict[str, Any]:
    """One JSON object with one reading (section "JSON")."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len(dict(pairs)) == len(pairs), "a member twice")
        return dict(pairs)

    def walk(value: Any, depth: int) -> None:
        if isinstance(value, str):
            need(len(value) <= longest and not re.search("[\ud800-\udfff]", value), "a string")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            need(value == value and abs(value) <= (2**53 if isinstance(value, int) else 1e308), "a number")
        elif isinstance(value, list | dict):
            need(depth > 0, "too deep")
            for inner in [*value, *value.values()] if isinstance(value, dict) else value:
                walk(inner, depth - 1)

    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=unique)
    except (ValueError, RecursionError):
        raise Refused("no JSON") from None
    need(isinstance(value, dict), "no object")
    walk(value, 8)
    return dict(value)


# --- layers -----------------------------------------------------------------------------------------


def age_layer(raw: bytes, secrets: list[str]) -> bytes:
    """Check the header by the letter, then let the age program decrypt."""
    need(raw.startswith(b"age-encryption.org/v1\n"), "no age file")
    end = re.search(rb"\n--- ([A-Za-z0-9+/]{43})\n", raw[: 8 * 1024])
    need(end, "no header end within 8 KiB")
    assert end is not None
    stanzas = raw[len(b"age-encryption.org/v1") : end.start()]
    body = rb"(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}"
    grease = rb"\n-> [!-~]*-grease(?: [!-~]+)*\n" + body
    x25519 = rb"\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}"
    need(re.fullmatch(rb"(?:%b|%b)+" % (x25519, grease), stanzas), "a stanza that is not allowed")
    need(1 <= len(re.findall(x25519, stanzas)) <= 16 and len(re.findall(grease, stanzas)) <= 2, "stanzas")
    with tempfile.NamedTemporaryFile("w", suffix=".key") as key:
        key.write("\n".join(secrets) + "\n")
        key.flush()
        out = subprocess.run(["age", "-d", "-i", key.name], input=raw, capture_output=True, check=False)
    need(out.returncode == 0, "age: " + out.stderr.decode(errors="replace"))
    return out.stdout


def envelope(raw: bytes) -> tuple[str, bytes, set[str], dict[str, Any]]:
    """Return payload type, payload, the keys that truly signed, and all members."""
    members = strict_json(raw, 8 * MIB)
    kind, signatures = members.get("payloadType"), members.get("signatures")
    payload = from_b64(members.get("payload"))
    need(isinstance(kind, str) and isinstance(signatures, list), "envelope")
    assert isinstance(kind, str)
    assert isinstance(signatures, list)
    need(1 <= len(signatures) <= 16, "number of signatures")
    head = b"DSSEv1 %d %b %d " % (len(kind.encode()), kind.encode(), len(payload))
    signers = set()
    for entry in signatures:
        need(isinstance(entry, dict), "signature")
        sig, keyid = from_b64(entry.get("sig")), entry.get("keyid", "")
        try:
            nacl.bindings.crypto_sign_open(sig + head + payload, from_b64u(keyid, 32))
        except (nacl.exceptions.CryptoError, ValueError, Refused):
            continue
        signers.add(keyid)
    return kind, payload, signers, members


def trust_documents(office: str, envelopes: list[bytes]) -> dict[int, dict[str, Any]]:
    """Walk from version 1 (whose hash is the office id) as far as the signatures carry."""
    found = []
    for raw in envelopes:
        kind, payload, signers, _ = envelope(raw)
        if kind == TYPE % "trust":
            found.append((strict_json(payload), payload, signers))
    chain: dict[int, dict[str, Any]] = {}
    while True:
        version = len(chain) + 1
        for members, payload, signers in found:
            enough = [len(signers & {root["key"] for root in doc["roots"]}) >= doc["threshold"]
                      for doc in [members, *([chain[version - 1]] if version > 1 else [])]]  # fmt: skip
            named = hash_text(payload) == office if version == 1 else members["office"] == office
            if members["version"] == version and named and all(enough):
                chain[version] = members
        if version not in chain:
            return chain


def check_signer(
    raw: bytes, office: str, held: list[bytes]
) -> tuple[dict[str, Any], str, dict[str, Any] | None, bool]:
    """Return manifest, its hash, the certificate (None for a request), and whether it is revoked."""
    kind, payload, signers, members = envelope(raw)
    need(kind == TYPE % "manifest" and len(members["signatures"]) == 1, "no manifest")
    certs, travelling = members.get("certs", []), members.get("trust", [])
    need(isinstance(certs, list) and len(certs) <= 3, "certs")
    need(isinstance(travelling, list) and len(travelling) <= 64, "trust")
    if not certs:
        need(signers, "signature")
        return strict_json(payload), hash_text(payload), None, False
    chain = trust_documents(office, held + [from_b64(text) for text in travelling])
    cert_kind, cert_payload, cert_signers, _ = envelope(from_b64(certs[0]))
    cert = strict_json(cert_payload)
    need(cert_kind == TYPE % "certificate" and cert["office"] == office, "certificate")
    need(cert["trust"] in chain, "trust version")
    need(cert["issuer"] in chain[cert["trust"]]["issuers"] and cert["issuer"] in cert_signers, "issuer")
    need(cert["sign"] in signers, "signature")
    revoked = any(entry["serial"] == cert["serial"] for entry in chain[max(chain)]["revoked"])
    return strict_json(payload), hash_text(payload), cert, revoked


# --- manifest ---------------------------------------------------------------------------------------


def whole(value: Any, least: int, most: int = 2**53) -> bool:
    """Whether a value is a whole number in the range."""
    return type(value) is int and least <= value <= most


def check_manifest(m: dict[str, Any], cert: dict[str, Any] | None, office: str, ours: set[str]) -> None:
    """Check every member, and that this signer may send this to this reader."""
    need(m.get("v") == 1 and m.get("suite") == 1, "version or suite")
    need(type(m["v"]) is int and type(m["suite"]) is int, "version or suite")
    need(m.get("purpose") in PURPOSES, "purpose")
    need(isinstance(m.get("crit"), list) and set(m["crit"]) <= {"bodies"}, "crit")
    need(m.get("office") == office, "office")
    to = m.get("to")
    need(isinstance(to, list) and 1 <= len(to) <= 16 and ours & set(to), "recipient")
    need(NAME.match(str(m.get("bundle"))) and whole(m.get("seq"), 1) and whole(m.get("hlc"), 0), "bundle")
    need(m.get("prev") == "" or from_b64u(m.get("prev"), 32), "prev")
    need(isinstance(m.get("wall"), str) and WALL.match(m["wall"]), "wall")
    need(whole(m.get("trust_v"), 0) and isinstance(m.get("counts"), dict), "counts")
    sender, logs = m.get("from"), m.get("logs")
    need(isinstance(sender, dict) and isinstance(logs, list), "from, logs")
    need(isinstance(m.get("have"), list), "have")
    need(isinstance(m.get("lacks", []), list) and len(m.get("lacks", [])) <= 10_000, "lacks")
    for name in m.get("lacks", []):
        from_b64u(name, 32)
    assert isinstance(sender, dict)
    assert isinstance(logs, list)
    ends = set()
    for log in logs:
        need(all(NAME.match(str(log.get(name))) for name in ("dev", "inc", "scope")), "log")
        need(whole(log.get("from"), 1) and whole(log.get("to"), log["from"]), "slice")
        need((log["from"] == 1) == (log.get("prev") == ""), "prev of a slice")
        for name in ("head", "root", *(["prev"] if log["prev"] else [])):
            from_b64u(log.get(name), 32)
        end = (log["dev"], log["inc"], log["scope"], log["head"])
        need(end not in ends, "two slices of one log end in one op")
        ends.add(end)
    check_sections(m)
    if cert is None:
        need(m["purpose"] in REQUESTS, "no certificate")
        own = {REQUESTS[m["purpose"]], "pad"}
        need({s["k"] for s in m["sections"]} <= own, "a request with more than itself")
        return
    need(sender.get("dev") == cert["device"] and sender.get("cert") == cert["serial"], "sender")
    need(sender.get("role") == cert["role"] and cert["inc"] in ("", sender.get("inc")), "sender")
    need(m["trust_v"] >= cert["trust"] and m["purpose"] not in REQUESTS, "trust_v or purpose")
    foreign = any(log["dev"] != cert["device"] for log in logs) or "bodies" in m["crit"]
    if cert["role"] not in ("town", "county") or "*" not in cert["scopes"]:
        need(not foreign and m["purpose"] not in OFFICE_ONLY, "not for this signer to send")
        need(len(m["logs"]) <= 1024, "logs of one device")


def check_sections(m: dict[str, Any]) -> None:
    """Check kinds, order, sizes and counts."""
    sections = m.get("sections")
    need(isinstance(sections, list) and len(sections) <= 200_000, "sections")
    assert isinstance(sections, list)
    order = {"enrol": 0, "recover": 0, "secrets": 0, "body": 1, "rec": 2}
    place, total, ops = 0, 0, 0
    for s in sections:
        need(isinstance(s, dict) and re.fullmatch(r"[a-z][a-z0-9_.-]{0,31}", str(s.get("k"))), "kind")
        need(whole(s.get("n"), 1, 32 * MIB), "size")
        from_b64u(s.get("h"), 32)
        need(order.get(s["k"], 3) >= place, "order")
        place = order.get(s["k"], 3)
        need(not s.get("crit") or s["k"] in (*order, "blob", "pad"), "a critical section not known")
        if s["k"] in ("rec", "body"):
            need(whole(s.get("raw"), 1, 4 * MIB) and whole(s.get("c"), 1) and s["n"] <= 5 * MIB, "raw, c")
            need(s["c"] * (10 if s["k"] == "rec" else 5) <= s["raw"], "more than fits")
            ops += s["c"] if s["k"] == "rec" else 0
        elif s["k"] in ("enrol", "recover", "secrets"):
            need(s["n"] <= MIB and [t["k"] for t in sections].count(s["k"]) == 1, "part")
        elif s["k"] == "blob":
            need(s["n"] <= 8 * MIB, "an attachment is too long")
        if s.get("op") is not None:
            from_b64u(s["op"], 32)
        total += s.get("raw") or s["n"]
    need(total <= 2048 * MIB, "too much")
    need(ops == sum(log["to"] - log["from"] + 1 for log in m["logs"]), "number of ops")
    need(("bodies" in m["crit"]) == any(s["k"] == "body" for s in sections), "bodies")


# --- content ----------------------------------------------------------------------------------------


def decompress(data: bytes, raw: int) -> bytes:
    """One zstd frame that names its size, which is the announced one."""
    try:
        shape = zstandard.get_frame_parameters(data)
        need(shape.content_size == raw and shape.dict_id == 0 and shape.window_size <= 8 * MIB, "frame")
        out = zstandard.ZstdDecompressor().decompress(data, max_output_size=raw, allow_extra_data=False)
    except zstandard.ZstdError:
        raise Refused("frame") from None
    need(len(out) == raw, "frame")
    return out


def pieces(raw: bytes, count: int) -> list[bytes]:
    """`count` pieces of u32 length and bytes, and nothing behind them."""
    out, at = [], 0
    for _ in range(count):
        size = int.from_bytes(raw[at : at + 4], "big")
        need(at + 4 + size <= len(raw), "length of a piece")
        out.append(raw[at + 4 : at + 4 + size])
        at += 4 + size
    need(at == len(raw), "bytes behind the last piece")
    return out


def merkle_root(leaves: list[bytes]) -> bytes:
    """Section "Merkle root"."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + merkle_root(leaves[:half]) + merkle_root(leaves[half:])).digest()


def read(path: Path, secrets: list[str], recipients: set[str], office: str, trust: list[bytes]) -> Read:
    """Read a bundle whole; raises `Refused`. `recipients` are the public names of `secrets`."""
    inner = age_layer(path.read_bytes(), secrets)
    need(inner[:5] == b"GWB1\n" and len(inner) >= 9, "magic")
    size = int.from_bytes(inner[5:9], "big")
    need(size <= 8 * MIB and len(inner) >= 9 + size, "envelope")
    m, name, cert, revoked = check_signer(inner[9 : 9 + size], office, trust)
    check_manifest(m, cert, office, recipients)
    if revoked:
        need(all(log["dev"] == m["from"]["dev"] for log in m["logs"]), "revoked")
        need(m["purpose"] not in OFFICE_ONLY and "bodies" not in m["crit"], "revoked")
    out = Read(m, name, [], b"", revoked=revoked)
    at = 9 + size
    for s in m["sections"]:
        data = inner[at : at + s["n"]]
        at += s["n"]
        need(len(data) == s["n"] and hash_text(data) == s["h"], "section")
        if s["k"] == "rec":
            raw = decompress(data, s["raw"])
            flat = pieces(raw, 2 * s["c"])
            need(all(2 <= len(header) <= 64 * 1024 for header in flat[::2]), "header")
            need(all(len(body) <= MIB for body in flat[1::2]), "body")
            out.ops += [(header, body or None) for header, body in zip(flat[::2], flat[1::2], strict=True)]
            out.framed += raw
        elif s["k"] == "body":
            out.bodies += pieces(decompress(data, s["raw"]), s["c"])
        elif s["k"] in ("enrol", "recover", "secrets"):
            out.parts[s["k"]] = data
        elif s["k"] == "blob" and "op" in s:
            out.blobs.append((s["h"], s["op"], data))
    need(at == len(inner), "bytes behind the last section")
    left = iter(out.ops)
    for log in m["logs"]:
        hashes = [hashlib.sha256(next(left)[0]).digest() for _ in range(log["to"] - log["from"] + 1)]
        need(hashes[-1] == from_b64u(log["head"], 32), "head")
        need(merkle_root(hashes) == from_b64u(log["root"], 32), "root")
    return out
