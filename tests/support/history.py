"""Random histories of six devices: two office PCs and four laptops, careless couriers, wrong clocks.

Everything follows from the seed. A history is a number of steps; each is something a person does (write, act,
send, undo, move, redact, revoke) or something that happens (a parcel arrives, twice, late or never; a profile
is copied; an office is restored from a backup). A watcher is told after every change of a replica.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gridworker.domain.ids import b64u
from gridworker.domain.kinds import is_control, is_document, is_event
from gridworker.domain.ops import Op
from gridworker.domain.receipts import NOTHING
from gridworker.domain.standing import FORK
from tests.support import mischief
from tests.support.moving import drop_redacted
from tests.support.paper import COMMON, DAY, EAST, WEST
from tests.support.replica import Replica, succession
from tests.support.world import World

YEAR = 365 * DAY
OFFICE_EVENTS = (
    "register", "decline", "assign", "hold", "resume", "verify", "return_for_rework", "publish_notice",
    "skip_publish", "close_out", "hand_over", "escalate", "merge_into", "supervise", "tell_resident",
    "progress", "report_back", "accept", "withdraw", "reopen", "extend", "transfer", "comment", "correct",
    "put_back",
)  # fmt: skip
FIELD_EVENTS = (
    "accept", "progress", "report_back", "tell_resident", "resolve_on_spot", "comment", "reopen", "withdraw",
    "correct", "put_back", "callback", "send_back", "ask_extend",
)  # fmt: skip
FIELDS = {"household": ("head", "phone", "door", "group"), "visit": ("content", "purpose", "spoke_to")}


@dataclass
class Parcel:
    """What is under way to a device."""

    to: str
    ops: list[Op]
    bodies: list[bytes]


@dataclass
class Backup:
    """A PC's disk at some moment."""

    image: Replica
    incs: list[str]


