"""What was received and is not used: named with its reason, and looked at again without harm."""

from __future__ import annotations

import shutil

import pytest

from gridworker.domain.demand import GUARDS, STEPS
from gridworker.services import acting, exchange, forks, incoming, not_taken, to_settle, upkeep, writing
from gridworker.services.demands import DeskDraft, collect_at_desk
from gridworker.services.not_taken_words import GROUPS, why
from gridworker.services.results import MergeSummary
from gridworker.services.session import open_profile
from gridworker.storage import Intent, retrying
from tests.support.machine import NearMachine
from tests.support.parish import WORDS, Machine, Parish


def refused_step(parish: Parish) -> str:
    """A demand that was declined, and then a step that is not legal any more."""
    pc = parish.pc.session
    made, _ = collect_at_desk(pc, DeskDraft(text="路灯坏了", source="PHONE"))
    row = pc.store.get("demand", made)
    assert row is not None
    scope = writing.record_place(pc, row)
    writing.write(pc, [Intent("demand.decline", made, scope, {"reason": "不归镇里管"})])
    writing.write(pc, [Intent("demand.assign", made, scope, {"unit": "u", "due": "2026-05-01"})])
    return made


def test_a_step_that_was_not_legal_is_listed_with_its_reason(parish: Parish) -> None:
    made = refused_step(parish)
    (one,) = not_taken.not_taken_list(parish.pc.session)
    assert (one["group"], one["code"], one["record"], one["event"]) == ("refused", "state", made, "assign")
    assert one["title"] == "路灯坏了"
    assert one["author_name"] == "苏文清"
    assert one["reason"].endswith("。")
    assert one["then"].endswith("。")


@pytest.fixture
def too_late(parish: Parish, laptop: Machine) -> str:
    """A demand that the town declines while its worker, who has not heard of it, does it on the spot."""
    (demand,) = laptop.visit("转一转", demand="路灯坏了").demands
    parish.pc.merge(laptop.export())
    acting.act(parish.pc.session, demand, "decline", {"reason": "不归镇里管"})
    acting.act(laptop.session, demand, "resolve_on_spot", {"result": "换了灯泡"})
    return demand


def said(done: MergeSummary) -> list[tuple[str, str, str, str]]:
    return [(one["title"], one["event"], one["code"], one["author_name"]) for one in done.not_taken]


def test_a_merge_says_which_steps_are_not_taken_to_the_office_and_to_who_wrote_them(
    parish: Parish, laptop: Machine, too_late: str
) -> None:
    expected = [("路灯坏了", "resolve_on_spot", "state", "李明")]
    to_town, to_laptop = laptop.export(), parish.pc.answer(laptop.device)
    assert said(parish.pc.merge(to_town)) == expected
    assert said(laptop.merge(to_laptop)) == expected, "it was here; what came says that it is too late"


def test_a_merge_says_it_once_and_a_preview_not_at_all(
    parish: Parish, laptop: Machine, too_late: str
) -> None:
    paths = laptop.export()
    assert exchange.merge_bundles(parish.pc.session, paths, preview=True).not_taken == []
    assert len(parish.pc.merge(paths).not_taken) == 1
    laptop.visit("又去了一次")
    assert parish.pc.merge(laptop.export()).not_taken == []


def test_a_laptop_is_told_of_its_own_steps_and_not_of_a_colleagues(
    parish: Parish, laptop: Machine, too_late: str
) -> None:
    colleague = parish.laptop("王芳")
    parish.pc.merge(laptop.export())
    assert said(colleague.merge(parish.pc.answer(colleague.device))) == []


