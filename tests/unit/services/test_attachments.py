"""Pictures and files of visits and demands: attached, listed, taken out, removed, held, redacted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gridworker.domain.attachment import MOST
from gridworker.errors import UserError
from gridworker.services import attachments, demands, drafts, upkeep, visits
from gridworker.services.attachments import attach, attachment_list
from gridworker.services.demands import DeskDraft
from gridworker.services.visits import VisitDraft
from gridworker.storage import Intent
from tests.support import pictures
from tests.support.parish import Machine, Parish
from tests.support.roster_page import id_number


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("camera")
    pictures.saved(made, "ditch.jpg", pictures.jpeg(pictures.drawing(800, 600, 1)))
    pictures.saved(made, "wall.png", pictures.png(pictures.drawing(300, 400, 2)))
    pictures.saved(made, "申请表.pdf", pictures.pdf())
    return made


def blobs(machine: Machine) -> int:
    return len(machine.session.store._db.all("SELECT hash FROM blob"))


def test_a_picture_is_attached_to_a_visit_and_shown_with_it(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    made, changes = attach(laptop.session, visit, folder / "ditch.jpg", "门口的水沟")
    assert changes.ids == {"attachment": [made], "visit": [visit]}
    (row,) = visits.visit(laptop.session, visit)["files"]
    assert (row["id"], row["type"], row["name"], row["state"]) == (made, "JPEG", "门口的水沟", "here")
    type_, data = attachments.attached(laptop.session, made)
    assert (type_, len(data)) == ("JPEG", row["size"])


def test_a_file_is_attached_to_a_demand_under_its_own_name(parish: Parish, folder: Path) -> None:
    session = parish.pc.session
    demand, _ = demands.collect_at_desk(
        session, DeskDraft(text="申请低保", source="OFFICE", category="OTH.TEXT")
    )
    attach(session, demand, folder / "申请表.pdf")
    (row,) = demands.demand(session, demand)["files"]
    assert (row["type"], row["name"], row["of"]) == ("PDF", "申请表", demand)


def test_nothing_is_ever_required_and_a_visit_without_attachments_says_so(laptop: Machine) -> None:
    assert visits.visit(laptop.session, laptop.visit().id)["files"] == []


def test_the_same_picture_twice_is_kept_once_and_stays_while_one_record_names_it(
    laptop: Machine, folder: Path
) -> None:
    first, second = laptop.visit().id, laptop.visit("再去一次").id
    for visit in (first, second):
        attach(laptop.session, visit, folder / "ditch.jpg")
    assert blobs(laptop) == 1


def test_an_identity_number_in_the_words_is_refused_and_in_a_files_name_cut(
    laptop: Machine, tmp_path: Path
) -> None:
    visit = laptop.visit().id
    number = id_number(random.Random(3))
    path = pictures.saved(tmp_path, f"{number}.pdf", pictures.pdf(300))
    with pytest.raises(UserError) as caught:
        attach(laptop.session, visit, path, f"身份证 {number}")
    assert caught.value.code == "id_number"
    attach(laptop.session, visit, path)
    (row,) = attachment_list(laptop.session, visit)
    assert number not in row["name"]


def test_removed_it_is_out_of_sight_and_comes_back(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    made, _ = attach(laptop.session, visit, folder / "wall.png")
    attachments.remove(laptop.session, made)
    assert attachment_list(laptop.session, visit) == []
    assert [row["withdrawn"] for row in attachment_list(laptop.session, visit, withdrawn=True)] == [True]
    changes = attachments.put_back(laptop.session, made)
    assert changes.ids["visit"] == [visit]
    assert [row["state"] for row in attachment_list(laptop.session, visit)] == ["here"]


def test_its_words_can_be_changed_later(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    made, _ = attach(laptop.session, visit, folder / "wall.png")
    attachments.rename(laptop.session, made, "院墙的裂缝")
    assert attachment_list(laptop.session, visit)[0]["name"] == "院墙的裂缝"


def test_at_most_so_many_and_only_on_visits_and_demands(laptop: Machine, tmp_path: Path) -> None:
    visit = laptop.visit().id
    for n in range(MOST):
        attach(laptop.session, visit, ("PDF", pictures.noise(n, 500), ""))
    for record, code in ((visit, "too_many_files"), (laptop.homes[0], "no_record")):
        with pytest.raises(UserError) as caught:
            attach(laptop.session, record, ("PDF", pictures.noise(99, 500), ""))
        assert caught.value.code == code
    assert blobs(laptop) == MOST


def test_a_copy_taken_out_has_a_name_that_says_nothing(laptop: Machine, folder: Path, tmp_path: Path) -> None:
    visit = laptop.visit("王家福家的事").id
    made, _ = attach(laptop.session, visit, folder / "申请表.pdf", "王家福")
    first, second = (attachments.save_copy(laptop.session, made, tmp_path) for _ in range(2))
    assert first != second
    assert first.read_bytes() == second.read_bytes() == pictures.pdf()
    assert "王家福" not in first.name
    with pytest.raises(UserError) as caught:
        attachments.save_copy(laptop.session, made, tmp_path / "pulled")
    assert caught.value.code == "no_folder"


# --- drafts --------------------------------------------------------------------------------------------


def page(laptop: Machine) -> VisitDraft:
    return VisitDraft(
        date=laptop.clock.now().date(), targets=[laptop.homes[0]], mode="HOME", meet="MET", content="水沟堵了"
    )


def test_a_draft_holds_its_files_until_the_page_is_saved(laptop: Machine, folder: Path) -> None:
    session, draft = laptop.session, drafts.new_draft_id(laptop.session)
    first = attachments.hold(session, draft, folder / "ditch.jpg")
    second = attachments.hold(session, draft, folder / "wall.png")
    attachments.let_go(session, draft, second.blob)
    assert blobs(laptop) == 1
    drafts.keep_draft(session, draft, page(laptop).model_copy(update={"files": [first]}))
    laptop.reopen()
    kept = drafts.draft(laptop.session, draft)
    assert kept is not None
    assert kept.draft.files == [first]
    saved = visits.record_visit(laptop.session, kept.draft, draft_id=draft)
    assert [row["blob"] for row in visits.visit(laptop.session, saved.id)["files"]] == [first.blob]
    assert laptop.session.store.files.held(draft) == []
    assert blobs(laptop) == 1


def test_a_page_thrown_away_lets_its_files_go(laptop: Machine, folder: Path) -> None:
    draft = drafts.new_draft_id(laptop.session)
    attachments.hold(laptop.session, draft, folder / "ditch.jpg")
    attachments.let_go(laptop.session, draft)
    assert blobs(laptop) == 0


def test_a_page_whose_file_is_gone_says_so_and_is_not_lost(laptop: Machine, folder: Path) -> None:
    session, draft = laptop.session, drafts.new_draft_id(laptop.session)
    held = attachments.hold(session, draft, folder / "ditch.jpg")
    drafts.keep_draft(session, draft, page(laptop).model_copy(update={"files": [held]}))
    attachments.let_go(session, draft)
    with pytest.raises(UserError) as caught:
        visits.record_visit(session, page(laptop).model_copy(update={"files": [held]}), draft_id=draft)
    assert caught.value.code == "file_gone"
    assert drafts.draft(session, draft) is not None


def test_a_demand_at_the_desk_takes_its_files_along(parish: Parish, folder: Path) -> None:
    session = parish.pc.session
    held = attachments.hold(session, "desk", folder / "wall.png")
    demand, changes = demands.collect_at_desk(
        session, DeskDraft(text="墙裂了", source="OFFICE", files=[held]), draft_id="desk"
    )
    assert [row["blob"] for row in attachment_list(session, demand)] == [held.blob]
    assert changes.touches("attachment")


def test_on_a_full_disk_nothing_is_attached_and_nothing_is_lost(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    attach(laptop.session, visit, folder / "ditch.jpg")
    before = attachment_list(laptop.session, visit), upkeep.digest(laptop.session)
    db = laptop.session.store._db
    db.run(f"PRAGMA max_page_count = {int(db.value('PRAGMA page_count')) + 20}")
    for write in (
        lambda: attach(laptop.session, visit, ("PDF", pictures.noise(7, 2_000_000), "")),
        lambda: attachments.hold(laptop.session, "draft", ("PDF", pictures.noise(7, 2_000_000), "")),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert caught.value.code == "disk_full"
    assert (attachment_list(laptop.session, visit), upkeep.digest(laptop.session)) == before
    db.run("PRAGMA max_page_count = 1073741823")
    attach(laptop.session, visit, ("PDF", pictures.noise(7, 2_000_000), ""))
    assert len(attachment_list(laptop.session, visit)) == 2


# --- redaction and checks --------------------------------------------------------------------------------


def redact(machine: Machine, attachment: str, scope: str) -> None:
    """What a redaction of an attachment says: its words and the hash go, the rest is stated again."""
    steps = machine.session.store.history(attachment)
    row = machine.session.store.get("attachment", attachment)
    assert row is not None
    data = {
        "covers": [step["hash"] for step in steps], "fields": ["blob", "name"],
        "restate": {name: row[name] for name in ("of", "type", "size")},
    }  # fmt: skip
    names = [*data["fields"], *data["restate"]]
    parents = [(step["hash"], names) for step in steps[-1:]]
    session = machine.session
    session.store.write(
        [Intent("redact", attachment, scope, data, parents)], who=session.writer, entropy=session.entropy
    )


def test_a_redacted_attachment_loses_its_bytes_for_good(parish: Parish, folder: Path) -> None:
    pc = parish.pc
    demand, _ = demands.collect_at_desk(pc.session, DeskDraft(text="墙裂了", source="OFFICE"))
    made, _ = attach(pc.session, demand, folder / "wall.png", "她家的墙")
    kept, _ = attach(pc.session, demand, folder / "ditch.jpg")
    scope = pc.session.store.get("attachment", made)["in_scope"]
    redact(pc, made, scope)
    rows = {row["id"]: row for row in attachment_list(pc.session, demand)}
    assert (rows[made]["state"], rows[made]["name"], rows[made]["type"]) == ("redacted", "", "JPEG")
    assert rows[kept]["state"] == "here"
    assert blobs(pc) == 1
    assert pc.session.store.files.lacking(9) == []
    with pytest.raises(UserError) as caught:
        attachments.attached(pc.session, made)
    assert caught.value.code == "file_waiting"


def test_what_two_records_name_stays_when_one_of_them_is_redacted(parish: Parish, folder: Path) -> None:
    pc = parish.pc
    found = []
    for text in ("墙裂了", "墙又裂了"):
        demand, _ = demands.collect_at_desk(pc.session, DeskDraft(text=text, source="OFFICE"))
        found.append(attach(pc.session, demand, folder / "wall.png")[0])
    redact(pc, found[0], pc.session.store.get("attachment", found[0])["in_scope"])
    assert blobs(pc) == 1
    assert attachments.attached(pc.session, found[1])[0] == "JPEG"


def test_damaged_bytes_are_found_dropped_and_shown_as_on_their_way(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    made, _ = attach(laptop.session, visit, folder / "ditch.jpg")
    store = laptop.session.store
    assert [one.code for one in store.files.check()] == ["attachments"]
    store._db.run("UPDATE blob SET data = CAST(replace(hex(data), 'FFD8', 'FFD9') AS BLOB)")
    assert [(one.code, one.level) for one in store.files.check()] == [("attachments_damaged", "bad")]
    with pytest.raises(UserError):
        attachments.attached(laptop.session, made)
    assert attachments.ask_again(laptop.session) == 1
    assert [one.code for one in store.files.check()] == ["attachments", "attachments_waiting"]
    assert attachment_list(laptop.session, visit)[0]["state"] == "waiting"


def test_tables_made_again_leave_attachments_as_they_are(laptop: Machine, folder: Path) -> None:
    visit = laptop.visit().id
    attach(laptop.session, visit, folder / "ditch.jpg")
    before = attachment_list(laptop.session, visit), upkeep.digest(laptop.session)
    assert upkeep.rebuild(laptop.session) == before[1]
    assert attachment_list(laptop.session, visit) == before[0]
