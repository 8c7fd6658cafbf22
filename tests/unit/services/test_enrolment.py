"""Joining by three files and 24 digits."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import devices, enrol, office
from gridworker.services.session import open_profile
from tests.support.parish import WORDS, Machine, Parish, found


@pytest.fixture
def laptop(parish: Parish) -> Machine:
    """A laptop that has not joined yet."""
    return parish.machine("laptop")


def asked(parish: Parish, laptop: Machine) -> enrol.Requested:
    grid = parish.grids[0] if parish.grids else parish.grid()
    invite = office.issue_invite(parish.pc.session, "李明", "worker", grid, parish.pc.stick)
    return enrol.request_enrolment(laptop.session, invite.path, parish.pc.stick)


def test_a_worker_joins(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    seen = office.read_request(parish.pc.session, request.path)
    assert (seen.name, seen.role, seen.grid_name, seen.known) == ("李明", "worker", "石桥村第一网格", True)
    answer = office.certify(parish.pc.session, request.path, request.digits, parish.pc.stick)
    done = enrol.accept_enrolment(laptop.session, answer.path)
    assert (done.office_name, done.grid_name, done.role) == ("云溪镇为民服务中心", "石桥村第一网格", "worker")
    who = laptop.session.identity
    assert (who.role, who.name, who.is_office) == ("worker", "李明", False)


def test_the_digits_can_be_read_out_again_on_another_day(parish: Parish, laptop: Machine) -> None:
    assert enrol.requested(laptop.session) is None
    request = asked(parish, laptop)
    laptop.reopen()
    again = enrol.requested(laptop.session)
    assert again is not None
    assert (again.digits, again.path.name, again.name) == (request.digits, request.path.name, "李明")
    answer = office.certify(parish.pc.session, request.path, request.digits, parish.pc.stick)
    enrol.accept_enrolment(laptop.session, answer.path)
    assert enrol.requested(laptop.session) is None


def test_the_files_of_joining_are_told_apart_by_their_names(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    answer = office.certify(parish.pc.session, request.path, request.digits, parish.pc.stick)
    (invite,) = parish.pc.stick.glob("*.gwi")
    found = re.fullmatch(r"邀请-([0-9a-f]{6})\.gwi", invite.name)
    assert found is not None
    code = found[1]
    assert re.fullmatch(rf"申请-{code}-[0-9a-f]{{8}}\.gwb", request.path.name)
    assert re.fullmatch(rf"回复-{code}-[0-9a-f]{{8}}\.gwb", answer.path.name)
    assert request.code == code, "and the laptop says it"
    assert office.read_request(parish.pc.session, request.path).code == code
    (listed,) = devices.invite_list(parish.pc.session)
    assert (listed["code"], listed["name"]) == (code, "李明")
    assert listed["used_by"] == laptop.device


def test_no_name_of_a_file_of_joining_tells_who_joins(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    office.certify(parish.pc.session, request.path, request.digits, parish.pc.stick)
    names = [path.name for path in parish.pc.stick.iterdir()]
    assert len(names) == 3
    assert not any(part in name for name in names for part in "李明")


def test_ones_own_request_is_no_answer_and_is_called_so(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    renamed = shutil.copy(request.path, parish.pc.stick / "回复-李明.gwb")
    for path in (request.path, renamed):
        with pytest.raises(UserError) as refused:
            enrol.accept_enrolment(laptop.session, path)
        assert refused.value.code == "own_request"
    other = parish.machine("other")
    asked(parish, other)
    with pytest.raises(UserError) as refused:
        enrol.accept_enrolment(other.session, request.path)
    assert refused.value.code == "not_for_us", "somebody else's request"
    assert laptop.session.identity.role is None


def test_wrong_digits_certify_nothing(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    for digits in ("", "1234", "0000 0000 0000 0000 0000 0000", request.digits[:-1] + "x"):
        with pytest.raises(UserError) as refused:
            office.certify(parish.pc.session, request.path, digits, parish.pc.stick)
        assert refused.value.code == "wrong_digits"
    assert [cert.device for cert in parish.pc.session.authority.certs] == [parish.pc.device]


def test_digits_may_be_typed_in_any_fashion(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    wide = request.digits.replace(" ", "").translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert office.certify(parish.pc.session, request.path, wide, parish.pc.stick).device == laptop.device


def test_an_invite_serves_one_device(parish: Parish, laptop: Machine) -> None:
    grid = parish.grid()
    stick = parish.pc.stick
    invite = office.issue_invite(parish.pc.session, "李明", "worker", grid, stick)
    first = enrol.request_enrolment(laptop.session, invite.path, stick)
    office.certify(parish.pc.session, first.path, first.digits, stick)
    thief = parish.machine("thief")
    second = enrol.request_enrolment(thief.session, invite.path, stick)
    with pytest.raises(UserError) as refused:
        office.certify(parish.pc.session, second.path, second.digits, stick)
    assert refused.value.code == "invite_used"


def test_a_lost_answer_is_written_again_with_the_same_certificate(parish: Parish, laptop: Machine) -> None:
    request = asked(parish, laptop)
    stick = parish.pc.stick
    office.certify(parish.pc.session, request.path, request.digits, stick).path.unlink()
    again = office.certify(parish.pc.session, request.path, request.digits, stick)
    assert len(parish.pc.session.authority.certs) == 2
    assert enrol.accept_enrolment(laptop.session, again.path).role == "worker"


def test_an_answer_for_another_laptop_is_refused(parish: Parish, laptop: Machine) -> None:
    other = parish.machine("other")
    request = asked(parish, other)
    answer = office.certify(parish.pc.session, request.path, request.digits, parish.pc.stick)
    asked(parish, laptop)
    with pytest.raises(UserError) as refused:
        enrol.accept_enrolment(laptop.session, answer.path)
    assert refused.value.code == "not_for_us"
    assert laptop.session.identity.office is None


def test_a_request_of_another_office_is_not_for_us(parish: Parish, laptop: Machine, tmp_path: Path) -> None:
    elsewhere = found(tmp_path / "elsewhere", name="别的办公室")
    request = asked(elsewhere, laptop)
    with pytest.raises(UserError) as refused:
        office.read_request(parish.pc.session, request.path)
    assert refused.value.code == "not_for_us"
    elsewhere.close()


def test_a_laptop_with_real_records_does_not_join_a_demo_office(tmp_path: Path, parish: Parish) -> None:
    laptop = parish.machine("laptop")
    laptop.household()
    demo = parish.machine("demo")
    office.found_office(demo.session, "演示办公室", "", "苏文清", demo=True)
    invite = office.issue_invite(demo.session, "周敏", "town", None, parish.pc.stick)
    with pytest.raises(UserError) as refused:
        enrol.request_enrolment(laptop.session, invite.path, parish.pc.stick)
    assert refused.value.code == "demo_mismatch"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"payloadType":"x"}', b"\xff" * 100])
def test_a_file_that_is_no_invite_is_said_to_be_none(laptop: Machine, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.gwi"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        enrol.read_invite(path)
    assert refused.value.code == "bad_invite"


def test_a_second_pc_reads_what_is_sent_to_the_office_but_cannot_certify(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("给办公室的")
    pc2 = parish.second_pc()
    pc2.merge(laptop.export())
    assert pc2.contents() == ["给办公室的"]
    with pytest.raises(UserError) as refused:
        office.issue_invite(pc2.session, "赵兰", "worker", parish.grids[0], parish.pc.stick)
    assert refused.value.code == "no_office_keys"


def test_a_worker_cannot_do_the_offices_things(parish: Parish) -> None:
    laptop = parish.laptop()
    with pytest.raises(UserError) as refused:
        office.issue_invite(laptop.session, "赵兰", "worker", parish.grids[0], parish.pc.stick)
    assert refused.value.code == "not_office"


def test_a_copied_laptop_goes_on_as_a_new_incarnation_under_the_same_certificate(parish: Parish) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("原来的电脑")
    old = laptop.session.identity.inc
    laptop.session.close()
    copy = parish.folder / "copy"
    shutil.copytree(laptop.session.dir, copy)
    laptop.session = open_profile(copy, WORDS, entropy=laptop.clock)
    who = laptop.session.identity
    assert who.inc != old
    assert who.role == "worker"
    laptop.visit("复制后的电脑")
    summary = parish.pc.merge(laptop.export())
    assert summary.refused == []
    assert parish.pc.contents() == ["原来的电脑", "复制后的电脑"]
