"""The golden bundles of a demand that goes up to the county and comes back."""

from __future__ import annotations

from gridworker.domain.ids import sha256_b64u
from tests.bundle.golden import Vector, carrying, right, what_it_gives
from tests.bundle.lent import Lent
from tests.support.forge import Forge


def lent_up() -> Vector:
    """What a town sends the county with a demand that went up: carries, bodies, and who signed for it."""
    story = Lent()
    pc, up = story.office.pc, story.lend()
    logs = list(pc.logs.values())
    logs.remove(pc.log(story.grid))
    forge = carrying(Forge(story.office, pc, logs), up)
    forge.members.update(purpose="answer", to=[story.county.keys.age_recipient])
    return right(
        "lent-up.gwb", "a demand lent to the level above, with nothing of its household", forge, "county",
        bodies=[sha256_b64u(body) for body in up], signed={story.collect.hash: story.anna.dev},
        **what_it_gives(story.fold(logs, up)),
    )  # fmt: skip


def lent() -> Vector:
    """The same when it has come back: what the county wrote went home, what was written since went up."""
    story = Lent()
    story.lend()
    story.come_back()
    forge = Forge(story.office, story.office.pc, story.logs)
    forge.members["purpose"] = "peer"
    gives = what_it_gives(story.fold(story.logs))
    return right("lent.gwb", "a demand at home and lent, the same in both scopes", forge, "levels", **gives)
