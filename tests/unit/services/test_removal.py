"""What a resident asked to have deleted is found nowhere, while chains verify and counts stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import (
    access,
    attachments,
    backups,
    households,
    privacy_requests,
    removal,
    search,
    upkeep,
    visits,
)
from gridworker.services.drafts import keep_draft, new_draft_id
from gridworker.services.households import HouseholdDraft
from gridworker.services.queries import Query
from gridworker.services.visits import VisitDraft
from tests.support import pictures
from tests.support.parish import Machine, Parish
from tests.support.plain_pages import plain_pages

NAME, PHONE, SAID = "欧阳梅花", "15400017788", "说孙子在外面欠了钱，夜里睡不着"
ASKED, MEANT = "想办临时救助", "周五带申请表来"
REFLECTED = "觉得她没有说实话，下次一个人去"
WORDS = (NAME, PHONE, SAID, ASKED, MEANT)


@pytest.fixture
def told(laptop: Machine) -> str:
    """A household with everything that can be told, corrected once, and half-typed once more."""
    home = households.add_household(
        laptop.session, HouseholdDraft(head="欧阳梅", door="5-7", phone=PHONE, size=3)
    ).id
    households.revise_household(laptop.session, home, {"head": NAME})
    laptop.visit(SAID, home, demand=ASKED, promise=MEANT, reflection=REFLECTED)
    page = VisitDraft(targets=[home], content=f"上次{SAID}，今天好些了")
    keep_draft(laptop.session, new_draft_id(laptop.session), page)
    return home


def everything(plan: removal.RemovalPlan) -> list[tuple[str, str]]:
    return [(item.group, item.record) for item in plan.items]


def left(machine: Machine, words: Iterable[str]) -> list[str]:
    """Those words that stand anywhere in the decrypted pages of a machine's store and log."""
    store = machine.session.dir / "store.db"
    pages = b"\n".join(plain_pages(store, machine.session.ring.store_key))
    return [word for word in words if word.encode() in pages]


def delete(parish: Parish, home: str) -> removal.Removed:
    pc = parish.pc.session
    request = privacy_requests.open_request(pc, home, "DELETE").id
    done = removal.remove(pc, home, everything(removal.removal_plan(pc, home)), request)
    removal.finish_removal(pc)
    return done


def test_deleted_words_are_nowhere_on_both_machines_and_an_old_file_does_not_bring_them_back(
    parish: Parish, laptop: Machine, told: str
) -> None:
    old = laptop.export()
    parish.pc.merge(old)
    search.catch_up(parish.pc.session)
    search.catch_up(laptop.session)
    # The control: the same search finds all of them before.
    assert left(parish.pc, WORDS) == list(WORDS)
    assert left(laptop, WORDS) == list(WORDS)
    before = [machine.session.store.count(Query(kind)) for machine in (parish.pc, laptop)
              for kind in ("visit", "demand", "promise", "household")]  # fmt: skip

    done = delete(parish, told)
    assert done.records == 4
    assert left(parish.pc, WORDS) == []
    laptop.merge(parish.pc.answer(laptop.device))
    removal.finish_removal(laptop.session)
    assert left(laptop, WORDS) == []
    assert laptop.session.store.drafts()[0].body["content"] == "上次，今天好些了"

    for machine in (parish.pc, laptop):
        machine.merge(old)
        machine.merge(laptop.export())
        removal.finish_removal(machine.session)
        assert left(machine, WORDS) == []
        for word in WORDS:
            assert not search.look(machine.session, search.Asked(word)).groups
        assert [finding for finding in upkeep.doctor(machine.session) if finding.level == "bad"] == []
        machine.session.store.rebuild()
        assert left(machine, WORDS) == []
    counts = [machine.session.store.count(Query(kind)) for machine in (parish.pc, laptop)
              for kind in ("visit", "demand", "promise", "household")]  # fmt: skip
    assert counts == before
    assert upkeep.digest(parish.pc.session).scopes.items() >= {
        scope: found for scope, found in upkeep.digest(laptop.session).scopes.items()
        if scope in upkeep.digest(parish.pc.session).scopes
    }.items()  # fmt: skip
    (row,) = [v for v in visits.visits(parish.pc.session) if v["meet"] == "MET"]
    assert (row["mode"], row["content"], row["date"]) == ("HOME", None, "2026-04-05")


def test_a_file_from_before_brings_nothing_to_an_office_that_heard_of_the_deletion_first(
    parish: Parish, laptop: Machine, told: str
) -> None:
    second = parish.second_pc()
    old = laptop.export()
    parish.pc.merge(old)
    delete(parish, told)
    second.merge(parish.pc.export())
    second.merge(old)
    removal.finish_removal(second.session)
    assert left(second, WORDS) == []
    assert second.session.store.count(Query("visit")) == 1


def test_what_is_deleted_later_is_not_left_in_what_an_earlier_deletion_stated_again(
    parish: Parish, laptop: Machine, told: str
) -> None:
    parish.pc.merge(laptop.export())
    pc = parish.pc.session
    removal.remove(pc, told, [("phone", told)])
    row = pc.store.get("household", told)
    assert row is not None
    assert (row["head"], row["phone"], row["redacted"]) == (NAME, None, ["phone"])
    removal.remove(pc, told, [("head", told)])
    removal.finish_removal(pc)
    row = pc.store.get("household", told)
    assert row is not None
    assert (row["head"], row["door"], row["redacted"]) == (None, "5-7", ["head", "phone"])
    assert left(parish.pc, (NAME, PHONE)) == []
    laptop.merge(parish.pc.answer(laptop.device))
    removal.finish_removal(laptop.session)
    assert left(laptop, (NAME, PHONE)) == []
    assert laptop.session.store.get("household", told)["redacted"] == ["head", "phone"]


