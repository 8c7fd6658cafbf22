"""Joining without a network: invite, request, 24 digits, answer."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ids import b64u
from gridworker.domain.strictjson import dumps
from gridworker.domain.trust import Certificate
from gridworker.sync import bech32, dsse, enrol
from gridworker.sync.asking import read_secret, same_digits
from gridworker.sync.enrol import EnrolRequest, Invite, digits
from gridworker.sync.keys import DeviceKeys
from gridworker.sync.refusals import BundleError
from tests.support.forge import Forge, section
from tests.support.offices import Device, Office, visits
from tests.support.ops import WALL


@pytest.fixture
def office() -> Office:
    return Office()


def invitation(office: Office, /, **changes: Any) -> bytes:
    assert office.keys.issuer_seed is not None
    members: dict[str, Any] = {
        "office": office.id_,
        "office_name": "石桥镇",
        "invite": office.id(),
        "name": "李试用",
        "role": "worker",
        "grid": "grid-1",
        "grid_name": "东街网格",
        "scope": "scope-1",
        "trust": [office.trust.envelope],
        "issuer_seed": office.keys.issuer_seed,
        "issued": WALL,
        **changes,
    }
    return enrol.make_invite(**members)


def request(office: Office, invite: Invite, device: Device, folder: Path) -> tuple[Path, EnrolRequest]:
    written, asked = enrol.write_request(
        folder,
        invite=invite,
        device_keys=device.keys,
        device=device.dev,
        inc=device.inc,
        home_scope="home",
        worker=device.person,
        name="李试用",
        bundle=office.id(),
        wall=WALL,
        hlc=1,
    )
    return written.path, asked


def test_the_whole_way(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "请柬.gwi"
    enrol.write_invite_file(file, invitation(office))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    invite = enrol.read_invite_file(file)
    device = office.device(scope="scope-1", certify=False)
    path, asked = request(office, invite, device, tmp_path)
    shown = asked.digits

    with office.open(path) as reader:
        received = enrol.read_request(reader)
        reader.finish()
    assert received == asked
    assert same_digits(shown, received.digits)
    certificate = office.certify(device)
    answer = office.bundle(
        tmp_path,
        office.pc,
        purpose="enrol",
        to=[received.enc],
        extra_sections=enrol.answer_sections(
            request=received,
            certificate=certificate,
            office_name="石桥镇",
            grid="grid-1",
            grid_name="东街网格",
        ),
    )

    with office.open(answer.path, secrets=[device.keys.age_secret], trust=invite.view) as reader:
        got = enrol.read_answer(reader)
        assert read_secret(reader, device.keys) is None
        reader.finish()
    assert (got.invite, got.device, got.grid_name) == (invite.invite, device.dev, "东街网格")
    mine = Certificate.parse(dsse.verify(got.certificate_envelope).payload)
    assert (mine.device, mine.sign) == (device.dev, device.keys.sign_public)


def test_a_second_office_pc_gets_the_receiving_key_and_nobody_else_can_read_it(
    office: Office, tmp_path: Path
) -> None:
    invite = enrol.read_invite(invitation(office, role="town", grid="", scope="", grid_name=""))
    pc = office.device("town", scope="", certify=False)
    _, asked = request(office, invite, pc, tmp_path)
    secret, certificate = office.keys.age_secret, office.certify(pc)
    sections = enrol.answer_sections(
        request=asked, certificate=certificate, office_name="石桥镇", office_secret=secret
    )
    assert not any(office.keys.age_secret.encode() in data for _, data in sections)
    both = [asked.enc, office.keys.age_recipient]
    answer = office.bundle(tmp_path, office.pc, purpose="enrol", to=both, extra_sections=sections)
    with office.open(answer.path, secrets=[pc.keys.age_secret]) as reader:
        assert read_secret(reader, pc.keys) == office.keys.age_secret
    with office.open(answer.path) as reader, pytest.raises(BundleError) as caught:
        read_secret(reader, office.pc.keys)
    assert caught.value.code == "not_for_us"


# --- digits -----------------------------------------------------------------------------------------


def test_digits_are_24_in_six_groups_and_change_with_every_value() -> None:
    values = ["office", "invite", "device", "sign", "enc"]
    shown = digits(*values)
    assert [len(group) for group in shown.split(" ")] == [4] * 6
    assert shown == digits(*values)
    others = {digits(*values[:n], values[n] + "x", *values[n + 1 :]) for n in range(5)}
    assert len(others | {shown}) == 6


def test_digits_are_those_of_the_specification() -> None:
    text = "gridworker enrol v1\nO\nI\nD\nS\nE"
    number = int(hashlib.sha256(text.encode()).hexdigest()[:20], 16) % 10**24
    assert digits("O", "I", "D", "S", "E").replace(" ", "") == str(number).rjust(24, "0")


@pytest.mark.parametrize(
    ("typed", "equal"),
    [
        ("123456789012345678901234", True),
        ("1234 5678 9012 3456 7890 1234", True),
        ("1234-5678-9012-3456-7890-1234", True),
        ("１２３４ ５６７８　９０１２ 3456 7890 1234", True),
        ("1234 5678 9012 3456 7890 1235", False),
        ("1234 5678 9012 3456 7890 123", False),
        ("1234 5678 9012 3456 7890 1234 5", False),
        ("", False),
        ("一二三四", False),
        ("abcd", False),
        ("²³⁴", False),
    ],
)
def test_digits_as_people_type_them(typed: str, equal: bool) -> None:
    assert same_digits(typed, "1234 5678 9012 3456 7890 1234") is equal


# --- bad invites ------------------------------------------------------------------------------------


def refused(raw: bytes) -> str:
    with pytest.raises(BundleError) as caught:
        enrol.read_invite(raw)
    return caught.value.code


def test_an_invite_of_another_office_or_signer_is_refused(office: Office) -> None:
    other = Office(8)
    for changes in (
        {"office": other.id_},
        {"issuer_seed": other.keys.issuer_seed},
        {"issuer_seed": office.keys.root_seed},
        {"trust": [other.trust.envelope]},
        {"trust": []},
        {"trust": [b"x"]},
        {"name": "长" * 300},
        {"role": "../x"},
        {"issued": "today"},
    ):
        assert refused(invitation(office, **changes)) == "bad_invite", changes


def test_files_that_are_no_invite(office: Office, tmp_path: Path) -> None:
    assert refused(b"") == "bad_invite"
    assert refused(b"PK\x03\x04") == "bad_invite"
    assert refused(office.pc.cert) == "bad_invite"
    assert refused(invitation(office).replace(b"invite.v1", b"invite.v2")) == "too_new"
    members = json.loads(invitation(office))
    members["payload"] = dsse.b64(b'{"v":2}')
    assert refused(json.dumps(members).encode()) == "bad_invite"
    with pytest.raises(BundleError) as caught:
        enrol.read_invite_file(tmp_path / "gone.gwi")
    assert caught.value.code == "cannot_read"
    with pytest.raises(BundleError) as caught:
        enrol.write_invite_file(tmp_path / "gone" / "x.gwi", b"")
    assert caught.value.code == "cannot_write"


def test_every_flipped_bit_of_an_invite_is_found(office: Office) -> None:
    raw = invitation(office)
    for at in range(0, len(raw), 7):
        damaged = raw[:at] + bytes([raw[at] ^ 4]) + raw[at + 1 :]
        assert refused(damaged) in ("bad_invite", "too_new")


# --- bad requests -----------------------------------------------------------------------------------


def forged_request(office: Office, device: Device, changes: dict[str, Any] | None = None) -> Forge:
    asked = {
        "v": 1, "office": office.id_, "invite": "i", "device": device.dev, "inc": device.inc,
        "sign": device.keys.sign_public, "enc": device.keys.age_recipient, "home_scope": "h",
        "worker": device.person, "name": "李试用", **(changes or {}),
    }  # fmt: skip
    data = dumps({name: value for name, value in asked.items() if value is not None})
    forge = Forge(office, device, []).use((section("enrol", data), data))
    forge.members["purpose"] = "enrol-request"
    forge.members["from"] = {"dev": device.dev, "inc": device.inc, "cert": "", "role": "", "grid": ""}
    return forge


@pytest.mark.parametrize(
    "changes",
    [
        {"sign": b64u(bytes(range(32)))},
        {"sign": "x"},
        {"enc": bech32.encode("age", bytes(32))},
        {"enc": "age1xyz"},
        {"office": b64u(bytes(32))},
        {"device": "other"},
        {"inc": "other"},
        {"v": 2},
        {"invite": ""},
        {"name": None},
        {"name": 5},
    ],
)
def test_a_request_that_speaks_of_something_else_is_refused(
    office: Office, tmp_path: Path, changes: dict[str, Any]
) -> None:
    device = office.device(certify=False)
    with office.open(forged_request(office, device).save(tmp_path)) as reader:
        enrol.read_request(reader)
    path = forged_request(office, device, changes).save(tmp_path)
    with office.open(path) as reader, pytest.raises(BundleError) as caught:
        enrol.read_request(reader)
    assert caught.value.code == "bad_request"


def test_a_report_is_no_request_and_no_answer(office: Office, tmp_path: Path) -> None:
    device = office.device()
    visits(device.log(), 1)
    written = office.bundle(tmp_path, device)
    with office.open(written.path) as reader:
        for read in (enrol.read_request, enrol.read_answer):
            with pytest.raises(BundleError) as caught:
                read(reader)
            assert caught.value.code == "bad_request"


def test_a_request_without_its_section_is_refused(office: Office, tmp_path: Path) -> None:
    device = office.device(certify=False)
    forge = forged_request(office, device).use()
    with office.open(forge.save(tmp_path)) as reader, pytest.raises(BundleError) as caught:
        enrol.read_request(reader)
    assert caught.value.code == "bad_request"


def test_a_sealed_section_that_was_damaged_is_refused(office: Office, tmp_path: Path) -> None:
    keys = DeviceKeys.generate(office.entropy.token)
    for data in (b"x", b"", dumps({"v": 1, "age": office.keys.age_secret})):
        sections = [("secrets", data)] if data else []
        written = office.bundle(tmp_path, office.pc, purpose="enrol", extra_sections=sections)
        with office.open(written.path) as reader:
            if data:
                with pytest.raises(BundleError):
                    read_secret(reader, keys)
            else:
                assert read_secret(reader, keys) is None