@dataclass
class History:
    """One history; `seen` counts what happened in it, by name; `often` = deeds done ten times as often."""

    seed: int
    watch: Callable[[Replica], None] = lambda _: None
    receive: Callable[[Replica, Op], Op] | None = None
    often: tuple[str, ...] = ()
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Set the scene: an office with two PCs, three laptops at work, one not yet enrolled."""
        self.rng = random.Random(self.seed)
        self.world = World()
        if self.receive:
            self.world.receive = self.receive
        wrong = self.rng.random() < 0.5
        self.pc1, self.pc2 = self.world.office_of("pc1", "pc2")
        self.grids = {"l1": EAST, "l2": EAST, "l3": WEST, "l4": EAST}
        self.laptops = [self.world.laptop(name, self.grids[name], self.pc1) for name in ("l1", "l2", "l3")]
        self.late_comer = self.world.device("l4")
        self.laptops.append(self.late_comer)
        self.pc2.take(self.pc1.held.values())
        if wrong:
            for replica in self.rng.sample([self.pc1, self.pc2, *self.laptops], 2):
                replica.skew = self.rng.choice((-9, -3, -1, 1, 4, 12)) * YEAR
                self.note("wrong clock")
        self.under_way: list[Parcel] = []
        self.backups: list[Backup] = []
        self.excludes: list[Op] = []
        self.incs = {"pc1": [self.pc1.inc], "pc2": [self.pc2.inc]}
        self.count = 0

    def note(self, what: str) -> None:
        """Count that something happened."""
        self.seen[what] = self.seen.get(what, 0) + 1

    def run(self, steps: int) -> History:
        """Let so many things happen."""
        weights = [10 * w if deed.__name__ in self.often else w for deed, w in _TABLE.items()]
        for _ in range(steps):
            self.world.now += self.rng.choice((30, 600, 7200, DAY))
            self.rng.choices(_DEEDS, weights)[0](self)
        return self

    def settle(self) -> None:
        """Bring everything that was ever written to both PCs, with receipts and late carries."""
        for _ in range(2):
            for pc in (self.pc1, self.pc2):
                bodies = [op.body_bytes for op in self.world.written.values() if op.body_bytes]
                pc.merge(list(self.world.written.values()), bodies)
                self.watch(pc)

    def count_at_the_end(self) -> None:
        """Count the concurrent edits and forks that the union of everything shows."""
        written = self.world.written
        for state in self.world.everything().scopes.values():
            for _ in state.forks:
                self.note("fork")
        by_field: dict[tuple[str, str], list[Op]] = {}
        for op in written.values():
            if is_document(op.kind):
                for name in op.data or {}:
                    by_field.setdefault((op.rec, name), []).append(op)
        named = {h for op in written.values() for h, _ in op.parents}
        for (_, name), ops in by_field.items():
            tips = [op for op in ops if op.hash not in named or not _named_for(op, name, ops)]
            if len(tips) > 1:
                self.note("concurrent edit")

    # --- deeds ---------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write a new record, or change one that is shown."""
        replica = self.rng.choice([*self.laptops, *self.laptops, self.pc1, self.pc2])
        shown = [key for state in replica.fold().scopes.values() for key in state.documents]
        known = [(kind, rec) for kind, rec in shown if kind in FIELDS]
        if not known or self.rng.random() < 0.12:
            self.count += 1
            kind = self.rng.choice(("household", "visit"))
            scope = self.grids.get(replica.dev, EAST) if replica.office else replica.home
            first = {name: self.word() for name in FIELDS[kind][:2]}
            replica.document(kind, f"{kind}-{self.count}", scope, **first)
        else:
            kind, rec = self.rng.choice(known)
            names = self.rng.sample(FIELDS[kind], self.rng.choice((1, 1, 2)))
            replica.document(kind, rec, **{name: self.word() for name in names})
        self.watch(replica)

    def word(self) -> str:
        """Return one of few words, so that equal values meet."""
        return self.rng.choice(("水渠", "路灯", "旱厕", "电线", "补贴"))

    def collect(self) -> None:
        """Take in a demand, at the door or at the desk."""
        replica = self.rng.choice([*self.laptops, self.pc1, self.pc2])
        self.count += 1
        scope = self.rng.choice((EAST, WEST)) if replica.office else replica.home
        replica.event(
            "collect", f"demand-{self.count}", scope, text=self.word(), consent_publish=True, sensitive=False
        )
        self.watch(replica)

    def step(self) -> None:
        """Take a step in a matter at a laptop: nearly always a legal one."""
        self._step(self.rng.choice(self.laptops), FIELD_EVENTS)

    def act(self) -> None:
        """Act on a matter at an office PC: nearly always legally."""
        self._step(self.rng.choice((self.pc1, self.pc2)), OFFICE_EVENTS)

    def _step(self, replica: Replica, names: tuple[str, ...]) -> None:
        matters = [rec for state in replica.fold().scopes.values() for rec in state.matters]
        # A restored office acts once it holds its new certificate: before, it cannot see its own acts.
        known = replica.fold().authority.certificate(replica.dev, replica.inc)
        if not matters or (replica.office and known is None):
            return
        rec = self.rng.choice(matters)
        for name in self.rng.sample(names, 6):
            payload = self.payload(name, rec, replica)
            result = replica.trial(name, rec, **payload)
            odds = {"line": 1.0, "provisional": 1.0, "pending": 0.4}.get(result, 0.02)
            if self.rng.random() < odds:
                replica.event(name, rec, **payload)
                self.note("pending act" if result == "pending" else "event")
                self.watch(replica)
                return

    def payload(self, name: str, rec: str, replica: Replica) -> dict[str, Any]:
        """Return what the event carries; most of it fits any event."""
        other = self.pc2 if replica.dev == "pc1" else self.pc1
        return {
            "text": self.word(), "reason": "r", "result": "done", "outcome": "DONE", "how": "HOME",
            "number": "SQ-1", "track": self.rng.choice(("NOW", "SIMPLE")), "unit": "u", "due": "2026-05-01",
            "person": self.rng.choice(self.laptops).author, "notice": "n", "level": "S1", "satisfaction": 4,
            "review_on": replica.world_day(20), "units": ["u"], "answer_by": "2026-05-01",
            "into": rec if self.rng.random() < 0.7 else "demand-0", "to": other.dev,
            "consent_publish": True, "sensitive": False,
        }  # fmt: skip

    def hand_in(self) -> None:
        """Send a laptop's own logs to a PC, whole or in part."""
        laptop = self.rng.choice(self.laptops)
        ops: list[Op] = []
        for log in sorted({op.log for op in laptop.held.values() if op.dev == laptop.dev}):
            chain = [op for op in laptop.held.values() if op.log == log]
            top = max(op.seq for op in chain)
            first = 1 + laptop.scope(log.scope).receipts.get(log, NOTHING).upto
            last = top
            if self.rng.random() < 0.3:
                first = self.rng.randint(1, top)
                last = self.rng.randint(first, top)
            ops += [op for op in chain if first <= op.seq <= last]
        self.under_way.append(Parcel(self.rng.choice(("pc1", "pc2")), ops, []))

    def hand_out(self) -> None:
        """Send an answer to a laptop."""
        pc = self.rng.choice((self.pc1, self.pc2))
        laptop = self.rng.choice([r for r in self.laptops if r is not self.late_comer or r.serial])
        grid = self.grids[laptop.dev]
        ops = [op for scope in (COMMON, grid) for op in pc.native(scope).values()]
        bodies = [op.body_bytes for op in pc.brought([grid]) if op.body_bytes]
        self.under_way.append(Parcel(laptop.name, self._worn(ops), bodies))

    def exchange(self) -> None:
        """Send a peer bundle."""
        one, other = self.rng.sample((self.pc1, self.pc2), 2)
        ops = self._worn(list(one.held.values()))
        self.under_way.append(Parcel(other.name, ops, list(one.bodies.values())))

    def _worn(self, ops: list[Op]) -> list[Op]:
        # Now and then only a slice of each log: the rest was in a bundle that got lost.
        if self.rng.random() < 0.75:
            return ops
        cut = {log: self.rng.randint(1, 6) for log in sorted({op.log for op in ops})}
        low = self.rng.random() < 0.5
        return [op for op in ops if (op.seq > cut[op.log] if low else op.seq <= cut[op.log])]

    def arrive(self) -> None:
        """Let parcels arrive, some of them twice, some never, in any order."""
        for _ in range(min(len(self.under_way), self.rng.randint(1, 3))):
            parcel = self.under_way[self.rng.randrange(len(self.under_way))]
            fate = self.rng.random()
            if fate >= 0.15:
                self.under_way.remove(parcel)
            if fate >= 0.3 or fate < 0.15:
                replica = self.world.replicas[parcel.to]
                self._note_late(replica, parcel.ops)
                (replica.merge if replica.office else replica.take)(parcel.ops, parcel.bodies)
                if self.rng.random() < 0.5:
                    drop_redacted(replica)
                self.watch(replica)
            else:
                self.note("lost parcel")

    def _note_late(self, replica: Replica, ops: list[Op]) -> None:
        events = [op for op in replica.held.values() if is_event(op.kind)]
        acted = {op.rec: op.order for op in events if op.dev == replica.dev}
        new = [op for op in ops if op.hash not in replica.held and is_event(op.kind)]
        if replica.office and any(op.rec in acted and op.order < acted[op.rec] for op in new):
            self.note("late event")

    def undo(self) -> None:
        """Exclude some ops of one log, or restore what was excluded."""
        pc = self.rng.choice((self.pc1, self.pc2))
        mine = [op for op in self.excludes if op.hash in pc.held]
        if mine and self.rng.random() < 0.4:
            pc.restore(self.rng.choice(mine))
            self.note("restore")
        else:
            logs = sorted({op.log for op in pc.held.values() if op.scope != COMMON})
            if not logs:
                return
            log = self.rng.choice(logs)
            if log.dev == pc.dev and self.rng.random() < 0.7:
                return
            chain = sorted((op for op in pc.held.values() if op.log == log), key=lambda op: op.seq)
            at = self.rng.randrange(len(chain))
            some = [op for op in chain[at : at + self.rng.randint(1, 4)] if not is_control(op.kind)]
            some = [op for op in some if op.dev not in ("pc1", "pc2") or self._holds(pc, op)]
            if some:
                self.excludes += pc.exclude(*some)
                self.note("exclude")
        self.watch(pc)

    def _holds(self, pc: Replica, op: Op) -> bool:
        # Only the PC that holds a matter may name acts on it: another may have acted on what it would name.
        state = pc.where(op.rec)
        lines = state.matters[op.rec].lines if state and op.rec in state.matters else ()
        return not is_event(op.kind) or (len(lines) > 0 and all(line.holder == pc.dev for line in lines))

    def copy_profile(self) -> None:
        """Copy a laptop's profile, or put an old copy of it back in place: both keep the incarnation."""
        laptop = self.rng.choice(self.laptops)
        if len(self.laptops) < 6 and laptop.held:
            twin = laptop.copy(f"{laptop.dev}-copy{len(self.world.replicas)}")
            if self.rng.random() < 0.5:
                for op in sorted(twin.held.values(), key=lambda op: -op.seq)[:2]:
                    if op.dev == twin.dev and twin.tops.get(op.log) == (op.seq, op.hash) and op.seq > 1:
                        del twin.held[op.hash]
                        twin.tops[op.log] = (op.seq - 1, op.header["prev"])
            self.laptops.append(twin)
            self.note("copied profile")

    def let_in(self) -> None:
        """Let a branch of a fork in, or put one out."""
        pc = self.rng.choice((self.pc1, self.pc2))
        for scope, state in pc.fold().scopes.items():
            forked = [op for h, op in pc.native(scope).items() if state.standing[h] == FORK]
            if forked:
                if self.rng.random() < 0.7:
                    one = self.rng.choice(forked)
                    pc.receipt([op for op in forked if op.log == one.log])
                    self.note("branch let in")
                else:
                    pc.exclude(*forked)
                    self.note("branch put out")
                self.watch(pc)
                return

    def back_up(self) -> None:
        """Back a PC up."""
        pc = self.rng.choice((self.pc1, self.pc2))
        image = Replica(self.world, pc.name, pc.dev, pc.inc, pc.author, pc.role)
        image.held, image.bodies = dict(pc.held), dict(pc.bodies)
        self.backups.append(Backup(image, list(self.incs[pc.dev])))

    def restore_office(self) -> None:
        """Put a PC back from its newest backup, as a new incarnation."""
        pc = self.rng.choice((self.pc1, self.pc2))
        backup = next((b for b in reversed(self.backups) if b.image.dev == pc.dev), None)
        if backup is None or self.seen.get("office restored", 0) >= 2:
            return
        old = list(self.incs[pc.dev])
        pc.put_back(backup.image, f"inc-{pc.dev}-{len(old)}")
        self.incs[pc.dev].append(pc.inc)
        certificate = self.world.certificate(pc, succeeds=succession(backup.image, old))
        pc.control("cert", COMMON, {"envelope": b64u(certificate)})
        self.note("office restored")
        self.watch(pc)

    def move(self) -> None:
        """Move a record to the other grid."""
        pc = self.rng.choice((self.pc1, self.pc2))
        states = [state for state in pc.fold().scopes.values() if state.scope in (EAST, WEST)]
        here = [(rec, s) for s in states for rec in [*(r for _, r in s.documents), *s.matters]]
        if here:
            rec, state = self.rng.choice(here)
            if not any(rec in s.moved for s in pc.fold().scopes.values()):
                pc.move(rec, WEST if state.scope == EAST else EAST)
                self.note("moved record")
                self.watch(pc)

    def redact(self) -> None:
        """Redact a field."""
        pc = self.rng.choice((self.pc1, self.pc2))
        states = list(pc.fold().scopes.values())
        docs = [(rec, name) for s in states for (_, rec), d in s.documents.items() for name in d.fields]
        matters = [(rec, "text") for s in states for rec in s.matters]
        if docs or matters:
            rec, name = self.rng.choice(docs + matters)
            if name in ("head", "phone", "content", "text") and pc.redact(rec, name):
                self.note("redaction")
                self.watch(pc)

    def revoke(self) -> None:
        """Revoke a laptop's certificate at the positions that the first PC has receipted."""
        laptop = self.rng.choice(self.laptops[:3])
        if self.seen.get("revocation"):
            return
        positions: dict[str, int] = {}
        for state in self.pc1.fold().scopes.values():
            for log, done in state.receipts.items():
                if log.dev == laptop.dev:
                    positions[f"{log.inc}/{log.scope}"] = done.upto
        self.world.revoked.append({"serial": laptop.serial, "positions": positions, "reason": "lost"})
        self.pc1.control("trust", COMMON, {"envelope": b64u(self.world.trust())})
        self.note("revocation")
        self.watch(self.pc1)

    def mischief(self) -> None:
        """Let a laptop forge something."""
        self.watch(mischief.forge(self))
        self.note("mischief")

    def enrol(self) -> None:
        """Enrol the late comer, who has worked before."""
        if not self.late_comer.serial:
            self.world.enrol(self.late_comer, EAST, self.pc1)
            self.watch(self.late_comer)


def _named_for(op: Op, name: str, ops: list[Op]) -> bool:
    return any(parent == op.hash and name in names for other in ops for parent, names in other.parents)


_TABLE: dict[Callable[[History], None], float] = {
    History.write: 18, History.collect: 5, History.step: 12, History.act: 20, History.hand_in: 14,
    History.hand_out: 10, History.exchange: 6, History.arrive: 28, History.undo: 3, History.copy_profile: 1.2,
    History.let_in: 6, History.back_up: 1.5, History.restore_office: 0.7, History.move: 1.5,
    History.redact: 2, History.revoke: 0.8, History.enrol: 2, History.mischief: 2,
}  # fmt: skip
_DEEDS = list(_TABLE)