def test_the_words_of_a_merge_find_one_that_forgets_what_was_here_before(
    parish: Parish, laptop: Machine, too_late: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = parish.pc.answer(laptop.device)
    only_new = [one["hash"] for one in laptop.session.store.history(too_late)]
    keep = not_taken.refused_since
    monkeypatch.setattr(incoming, "refused_since", lambda s, before: keep(s, {*before, *only_new}))
    assert said(laptop.merge(paths)) == []


def test_what_needs_a_person_is_counted_and_what_is_settled_or_comes_by_itself_is_not(
    parish: Parish, laptop: Machine
) -> None:
    refused_step(parish)
    pc = parish.pc.session
    assert len(not_taken.not_taken_list(pc)) == 1
    assert to_settle.waiting_count(pc) == 0, "the matter was declined: nothing is to be done any more"
    open_one, _ = collect_at_desk(pc, DeskDraft(text="水沟堵了", source="PHONE"))
    row = pc.store.get("demand", open_one)
    assert row is not None
    late = [Intent("demand.close_out", open_one, writing.record_place(pc, row), {"decision": "办好了"})]
    writing.write(pc, late)
    assert to_settle.waiting_count(pc) == 1
    assert to_settle.waiting_count(laptop.session) == 0
    laptop.visit("水管修好了")
    parish.pc.merge(laptop.export())
    with pc.store.atomic():
        pc.store._db.run("UPDATE op SET standing = 'waiting:gap' WHERE kind = 'visit'")
    assert len(not_taken.not_taken_list(pc)) == 3
    assert to_settle.waiting_count(pc) == 1, "what waits comes in by itself"


def test_looking_again_changes_nothing_that_is_a_function_of_what_is_held(parish: Parish) -> None:
    refused_step(parish)
    before = upkeep.digest(parish.pc.session)
    done = not_taken.retry(parish.pc.session)
    assert (done.before, done.taken, done.left) == (1, 0, 1)
    assert sum(done.reasons.values()) == 1
    assert upkeep.digest(parish.pc.session) == before


def test_looking_again_takes_what_an_older_program_could_not_judge(parish: Parish, laptop: Machine) -> None:
    """An older program parked it; the tables still say so; this program knows better."""
    laptop.visit("水管修好了")
    parish.pc.merge(laptop.export())
    before = upkeep.digest(parish.pc.session)
    store = parish.pc.session.store
    with store.atomic():
        store._db.run("UPDATE op SET standing = 'parked:unknown_kind' WHERE kind = 'visit'")
    assert len(not_taken.not_taken_list(parish.pc.session)) == 1
    done = not_taken.retry(parish.pc.session)
    assert (done.before, done.taken, done.left) == (1, 1, 0)
    assert done.changes.touches("visit")
    assert upkeep.digest(parish.pc.session) == before
    assert not_taken.not_taken_list(parish.pc.session) == []


def test_looking_again_reads_what_an_older_program_could_not_read(parish: Parish, laptop: Machine) -> None:
    laptop.visit("水管修好了")
    parish.pc.merge(laptop.export())
    before = upkeep.digest(parish.pc.session)
    store = parish.pc.session.store
    with store.atomic():
        store._db.run("UPDATE op SET standing = 'parked:bad_body', bad = 1 WHERE kind = 'visit'")
    (one,) = not_taken.not_taken_list(parish.pc.session)
    assert one["group"] == "unread"
    assert not_taken.retry(parish.pc.session).taken == 1
    assert upkeep.digest(parish.pc.session) == before


@pytest.mark.parametrize(
    "standing",
    [
        "parked:no_right", "parked:wrong_scope", "parked:wrong_author", "parked:unknown_kind",
        "parked:revoked", "unread:parked:bad_body", "unread:parked:unreadable", "waiting:no_cert",
        "waiting:no_trust", "waiting:gap", "superseded", "placed:waiting", "placed:pending",
        "placed:refused:state", "placed:refused:unknown_event",
        *(f"placed:refused:{guard}" for guard in GUARDS),
        *sorted({f"placed:refused:needs:{need}" for step in STEPS.values() for need in step.needs}),
    ],
)  # fmt: skip
def test_every_reason_has_a_sentence_and_a_next_step(standing: str) -> None:
    group, code, reason, then = why(standing)
    assert group in GROUPS
    assert code
    assert reason.endswith("。")
    assert then.endswith("。")
    assert reason != "这条记录没有采用。"


def test_a_laptop_sees_only_its_own(parish: Parish, laptop: Machine) -> None:
    refused_step(parish)
    assert not_taken.not_taken_list(parish.pc.session, mine=True)
    assert not_taken.not_taken_list(laptop.session, mine=True) == []


def test_a_fork_says_what_each_branch_holds_and_a_person_lets_one_in(parish: Parish, laptop: Machine) -> None:
    laptop.visit("分开以前")
    parish.pc.merge(laptop.export())
    folder, image = laptop.session.dir, parish.folder / "image"
    laptop.session.close()
    shutil.copytree(folder, image)
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    laptop.visit("原来的电脑写的")
    parish.pc.merge(laptop.export())
    laptop.session.close()
    NearMachine(folder).put_back_disk(image)  # the program cannot notice: a fork is what comes of it
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    laptop.visit("从镜像放回来的电脑写的")
    laptop.visit("又一篇")
    parish.pc.merge(laptop.export())
    (page,) = forks.fork_pages(parish.pc.session)
    assert page["name"] == "李明"
    assert sorted((b["visits"], b["stands"]) for b in page["branches"]) == [(1, True), (2, False)]
    assert all(b["first_at"] <= b["last_at"] for b in page["branches"])
    assert parish.pc.contents() == ["分开以前", "原来的电脑写的"]
    out = next(b for b in page["branches"] if not b["stands"])
    forks.let_in(parish.pc.session, page["device"], page["inc"], page["scope"], out["head"])
    assert len(parish.pc.contents()) == 4
    assert all(b["stands"] for b in forks.fork_pages(parish.pc.session)[0]["branches"])


def test_the_suite_sees_a_second_look_that_judges_and_forgets_to_fold(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.visit("水管修好了")
    parish.pc.merge(laptop.export())
    before = upkeep.digest(parish.pc.session)
    store = parish.pc.session.store
    with store.atomic():
        store._db.run("UPDATE op SET standing = 'parked:unknown_kind' WHERE kind = 'visit'")
        store._db.run("DELETE FROM visit")
    monkeypatch.setattr(retrying, "fold_listed", lambda db, now: None)
    assert not_taken.retry(parish.pc.session).taken == 1
    assert upkeep.digest(parish.pc.session) != before
