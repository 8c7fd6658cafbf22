"""What the stories of the fold share: payloads, and the short ways of saying who holds what."""

from __future__ import annotations

from gridworker.domain.digest import digest, lines
from gridworker.domain.ids import b64u
from gridworker.domain.ops import Op
from tests.support.paper import COMMON, EAST
from tests.support.replica import Replica
from tests.support.world import World

REGISTER = {"number": "SQ-2026-石桥-A001", "track": "SIMPLE"}
ASSIGN = {"unit": "水利站", "due": "2026-05-01", "person": "person-l1"}


def share(*replicas: Replica) -> None:
    """Let all hold what any of them holds, without receipts."""
    everything = {h: op for r in replicas for h, op in r.held.items()}
    for r in replicas:
        r.take(everything.values())


def digest_at(replica: Replica, scope: str = EAST) -> str:
    """Return the digest of one scope as a replica folds it."""
    return digest(lines(replica.scope(scope)))


def revoke(world: World, pc: Replica, laptop: Replica, upto: int) -> Op:
    """Revoke a laptop's certificate as of the next trust version; its work up to a number stays."""
    positions = {f"{laptop.inc}/{laptop.home}": upto}
    world.revoked.append({"serial": laptop.serial, "positions": positions, "reason": "丢失"})
    return pc.control("trust", COMMON, {"envelope": b64u(world.trust())})
