"""The private 体会 never leaves the laptop: not in a file, not on paper, not by the key of the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridworker.services import backups, drafts, held_data, reports, upkeep
from gridworker.services.visits import VisitDraft
from tests.support.parish import Machine, Parish
from tests.support.pdf import run_together, words_of
from tests.support.plain_pages import plain_pages

SECRET = "觉得她没有说实话，心里不踏实"
HALF = "这话只写给自己看"
OPEN = "说屋顶东南角漏雨"


@pytest.fixture
def wrote(laptop: Machine) -> Machine:
    """A laptop with a reflection on a saved visit, one in a draft, and one in the bin of drafts."""
    laptop.visit(OPEN, reflection=SECRET)
    drafts.keep_draft(laptop.session, "half", VisitDraft(content="写到一半", reflection=HALF))
    drafts.keep_draft(laptop.session, "gone", VisitDraft(content="不要了", reflection=HALF))
    drafts.throw(laptop.session, "gone")
    return laptop


def sealed(machine: Machine) -> list[str]:
    """The sealed reflections as they are stored."""
    return [row[0].decode() for row in machine.session.store._db.all("SELECT sealed FROM reflection")]


def readable(store: Path, key: bytes) -> str:
    return b"\n".join(plain_pages(store, key)).decode("utf-8", "replace")


def test_whoever_opens_the_store_with_its_key_reads_no_reflection(wrote: Machine) -> None:
    """The office can have that key in an emergency; the passphrase alone opens the reflections."""
    said = readable(wrote.session.dir / "store.db", wrote.session.ring.store_key)
    assert OPEN in said  # the control: the same search reads what is not private
    assert SECRET not in said
    assert HALF not in said


def test_a_backup_holds_it_sealed_only(wrote: Machine) -> None:
    made, _ = backups.back_up(wrote.session)
    said = readable(made.path, wrote.session.ring.store_key)
    assert OPEN in said
    assert SECRET not in said
    assert HALF not in said


def test_no_op_and_no_file_for_the_office_has_it_not_even_sealed(parish: Parish, wrote: Machine) -> None:
    ops = "".join(str(line) for line in upkeep.log_dump(wrote.session))
    assert OPEN in ops
    (token,) = sealed(wrote)
    for word in (SECRET, HALF, token):
        assert word not in ops
    parish.pc.merge(wrote.export())
    assert sealed(parish.pc) == []
    said = readable(parish.pc.session.dir / "store.db", parish.pc.session.ring.store_key)
    assert OPEN in said
    for word in (SECRET, HALF, token):
        assert word not in said


@pytest.mark.usefixtures("qapp")
def test_no_paper_and_no_sheet_has_it(wrote: Machine, tmp_path: Path) -> None:
    held_data.copy_pdf(wrote.session, wrote.homes[0], tmp_path / "copy.pdf")
    reports.visits_ledger(wrote.session, tmp_path / "ledger.xlsx")
    paper = run_together("".join(words_of(tmp_path / "copy.pdf")))
    book = load_workbook(tmp_path / "ledger.xlsx")
    cells = "".join(
        str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row
    )
    for said in (paper, cells):
        assert OPEN in said
        assert SECRET not in said


def test_the_suite_sees_a_store_that_keeps_it_as_it_was_typed(wrote: Machine) -> None:
    """The planted fault: unsealed, it is found."""
    wrote.session.store.keep_reflection("v", SECRET.encode(), "2026-04-05")
    assert SECRET in readable(wrote.session.dir / "store.db", wrote.session.ring.store_key)
