"""A small world of devices for the fold: they write, they send, things get lost; nothing is encrypted.

A `World` has one office with trust documents and certificates whose signatures are only said to be there
(`verify`), a clock, and all ops ever written. A `Replica` is a device with what it holds: it writes ops as
the real program does (number, previous hash, clock, parents from its own fold), and takes in what others
hand it.
Stories build histories by hand; `tests.support.history` draws them at random.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from gridworker.domain.ids import b64u, sha256_b64u
from gridworker.domain.kinds import is_control
from gridworker.domain.merge import Folded, ScopeState, bring, fold, read_moves
from gridworker.domain.ops import LogKey, Op, encode_op
from gridworker.domain.process import MatterState, would_be
from gridworker.domain.receipts import receipts_due
from gridworker.domain.standing import EXCLUDED, ON, SUPERSEDED, accepted_under, carried_hash
from gridworker.domain.time import SHANGHAI, next_hlc, wall_text
from gridworker.domain.trust import CERTIFICATE_TYPE, TRUST_TYPE, Envelope

COMMON, DESK, EAST, WEST = "common", "desk", "grid-east", "grid-west"
START = 1_775_000_000
DAY = 86_400


def key(name: str) -> str:
    """Return the same public key for the same name."""
    return sha256_b64u(name.encode())


def seal(kind: str, payload: dict[str, Any], *signers: str) -> bytes:
    """Return an envelope that says who signed it; `verify` believes it."""
    return json.dumps({"type": kind, "payload": payload, "signers": list(signers)}).encode()


def verify(envelope: bytes) -> Envelope:
    """Stand in for the real check of signatures; raises ValueError for what is no envelope."""
    e = json.loads(envelope)
    return Envelope(e["type"], json.dumps(e["payload"]).encode(), tuple(e["signers"]))


class World:
    """The office, the clock and everything ever written. `roots` are root keys, all of which sign."""

    def __init__(self) -> None:
        self.now = START
        self.written: dict[str, Op] = {}
        self.replicas: dict[str, Replica] = {}
        self.serials = 0
        self.revoked: list[dict[str, Any]] = []
        self.version = 0
        self.office = ""
        self.receive: Callable[[Replica, Op], Op] = lambda _, op: op
        self.first_trust = self.trust()

    def trust(self) -> bytes:
        """Return the envelope of the next trust document."""
        self.version += 1
        payload = {
            "v": 1, "version": self.version, "office": self.office, "name": "云溪镇", "code": "990101100",
            "roots": [{"key": key("root")}], "threshold": 1, "issuers": [key("issuer")], "recipients": [],
            "suite": 1, "parent": "", "demo": True, "common": COMMON, "office_scope": DESK,
            "revoked": list(self.revoked), "issued": "2026-01-05T09:00:00+08:00",
        }  # fmt: skip
        envelope = seal(TRUST_TYPE, payload, key("root"))
        if not self.office:
            self.office = sha256_b64u(verify(envelope).payload)
        return envelope

    def certificate(self, device: Replica, scopes: Iterable[str] = (), **changes: Any) -> bytes:
        """Return a certificate for a device as it stands."""
        self.serials += 1
        office = device.role in ("village", "town", "county")
        payload = {
            "v": 1, "office": self.office, "serial": f"serial-{self.serials}", "device": device.dev,
            "inc": device.inc if office else "", "sign": key(device.dev), "enc": "age1" + "q" * 58,
            "person": device.author, "name": device.author, "role": device.role,
            "scopes": ["*"] if office else list(scopes),
            "adopts": {} if office else dict.fromkeys([device.home], next(iter(scopes))),
            "from": {}, "succeeds": {}, "trust": self.version, "issuer": key("issuer"), "expires": "",
            "issued": wall_text(datetime.fromtimestamp(self.now, SHANGHAI)), **changes,
        }  # fmt: skip
        device.serial = payload["serial"]
        return seal(CERTIFICATE_TYPE, payload, key("issuer"))

    def device(self, name: str, role: str = "worker", *, skew: int = 0) -> Replica:
        """Add a device that has nothing yet."""
        replica = Replica(self, name, name, f"inc-{name}", f"person-{name}", role, skew=skew)
        self.replicas[name] = replica
        return replica

    def office_of(self, *names: str) -> list[Replica]:
        """Found the office: the first PC writes the trust document and certificates for all of them."""
        pcs = [self.device(name, "town") for name in names]
        pcs[0].control("trust", COMMON, {"envelope": b64u(self.first_trust)})
        for pc in pcs:
            pcs[0].control("cert", COMMON, {"envelope": b64u(self.certificate(pc))})
        for pc in pcs[1:]:
            pc.take(pcs[0].held.values())
        return pcs

    def laptop(self, name: str, grid: str, by: Replica, *, role: str = "worker", skew: int = 0) -> Replica:
        """Add a worker's laptop, certified by an office PC and given what it may read."""
        laptop = self.device(name, role, skew=skew)
        self.enrol(laptop, grid, by)
        return laptop

    def enrol(self, laptop: Replica, grid: str, by: Replica) -> None:
        """Certify a device that may have worked before."""
        by.control("cert", COMMON, {"envelope": b64u(self.certificate(laptop, [grid]))})
        by.answer(laptop, grid)

    def everything(self) -> Folded:
        """Fold all that was ever written."""
        return fold(self.written.values(), self.office, verify)


