"""A device of the small world and what it holds: it writes ops as the real program does, and takes ops in.

Number, previous hash, clock and parents come from what the device holds and from its own fold of it. A copy
of a profile is another `Replica` with the same device and incarnation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.landing import Landing, landing
from gridworker.domain.matter_state import MatterState
from gridworker.domain.merge import Folded, ScopeState, bring, fold
from gridworker.domain.ops import LogKey, Op, encode_op
from gridworker.domain.receipts import receipts_due
from gridworker.domain.time import FARTHEST_CAUSE, SHANGHAI, next_hlc, wall_text
from tests.support import lending, moving
from tests.support.paper import COMMON, DAY, DESK, verify

if TYPE_CHECKING:
    from tests.support.world import World


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
        return self.role in ("town", "county")

    @property
    def county(self) -> bool:
        """Whether it is the PC of the level above, which writes in the shared scope only."""
        return self.role == "county"

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
        """Return the scope in which a record lives here (and not one that it is only lent to)."""
        for state in self.fold().scopes.values():
            if rec in state.lent:
                continue
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

    def escalate(self, rec: str, to: Replica, name: str = "escalate") -> Op:
        """Pass a matter up or down; whoever holds it from now on is lent it, if he cannot read it yet."""
        op = self.event(name, rec, to=to.dev, reason="r")
        lending.carry_on(self, {rec: lending.UP} if to.county else None)
        return op

    def trial(self, name: str, rec: str, scope: str = "", **payload: Any) -> str:
        """Say how an event would be placed if it were written now; `event` looks whether that was true."""
        self.trial_result = self.lands(name, rec, scope, **payload).placed
        return self.trial_result

    trial_result: str = ""

    def lands(self, name: str, rec: str, scope: str = "", **payload: Any) -> Landing:
        """Say where an event would land, and what its step would start from."""
        draft = self._op(*self._event_args(name, rec, scope, payload))
        state = self.fold().scopes.get(self.fold().authority.canonical(draft.scope))
        ops = [op for op in self.known(state.scope).values() if op.rec == rec] if state else []
        return landing(ops, state.standing if state else {}, self.fold().authority, draft)

    def _event_args(self, name: str, rec: str, scope: str, payload: dict[str, Any]) -> tuple[Any, ...]:
        state = self.where(rec)
        heads = state.matters[rec].heads if state and rec in state.matters else ()
        return (f"demand.{name}", rec, self._in(state, scope), payload, [(h, []) for h in heads])

    def control(self, kind: str, scope: str, data: dict[str, Any], rec: str = "", parents: Any = ()) -> Op:
        """Write a control op."""
        return self._write(kind, rec or f"{kind}-{len(self.world.written)}", scope, data, parents)

    def forge(self, kind: str, rec: str, data: dict[str, Any], parents: Any, hlc: int | None = None) -> Op:
        """Write what no honest program would, in the device's own log."""
        return self._write(kind, rec, self.home, data, parents, hlc)

    def _in(self, state: ScopeState | None, scope: str) -> str:
        if scope:
            return scope
        if not self.office:
            return self.home
        return state.scope if state else DESK

    def _op(
        self, kind: str, rec: str, scope: str, data: dict[str, Any], parents: Any, hlc: int | None = None
    ) -> Op:
        seq, prev = self.tops.get(LogKey(self.dev, self.inc, scope), (0, ""))
        clock = self.world.now + self.skew
        return encode_op(
            dev=self.dev, inc=self.inc, scope=scope, seq=seq + 1, prev=prev,
            hlc=next_hlc(self._newest(), clock) if hlc is None else hlc,
            wall=wall_text(datetime.fromtimestamp(clock, SHANGHAI)),
            author=self.author, kind=kind, rec=rec, parents=parents, seen="",
            trust=self.fold().authority.version, data=data, salt=len(self.world.written).to_bytes(16, "big"),
        )  # fmt: skip

    def _newest(self) -> int:
        # A clock out of this world is nobody's cause, or one forged op would stop all writers.
        return max((op.hlc for op in self.held.values() if op.hlc < FARTHEST_CAUSE), default=0)

    def _write(
        self, kind: str, rec: str, scope: str, data: dict[str, Any], parents: Any, hlc: int | None = None
    ) -> Op:
        self.world.now += 60
        op = self._op(kind, rec, scope, data, parents, hlc)
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
        if not self.county:
            moving.carry_late(self)
            lending.carry_on(self)

    def receipt(self, let_in: Iterable[Op] = (), kept: int = 0) -> list[Op]:
        """Write the receipts that are due."""
        out = []
        chosen = {op.hash for op in let_in}
        for scope, state in self.fold().scopes.items():
            if self.county and scope != lending.UP:
                continue
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
        whole = self.office and not self.county
        ops = [op for op in self.held.values() if (whole or op.dev == self.dev) and op.seq > after]
        (other.merge if other.office else other.take)(ops, self.bodies.values() if whole else ())

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
        moving.move(self, rec, to)

    def redact(self, rec: str, name: str) -> list[Op]:
        """Take a field's values out of every op that holds one, in every scope that holds such an op."""
        return moving.redact(self, rec, name)

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
