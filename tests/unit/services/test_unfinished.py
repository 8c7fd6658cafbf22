"""What was begun and not saved: named, resumed where one was, thrown into the bin, brought back.

The planted fault is a bin that keeps the id of what it holds: the next correction of the same record would
write over it. The check finds it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from gridworker.errors import UserError
from gridworker.services import drafts, half_typed, visits
from gridworker.services.session import open_profile
from gridworker.services.visits import VisitDraft
from gridworker.storage import Store
from tests.support.parish import WORDS, Machine, later

SECRET = "只写给自己看的话"


def half(laptop: Machine, text: str = "写到一半", **more: object) -> str:
    draft_id = drafts.new_draft_id(laptop.session)
    page = VisitDraft(targets=laptop.homes[:1], content=text, **more)
    drafts.keep_draft(laptop.session, draft_id, page, {"field": "content", "at": 3})
    return draft_id


def test_a_half_written_page_is_named_by_its_household_and_when_it_was_kept(laptop: Machine) -> None:
    half(laptop)
    (found,) = drafts.waiting(laptop.session)
    assert (found.form_name, found.title, found.start) == ("日记", "王家福", "写到一半")
    assert found.at == laptop.clock.now().replace(microsecond=0).isoformat()
    assert (found.differs, found.brought, found.thrown) == (False, False, "")


def test_several_wait_at_once_each_with_its_own_place(laptop: Machine) -> None:
    for n in range(3):
        later(laptop, minutes=1)
        half(laptop, f"第{n}篇")
    assert [one.start for one in drafts.waiting(laptop.session)] == ["第2篇", "第1篇", "第0篇"]
    assert [one.place for one in drafts.draft_list(laptop.session)] == [{"field": "content", "at": 3}] * 3


def test_what_is_thrown_away_lies_in_the_bin_and_comes_back_whole(laptop: Machine) -> None:
    draft_id = half(laptop, reflection=SECRET)
    before = drafts.draft(laptop.session, draft_id)
    drafts.throw(laptop.session, draft_id)
    assert drafts.waiting(laptop.session) == []
    assert drafts.waiting_count(laptop.session) == 0
    (thrown,) = drafts.discarded(laptop.session)
    assert thrown.start == "写到一半"
    drafts.bring_back(laptop.session, thrown.id)
    (back,) = drafts.draft_list(laptop.session)
    assert before is not None
    assert (back.draft, back.place) == (before.draft, before.place)
    assert back.draft.reflection == SECRET


def test_the_bin_is_emptied_after_ninety_days_and_not_before(laptop: Machine) -> None:
    drafts.throw(laptop.session, half(laptop))
    later(laptop, days=90)
    assert drafts.empty_old(laptop.session) == 0
    later(laptop, days=1)
    assert drafts.empty_old(laptop.session) == 1
    assert drafts.discarded(laptop.session) == []


def test_what_waits_is_never_taken_away_by_its_age(laptop: Machine) -> None:
    half(laptop)
    later(laptop, days=4000)
    assert drafts.empty_old(laptop.session) == 0
    assert len(drafts.waiting(laptop.session)) == 1


def test_forgetting_for_good_works_on_the_bin_only(laptop: Machine) -> None:
    draft_id = half(laptop)
    with pytest.raises(UserError) as refused:
        drafts.forget(laptop.session, draft_id)
    assert refused.value.code == "no_draft"
    drafts.throw(laptop.session, draft_id)
    drafts.forget(laptop.session, drafts.discarded(laptop.session)[0].id)
    assert drafts.discarded(laptop.session) == []


@pytest.mark.parametrize("verb", [drafts.throw, drafts.bring_back, drafts.forget, drafts.unfinished])
def test_a_draft_that_is_not_there_is_told_so(laptop: Machine, verb: Callable[..., object]) -> None:
    with pytest.raises(UserError) as refused:
        verb(laptop.session, "nowhere")
    assert refused.value.code == "no_draft"


# --- a correction, and the record that was changed meanwhile


def begun(laptop: Machine, typed: str) -> tuple[str, str]:
    """A correction of a visit begun: the ids of the visit and of the draft."""
    visit = laptop.visit("水管修好了").id
    base = {"content": "水管修好了", "spoke_to": ""}
    half_typed.keep(laptop.session, "revision", f"revision:{visit}", {**base, "content": typed},
                    about=visit, base=base)  # fmt: skip
    return visit, f"revision:{visit}"


def test_a_draft_and_a_record_changed_since_are_both_shown(laptop: Machine) -> None:
    visit, draft = begun(laptop, "水管还没修好")
    assert drafts.differing(laptop.session, draft) == []
    visits.revise_visit(laptop.session, visit, {"content": "水管换了新的", "spoke_to": "老伴"}, "补记")
    (version,) = [v for v in drafts.differing(laptop.session, draft) if v.field == "content"]
    assert (version.base, version.typed, version.record) == ("水管修好了", "水管还没修好", "水管换了新的")
    (listed,) = drafts.waiting(laptop.session)
    assert listed.differs
    assert visits.visit(laptop.session, visit)["content"] == "水管换了新的", "nothing was written over"


def test_what_a_correction_was_begun_from_is_not_moved_by_later_autosaves(laptop: Machine) -> None:
    visit, draft = begun(laptop, "水管")
    half_typed.keep(laptop.session, "revision", draft, {"content": "水"}, about=visit, base={"content": "新"})
    (kept,) = half_typed.half_typed(laptop.session, "revision", visit)
    assert kept.base == {"content": "水管修好了", "spoke_to": ""}


def loses_the_thrown(laptop: Machine) -> bool:
    """Whether a second correction of the same record writes over the one thrown away."""
    visit, draft = begun(laptop, "第一次改")
    drafts.throw(laptop.session, draft)
    half_typed.keep(laptop.session, "revision", draft, {"content": "第二次改"}, about=visit)
    return [one.start for one in drafts.discarded(laptop.session)] != ["第一次改"]


def test_a_second_correction_leaves_the_one_in_the_bin_alone(laptop: Machine) -> None:
    assert not loses_the_thrown(laptop)


def test_the_check_finds_a_bin_that_keeps_the_old_id(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Store.throw_draft
    monkeypatch.setattr(Store, "throw_draft", lambda s, one, _bin, at: ours(s, one, one, at))
    assert loses_the_thrown(laptop)


# --- other days, other machines


def test_a_draft_that_came_back_with_a_copy_says_so(laptop: Machine) -> None:
    half(laptop)
    later(laptop, hours=1)
    folder = laptop.session.dir
    laptop.session.close()
    shutil.copytree(folder, folder.with_name("put-back"))
    laptop.session = open_profile(folder.with_name("put-back"), WORDS, entropy=laptop.clock)
    (found,) = drafts.waiting(laptop.session)
    assert found.brought


def test_a_draft_stays_on_this_machine(laptop: Machine) -> None:
    half(laptop, SECRET)
    laptop.visit()
    before = {row["hash"] for row in laptop.session.store.log_dump()}
    half(laptop, SECRET)
    assert {row["hash"] for row in laptop.session.store.log_dump()} == before


def test_who_does_not_want_to_be_named_is_not_named_by_a_list(laptop: Machine) -> None:
    half_typed.keep(laptop.session, "intake", "one", {"anonymous": True, "text": "路灯坏了", "reporter": ""})
    (found,) = drafts.waiting(laptop.session)
    assert (found.title, found.start) == ("", "路灯坏了")


def test_a_household_being_added_is_named_by_what_was_typed(laptop: Machine) -> None:
    half_typed.keep(laptop.session, "household", "one", {"head": "赵新来", "group": "五组", "door": ""})
    (found,) = drafts.waiting(laptop.session)
    assert (found.form_name, found.title) == ("户册登记", "五组赵新来")
