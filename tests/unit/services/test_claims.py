"""A request cannot make its writer somebody else: the digits prove keys, the office looks at the ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import areas, office
from gridworker.sync import enrol as files
from tests.support.parish import Machine, Parish


def hostile(parish: Parish, thief: Machine, name: str, **claims: Any) -> tuple[Path, str]:
    """A request as a changed program would write it: rightly signed, with ids of its own choosing."""
    stick = parish.pc.stick
    invite = office.issue_invite(parish.pc.session, "李明", "worker", parish.grids[0], stick)
    who = thief.session.identity
    ids = {
        "device": who.device, "inc": who.inc, "home_scope": who.home_scope, "worker": who.worker, **claims,
    }  # fmt: skip
    written, request = files.write_request(
        stick, invite=files.read_invite_file(invite.path), device_keys=thief.session.keys,
        name=name, bundle="b-1", wall="2026-04-05T09:30:00+08:00", hlc=1 << 40, **ids,
    )  # fmt: skip
    return written.path, request.digits


def claims_of(parish: Parish, victim: Machine, what: str) -> dict[str, str]:
    who, pc = victim.session.identity, parish.pc.session
    newest = pc.authority.newest
    assert newest is not None
    return {
        "the office's device": {"device": pc.identity.device},
        "another laptop": {"device": who.device, "worker": who.worker},
        "another laptop, another person": {"device": who.device},
        "another person": {"worker": who.worker},
        "the clerk": {"worker": pc.identity.worker},
        "a record that is no person": {"worker": parish.grids[0]},
        "another grid's scope": {"home_scope": areas.grids(pc)[1]["scope"]},
        "another laptop's home scope": {"home_scope": who.home_scope},
        "the common scope": {"home_scope": newest.common},
        "the office's scope": {"home_scope": newest.office_scope},
    }[what]


@pytest.mark.parametrize(
    "what",
    [
        "the office's device", "another laptop", "another laptop, another person", "another person",
        "the clerk", "a record that is no person", "another grid's scope", "another laptop's home scope",
        "the common scope", "the office's scope",
    ],
)  # fmt: skip
def test_ids_of_somebody_else_are_not_certified(parish: Parish, what: str) -> None:
    victim = parish.laptop("王芳")
    parish.grid("石桥村第二网格")
    thief = parish.machine("thief")
    path, digits = hostile(parish, thief, "李明", **claims_of(parish, victim, what))
    before = parish.pc.session.store.digest()
    with pytest.raises(UserError) as refused:
        office.certify(parish.pc.session, path, digits, parish.pc.stick)
    assert refused.value.code == "id_taken"
    assert parish.pc.session.store.digest() == before
    assert len(parish.pc.session.authority.certs) == 2


def test_a_device_that_is_known_may_be_let_in_again_under_its_own_name(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    parish.pc.merge(laptop.export())
    path, digits = hostile(parish, laptop, "李明")
    assert office.certify(parish.pc.session, path, digits, parish.pc.stick).device == laptop.device
