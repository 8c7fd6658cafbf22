"""Attachments travel behind the records, in parts: any order, any subset, asked for again, receipted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gridworker.errors import UserError
from gridworker.services import attachments, demands, devices, exchange, outgoing, parts, upkeep
from gridworker.services.attachments import attach, attachment_list
from gridworker.services.demands import DeskDraft
from gridworker.sync.limits import MIB, PART_OF_SET
from tests.support import pictures
from tests.support.parish import Machine, Parish

SMALL = 1 * MIB
"""A part in these tests: three files of 230 kB fit into it."""


def give(machine: Machine, visit: str, *seeds: int, size: int = 230_000) -> list[str]:
    return [attach(machine.session, visit, ("PDF", pictures.noise(seed, size), ""))[0] for seed in seeds]


def states(machine: Machine, visit: str) -> list[str]:
    return [row["state"] for row in attachment_list(machine.session, visit)]


def small_parts(laptop: Machine) -> list[exchange.Exported]:
    """What `export_report` writes, in smaller parts."""
    session = laptop.session
    laptop.clock.advance(60)
    return parts.send_parts(
        session, laptop.stick, outgoing._report(session), purpose="report", audience="office",
        recipients=session.authority.docs[session.authority.version].recipients, most=SMALL,
    )  # fmt: skip


def back(parish: Parish, laptop: Machine) -> None:
    laptop.merge(parish.pc.answer(laptop.device))


def test_a_picture_goes_to_the_office_and_is_receipted(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, 1, 2)
    out = exchange.outgoing(laptop.session)
    assert (out.attachments, out.attachment_bytes, out.parts) == (2, 460_000, 1)
    (made,) = exchange.export_report(laptop.session, laptop.stick)
    assert (made.attachments, made.part, made.parts) == (2, 1, 1)
    seen = exchange.inspect_bundle(parish.pc.session, made.path)
    assert (seen.attachments, seen.part, seen.parts) == (2, 1, 1)
    assert (
        parish.pc.session.store.files.here([row["blob"] for row in attachment_list(laptop.session, visit)])
        == {}
    )
    done = parish.pc.merge([made.path])
    assert (done.attachments, done.changes.touches("attachment")) == (2, True)
    assert states(parish.pc, visit) == ["here", "here"]
    back(parish, laptop)
    assert exchange.outgoing(laptop.session).attachments == 0
    assert laptop.export() == []
    assert upkeep.digest(laptop.session).scopes.items() & upkeep.digest(parish.pc.session).scopes.items()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0), (1,), (1, 2, 1, 0, 0)])
def test_any_order_and_any_subset_of_the_parts_merges(
    parish: Parish, laptop: Machine, order: Sequence[int]
) -> None:
    visit = laptop.visit().id
    give(laptop, visit, *range(7))
    made = small_parts(laptop)
    assert [(one.part, one.parts, one.attachments) for one in made] == [(1, 3, 3), (2, 3, 3), (3, 3, 1)]
    assert all(one.size <= SMALL for one in made)
    assert all(one.ops == 0 for one in made[1:])
    for at in order:
        assert parish.pc.merge([made[at].path]).refused == []
    came = {0: 3, 1: 3, 2: 1}
    here = sum(came[at] for at in set(order))
    if 0 in order:
        assert states(parish.pc, visit).count("here") == here
        assert parish.pc.contents() == ["水管修好了"]
    else:
        assert parish.pc.contents() == []
    # What is still lacking is in the next file, and nothing else.
    back(parish, laptop)
    left = exchange.outgoing(laptop.session)
    assert left.attachments == (7 - here if 0 in order else 7)
    parish.pc.merge(laptop.export())
    assert states(parish.pc, visit) == ["here"] * 7
    back(parish, laptop)
    assert laptop.export() == []


def test_a_file_of_a_report_is_never_more_than_a_mail_can_carry(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, *range(4), size=7_000_000)
    assert exchange.outgoing(laptop.session).parts == 2
    files = laptop.export()
    assert [file.stat().st_size <= PART_OF_SET for file in files] == [True, True]
    parish.pc.merge(reversed(files))
    assert states(parish.pc, visit) == ["here"] * 4


def test_bytes_that_come_before_their_record_are_receipted_with_it(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, *range(5))
    first, second = small_parts(laptop)
    parish.pc.merge([second.path])
    assert (
        parish.pc.answer(laptop.device) == [] or laptop.merge(parish.pc.answer(laptop.device)).refused == []
    )
    assert exchange.outgoing(laptop.session).attachments == 5
    parish.pc.merge([first.path])
    back(parish, laptop)
    assert exchange.outgoing(laptop.session).attachments == 0


def test_the_suite_sees_an_office_that_says_it_has_what_it_has_not(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: the receipt names every attachment of the log, whether its bytes came or not."""
    from gridworker.services import receipts

    monkeypatch.setattr(
        receipts, "_news",
        lambda session, log, done: [one.blob for one in session.store.files.named_in([log])],
    )  # fmt: skip
    visit = laptop.visit().id
    give(laptop, visit, *range(5))
    first, _second = small_parts(laptop)
    parish.pc.merge([first.path])
    back(parish, laptop)
    lacking = states(parish.pc, visit).count("waiting")
    assert lacking == 2
    assert exchange.outgoing(laptop.session).attachments != lacking