def test_words_that_come_from_somebody_who_had_not_heard_ask_for_a_decision_and_go_with_it(
    parish: Parish, laptop: Machine, told: str
) -> None:
    from gridworker.services import conflicts

    parish.pc.merge(laptop.export())
    households.revise_household(laptop.session, told, {"phone": "15400019999"})
    delete(parish, told)
    parish.pc.merge(laptop.export())
    (clash,) = [c for c in conflicts.conflict_list(parish.pc.session) if c["record"] == told]
    gone = next(value["choice"] for value in clash["values"] if value["redacted"])
    conflicts.settle(parish.pc.session, told, "phone", choice=gone)
    removal.finish_removal(parish.pc.session)
    assert left(parish.pc, ["15400019999"]) == []
    assert conflicts.conflict_list(parish.pc.session) == []


def test_a_laptop_cannot_delete_and_says_who_can(laptop: Machine, told: str) -> None:
    with pytest.raises(UserError) as refused:
        removal.remove(laptop.session, told, [("phone", told)])
    assert refused.value.code == "not_office"


def test_a_clash_is_decided_before_something_else_of_the_record_is_deleted(
    parish: Parish, laptop: Machine, told: str
) -> None:
    parish.pc.merge(laptop.export())
    households.revise_household(laptop.session, told, {"door": "5-8"})
    households.revise_household(parish.pc.session, told, {"door": "5-9"})
    parish.pc.merge(laptop.export())
    with pytest.raises(UserError) as refused:
        removal.remove(parish.pc.session, told, [("phone", told)])
    assert refused.value.code == "clash_first"


def test_the_preview_says_what_goes_and_what_stays_as_a_count(
    parish: Parish, laptop: Machine, told: str
) -> None:
    parish.pc.merge(laptop.export())
    plan = removal.removal_plan(parish.pc.session, told)
    said = {item.group: item.words for item in plan.items}
    assert said["head"] == [("户主", NAME)]
    assert said["phone"] == [("电话", PHONE)]
    assert said["visits"] == [("走访内容", SAID)]
    assert said["promises"] == [("约定内容", MEANT)]
    assert said["demands"] == [("搜集 · 诉求内容", ASKED)]
    assert plan.stays == {"household": 1, "visit": 1, "promise": 1, "demand": 1}
    assert next(item for item in plan.items if item.group == "head").earlier == 1


def test_the_reflection_never_leaves_the_laptop(parish: Parish, laptop: Machine, told: str) -> None:
    parish.pc.merge(laptop.export())
    assert left(parish.pc, [REFLECTED]) == []


def test_a_deletion_that_was_cut_short_is_finished_by_the_next_quiet_moment(
    parish: Parish, laptop: Machine, told: str
) -> None:
    parish.pc.merge(laptop.export())
    pc = parish.pc.session
    removal.remove(pc, told, everything(removal.removal_plan(pc, told)))
    assert pc.store.privacy.scrub_due()
    while not search.index_some(pc).whole:
        pass
    assert not pc.store.privacy.scrub_due()
    assert left(parish.pc, WORDS) == []


def test_a_laptop_that_hears_of_a_deletion_does_the_rest_in_a_quiet_moment_and_logs_it(
    parish: Parish, laptop: Machine, told: str
) -> None:
    parish.pc.merge(laptop.export())
    delete(parish, told)
    assert laptop.merge(parish.pc.answer(laptop.device)).removed >= 4
    while not search.index_some(laptop.session).whole:
        pass
    assert left(laptop, WORDS) == []
    (line,) = access.access_log(laptop.session)
    assert (line.action_name, line.about, line.purpose) == ("删除文字", "", "")
    assert line.count >= 4


def test_the_search_of_pages_finds_a_deletion_that_forgets_the_file(
    parish: Parish, laptop: Machine, told: str, tmp_path: Path
) -> None:
    """The planted fault: a value that is only overwritten in its row stays in the pages."""
    parish.pc.merge(laptop.export())
    db = parish.pc.session.store._db
    with db.atomic():
        db.run("UPDATE household SET head = NULL WHERE rec = ?", (told,))
    assert left(parish.pc, [NAME]) == [NAME]


def test_a_new_backup_and_a_new_file_have_none_of_it(parish: Parish, laptop: Machine, told: str) -> None:
    parish.pc.merge(laptop.export())
    before, _ = backups.back_up(parish.pc.session)
    key = parish.pc.session.ring.store_key
    assert any(SAID.encode() in page for page in plain_pages(before.path, key))
    delete(parish, told)
    after, _ = backups.back_up(parish.pc.session)
    pages = b"\n".join(plain_pages(after.path, key))
    assert [word for word in WORDS if word.encode() in pages] == []
    second = parish.second_pc()
    second.merge(parish.pc.export())
    assert left(second, WORDS) == []
    assert second.session.store.count(Query("visit")) == 1


def test_files_of_the_household_go_with_their_names_and_bytes(
    parish: Parish, laptop: Machine, told: str, tmp_path: Path
) -> None:
    visit = visits.visits(laptop.session)[0]["id"]
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pictures.pdf())
    attachments.attach(laptop.session, visit, paper, "欧阳家的申请表")
    parish.pc.merge(laptop.export())
    held = "SELECT count(*) FROM blob"
    assert parish.pc.session.store._db.value(held) == 1
    (seen,) = removal.removal_plan(parish.pc.session, told).of("files")
    assert seen.words == [("文件", "欧阳家的申请表")]
    delete(parish, told)
    laptop.merge(parish.pc.answer(laptop.device))
    removal.finish_removal(laptop.session)
    for machine in (parish.pc, laptop):
        assert machine.session.store._db.value(held) == 0
        assert left(machine, ["欧阳家的申请表"]) == []
