"""Part of the second fold: ops, shapes of bodies, and authority (sections 7, 12.1 and 12.4 of the page).

See `second_fold`. Nothing of gridworker is imported; tables are read from docs/bundle-format.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "docs/bundle-format.md").read_text(encoding="utf-8")
OFFICE = {"village", "town", "county"}
NO_ACT = {"demand.comment", "demand.correct", "demand.known"}
DOCUMENTS = {
    "office", "unit", "grid", "worker", "duty", "calendar_year", "household", "person", "visit", "promise",
    "privacy_request",
    "attachment", "team", "team_member", "help", "pairing", "appraisal", "meeting",
    "notice",
}  # fmt: skip
CONTROL = {"receipt", "exclude", "restore", "carry", "release", "redact", "trust", "cert"}
ONLY_COMMON = {"office", "unit", "grid", "worker", "duty", "calendar_year", "trust", "cert"}
ANYWHERE = {"team", "team_member", "pairing"}
PROOFS = {"trust", "cert"}
FINAL = {"closed", "declined", "merged", "withdrawn"}

Verify = Callable[[bytes], tuple[str, bytes, Iterable[str]]]
"""Envelope bytes to (type, payload, keys that truly signed); raises for what is no envelope."""


def table(name: str) -> list[list[str]]:
    """Read a table of the page."""
    text = PAGE.split(f"<!-- table: {name} -->\n")[1].split("<!-- end -->")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]


STEPS = {row[0]: row for row in table("steps")}
RIGHTS = {kind: set(roles.split()) for kind, roles in table("rights")}
RIGHTS |= {f"demand.{event}": set(row[1].split()) for event, row in STEPS.items()}
SHAPES = {kind: dict(word.split(" ") for word in fields.split(", ")) for kind, fields in table("fields")}
BEGUN = {state for row in STEPS.values() for state in row[2].split() if "*" not in state} | {
    row[3] for row in STEPS.values() if row[3] != "="
}
BEGUN -= {"draft"}


def hash_of(raw: bytes) -> str:
    """SHA-256 in base64url."""
    return base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()


def unb64u(text: Any) -> bytes:
    """Base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) if isinstance(text, str) else b""


@dataclass
class Op:
    """One op: hash, header members, data of the body (None where there is no usable one)."""

    hash: str
    h: dict[str, Any]
    data: dict[str, Any] | None
    absent: bool
    broken: bool = False

    def __getattr__(self, name: str) -> Any:
        """Header members by name."""
        try:
            return self.h[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def log(self) -> tuple[str, str, str]:
        return (self.h["dev"], self.h["inc"], self.h["scope"])

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.h["hlc"], self.h["dev"], self.h["inc"], self.h["seq"], self.hash)

    @property
    def family(self) -> str:
        kind = self.h["kind"]
        if kind in DOCUMENTS:
            return "document"
        return "control" if kind in CONTROL else "event" if kind.removeprefix("demand.") in STEPS else ""

    def get(self, name: str) -> Any:
        return (self.data or {}).get(name)

    def texts(self, name: str) -> list[str]:
        value = self.get(name)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def make(header: bytes, body: bytes | None) -> Op:
    """Read an op (its bytes are taken to be well formed JSON, see sections 2 and 7)."""
    members = json.loads(header)
    if not body or hash_of(body) != members["body"]:
        return Op(hash_of(header), members, None, True)
    try:
        data = json.loads(body)["data"]
    except (ValueError, KeyError, TypeError):
        data = None
    fits = isinstance(data, dict) and fits_shape(members["kind"], data)
    return Op(hash_of(header), members, data if isinstance(data, dict) else None, False, not fits)


def fits_shape(kind: str, data: dict[str, Any]) -> bool:
    """12.4."""
    shapes = {name.rstrip("*"): shape for name, shape in SHAPES.get(kind, {}).items()}
    return all(fits(shapes[name], name, value) for name, value in data.items() if name in shapes)


def fits(shape: str, name: str, value: Any) -> bool:
    """Whether a value has a shape."""
    if value is None:
        return True
    if shape in ("codes", "refs", "names", "days"):
        one = {"codes": "code", "refs": "ref", "names": "text", "days": "date"}[shape]
        return isinstance(value, list) and all(v is not None and fits(one, name, v) for v in value)
    if shape == "map":
        return isinstance(value, dict) and all(
            k in ("0-3", "4-6", "7-13") and v is not None and fits("int", "", v) for k, v in value.items()
        )
    if shape == "bool":
        return type(value) is bool
    if shape == "bytes":
        return type(value) is int and 1 <= value <= 8 * 1024 * 1024
    if shape == "int":
        low, high = {"birth_year": (1900, 2199), "year": (2000, 2199)}.get(name, (0, 999))
        return type(value) is int and low <= value <= high
    if not isinstance(value, str):
        return False
    if shape == "date":
        try:
            return re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) is not None and (
                date(1949, 10, 1) <= date.fromisoformat(value) <= date(2199, 12, 31)
            )
        except ValueError:
            return False
    pattern = {"time": r"([01]\d|2[0-3]):[0-5]\d", "code": r"[0-9A-Za-z][0-9A-Za-z_.-]{0,31}",
               "ref": r"[0-9A-Za-z._-]{1,64}"}.get(shape)  # fmt: skip
    if pattern:
        return re.fullmatch(pattern, value, re.ASCII) is not None
    return len(value) <= (65_536 if shape == "long" else 200)


