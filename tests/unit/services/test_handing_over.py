"""Drafts handed over to a colleague: they come as drafts, marked, for that computer alone.

The planted fault is a reader that does not ask who signed; the check finds it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import drafts, half_typed, handing_over
from gridworker.services.visits import VisitDraft, record_visit
from gridworker.sync import drafts_file
from gridworker.sync.keys import DeviceKeys
from tests.support.parish import Machine, Parish

SECRET = "只写给自己看的话"
SAID = "老人屋顶漏雨，答应周五"


@pytest.fixture
def two(parish: Parish, laptop: Machine) -> tuple[Machine, Machine]:
    """A worker with two drafts, and the one who takes his grid over."""
    successor = parish.laptop("王芳")
    page = VisitDraft(targets=laptop.homes[:1], content=SAID, reflection=SECRET)
    drafts.keep_draft(laptop.session, "d-1", page, {"field": "content", "at": 5})
    half_typed.keep(laptop.session, "intake", "d-2", {"text": "路灯坏了", "source": "PHONE"})
    laptop.merge(parish.pc.answer())  # so that it has heard of the other's certificate
    return laptop, successor


def handed(two: tuple[Machine, Machine]) -> Path:
    giver, taker = two
    return handing_over.hand_over(giver.session, taker.device, giver.stick).path


def test_drafts_come_as_drafts_marked_with_whose_they_were(two: tuple[Machine, Machine]) -> None:
    giver, taker = two
    taken = handing_over.take_over(taker.session, handed(two))
    assert (taken.name, taken.drafts, taken.already) == ("李明", 2, 0)
    found = drafts.waiting(taker.session)
    assert {(one.form_name, one.handed_by) for one in found} == {("日记", "李明"), ("诉求", "李明")}
    (page,) = drafts.draft_list(taker.session)
    assert (page.draft.content, page.place) == (SAID, {"field": "content", "at": 5})
    assert len(drafts.waiting(giver.session)) == 2, "they stay where they were, too"


def test_a_page_about_a_household_of_another_grid_keeps_it_and_says_which_it_is(
    laptop: Machine, parish: Parish
) -> None:
    other = parish.laptop("王芳", grid=1)
    drafts.keep_draft(laptop.session, "d-1", VisitDraft(targets=laptop.homes[:1], content=SAID))
    laptop.merge(parish.pc.answer())
    path = handing_over.hand_over(laptop.session, other.device, laptop.stick).path
    handing_over.take_over(other.session, path)
    for _round in range(2):  # as it came, and once it was written on here
        (page,) = drafts.draft_list(other.session)
        (row,) = drafts.targets_of(other.session, page)
        assert (row["id"], row["missing"]) == (laptop.homes[0], True)
        assert "王家福" in row["head"]
        (listed,) = drafts.waiting(other.session)
        assert listed.title == row["head"]
        drafts.keep_draft(other.session, page.id, page.draft)
    whole = {"date": other.clock.now().date(), "mode": "HOME", "meet": "MET"}
    with pytest.raises(UserError) as refused:
        record_visit(other.session, page.draft.model_copy(update=whole))
    assert refused.value.code == "no_household"


def test_the_private_page_never_goes_along(two: tuple[Machine, Machine]) -> None:
    giver, taker = two
    path = handed(two)
    handing_over.take_over(taker.session, path)
    (page,) = drafts.draft_list(taker.session)
    assert page.draft.reflection == ""
    inside, _signers = drafts_file.unseal(path.read_bytes(), taker.session.receiving)
    assert SECRET not in str(inside)
    assert "sealed" not in str(inside)
    assert drafts.draft_list(giver.session)[0].draft.reflection == SECRET


def test_nobody_else_opens_the_file_and_it_tells_a_finder_nothing(
    two: tuple[Machine, Machine], parish: Parish
) -> None:
    giver, _taker = two
    path = handed(two)
    for other in (giver, parish.pc):
        with pytest.raises(UserError) as refused:
            handing_over.take_over(other.session, path)
        assert refused.value.code == "not_for_us"
    raw = path.read_bytes()
    assert not any(words.encode() in raw for words in (SAID, "李明", "王芳"))
    assert path.name.startswith("gwd1-")


def test_the_same_file_twice_changes_nothing_that_was_written_on(two: tuple[Machine, Machine]) -> None:
    _giver, taker = two
    path = handed(two)
    handing_over.take_over(taker.session, path)
    drafts.keep_draft(taker.session, "d-1", VisitDraft(content="接着写的"))
    again = handing_over.take_over(taker.session, path)
    assert (again.drafts, again.already) == (0, 2)
    assert drafts.draft_list(taker.session)[0].draft.content == "接着写的"
    mine = next(one for one in drafts.waiting(taker.session) if one.id == "d-1")
    assert mine.handed_by == "", "who writes on makes it his own"


def test_nothing_of_it_enters_a_log_until_it_is_saved(two: tuple[Machine, Machine]) -> None:
    _giver, taker = two
    before = len(list(taker.session.store.log_dump()))
    handing_over.take_over(taker.session, handed(two))
    assert len(list(taker.session.store.log_dump())) == before
    today = taker.clock.now().date()
    page = VisitDraft(date=today, place="村口", mode="HOME", meet="MET", content=SAID)
    record_visit(taker.session, page, draft_id="d-1")
    assert [one.id for one in drafts.waiting(taker.session)] == ["d-2"]


def forged(two: tuple[Machine, Machine], to: Path) -> Path:
    """The same drafts, signed by a key that no office has certified."""
    _giver, taker = two
    inside, _signers = drafts_file.unseal(handed(two).read_bytes(), taker.session.receiving)
    del inside["v"]
    stranger = DeviceKeys.generate(taker.session.entropy.token)
    to.write_bytes(drafts_file.seal(inside, stranger, taker.session.keys.age_recipient))
    return to


def test_a_stranger_is_refused(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        handing_over.take_over(two[1].session, forged(two, tmp_path / "forged.gwd"))
    assert refused.value.code == "unknown_signer"
    assert drafts.waiting(two[1].session) == []


def test_the_check_finds_a_reader_that_asks_for_no_signature(
    two: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = two[0].session.authority.certificate(two[0].device, two[0].session.identity.inc)
    monkeypatch.setattr(handing_over, "_signer", lambda *_given: mine)
    handing_over.take_over(two[1].session, forged(two, tmp_path / "forged.gwd"))
    assert drafts.waiting(two[1].session) != []


def test_bytes_changed_cut_or_appended_are_refused(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    raw = handed(two).read_bytes()
    flipped = bytearray(raw)
    flipped[len(raw) // 2] ^= 1
    for n, bad in enumerate((bytes(flipped), raw[:-7], raw + b"x", b"", b"no such file")):
        path = tmp_path / f"{n}.gwd"
        path.write_bytes(bad)
        with pytest.raises(UserError):
            handing_over.take_over(two[1].session, path)
    assert drafts.waiting(two[1].session) == []


def test_a_draft_no_form_could_show_is_left_out_and_counted(two: tuple[Machine, Machine]) -> None:
    giver, taker = two
    giver.session.store.keep_draft("odd", "visit", {"content": ["not", "text"]}, "2026-04-05T09:30:00+08:00")
    taken = handing_over.take_over(taker.session, handed(two))
    assert (taken.drafts, taken.unreadable) == (2, 1)


def test_only_to_somebody_of_the_office_and_only_what_waits(two: tuple[Machine, Machine]) -> None:
    giver, taker = two
    assert [one.name for one in handing_over.receivers(giver.session)] == ["王芳", "苏文清"]
    for device, ids, code in (
        ("nobody", None, "no_receiver"), (giver.device, None, "no_receiver"),
        (taker.device, ["nothing"], "no_draft"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            handing_over.hand_over(giver.session, device, giver.stick, ids)
        assert refused.value.code == code


def test_a_profile_without_an_office_has_nobody_to_hand_to(parish: Parish, tmp_path: Path) -> None:
    alone = parish.machine("alone")
    drafts.keep_draft(alone.session, "d", VisitDraft(content="一个人"))
    with pytest.raises(UserError) as refused:
        handing_over.hand_over(alone.session, "anybody", tmp_path)
    assert refused.value.code == "no_office"
