"""Many hands on few matters: two town PCs, a village PC, a county, two laptops, a unit, careless couriers.

A `Loop` takes steps given as plain numbers, so that a state machine can draw them. After every step it looks
at the device that changed, and keeps what it has once seen in effect.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

from gridworker.domain.demand import NO_ACT
from gridworker.domain.digest import digest, lines
from gridworker.domain.kinds import event_of, is_event
from gridworker.domain.merge import fold
from gridworker.domain.ops import Op
from gridworker.domain.rights import OFFICE, may_sign
from gridworker.services.refused_words import REASONS
from tests.support import closing, lending
from tests.support.lending import UP, answer_county
from tests.support.paper import COMMON, DAY, EAST, verify
from tests.support.replica import Replica
from tests.support.world import World

YEAR = 365 * DAY
TRACKS = ("NOW", "SIMPLE", "JOINT", "MAJOR", "APPOINT")
ROUTES = ("DIRECT", "DIRECT", "COUNCIL", "HEARING")
EVENTS = (
    "register", "accept", "report_back", "verify", "tell_resident", "publish_notice", "close_out", "assign",
    "deliberate", "skip_publish", "callback", "reopen", "progress", "hand_over", "withdraw", "put_back",
    "resolve_on_spot", "return_for_rework", "hold", "resume", "send_back", "transfer", "join", "extend",
    "ask_extend", "whistle", "arrive", "supervise", "correct", "comment", "decline", "merge_into", "known",
)  # fmt: skip
"""What the hands do; those that bring a matter on come first."""


ON_THE_WAY = (
    "close_out", "publish_notice", "verify", "report_back", "accept", "assign", "register", "resume",
)  # fmt: skip
BESIDES = ("tell_resident", "skip_publish", "deliberate", "callback", "reopen")
DEEDS = ("on", "on", "act", "wrong", "collect", "level", "send", "come", "come")


@dataclass
class Parcel:
    """Ops under way to a device."""

    to: Replica
    ops: list[Op]
    bodies: list[bytes]


class Loop:
    """One run; `seen` counts what happened, `broken` holds the laws that did not hold."""

    def __init__(self, clocks: int) -> None:
        """`clocks` says whose clock is off, and by how many years."""
        self.world = World()
        self.pc1, self.pc2 = self.world.office_of("pc1", "pc2")
        self.village = self.world.device("village", "village")
        self.world.enrol(self.village, EAST, self.pc1)
        self.county = self.world.county("county", self.pc1)
        self.worker = self.world.laptop("l1", EAST, self.pc1)
        self.lead = self.world.laptop("l2", EAST, self.pc1, role="grid_lead")
        self.unit = self.world.laptop("unit", EAST, self.pc1, role="unit")
        self.hands = [self.pc1, self.pc2, self.village, self.county, self.worker, self.lead, self.unit]
        wrong = random.Random(clocks)
        for hand in wrong.sample(self.hands, clocks % 4):
            hand.skew = wrong.choice((-9, -2, 3, 11)) * YEAR
        self.way: list[Parcel] = []
        self.asked: dict[str, str] = {}
        self.effective: dict[str, set[str]] = {}
        """Acts that a hand has once seen in effect."""
        self.seen: Counter[str] = Counter()
        self.broken: list[str] = []
        self._spread()
        self.collect(4)
        self._spread()

    def _spread(self) -> None:
        for pc in (self.pc1, self.pc2):
            pc.take(self.world.written.values())
        for hand in (self.village, self.worker, self.lead, self.unit):
            self.pc1.answer(hand, EAST)

    # --- what people do

    def collect(self, who: int) -> None:
        """Somebody takes in a demand (no more than three)."""
        hand = [self.pc1, self.pc2, self.village, self.worker, self.worker, self.lead, self.unit][who % 7]
        if len(self.asked) < 3:
            rec = f"d{len(self.asked)}"
            self.asked[rec] = hand.author
            said = {"text": "水渠堵了", "consent_publish": who % 2 == 0, "sensitive": False}
            hand.event("collect", rec, self._scope(hand), **said)
            self.look(hand)

    def act(self, who: int, rest: int, *, legal: bool = True) -> None:
        """Somebody takes the first step open to him, or (not `legal`) one that he may sign, open or not."""
        hand, chance = self.hands[who % len(self.hands)], random.Random(rest)
        shown = [rec for state in hand.fold().scopes.values() for rec in state.matters]
        if not shown:
            return
        rec = chance.choice(shown)
        names = [name for name in EVENTS if may_sign(hand.role, f"demand.{name}")]
        # Mostly in the order above, so that matters get somewhere.
        names = names[(at := chance.choice((0, 0, 0, chance.randrange(len(names))))) :] + names[:at]
        for name in names:
            data = self._payload(name, rec, hand, chance)
            result = hand.trial(name, rec, self._scope(hand), **data)
            waits = result == "pending" and chance.random() < 0.1
            if result in ("line", "provisional") or waits or not legal:
                hand.event(name, rec, self._scope(hand), **data)
                self.seen[name] += result in ("line", "provisional")
                self.seen["pending"] += result == "pending"
                self.seen["refused"] += result.startswith("refused")
                break
        if hand in (self.pc1, self.pc2):
            lending.carry_on(hand)
        self.look(hand)

    def bring_on(self, rest: int) -> None:
        """The two town PCs work on one matter for a while, side by side, with what the others have sent."""
        chance = random.Random(rest)
        pc, peer = (self.pc1, self.pc2) if rest % 2 else (self.pc2, self.pc1)
        for _ in range(2 + rest % 7):
            known = [rec for state in pc.fold().scopes.values() for rec in state.matters]
            rec = known[rest // 7 % len(known)] if known else ""
            names = (*ON_THE_WAY, *chance.sample(BESIDES, len(BESIDES)))
            name = next((n for n in names if rec and self._try(pc, n, rec, chance)), "")
            if name not in ON_THE_WAY and chance.random() < 0.4:
                if rec and self._try(pc, "hand_over", rec, chance, to=peer.dev):
                    peer.merge(list(pc.held.values()), list(pc.bodies.values()))
                pc, peer = peer, pc
        self.look(pc)

    def _try(self, hand: Replica, name: str, rec: str, chance: random.Random, **more: Any) -> bool:
        data = {**self._payload(name, rec, hand, chance), "co_units": ["v"], "leader": "周副镇长", **more}
        if hand.trial(name, rec, self._scope(hand), **data) != "line":
            return False
        hand.event(name, rec, self._scope(hand), **data)
        lending.carry_on(hand)
        self.look(hand)
        self.seen[name] += 1
        return True

    def go_up(self, who: int, rest: int) -> None:
        """A town passes a matter to the county, or the county passes one down."""
        giver = (self.pc1, self.pc2, self.county)[who % 3]
        to = self.county if giver is not self.county else (self.pc1, self.pc2)[rest % 2]
        name = "escalate" if to is self.county else "delegate"
        for state in list(giver.fold().scopes.values()):
            for rec in state.matters:
                if giver.trial(name, rec, self._scope(giver), to=to.dev, reason="r") == "line":
                    giver.escalate(rec, to, name)
                    self.seen[name] += 1
                    self.look(giver)
                    return

    def _scope(self, hand: Replica) -> str:
        return UP if hand is self.county else EAST if hand.role in OFFICE else ""

    def _payload(self, name: str, rec: str, hand: Replica, chance: random.Random) -> dict[str, Any]:
        track = chance.choice(TRACKS)
        mark = chance.choice((5, 4, 3, 2, 1))
        return {
            "text": "t", "reason": "r", "result": "好了", "number": "SQ-1", "track": track,
            "outcome": chance.choice(("DONE", "DONE", "UNREACH")), "route": chance.choice(ROUTES),
            "appoint_on": "2026-05-08", "unit": "u", "co_units": chance.choice((["v"], ["u"], [])),
            "due": "2026-05-01", "plan": "p", "leader": chance.choice(("周副镇长", "")),
            "person": chance.choice(("person-l1", "")), "actor": chance.choice(("", "plumber")),
            "how": "HOME", "on": hand.world_day(chance.randrange(3)), "satisfaction": mark,
            "no_answer": chance.random() < 0.2, "notice": "n", "level": "S1", "meeting": "m", "decision": "d",
            "at": "2026-04-05T09:30:00+08:00", "receipt": "r", "review_on": hand.world_day(20),
            "units": ["u"], "answer_by": "2026-05-01", "into": chance.choice((rec, "d9")),
            "to": chance.choice((self.pc1, self.pc2, self.village)).dev,
        }  # fmt: skip

    # --- couriers

    def send(self, who: int, rest: int) -> None:
        """A file is written: a hand's own ops to a PC, a PC's to one of the others; now and then a part."""
        hand = self.hands[who % len(self.hands)]
        if hand in (self.pc1, self.pc2):
            to = [h for h in self.hands if h is not hand][rest % (len(self.hands) - 1)]
            if to is self.county:
                ops, bodies = answer_county(hand)
            elif to in (self.pc1, self.pc2):
                ops, bodies = list(hand.held.values()), list(hand.bodies.values())
            else:
                ops = [op for scope in (COMMON, EAST) for op in hand.native(scope).values()]
                bodies = [op.body_bytes for op in hand.brought([EAST]) if op.body_bytes]
        else:
            to, bodies = (self.pc1, self.pc2)[rest % 2], []
            ops = [op for op in hand.held.values() if op.dev == hand.dev]
        if rest % 5 == 0 and ops:
            cut = rest % max(op.seq for op in ops)
            ops = [op for op in ops if op.seq <= cut or rest % 2]
        self.way.append(Parcel(to, ops, bodies))

    def deliver(self, which: int, fate: int) -> None:
        """A file arrives: not always in turn, now and then twice, now and then never."""
        if not self.way:
            return
        parcel = self.way[which % len(self.way)]
        if fate % 6:
            self.way.remove(parcel)
        if fate % 7 == 6:
            self.seen["lost"] += 1
            return
        (parcel.to.merge if parcel.to.office else parcel.to.take)(parcel.ops, parcel.bodies)
        self.look(parcel.to)

    # --- what must hold

    def look(self, hand: Replica) -> None:
        """Look at a device that has just changed."""
        for state in hand.fold().scopes.values():
            for rec, matter in state.matters.items():
                self._one(hand, rec, matter)

    def _one(self, hand: Replica, rec: str, matter: Any) -> None:
        effective = self.effective.setdefault(hand.name, set())
        for op_hash, placed in matter.placed.items():
            op = self.world.written[op_hash]
            self.law(_known(placed), f"{op.kind} on {rec} is {placed}, which has no words")
            act = op.dev in ("pc1", "pc2", "village", "county") and event_of(op.kind) not in NO_ACT
            if act and placed == "line":
                effective.add(op_hash)
            elif op_hash in effective:
                self.law(False, f"{hand.name}: {op.kind} on {rec} was in effect and is {placed}")
        for why in closing.wrong(matter.trail):
            self.law(False, f"{hand.name}: {rec} was closed, but {why}")
        if matter.state != "draft":
            first = matter.fields.get("first_asked_by")
            self.law(first == self.asked[rec], f"{hand.name}: {rec} was first asked of {first}")
        self.seen["closed"] += matter.state == "closed"
        self.seen["late"] += len(matter.late)
        self.seen["doubled"] += matter.doubled

    def law(self, holds: bool, text: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.broken.append(text)

    def end(self, order: int) -> list[str]:
        """Everything arrives everywhere; return all that is broken."""
        for _ in range(3):
            for pc in (self.pc1, self.pc2):
                bodies = [op.body_bytes for op in self.world.written.values() if op.body_bytes]
                pc.merge(list(self.world.written.values()), bodies)
                self.look(pc)
        self.county.merge(*answer_county(self.pc1))
        for hand in (self.village, self.worker, self.lead, self.unit):
            self.pc1.answer(hand, EAST)
            self.look(hand)
        union = self.world.everything()
        ops = list(self.world.written.values())
        random.Random(order).shuffle(ops)
        again = fold(ops, self.world.office, verify)
        told = digest(lines(union.scopes[EAST]))
        for name, other in (("another order", again), ("pc1", self.pc1.fold()), ("pc2", self.pc2.fold())):
            self.law(digest(lines(other.scopes[EAST])) == told, f"{name} shows something else")
        effective = set().union(*self.effective.values())
        for rec, matter in union.scopes[EAST].matters.items():
            for hand in (self.village, self.worker, self.lead, self.unit):
                same = hand.matter(rec).state == matter.state and hand.matter(rec).placed == matter.placed
                self.law(same, f"{hand.name} shows {rec} otherwise")
            here = [h for h, op in self.world.written.items() if op.rec == rec and is_event(op.kind)]
            lost = [h for h in here if h not in matter.placed]
            self.law(not lost, f"{len(lost)} events of {rec} are not to be read anywhere")
            stuck = [h for h, placed in matter.placed.items() if placed == "waiting"]
            self.law(not stuck, f"{len(stuck)} events of {rec} wait although all is here")
            flipped = [h for h in effective & set(here) if matter.placed[h] != "line"]
            self.law(not flipped, f"{len(flipped)} acts on {rec} lost their effect")
        return self.broken


class RandomLoop(Loop):
    """A loop whose steps follow from a seed."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.chance = random.Random(seed)

    def run(self, steps: int) -> RandomLoop:
        """Let so many things happen."""
        for _ in range(steps):
            who, rest = self.chance.randrange(10_000), self.chance.randrange(10_000)
            deed = self.chance.choice(DEEDS)
            if deed == "on":
                self.bring_on(rest)
            elif deed in ("act", "wrong"):
                self.act(who, rest, legal=deed == "act")
            elif deed == "collect":
                self.collect(who)
            elif deed == "level":
                self.go_up(who, rest)
            elif deed == "send":
                self.send(who, rest)
            else:
                self.deliver(who, rest)
        return self


def _known(placed: str) -> bool:
    reason = placed.removeprefix("refused:")
    return placed in ("line", "provisional", "waiting", "pending") or (
        reason in ("state", "unknown_event") or reason in REASONS or reason.startswith("needs:")
    )
