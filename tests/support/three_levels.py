"""Random histories with a level above: the six devices of `history` and a county PC that matters go up to."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support import history, lending
from tests.support.history import History, Parcel
from tests.support.lending import UP
from tests.support.replica import Replica

COUNTY_EVENTS = (
    "assign", "hold", "resume", "verify", "return_for_rework", "extend", "transfer", "join", "supervise",
    "comment", "correct", "whistle", "skip_publish", "publish_notice", "close_out", "reopen", "withdraw",
)  # fmt: skip
_NOT_HERE = {"copy_profile", "restore_office", "back_up"}
"""Copies and restored PCs are the subject of the plain histories."""


@dataclass
class ThreeLevels(History):
    """A history in which matters go up to a county and come down again."""

    troubled: bool = False
    """Whether profiles are copied and PCs restored as well."""

    def __post_init__(self) -> None:
        """Set the scene and add the county."""
        super().__post_init__()
        self.above = self.world.county("county", self.pc1, skew=self.rng.choice((0, 0, -3, 2)) * history.YEAR)
        self.pc2.take(self.pc1.held.values())

    def run(self, steps: int) -> ThreeLevels:
        """Let so many things happen, half of them between the levels."""
        table = {
            deed: weight
            for deed, weight in history._TABLE.items()
            if self.troubled or deed.__name__ not in _NOT_HERE
        }
        own = {
            ThreeLevels.go_up: 16, ThreeLevels.come_down: 8, ThreeLevels.decide: 24, ThreeLevels.post_up: 18,
            ThreeLevels.post_down: 16, ThreeLevels.collect: 10, ThreeLevels.act: 26, ThreeLevels.arrive: 40,
        }  # fmt: skip
        deeds = {**table, **own}
        for _ in range(steps):
            self.world.now += self.rng.choice((30, 600, 7200, history.DAY))
            self.rng.choices(list(deeds), list(deeds.values()))[0](self)
        return self

    def _step(self, replica: Replica, names: tuple[str, ...]) -> None:
        super()._step(replica, names)
        if replica.office and not replica.county:
            lending.carry_on(replica)

    def go_up(self) -> None:
        """A town passes a matter that it holds to the county."""
        pc = self.rng.choice((self.pc1, self.pc2))
        self._pass(pc, self.above, "escalate")

    def come_down(self) -> None:
        """The county passes a matter back to a town."""
        self._pass(self.above, self.rng.choice((self.pc1, self.pc2)), "delegate")

    def _pass(self, giver: Replica, to: Replica, name: str) -> None:
        matters = [rec for state in giver.fold().scopes.values() for rec in state.matters]
        if not matters or giver.fold().authority.certificate(giver.dev, giver.inc) is None:
            return
        for rec in self.rng.sample(matters, min(3, len(matters))):
            if giver.trial(name, rec, to=to.dev, reason="r") == "line":
                giver.escalate(rec, to, name)
                self.note(name)
                self.watch(giver)
                return

    def decide(self) -> None:
        """The county acts."""
        self._step(self.above, COUNTY_EVENTS)

    def post_up(self) -> None:
        """A town's answer to the county."""
        pc = self.rng.choice((self.pc1, self.pc2))
        ops, bodies = lending.answer_county(pc)
        self._post(Parcel("county", self._worn(ops), bodies))

    def post_down(self) -> None:
        """The county hands in what it wrote."""
        ops = [op for op in self.above.held.values() if op.dev == "county"]
        self._post(Parcel(self.rng.choice(("pc1", "pc2")), self._worn(ops), []))

    def _post(self, parcel: Parcel) -> None:
        """Half of what goes between the levels is brought at once, the rest lies about with all else."""
        if self.rng.random() < 0.5:
            replica = self.world.replicas[parcel.to]
            replica.merge(parcel.ops, parcel.bodies)
            self.watch(replica)
        else:
            self.under_way.append(parcel)

    def settle(self) -> None:
        """Bring everything to both towns and all of theirs to the county, until nobody writes any more."""
        for _ in range(8):
            before = len(self.world.written)
            super().settle()
            ops, bodies = lending.answer_county(self.pc1)
            self.above.merge(ops, bodies)
            self.watch(self.above)
            if len(self.world.written) == before:
                return
        raise AssertionError("receipts and carries never end")


def disagreements(story: ThreeLevels) -> list[str]:
    """What the county and the town show differently of the matters lent, at the end of a history."""
    out = []
    town, above = story.pc1.fold(), story.above.fold()
    here = above.scopes.get(UP)
    for rec, matter in (here.matters if here else {}).items():
        at = story.pc1.where(rec)
        twin = at.matters.get(rec) if at else None
        if twin is None:
            out.append(f"{rec} lives nowhere at the town")
        elif (twin.state, twin.placed, twin.fields, twin.lines) != (
            matter.state, matter.placed, matter.fields, matter.lines,
        ):  # fmt: skip
            out.append(f"{rec} is {twin.state} in {at.scope if at else ''} and {matter.state} at the county")
        elif town.scopes[UP].lent.get(rec) != (at.scope if at else ""):
            out.append(f"{rec} is not a guest at the town")
    return out