@dataclass
class Replica:
    """A device and what it holds; a copy of a profile is another `Replica` with the same dev and inc."""

    world: World
    name: str
    dev: str
    inc: str
    author: str
    role: str
    skew: int = 0
    serial: str = ""
    held: dict[str, Op] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    tops: dict[LogKey, tuple[int, str]] = field(default_factory=dict)
    legal: set[str] = field(default_factory=set)
    _folded: Folded | None = None

    @property
    def home(self) -> str:
        """The scope that the device made for itself."""
        return f"home-{self.dev}"

    @property
    def office(self) -> bool:
        """Whether it is an office PC."""
        return self.role == "town"

    # --- reading -----------------------------------------------------------------------------------

    def fold(self) -> Folded:
        """Fold what is held."""
        if self._folded is None:
            self._folded = fold(self.held.values(), self.world.office, verify, self.bodies.values())
        return self._folded

    def scope(self, scope: str) -> ScopeState:
        """Return a folded scope by its canonical name."""
        return self.fold().scopes[self.fold().authority.canonical(scope)]

    def where(self, rec: str) -> ScopeState | None:
        """Return the scope in which a record is shown here."""
        for state in self.fold().scopes.values():
            if rec in state.matters or any(r == rec for _, r in state.documents):
                return state
        return None

    def value(self, rec: str, name: str) -> Any:
        """Return the shown value of a field."""
        return self.doc(rec).fields.get(name)

    def doc(self, rec: str) -> Any:
        """Return the document record."""
        state = self.where(rec)
        assert state is not None, f"{rec} is not shown at {self.name}"
        return next(doc for (_, r), doc in state.documents.items() if r == rec)

    def matter(self, rec: str) -> MatterState:
        """Return the matter."""
        state = self.where(rec)
        assert state is not None, f"{rec} is not shown at {self.name}"
        return state.matters[rec]

    def standing(self, op: Op) -> str:
        """Return the standing of an op in its own scope."""
        return self.scope(op.scope).standing[op.hash]

    def placed(self, op: Op) -> str:
        """Return how an event is placed, or its standing when it is in no matter's list."""
        return self.matter(op.rec).placed.get(op.hash, self.standing(op))

    def world_day(self, days: int) -> str:
        """Return the day so many days from now, as this device's clock has it."""
        moment = datetime.fromtimestamp(self.world.now + self.skew + days * DAY, SHANGHAI)
        return moment.date().isoformat()

    # --- writing -----------------------------------------------------------------------------------

    def document(self, kind: str, rec: str, scope: str = "", **fields: Any) -> Op:
        """Set fields of a record; the parents are the heads as seen here."""
        state = self.where(rec)
        parents: dict[str, list[str]] = {}
        if state and (kind, rec) in state.documents:
            heads = state.documents[kind, rec].heads
            for name in fields:
                for head in heads.get(name, ()):
                    parents.setdefault(head, []).append(name)
        return self._write(kind, rec, self._in(state, scope), fields, list(parents.items()))

    def event(self, name: str, rec: str, scope: str = "", **payload: Any) -> Op:
        """Add an event to a matter; the parents are its heads as seen here."""
        op = self._write(*self._event_args(name, rec, scope, payload))
        if self.trial_result in ("line", "provisional"):
            self.legal.add(op.hash)
        return op

    def trial(self, name: str, rec: str, scope: str = "", **payload: Any) -> str:
        """Say how an event would be placed if it were written now."""
        args = self._event_args(name, rec, scope, payload)
        draft = self._op(*args)
        state = self.fold().scopes.get(self.fold().authority.canonical(draft.scope))
        ops = [op for op in self.known(state.scope).values() if op.rec == rec] if state else []
        self.trial_result = would_be(ops, state.standing if state else {}, self.fold().authority, draft)
        return self.trial_result

    trial_result: str = ""

    def _event_args(self, name: str, rec: str, scope: str, payload: dict[str, Any]) -> tuple[Any, ...]:
        state = self.where(rec)
        heads = state.matters[rec].heads if state and rec in state.matters else ()
        return (f"demand.{name}", rec, self._in(state, scope), payload, [(h, []) for h in heads])

    def control(self, kind: str, scope: str, data: dict[str, Any], rec: str = "", parents: Any = ()) -> Op:
        """Write a control op."""
        return self._write(kind, rec or f"{kind}-{len(self.world.written)}", scope, data, parents)

    def _in(self, state: ScopeState | None, scope: str) -> str:
        if scope:
            return scope
        if not self.office:
            return self.home
        return state.scope if state else DESK

    def _op(self, kind: str, rec: str, scope: str, data: dict[str, Any], parents: Any) -> Op:
        seq, prev = self.tops.get(LogKey(self.dev, self.inc, scope), (0, ""))
        clock = self.world.now + self.skew
        return encode_op(
            dev=self.dev, inc=self.inc, scope=scope, seq=seq + 1, prev=prev,
            hlc=next_hlc(max((op.hlc for op in self.held.values()), default=0), clock),
            wall=wall_text(datetime.fromtimestamp(clock, SHANGHAI)),
            author=self.author, kind=kind, rec=rec, parents=parents, seen="",
            trust=self.fold().authority.version, data=data, salt=len(self.world.written).to_bytes(16, "big"),
        )  # fmt: skip

    def _write(self, kind: str, rec: str, scope: str, data: dict[str, Any], parents: Any) -> Op:
        self.world.now += 60
        op = self._op(kind, rec, scope, data, parents)
        self.tops[op.log] = (op.seq, op.hash)
        self.held[op.hash] = self.world.written[op.hash] = op
        self._folded = None
        return op

    # --- sending and taking --------------------------------------------------------------------------

    def take(self, ops: Iterable[Op], bodies: Iterable[bytes] = ()) -> None:
        """Take ops in, without receipts."""
        for op in ops:
            mine = self.world.receive(self, op)
            if op.hash not in self.held or self.held[op.hash].body_bytes is None:
                self.held[op.hash] = mine
        self.bodies.update({sha256_b64u(body): body for body in bodies})
        self._folded = None

    def merge(self, ops: Iterable[Op], bodies: Iterable[bytes] = ()) -> None:
        """Take ops in as an office does: receipts in the same commit, late ops of moved records carried."""
        self.take(ops, bodies)
        self.receipt()
        self.carry_late()

    def receipt(self, let_in: Iterable[Op] = (), kept: int = 0) -> list[Op]:
        """Write the receipts that are due."""
        out = []
        chosen = {op.hash for op in let_in}
        for scope, state in self.fold().scopes.items():
            native = self.native(scope)
            for due in receipts_due(native.values(), state.standing, self.dev, chosen):
                data = {
                    "log": due.log._asdict(), "upto": due.upto, "head": due.head,
                    "extra": [list(pair) for pair in due.extra],
                    "at": "2026-04-05T09:30:00+08:00", "kept": kept, "notes": [],
                }  # fmt: skip
                out.append((scope, data, due.log.dev))
        return [self.control("receipt", scope, data, dev) for scope, data, dev in out]

    def exclude(self, *ops: Op, reason: str = "") -> list[Op]:
        """Name these ops one by one in an exclude, in every scope that holds some of them."""
        out = []
        for scope in list(self.fold().scopes):
            known = self.known(scope)
            slices = [
                {"dev": op.dev, "inc": op.inc, "from": op.seq, "to": op.seq, "head": op.hash}
                for op in ops
                if op.hash in known
            ]
            if slices:
                out.append(self.control("exclude", scope, {"slices": slices, "reason": reason}))
        return out

    def restore(self, *excludes: Op) -> None:
        """Take excludes back, each in its scope."""
        for op in excludes:
            self.control("restore", op.scope, {"excludes": [op.hash]})

    def send(self, other: Replica, scope: str = "", after: int = 0) -> None:
        """Hand over a laptop's own logs (or, for a PC, all it has)."""
        ops = [op for op in self.held.values() if (self.office or op.dev == self.dev) and op.seq > after]
        (other.merge if other.office else other.take)(ops, self.bodies.values() if self.office else ())

    def answer(self, laptop: Replica, *scopes: str) -> None:
        """Give a laptop the complete chains of `common` and of its grids."""
        ops = [op for scope in (COMMON, *scopes) for op in self.native(scope).values()]
        laptop.take(ops, [op.body_bytes for op in self.brought(scopes) if op.body_bytes])

    def brought(self, scopes: Iterable[str]) -> list[Op]:
        """Return the ops that carry ops bring into the scopes."""
        return [
            op
            for scope in scopes
            for h, op in self.known(scope).items()
            if self.fold().authority.canonical(op.scope) != scope
        ]

    def native(self, scope: str) -> dict[str, Op]:
        """Return the ops held whose canonical scope this is."""
        canonical = self.fold().authority.canonical
        return {h: op for h, op in self.held.items() if canonical(op.scope) == scope}

    def known(self, scope: str) -> dict[str, Op]:
        """Return the ops of a scope and those that its carries bring."""
        own = self.native(scope)
        bodies = {**self.bodies}
        bodies.update({op.header["body"]: op.body_bytes for op in self.held.values() if op.body_bytes})
        return {**bring(own.values(), self.fold().authority, bodies), **own}

    # --- moving, redacting ---------------------------------------------------------------------------

    def move(self, rec: str, to: str) -> None:
        """Carry a record to another grid and let the old one release it."""
        state = self.where(rec)
        assert state is not None
        self._carry([op for op in self.known(state.scope).values() if op.rec == rec], state, to)
        self.control("release", state.scope, {"records": [rec], "to_scope": to})

    def carry_late(self) -> None:
        """Carry what came for records that have moved away."""
        for scope, state in list(self.fold().scopes.items()):
            known = self.known(scope)
            for rec, (_, to) in read_moves(known, state.standing).released.items():
                self._carry([op for op in known.values() if op.rec == rec and op.scope != to], state, to)

    def _carry(self, ops: list[Op], state: ScopeState, to: str) -> None:
        accepted = accepted_under(self.known(state.scope).values(), state.standing)
        there = {carried_hash(op) for op in self.native(to).values() if op.kind == "carry"}
        canonical = self.fold().authority.canonical
        fits = (ON, EXCLUDED, SUPERSEDED)
        brought = []
        for op in sorted(ops, key=lambda op: op.order):
            if is_control(op.kind) or state.standing[op.hash] not in fits or canonical(op.scope) == to:
                continue
            if op.hash not in there:
                version = accepted.get(op.hash, self.fold().authority.version)
                proof = {"manifest": "", "index": 0, "path": []}
                data = {"header": b64u(op.header_bytes), "trust": version, "proof": proof}
                self.control("carry", to, data, op.rec)
                brought.append(op)
        off = [op for op in brought if state.standing[op.hash] == EXCLUDED]
        if off:
            self.exclude(*off)
        self._redact_again(state.scope, to)

    def _redact_again(self, scope: str, to: str) -> None:
        there = self.known(to)
        state = self.fold().scopes.get(to)
        covered = {
            h
            for r in there.values()
            if state and r.kind == "redact" and state.standing[r.hash] == ON
            for h in (r.data or {})["covers"]
        }
        old = self.fold().scopes[scope].standing
        for h, op in self.native(scope).items():
            data = op.data or {}
            if op.kind == "redact" and old[h] == ON and (there.keys() & data["covers"]) - covered:
                self.control("redact", to, dict(data), op.rec, op.parents)

    def redact(self, rec: str, name: str) -> list[Op]:
        """Take a field's values out of every op that holds one, in every scope that holds such an op."""
        out = []
        plans = [self._redaction(rec, name, scope) for scope in self.fold().scopes]
        for scope, data, parents in filter(None, plans):
            out.append(self.control("redact", scope, data, rec, parents))
        return out

    def _redaction(self, rec: str, name: str, scope: str) -> tuple[str, dict[str, Any], Any] | None:
        known = self.known(scope)
        mine = [op for op in known.values() if op.rec == rec and op.kind != "redact"]
        covered = [op for op in mine if name in (op.data or {})]
        if not covered:
            return None
        hashes = [op.hash for op in covered]
        state = self.where(rec)
        doc = next((d for (_, r), d in state.documents.items() if r == rec), None) if state else None
        if doc is None:
            restate: dict[str, Any] = {
                op.hash: {k: v for k, v in (op.data or {}).items() if k != name} for op in covered
            }
            return scope, {"covers": hashes, "fields": [name], "restate": restate}, []
        restate, parents = {}, {}
        for field_, heads in doc.heads.items():
            mine = [h for h in heads if h in hashes]
            if mine and field_ != name:
                restate[field_] = (known[mine[-1]].data or {}).get(field_)
            for h in mine:
                parents.setdefault(h, []).append(field_)
        return scope, {"covers": hashes, "fields": [name], "restate": restate}, list(parents.items())

    def drop_redacted(self) -> int:
        """Drop the bodies that redactions in effect cover; return how many."""
        count = 0
        for scope, state in self.fold().scopes.items():
            known = self.known(scope)
            redactions = [op for h, op in known.items() if op.kind == "redact" and state.standing[h] == ON]
            for h in {h for r in redactions for h in (r.data or {}).get("covers", ())} & known.keys():
                op = known[h]
                count += op.body_bytes is not None
                self.bodies.pop(op.header["body"], None)
                if h in self.held:
                    self.held[h] = Op(op.header, None, op.header_bytes, None, h)
        self._folded = None
        return count

    # --- fates -----------------------------------------------------------------------------------------

    def copy(self, name: str) -> Replica:
        """Copy the profile: same device, same incarnation, from now on a life of its own."""
        twin = Replica(
            self.world, name, self.dev, self.inc, self.author, self.role, self.skew, self.serial,
            dict(self.held), dict(self.bodies), dict(self.tops),
        )  # fmt: skip
        self.world.replicas[name] = twin
        return twin

    def put_back(self, backup: Replica, inc: str) -> None:
        """Be restored from a backup as a new incarnation, as the program does it."""
        proofs = {h: op for h, op in self.held.items() if op.kind in ("trust", "cert")}
        self.held = {**backup.held, **proofs}
        self.bodies = dict(backup.bodies)
        self.tops = {}
        self.inc = inc
        self._folded = None


def succession(backup: Replica, incs: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the member `succeeds` for a PC that was restored from this backup."""
    out: dict[str, dict[str, int]] = {inc: {} for inc in incs}
    for op in backup.held.values():
        if op.dev == backup.dev and op.inc in out:
            out[op.inc][op.scope] = max(out[op.inc].get(op.scope, 0), op.seq)
    return out
