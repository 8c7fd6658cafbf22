"""The laws P1 to P10 of the fold, checked on a history from outside.

The checks use what the devices did and hold, and plain reachability over headers; of the fold they use only
its results. `Watcher` looks at every replica after every change, `at_the_end` at the union of all ever
written.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from gridworker.domain.demand import NO_ACT
from gridworker.domain.digest import digest, lines
from gridworker.domain.kinds import event_of, is_document, is_event
from gridworker.domain.merge import Folded, ScopeState, fold
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.receipts import delivered_ops
from gridworker.domain.standing import ON
from tests.support.history import History
from tests.support.paper import COMMON, verify
from tests.support.replica import Replica
from tests.support.world import World


def digests(folded: Folded) -> dict[str, str]:
    """Return the digest of every scope."""
    return {scope: digest(lines(state)) for scope, state in folded.scopes.items()}


class Watcher:
    """Collects what was effective anywhere at any time, and checks what must hold everywhere always."""

    def __init__(self) -> None:
        self.world: World | None = None
        self.effective: set[str] = set()
        self.honest: set[str] = set()
        self.broken: list[str] = []
        self.late_news: dict[str, set[str]] = {}

    def __call__(self, replica: Replica) -> None:
        """Look at a replica that has just changed."""
        self.world = replica.world
        self.honest |= replica.legal
        folded = replica.fold()
        for state in folded.scopes.values():
            self._acts(replica, state)
            self._false_clashes(replica, state)
            self._gaps(replica, state)
        if not replica.office:
            self._delivered(replica, folded)

    def fail(self, law: str, text: str) -> None:
        """Note a broken law."""
        self.broken.append(f"{law}: {text}")

    def _acts(self, replica: Replica, state: ScopeState) -> None:
        roles = {"pc1", "pc2", "county"}
        named = named_by_excludes(replica.world)
        stale = {
            replica.world.written[h].rec for h, stands in state.standing.items() if stands == "superseded"
        }
        for rec, matter in state.matters.items():
            if rec in stale:
                continue
            for h, placed in matter.placed.items():
                op = replica.world.written[h]
                if op.dev in roles and event_of(op.kind) not in NO_ACT:
                    if placed == "line":
                        self.effective.add(h)
                    elif placed.startswith("refused") and h in self.honest - named:
                        self.fail("P2", f"{replica.name}: honest {op.kind} on {rec} is {placed}")

    def _false_clashes(self, replica: Replica, state: ScopeState) -> None:
        for (_, rec), doc in state.documents.items():
            for name, conflict in doc.conflicts.items():
                heads = [h for h, _ in conflict.values]
                for h in () if conflict.missing else heads:
                    below = causes(replica.world.written, [h], name)
                    if below.intersection(heads) - {h}:
                        self.fail("P3", f"{replica.name}: {rec}.{name} clashes with its own past")

    def _gaps(self, replica: Replica, state: ScopeState) -> None:
        authority = replica.fold().authority
        forked = {fork.log for fork in state.forks}
        numbers: dict[LogKey, set[int]] = {}
        for op in replica.native(state.scope).values():
            numbers.setdefault(op.log, set()).add(op.seq)
        for log, held in numbers.items():
            if log in forked:
                continue
            closed = authority.succeeded_by(log.dev, log.inc)
            last = closed[1].get(log.scope, 0) if closed else max(held)
            lost = {n for n in range(1, max(held)) if n not in held and n <= last}
            named = {n for first, end in state.gaps.get(log, ()) for n in range(first, end + 1)}
            if named != lost:
                self.fail("P10", f"{replica.name}: {log} names {sorted(named)}, lost {sorted(lost)}")

    def _delivered(self, laptop: Replica, folded: Folded) -> None:
        pcs = {r.dev: r for r in laptop.world.replicas.values() if r.office}
        for scope, state in folded.scopes.items():
            native = laptop.native(scope)
            for h, receipt in native.items():
                if receipt.kind != "receipt" or state.standing[h] != ON:
                    continue
                if receipt.dev not in pcs:
                    continue  # a forgery, in force only where no office is known yet
                pc = pcs[receipt.dev]
                if receipt.inc != pc.inc and not folded.authority.succeeded_by(pc.dev, receipt.inc):
                    continue
                told, _ = delivered_ops(native.values(), {h: ON})
                lost = [x for x in told if x not in pc.held]
                if lost:
                    self.fail("P9", f"{laptop.name}: {pc.name} does not have {len(lost)} ops it receipted")


def named_by_excludes(world: World) -> set[str]:
    """Return the hashes that any exclude ever named, also one taken back: the named exception to P2."""
    return {
        named["head"]
        for op in world.written.values()
        if op.kind == "exclude"
        for named in (op.data or {})["slices"]
    }


def causes(written: dict[str, Op], heads: Iterable[str], name: str | None) -> set[str]:
    """Return all that `heads` descend from (for one field, or at all) among all ever written."""
    seen: set[str] = set()
    stack = list(heads)
    while stack:
        op = written.get(stack.pop())
        if op is None:
            continue
        data = op.data or {}
        parents = [p for p, names in op.parents if name is None or name in names]
        if op.kind == "redact" and name in {*data.get("fields", ()), *data.get("restate", ())}:
            parents += data.get("covers", ())
        new = [p for p in parents if p not in seen]
        seen.update(new)
        stack += new
    return seen


def at_the_end(history: History, watcher: Watcher) -> list[str]:
    """Settle the history and return all broken laws, those on the way included."""
    history.settle()
    world = history.world
    union = world.everything()
    laws = _End(history, watcher, union)
    laws.order_of_arrival()
    laws.acts_stay()
    laws.values_stay()
    laws.vouched_stay()
    laws.undo()
    laws.moved()
    laws.redacted()
    laws.forked_after_receipt()
    return watcher.broken


class _End:
    def __init__(self, history: History, watcher: Watcher, union: Folded) -> None:
        self.history, self.world, self.union = history, history.world, union
        self.watcher, self.fail = watcher, watcher.fail
        self.rng = random.Random(history.seed)
        self.digests = digests(union)

    def again(self, ops: Iterable[Op]) -> dict[str, str]:
        return digests(fold(ops, self.world.office, verify))

    def order_of_arrival(self) -> None:
        """P1: any order of the ops gives the same; devices that hold the same show the same."""
        ops = list(self.world.written.values())
        self.rng.shuffle(ops)
        other = fold(ops, self.world.office, verify)
        for scope, state in self.union.scopes.items():
            twin = other.scopes[scope]
            same = (
                digest(lines(twin)) == self.digests[scope]
                and twin.standing == state.standing
                and twin.receipts == state.receipts
                and twin.gaps == state.gaps
            )
            if not same:
                self.fail("P1", f"{scope} depends on the order of the ops")
        for pc in (self.history.pc1, self.history.pc2):
            pc.take(self.world.written.values())
            if digests(pc.fold()) != self.digests:
                self.fail("P1", f"{pc.name} holds the same and shows something else")

    def acts_stay(self) -> None:
        """P2: what was effective anywhere is effective in the union, named exceptions apart."""
        placed, standing = {}, {}
        spoilt: set[str] = set()
        for state in self.union.scopes.values():
            for h, stands in state.standing.items():
                standing.setdefault(h, set()).add(stands)
                if stands == "superseded":
                    spoilt.add(self.world.written[h].rec)
            for matter in state.matters.values():
                placed.update(matter.placed)
        off = named_by_excludes(self.world)
        events = [h for h in off if is_event(self.world.written[h].kind)]
        below_off = {x for h in events for x in causes(self.world.written, [h], None)}
        for h in self.watcher.effective:
            op = self.world.written[h]
            if op.rec in spoilt or h in off or h in below_off:
                continue
            if placed.get(h) != "line":
                now = f"{placed.get(h)} {sorted(standing.get(h, ()))}"
                self.fail("P2", f"{op.kind} on {op.rec} was effective and is {now}")
        for h in self.watcher.honest:
            op = self.world.written[h]
            refused = placed.get(h, "").startswith("refused")
            kept = op.rec not in spoilt and h not in off | below_off
            if refused and op.dev in ("pc1", "pc2", "county") and kept and event_of(op.kind) not in NO_ACT:
                self.fail("P2", f"honest {op.kind} on {op.rec} is {placed[h]}")

    def values_stay(self) -> None:
        """P3: every value in effect is shown, or kept in a conflict, or somebody who saw it replaced it."""
        for state in self.union.scopes.values():
            covered = {
                h
                for op in self.world.written.values()
                if op.kind == "redact" and state.standing.get(op.hash) == ON
                for h in (op.data or {})["covers"]
            }
            for (kind, rec), doc in state.documents.items():
                for op in self.world.written.values():
                    mine = op.kind == kind and op.rec == rec and state.standing.get(op.hash) == ON
                    if not mine or op.hash in covered or not is_document(op.kind):
                        continue
                    for name, value in (op.data or {}).items():
                        heads = doc.heads.get(name, [])
                        if op.hash in heads:
                            kept = [v for _, v in doc.conflicts[name].values] if name in doc.conflicts else []
                            if value != doc.fields[name] and value not in kept:
                                self.fail("P3", f"{rec}.{name}: a value in effect is nowhere to be seen")
                        elif op.hash not in causes(self.world.written, heads, name):
                            self.fail("P3", f"{rec}.{name}: a value was lost without anybody replacing it")

    def vouched_stay(self) -> None:
        """P5: what a receipt vouched for before a revocation keeps its effect."""
        for state in self.union.scopes.values():
            for h, receipt in self.world.written.items():
                if receipt.kind != "receipt" or state.standing.get(h) != ON or receipt.header["trust"] > 1:
                    continue
                ops = [op for op in self.world.written.values() if op.hash in state.standing]
                for x in delivered_ops(ops, {h: ON})[0]:
                    if state.standing[x] == "parked:revoked":
                        self.fail("P5", f"{x} was receipted under version 1 and is revoked")

    def undo(self) -> None:
        """P6: an exclude and its restore give back the digests of before."""
        pc = self.history.pc1
        ops = [op for op in pc.held.values() if is_document(op.kind) or is_event(op.kind)]
        if not ops:
            return
        some = self.rng.sample(ops, min(4, len(ops)))
        before = self.again(self.world.written.values())
        excludes = pc.exclude(*some)
        pc.restore(*excludes)
        if self.again(self.world.written.values()) != before:
            self.fail("P6", "an exclude taken back leaves a trace")

    def moved(self) -> None:
        """P7: what is in effect of a moved record in its old scope is in effect in the new one, once."""
        folded = self.history.pc1.fold()
        for scope, state in folded.scopes.items():
            for rec, to in state.moved.items():
                new = folded.scopes.get(to)
                for op in self.history.pc1.known(scope).values():
                    late = op.rec == rec and (is_document(op.kind) or is_event(op.kind))
                    there = new.standing.get(op.hash) if new else None
                    if late and state.standing[op.hash] == ON and there not in (ON, "excluded"):
                        self.fail("P7", f"{op.kind} of {rec} is not in effect where it lives")

    def redacted(self) -> None:
        """P8: with or without the bodies that redactions cover, the fold is the same."""
        before = self.again(self.world.written.values())
        covered: set[str] = set()
        for state in self.world.everything().scopes.values():
            for op in self.world.written.values():
                if op.kind == "redact" and state.standing.get(op.hash) == ON:
                    covered.update((op.data or {})["covers"])
        for some in (covered, {h for h in sorted(covered) if self.rng.random() < 0.5}):
            ops = [
                Op(op.header, None, op.header_bytes, None, h) if h in some else op
                for h, op in self.world.written.items()
            ]
            if self.again(ops) != before:
                self.fail("P8", "the fold depends on bodies that a redaction covers")

    def forked_after_receipt(self) -> None:
        """P4: a branch that turns up below what is receipted changes nothing."""
        before = self.again(self.world.written.values())
        folded = self.world.everything()
        for state in folded.scopes.values():
            whole = {
                log: got.upto
                for log, got in state.receipts.items()
                if log.scope != COMMON and not any(fork.log == log for fork in state.forks)
            }
            ends = {log: max(op.seq for op in self.world.written.values() if op.log == log) for log in whole}
            full = sorted(log for log in whole if whole[log] == ends[log] and log.dev.startswith("l"))
            if not full:
                continue
            log = self.rng.choice(full)
            fresh = self._branch(log, self.rng.randint(1, ends[log]), state)
            if self.again([*self.world.written.values(), *fresh]) != before:
                self.fail("P4", f"a branch of {log} changed what was receipted")

    def _branch(self, log: LogKey, seq: int, state: ScopeState) -> list[Op]:
        device = next(r for r in self.world.replicas.values() if r.dev == log.dev)
        ghost = device.copy("ghost")
        del self.world.replicas["ghost"]
        ghost.inc = log.inc
        ghost.held = dict(self.world.written)
        below = next((op for op in ghost.held.values() if op.log == log and op.seq == seq - 1), None)
        ghost.tops = {log: (below.seq, below.hash)} if below else {}
        ghost._folded = None
        written = dict(self.world.written)
        fresh = []
        for (kind, rec), doc in list(state.documents.items())[:2]:
            fresh.append(ghost.document(kind, rec, log.scope, **dict.fromkeys(list(doc.fields)[:1], "假")))
        for rec in list(state.matters)[:1]:
            fresh.append(ghost.event("tell_resident", rec, log.scope, how="HOME"))
        self.world.written = written
        return fresh