def test_what_was_announced_is_what_was_written(laptop: Machine) -> None:
    visit = laptop.visit("水管修好了", demand="路灯不亮", promise="周五来").id
    give(laptop, visit, 1)
    out = exchange.outgoing(laptop.session)
    (made,) = exchange.export_report(laptop.session, laptop.stick)
    for name in (
        "visits", "demands", "households", "persons", "promises", "corrections", "attachments", "ops"
    ):  # fmt: skip
        assert getattr(made, name) == getattr(out, name), name
    assert (made.promises, made.attachments) == (1, 1)


def test_what_was_removed_before_it_was_sent_is_not_sent(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    first, second = give(laptop, visit, 1, 2)
    attachments.remove(laptop.session, first)
    (made,) = exchange.export_report(laptop.session, laptop.stick)
    assert made.attachments == 1
    parish.pc.merge([made.path])
    assert [row["id"] for row in attachment_list(parish.pc.session, visit)] == [second]
    attachments.put_back(laptop.session, first)
    parish.pc.merge(laptop.export())
    assert states(parish.pc, visit) == ["here", "here"]


def test_damaged_at_the_office_it_is_asked_for_and_sent_again(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, 1, 2)
    parish.pc.merge(laptop.export())
    back(parish, laptop)
    assert laptop.export() == []
    parish.pc.session.store._db.run("UPDATE blob SET data = x'00' WHERE rowid = 1")
    assert attachments.ask_again(parish.pc.session) == 1
    assert sorted(states(parish.pc, visit)) == ["here", "waiting"]
    back(parish, laptop)
    assert exchange.outgoing(laptop.session).attachments == 1
    parish.pc.merge(laptop.export())
    assert states(parish.pc, visit) == ["here", "here"]
    back(parish, laptop)
    assert laptop.export() == []


def test_an_old_bundle_gives_back_what_was_damaged(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, 1)
    files = laptop.export()
    parish.pc.merge(files)
    parish.pc.session.store._db.run("UPDATE blob SET data = x'00'")
    attachments.ask_again(parish.pc.session)
    done = parish.pc.merge(files)
    assert (done.merged_ops, done.attachments) == (0, 1)
    assert states(parish.pc, visit) == ["here"]


def test_lost_on_the_laptop_it_comes_back_with_the_answer(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, 1)
    parish.pc.merge(laptop.export())
    back(parish, laptop)
    with laptop.session.store.atomic():
        laptop.session.store._db.run("DELETE FROM blob")
    assert states(laptop, visit) == ["waiting"]
    laptop.visit("再去一次")
    parish.pc.merge(laptop.export())
    waiting = {row["device"]: row["waiting"] for row in devices.device_list(parish.pc.session)}
    assert waiting[laptop.device] > 0
    back(parish, laptop)
    assert states(laptop, visit) == ["here"]


def test_who_has_nothing_to_send_may_still_ask_and_asks_once(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, 1)
    parish.pc.merge(laptop.export())
    back(parish, laptop)
    with laptop.session.store.atomic():
        laptop.session.store._db.run("DELETE FROM blob")
    out = exchange.outgoing(laptop.session)
    assert (out.ops, out.attachments, out.lacking) == (0, 0, 1)
    asked = laptop.export()
    assert len(asked) == 1
    assert laptop.export() == []
    parish.pc.merge(asked)
    back(parish, laptop)
    assert states(laptop, visit) == ["here"]


def test_a_colleague_of_the_same_grid_gets_it_and_nobody_else_by_its_hash(
    parish: Parish, laptop: Machine
) -> None:
    colleague = parish.join(parish.machine("colleague"), "赵强", "worker", parish.grids[0])
    stranger = parish.laptop("钱芳", grid=1)
    visit = laptop.visit().id
    give(laptop, visit, 1)
    (row,) = attachment_list(laptop.session, visit)
    parish.pc.merge(laptop.export())
    colleague.merge(parish.pc.answer(colleague.device))
    assert states(colleague, visit) == ["here"]
    # The stranger asks for it by name.
    files = type(stranger.session.store.files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "lacking", lambda self, most: [row["blob"]])
        stranger.household("钱家", "9-1")
        stranger.visit("问一问", stranger.homes[0])
        asked = stranger.export()
    parish.pc.merge(asked)
    stranger.merge(parish.pc.answer(stranger.device))
    assert stranger.session.store.files.here([row["blob"]]) == {}


def test_the_other_pc_of_the_office_gets_it(parish: Parish, laptop: Machine) -> None:
    second = parish.second_pc()
    visit = laptop.visit().id
    give(laptop, visit, 1, 2)
    parish.pc.merge(laptop.export())
    second.merge(parish.pc.export())
    assert states(second, visit) == ["here", "here"]
    demands.collect_at_desk(second.session, DeskDraft(text="路灯不亮", source="OFFICE"))
    parish.pc.merge(second.export())
    assert all(made.attachments == 0 for made in exchange.export_report(parish.pc.session, parish.pc.stick))


def test_a_part_that_cannot_be_written_leaves_no_other_behind(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(laptop, laptop.visit().id, *range(7))
    real, calls = parts.send, itertools.count()

    def failing(*args: Any, **more: Any) -> Any:
        if next(calls) == 1:
            raise UserError("disk_full", "盘上空间不够，没有写成，原有文件没有动。")
        return real(*args, **more)

    monkeypatch.setattr(parts, "send", failing)
    before = set(laptop.stick.iterdir())
    with pytest.raises(UserError):
        small_parts(laptop)
    assert set(laptop.stick.iterdir()) == before
    monkeypatch.setattr(parts, "send", real)
    parish.pc.merge([made.path for made in small_parts(laptop)])


def test_a_preview_says_what_a_part_brings_and_changes_nothing(parish: Parish, laptop: Machine) -> None:
    visit = laptop.visit().id
    give(laptop, visit, *range(5))
    made = small_parts(laptop)
    seen = exchange.merge_bundles(parish.pc.session, [one.path for one in made], preview=True)
    assert [(one.inspection.part, one.inspection.parts) for one in seen.files if one.inspection] == [
        (1, 2),
        (2, 2),
    ]
    assert seen.attachments == 5
    assert parish.pc.contents() == []
    assert parish.pc.session.store._db.value("SELECT count(*) FROM blob") == 0


def test_a_redacted_picture_is_gone_from_laptop_and_office_and_does_not_come_back(
    parish: Parish, laptop: Machine
) -> None:
    from tests.unit.services.test_attachments import redact

    visit = laptop.visit().id
    made, kept = give(laptop, visit, 1, 2)
    files = laptop.export()
    parish.pc.merge(files)
    redact(parish.pc, made, parish.pc.session.store.get("attachment", made)["in_scope"])
    assert states(parish.pc, visit) == ["redacted", "here"]
    back(parish, laptop)
    assert states(laptop, visit) == ["redacted", "here"]
    for machine in (laptop, parish.pc):
        assert machine.session.store._db.value("SELECT count(*) FROM blob") == 1
    parish.pc.merge(files)
    fresh = parish.second_pc()
    fresh.merge([*files, *parish.pc.export()])
    assert states(fresh, visit) == ["redacted", "here"]
    assert fresh.session.store._db.value("SELECT count(*) FROM blob") == 1
    assert kept in {row["id"] for row in attachment_list(fresh.session, visit)}


def test_a_picture_with_the_wrong_bytes_changes_nothing(
    parish: Parish, laptop: Machine, tmp_path: Path
) -> None:
    give(laptop, laptop.visit().id, 1)
    (file,) = laptop.export()
    raw = bytearray(file.read_bytes())
    raw[-5_000] ^= 1
    done = parish.pc.merge([pictures.saved(tmp_path, file.name, bytes(raw))])
    assert [one.error.code for one in done.refused] == ["tampered"]
    assert parish.pc.contents() == []
    assert parish.pc.session.store._db.value("SELECT count(*) FROM blob") == 0
