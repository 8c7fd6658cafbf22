"""Trust documents and certificates: what counts, for whom, from where on, and who may sign what."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest

from gridworker.domain import authority as rules
from gridworker.domain.authority import Authority
from gridworker.domain.ids import sha256_b64u
from gridworker.domain.kinds import ANYWHERE_DOCUMENTS, CONTROL, DOCUMENTS, EVENTS
from gridworker.domain.ops import Op
from gridworker.domain.rights import ALL_ROLES, OFFICE, ROLES, belongs_in, may_sign
from gridworker.domain.trust import CERTIFICATE_TYPE, TRUST_TYPE, BadTrust, Certificate, TrustDoc
from tests.support.ops import make_op
from tests.support.paper import COMMON, DESK, EAST, WEST, key, seal, verify

FIRST: dict[str, Any] = {
    "v": 1, "version": 1, "office": "", "name": "云溪镇", "code": "990101100",
    "roots": [{"key": key("root")}], "threshold": 1, "issuers": [key("issuer")], "recipients": [],
    "suite": 1, "parent": "", "demo": True,
    "common": COMMON, "office_scope": DESK, "revoked": [], "issued": "2026-01-05T09:00:00+08:00",
}  # fmt: skip
TRUST = seal(TRUST_TYPE, FIRST, key("root"))
OFFICE_ID = sha256_b64u(verify(TRUST).payload)
CERT: dict[str, Any] = {
    "v": 1, "office": OFFICE_ID, "serial": "s1", "device": "l1", "inc": "", "sign": key("l1"),
    "enc": "age1" + "q" * 58, "person": "worker-1", "name": "王小青", "role": "worker", "scopes": [EAST],
    "adopts": {"home-l1": EAST}, "from": {}, "succeeds": {}, "trust": 1, "issuer": key("issuer"),
    "expires": "", "issued": "2026-01-06T09:00:00+08:00",
}  # fmt: skip


def later(version: int, *signers: str, **changes: Any) -> bytes:
    return seal(TRUST_TYPE, {**FIRST, "version": version, "office": OFFICE_ID, **changes}, *signers)


def cert(*signers: str, **changes: Any) -> bytes:
    return seal(CERTIFICATE_TYPE, {**CERT, **changes}, *(signers or (key("issuer"),)))


def build(*certs: bytes, trust: tuple[bytes, ...] = (TRUST,)) -> Authority:
    return Authority.build(OFFICE_ID, trust, certs, verify)


def op(kind: str = "visit", **changes: Any) -> Op:
    return make_op(kind, **{"dev": "l1", "inc": "i1", "scope": "home-l1", "author": "worker-1", **changes})


# --- trust documents -----------------------------------------------------------------------------------


def test_before_there_is_an_office_everything_well_formed_counts() -> None:
    none = Authority.build("", (), (), verify)
    assert none.empty
    assert none.verdict(op().header) == "on"
    assert none.verdict(op("spaceship").header) == "parked:unknown_kind"


def test_the_first_document_is_the_one_that_hashes_to_the_office_id_and_its_roots_signed() -> None:
    assert build().version == 1
    assert build(trust=(seal(TRUST_TYPE, FIRST, key("thief")),)).empty
    assert build(trust=(seal(TRUST_TYPE, {**FIRST, "name": "别处"}, key("root")),)).empty


def test_the_next_version_needs_the_old_and_the_new_roots() -> None:
    new = [{"key": key("root-2")}]
    assert build(trust=(TRUST, later(2, key("root-2"), roots=new))).version == 1
    assert build(trust=(TRUST, later(2, key("root"), roots=new))).version == 1
    assert build(trust=(TRUST, later(2, key("root"), key("root-2"), roots=new))).version == 2


def test_versions_are_walked_one_by_one_in_any_order_of_arrival() -> None:
    chain = (TRUST, later(2, key("root")), later(3, key("root"), name="云溪镇人民政府"))
    assert {build(trust=some).version for some in permutations(chain)} == {3}
    assert build(trust=(chain[0], chain[2])).version == 1


def test_a_threshold_is_met_by_signatures_in_several_envelopes() -> None:
    two = {"roots": [{"key": key("a")}, {"key": key("b")}], "threshold": 2}
    first = {**FIRST, **two}
    office = sha256_b64u(verify(seal(TRUST_TYPE, first)).payload)
    halves = (seal(TRUST_TYPE, first, key("a")), seal(TRUST_TYPE, first, key("b")))
    assert Authority.build(office, halves[:1], (), verify).version == 0
    assert Authority.build(office, halves, (), verify).version == 1


def test_of_two_documents_with_one_number_the_same_counts_whatever_came_first() -> None:
    rivals = (later(2, key("root"), name="甲"), later(2, key("root"), name="乙"))
    names = {build(trust=(TRUST, *some)).docs[2].name for some in permutations(rivals)}
    assert len(names) == 1


def test_what_is_no_envelope_or_of_another_type_is_passed_over() -> None:
    assert build(cert(), b"{}x", trust=(TRUST, b"not json", cert())).certificate("l1", "i1") is not None


# --- certificates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "envelope",
    [
        cert(key("thief")),
        cert(key("thief"), issuer=key("thief")),
        cert(office=key("other office")),
        cert(trust=2),
        cert(scopes=["*"]),
        cert(role="town", inc="", scopes=["*"]),
    ],
    ids=["not signed", "unlisted issuer", "other office", "later trust", "all scopes", "any incarnation"],
)
def test_a_certificate_that_does_not_hold_is_no_certificate(envelope: bytes) -> None:
    assert build(envelope).verdict(op().header) == "waiting:no_cert"


def test_a_certificate_without_incarnation_covers_every_incarnation_of_the_laptop() -> None:
    authority = build(cert())
    assert authority.verdict(op(inc="i1").header) == authority.verdict(op(inc="i2").header) == "on"
    assert build(cert(inc="i1")).verdict(op(inc="i2").header) == "waiting:no_cert"


def test_a_certificate_holds_from_a_position_in_the_log() -> None:
    moved = cert(serial="s2", scopes=[WEST], adopts={}, **{"from": {f"i1/{WEST}": 3}})
    first = cert(scopes=[EAST, WEST], issued="2026-01-05T09:00:00+08:00")
    authority = build(first, moved)
    for seq, serial in ((1, "s1"), (2, "s1"), (3, "s2"), (9, "s2")):
        found = authority.certificate("l1", "i1", WEST, seq)
        assert found is not None
        assert found.serial == serial


def test_a_home_scope_counts_as_the_grid_that_adopted_it() -> None:
    authority = build(cert())
    assert authority.canonical("home-l1") == EAST
    assert authority.canonical(WEST) == WEST
    assert build(cert(adopts={"home-l1": WEST})).canonical("home-l1") == "home-l1"


def test_revocation_names_the_first_version_and_the_newest_positions() -> None:
    revoked = {"serial": "s1", "positions": {"i1/home-l1": 4}, "reason": "lost"}
    wider = {**revoked, "positions": {"i1/home-l1": 6}}
    second = later(2, key("root"), revoked=[revoked])
    third = later(3, key("root"), revoked=[wider])
    authority = build(cert(), trust=(TRUST, second, third))
    held = authority.certificate("l1", "i1")
    assert held is not None
    assert authority.revoked_at(held) == (2, {"i1/home-l1": 6})
    assert authority.revokes
    lifted = build(cert(), trust=(TRUST, second, later(3, key("root"))))
    assert lifted.revoked_at(held) is None


def test_of_several_successions_the_lowest_position_counts() -> None:
    town = {"device": "pc1", "role": "town", "scopes": ["*"], "adopts": {}}
    authority = build(
        cert(**town, inc="i2", serial="s2", succeeds={"i1": {EAST: 5, COMMON: 2}}),
        cert(**town, inc="i3", serial="s3", succeeds={"i1": {EAST: 3}, "i2": {EAST: 1}}),
    )
    assert authority.succeeded_by("pc1", "i1") == ("i3", {EAST: 3, COMMON: 0})
    assert authority.succeeded_by("pc1", "i2") == ("i3", {EAST: 1})
    assert authority.succeeded_by("pc1", "i3") is None


# --- verdicts ----------------------------------------------------------------------------------------------


def test_the_verdict_says_the_first_thing_that_is_wrong() -> None:
    authority = build(cert())
    assert authority.verdict(op(author="worker-2").header) == "parked:wrong_author"
    assert authority.verdict(op("receipt").header) == "parked:no_right"
    assert authority.verdict(op(scope=WEST).header) == "parked:wrong_scope"
    assert authority.verdict(op(dev="l2").header) == "waiting:no_cert"
    assert authority.verdict(op("trust", dev="nobody").header) == "on"


@pytest.mark.parametrize("role", sorted(ALL_ROLES))
def test_every_role_may_sign_exactly_what_the_table_says_where_it_belongs(role: str) -> None:
    office = role in OFFICE
    authority = build(cert(role=role, inc="i1" if office else "", scopes=["*"] if office else [EAST, COMMON]))
    for kind in sorted(DOCUMENTS | CONTROL | EVENTS):
        for scope in (COMMON, EAST):
            verdict = authority.verdict(op(kind, scope=scope).header)
            if kind in ("trust", "cert"):
                assert verdict == "on"
            elif not may_sign(role, kind):
                assert verdict == "parked:no_right"
            elif kind in ("office", "unit", "grid", "worker", "duty", "calendar_year"):
                assert verdict == ("on" if scope == COMMON else "parked:wrong_scope")
            elif kind in CONTROL or (kind in ANYWHERE_DOCUMENTS and role in ("town", "county")):
                assert verdict == "on"
            else:
                assert verdict == ("on" if scope == EAST else "parked:wrong_scope")


def test_only_offices_write_control_ops_and_only_town_and_county() -> None:
    for kind in CONTROL - {"trust", "cert", "carry", "release"}:
        assert ROLES[kind] == {"town", "county"}
    # What a carry brings counts by the carry alone: only who holds both sides may say it.
    assert ROLES["carry"] == ROLES["release"] == {"town"}
    doorstep = {"household", "person", "visit", "promise", "privacy_request", "attachment"}
    doorstep |= {"team", "team_member", "help", "pairing"}
    assert {kind for kind in DOCUMENTS if "worker" in ROLES[kind]} == doorstep
    assert ROLES.keys() == DOCUMENTS | CONTROL | EVENTS


# --- parsing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [{"more": 1}, {"sign": "short"}, {"from": {"i1": 3}}, {"from": {"i1/a": -1}}, {"trust": "1"}, {"v": 2}],
    ids=["unknown member", "no key", "no log", "negative", "text for a number", "newer"],
)
def test_a_certificate_is_read_strictly(changes: dict[str, Any]) -> None:
    with pytest.raises(BadTrust):
        Certificate.parse(json.dumps({**CERT, **changes}).encode())


@pytest.mark.parametrize(
    "changes",
    [{"threshold": 2}, {"roots": []}, {"office": OFFICE_ID}, {"suite": 2}, {"more": 1}, {"demo": 1}],
    ids=["threshold", "no roots", "office in version 1", "suite", "unknown member", "number for a flag"],
)
def test_a_trust_document_is_read_strictly(changes: dict[str, Any]) -> None:
    with pytest.raises(BadTrust):
        TrustDoc.parse(json.dumps({**FIRST, **changes}).encode())
    with pytest.raises(BadTrust):
        TrustDoc.parse(b'{"v":1,"v":1}')


def test_a_table_that_lets_workers_write_receipts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, "receipt", ALL_ROLES)
    with pytest.raises(AssertionError):
        test_the_verdict_says_the_first_thing_that_is_wrong()


def test_a_rule_that_lets_workers_write_teams_for_everybody_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "belongs_in", lambda kind, common, _role: belongs_in(kind, common, "town"))
    with pytest.raises(AssertionError):
        test_every_role_may_sign_exactly_what_the_table_says_where_it_belongs("worker")
