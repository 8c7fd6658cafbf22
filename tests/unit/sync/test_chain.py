"""From a signature to the office: trust versions, certificates, and who may send what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ids import b64u
from gridworker.sync import bech32, dsse, limits
from gridworker.sync.certs import NewCertificate, NewTrust, issue_certificate, next_trust
from gridworker.sync.chain import SelfSigned, TrustView, newest_trust
from gridworker.sync.refusals import BundleError
from tests.support.forge import Forge
from tests.support.offices import Device, Office, visits
from tests.support.ops import WALL, SeededEntropy


def next_version(office: Office, previous: NewTrust, seeds: list[bytes], **changes: Any) -> NewTrust:
    return next_trust(previous.payload, office.id_, changes=changes, seeds=seeds, issued=WALL)


def roots(count: int) -> list[bytes]:
    return [SeededEntropy(90 + n).token(32) for n in range(count)]


def listed(seeds: list[bytes]) -> list[dict[str, str]]:
    return [{"key": dsse.public_key(seed)} for seed in seeds]


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_office_id_is_the_hash_of_its_first_trust_document(office: Office) -> None:
    newest = newest_trust(office.id_, [office.trust.envelope])
    assert newest is not None
    assert newest.version == 1
    assert newest_trust(Office(8).id_, [office.trust.envelope]) is None


def test_version_two_needs_the_old_threshold_and_its_own(office: Office) -> None:
    old = [office.keys.root_seed or b""]
    new = roots(3)
    change = {"roots": listed(new), "threshold": 2}

    def reached(*seeds: bytes) -> int:
        second = next_version(office, office.trust, list(seeds), **change)
        found = newest_trust(office.id_, [second.envelope, office.trust.envelope])
        return found.version if found else 0

    assert reached(*old, *new) == 2
    assert reached(*old, *new[:2]) == 2
    assert reached(*old, new[0]) == 1
    assert reached(*new) == 1
    assert reached(*old) == 1


def test_versions_are_walked_one_by_one_and_a_missing_one_stops_the_walk(office: Office) -> None:
    seeds = [office.keys.root_seed or b""]
    chain = [office.trust]
    for _ in range(3):
        chain.append(next_version(office, chain[-1], seeds))
    envelopes = [trust.envelope for trust in chain]
    for held, version in (([0, 1, 2, 3], 4), ([3, 0, 2, 1], 4), ([0, 1, 3], 2), ([1, 2, 3], 0)):
        newest = newest_trust(office.id_, [envelopes[n] for n in held])
        assert (newest.version if newest else 0) == version


# --- what a reader makes of it ----------------------------------------------------------------------


def code(office: Office, forge: Forge, folder: Path, **changes: Any) -> str:
    path = forge.save(folder)
    try:
        with office.open(path, **changes) as reader:
            reader.finish()
    except BundleError as e:
        return e.code
    return "ok"


@pytest.fixture
def laptop(office: Office) -> Device:
    device = office.device()
    visits(device.log(), 3)
    return device


def test_a_bundle_made_by_hand_is_read(office: Office, laptop: Device, tmp_path: Path) -> None:
    assert code(office, Forge(office, laptop), tmp_path) == "ok"


def test_without_an_office_nothing_is_read(office: Office, laptop: Device, tmp_path: Path) -> None:
    assert code(office, Forge(office, laptop), tmp_path, trust=TrustView("")) == "no_office"


def test_a_stranger_is_refused(office: Office, tmp_path: Path) -> None:
    stranger = Office(8)
    device = stranger.device()
    visits(device.log(), 1)
    forge = Forge(office, device)
    assert code(office, forge, tmp_path) == "wrong_office"
    nobody = office.device(certify=False)
    visits(nobody.log(), 1)
    assert code(office, Forge(office, nobody), tmp_path) == "unknown_signer"


def test_another_device_cannot_sign_under_a_certificate(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    forge = Forge(office, laptop)
    forge.seeds = [office.device().keys.sign_seed]
    assert code(office, forge, tmp_path) == "unknown_signer"
    forge.seeds = [laptop.keys.sign_seed, office.device().keys.sign_seed]
    assert code(office, forge, tmp_path) == "bad_manifest"


def test_a_certificate_that_the_issuing_key_did_not_sign_is_refused(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    for seed in (office.keys.root_seed, Office(8).keys.issuer_seed):
        assert seed is not None
        claim = NewCertificate(
            office=office.id_, serial=laptop.serial, device=laptop.dev, inc=laptop.inc,
            sign=laptop.keys.sign_public, enc=laptop.keys.age_recipient, person=laptop.person, name="",
            role="worker", scopes=[laptop.scope], trust=1, issued=WALL,
        )  # fmt: skip
        forge = Forge(office, laptop)
        forge.beside = {"certs": [dsse.b64(issue_certificate(claim, seed))]}
        assert code(office, forge, tmp_path) == "unknown_signer"


UNSIGNED = dsse.b64(dsse.sign("t", b"x", []))


@pytest.mark.parametrize(
    "certs", ["x", [1], ["###"], [dsse.b64(b"{}")], [dsse.b64(b"x")] * 4, {"a": 1}, [UNSIGNED]]
)
def test_certs_that_are_no_list_of_envelopes_are_refused(
    office: Office, laptop: Device, tmp_path: Path, certs: Any
) -> None:
    forge = Forge(office, laptop)
    forge.beside = {"certs": certs}
    assert code(office, forge, tmp_path) in ("bad_manifest", "unknown_signer")


def test_certificates_for_keys_of_small_order_are_never_issued(office: Office) -> None:
    device = office.device(certify=False)
    with pytest.raises(ValueError, match="small order"):
        office.certify(device, sign=b64u((1).to_bytes(32, "little")))
    with pytest.raises(ValueError, match="small order"):
        office.certify(device, enc=bech32.encode("age", bytes(32)))


def test_a_newer_trust_document_may_travel_beside_the_manifest(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    seeds = [office.keys.root_seed or b""]
    second = next_version(office, office.trust, seeds)
    first, office.trust = office.trust, second
    office.certify(laptop)
    office.trust = first
    forge = Forge(office, laptop)
    forge.members["trust_v"] = 2
    assert code(office, forge, tmp_path) == "trust_behind"
    forge.beside["trust"] = [dsse.b64(second.envelope)]
    assert code(office, forge, tmp_path) == "ok"
    forged = next_version(office, first, [SeededEntropy(5).token(32)])
    forge.beside["trust"] = [dsse.b64(forged.envelope)]
    assert code(office, forge, tmp_path) == "trust_behind"


def test_a_bundle_cannot_take_the_reader_back_to_older_trust(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    second = next_version(
        office,
        office.trust,
        [office.keys.root_seed or b""],
        revoked=[{"serial": laptop.serial, "positions": {}, "reason": "lost"}],
    )
    forge = Forge(office, laptop)
    forge.beside["trust"] = [dsse.b64(office.trust.envelope)]
    view = TrustView(office.id_, (office.trust.envelope, second.envelope))
    with office.open(forge.save(tmp_path), trust=view) as reader:
        assert reader.revoked
        reader.finish()
    with office.open(forge.save(tmp_path)) as reader:
        assert not reader.revoked


def test_trust_below_the_certificates_own_is_a_downgrade(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    forge = Forge(office, laptop)
    forge.members["trust_v"] = 0
    assert code(office, forge, tmp_path) == "bad_manifest"


@pytest.mark.parametrize("member", ["dev", "inc", "cert", "role"])
def test_sender_and_certificate_must_agree(
    office: Office, laptop: Device, tmp_path: Path, member: str
) -> None:
    forge = Forge(office, laptop)
    forge.members["from"][member] = "other"
    assert code(office, forge, tmp_path) == "bad_manifest"


def test_a_manifest_for_another_office_or_another_reader_is_refused(
    office: Office, laptop: Device, tmp_path: Path
) -> None:
    forge = Forge(office, laptop)
    forge.members["office"] = Office(8).id_
    assert code(office, forge, tmp_path) == "wrong_office"
    forge = Forge(office, laptop)
    forge.members["to"] = [laptop.keys.age_recipient]
    forge.recipients = [office.keys.age_recipient]
    assert code(office, forge, tmp_path) == "not_for_us", "a genuine manifest sent on to somebody else"
    forge.recipients = None
    assert code(office, forge, tmp_path) == "not_for_us"


def test_a_laptop_brings_its_own_logs_only_and_a_town_pc_any(office: Office, tmp_path: Path) -> None:
    one, other = office.device(), office.device()
    visits(one.log(), 2)
    visits(other.log(), 2)
    assert code(office, Forge(office, one, [one.log()]), tmp_path) == "ok"
    assert code(office, Forge(office, one, [one.log(), other.log()]), tmp_path) == "not_yours"
    village = office.device("village")
    assert code(office, Forge(office, village, [one.log()]), tmp_path) == "not_yours"
    peer = Forge(office, office.pc, [one.log(), other.log()])
    peer.members["purpose"] = "peer"
    assert code(office, peer, tmp_path) == "ok"


def test_a_county_brings_its_own_logs_only_and_answers_nobody(office: Office, tmp_path: Path) -> None:
    laptop, county = office.device(), office.device("county", certify=False)
    office.certify(county, scopes=[county.scope])
    visits(laptop.log(), 2)
    visits(county.log(), 2)
    assert code(office, Forge(office, county, [county.log()]), tmp_path) == "ok"
    assert code(office, Forge(office, county, [laptop.log()]), tmp_path) == "not_yours"
    for purpose in ("peer", "answer", "enrol", "trust"):
        own = Forge(office, county, [county.log()])
        own.members["purpose"] = purpose
        assert code(office, own, tmp_path) == "not_yours"


def test_a_laptop_does_not_bring_a_thousand_logs(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OWN_SLICES", 2)
    laptop = office.device()
    visits(laptop.log(), 1)
    visits(laptop.log("scope-2"), 1)
    assert code(office, Forge(office, laptop, [laptop.log(), laptop.log("scope-2")]), tmp_path) == "ok"
    visits(laptop.log("scope-3"), 1)
    three = [laptop.log(), laptop.log("scope-2"), laptop.log("scope-3")]
    assert code(office, Forge(office, laptop, three), tmp_path) == "too_big"
    assert code(office, Forge(office, office.pc, three), tmp_path) == "ok"


def test_an_older_incarnation_of_the_same_device_is_its_own(office: Office, tmp_path: Path) -> None:
    device = office.device()
    visits(device.log(), 2)
    old = device.log()
    device.inc, device.logs = "f" * 16, {}
    office.certify(device)
    visits(device.log(), 2)
    assert code(office, Forge(office, device, [old, device.log()]), tmp_path) == "ok"


@pytest.mark.parametrize("purpose", ["answer", "peer", "enrol", "trust"])
def test_what_an_office_writes_nobody_else_may(
    office: Office, laptop: Device, tmp_path: Path, purpose: str
) -> None:
    forge = Forge(office, laptop)
    forge.members["purpose"] = purpose
    assert code(office, forge, tmp_path) == "not_yours"


def test_a_revoked_device_still_brings_its_own_log_but_nobody_elses(office: Office, tmp_path: Path) -> None:
    second_pc, laptop = office.device("town", scope=""), office.device()
    visits(second_pc.log("office"), 1)
    visits(laptop.log(), 1)
    second = next_version(
        office,
        office.trust,
        [office.keys.root_seed or b""],
        revoked=[{"serial": second_pc.serial, "positions": {}, "reason": "stolen"}],
    )
    view = TrustView(office.id_, (office.trust.envelope, second.envelope))
    own, others = Forge(office, second_pc), Forge(office, second_pc, [laptop.log()])
    assert code(office, own, tmp_path, trust=view) == "ok"
    assert code(office, others, tmp_path, trust=view) == "revoked"
    assert code(office, others, tmp_path) == "ok"


def test_a_request_may_carry_nothing_but_itself(office: Office, tmp_path: Path) -> None:
    device = office.device(certify=False)
    visits(device.log(), 1)
    forge = Forge(office, device)
    forge.members["purpose"] = "enrol-request"
    assert code(office, forge, tmp_path) == "not_yours"
    certified = Forge(office, office.device(), [])
    certified.members["purpose"] = "enrol-request"
    assert code(office, certified, tmp_path) == "bad_manifest"
    bare = Forge(office, device, [])
    bare.members["purpose"] = "enrol-request"
    with office.open(bare.save(tmp_path)) as reader:
        assert reader.signer == SelfSigned(device.keys.sign_public)
        reader.finish()
