"""Forged bundles handed to a real office through the command line: each is refused and changes nothing.

The forgers hold the office's own keys, so that every lie stands at the place where it is meant to be found
and not already at the first lock.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.domain.ids import unb64u
from gridworker.services.session import open_profile
from gridworker.services.upkeep import log_dump
from gridworker.sync import dsse
from gridworker.sync.certs import NewTrust
from tests.support.bad_bundles import BAD, Bad, Scene
from tests.support.machine import PASSPHRASE, NearMachine
from tests.support.offices import Office, visits
from tests.support.ops import SeededEntropy
from tests.support.township import new_machine


class RealOffice(Office):
    """The office of a profile, with the forger's hands on its keys."""

    def __init__(self, profile: Path) -> None:
        with open_profile(profile, PASSPHRASE) as session:
            office = session.identity.office
            assert office is not None
            self.keys, self.id_ = session.office_keys, office
            op = next(op for op in log_dump(session) if op["header"]["kind"] == "trust")
        envelope = unb64u(op["body"]["data"]["envelope"])
        payload = dsse.verify(envelope).payload
        self.trust = NewTrust(envelope, payload, office, 1)
        self.entropy = SeededEntropy(9)
        self._ids = 90_000
        self.common, self.office_scope = self.id(), self.id()
        self.pc = self.device("town", scope="")


class RealScene(Scene):
    """The scene of the forgeries, played in a real office."""

    def __init__(self, office: RealOffice) -> None:
        self.office = office
        self.laptop = office.device()
        self.colleague = office.device()
        self.village = office.device("village")
        self.newcomer = office.device(certify=False)
        self.stranger = Office(8, "别镇")
        for device, count in ((self.laptop, 12), (self.colleague, 2), (self.newcomer, 2)):
            visits(device.log(), count)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> NearMachine:
    machine = new_machine(tmp_path_factory.mktemp("forged") / "office", NearMachine)
    machine.run("office", "new", "--name", "云溪镇", "--code", "990101100")
    return machine


@pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])
def test_a_forged_bundle_changes_nothing(office: NearMachine, bad: Bad, tmp_path: Path) -> None:
    file = bad.make(RealScene(RealOffice(office.profile))).save(tmp_path)
    assert office.refused("import", file).error == bad.code
    assert office.refused("inspect", file).error == bad.code
    assert office.ask("merges", "list") == []


def test_the_same_forger_without_a_lie_is_believed(office: NearMachine, tmp_path: Path) -> None:
    file = RealScene(RealOffice(office.profile)).forge().save(tmp_path)
    assert office.ask("inspect", file)["ops"] == 12
    assert office.attempt("import", "--preview", file).code == 0