# --- 12.1 authority -----------------------------------------------------------------------------------


class Authority:
    """Trust documents and certificates that count."""

    def __init__(self, ops: Iterable[Op], office: str, verify: Verify) -> None:
        signed: dict[tuple[str, bytes], set[str]] = defaultdict(set)
        for op in ops:
            if op.kind in PROOFS and isinstance(op.get("envelope"), str):
                try:
                    kind, payload, signers = verify(unb64u(op.get("envelope")))
                except ValueError:
                    continue
                if f".{ {'cert': 'certificate'}.get(op.kind, op.kind)}.v1" in kind:
                    signed[kind, payload] |= set(signers)
        self.trust: dict[int, dict[str, Any]] = {}
        documents = [(json.loads(p), p, s) for (kind, p), s in signed.items() if ".trust." in kind]
        while True:
            n = len(self.trust) + 1
            good = []
            for doc, payload, signers in documents:
                named = hash_of(payload) == office if n == 1 else doc["office"] == office
                judges = [doc, self.trust[n - 1]] if n > 1 else [doc]
                enough = all(len(signers & {r["key"] for r in j["roots"]}) >= j["threshold"] for j in judges)
                if doc["version"] == n and named and enough:
                    good.append((hash_of(payload), doc))
            if not good:
                break
            self.trust[n] = min(good, key=lambda pair: pair[0])[1]
        self.version = len(self.trust)
        self.common = self.trust[self.version]["common"] if self.trust else ""
        self.certs: list[dict[str, Any]] = []
        for (kind, payload), signers in signed.items():
            if ".certificate." in kind:
                cert = json.loads(payload)
                doc = self.trust.get(cert["trust"])
                sound = cert["inc"] != "" if cert["role"] in OFFICE else "*" not in cert["scopes"]
                ours = doc and cert["office"] == office and cert["issuer"] in doc["issuers"]
                if ours and sound and cert["issuer"] in signers:
                    self.certs.append({**cert, "payload": payload})
        self.certs.sort(key=lambda c: (c["trust"], c["issued"], c["serial"], c["payload"]))

    def canonical(self, scope: str) -> str:
        for cert in reversed(self.certs):
            grid = cert["adopts"].get(scope)
            if grid and grid in cert["scopes"] and grid != scope:
                return str(grid)
        return scope

    def certificate(self, op: Op) -> dict[str, Any] | None:
        best: tuple[int, dict[str, Any]] | None = None
        for cert in self.certs:
            start = cert["from"].get(f"{op.inc}/{op.scope}", 1)
            about = cert["device"] == op.dev and cert["inc"] in ("", op.inc) and start <= op.seq
            if about and (best is None or start >= best[0]):
                best = (start, cert)
        return best[1] if best else None

    def role(self, op: Op) -> str:
        cert = self.certificate(op)
        return cert["role"] if cert else ""

    def revoked(self, op: Op) -> int | None:
        """The version as of which a revocation reaches this op."""
        cert = self.certificate(op)
        if cert is None or op.kind in PROOFS or not self.trust:
            return None
        for entry in self.trust[self.version]["revoked"]:
            if entry["serial"] == cert["serial"]:
                if op.seq <= entry["positions"].get(f"{op.inc}/{op.scope}", 0):
                    return None
                return min(n for n, doc in self.trust.items()
                           if any(e["serial"] == cert["serial"] for e in doc["revoked"]))  # fmt: skip
        return None

    def superseded(self, op: Op) -> bool:
        """Rule 4 of 12.3 without the role."""
        mine = [c for c in self.certs if c["device"] == op.dev and c["inc"] not in ("", op.inc)]
        found = [c["succeeds"][op.inc] for c in mine if op.inc in c["succeeds"]]
        if not found:
            return False
        decides = op.kind in ("receipt", "exclude", "restore") or (
            op.family == "event" and op.kind not in ("demand.collect", *NO_ACT)
        )
        return decides and op.seq > min(positions.get(op.scope, 0) for positions in found)

    def verdict(self, op: Op) -> str:
        if not op.family:
            return "parked:unknown_kind"
        if not self.trust or op.kind in PROOFS:
            return "on"
        cert = self.certificate(op)
        if cert is None:
            return "waiting:no_cert"
        if cert["person"] != op.author:
            return "parked:wrong_author"
        if cert["role"] not in RIGHTS[op.kind]:
            return "parked:no_right"
        scope = self.canonical(op.scope)
        in_common = scope == self.common
        sort = op.kind in ONLY_COMMON if in_common else op.kind not in ONLY_COMMON
        if op.family == "control" and op.kind not in PROOFS:
            sort = True
        if op.kind in ANYWHERE:
            sort = not in_common or cert["role"] in {"town", "county"}
        if not sort or not (scope in cert["scopes"] or "*" in cert["scopes"]):
            return "parked:wrong_scope"
        return "on"
