"""What goes on paper: names masked, figures as on the screen, refusals that leave no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.documents import pdf
from gridworker.domain.period import month_of
from gridworker.errors import UserError
from gridworker.services import printing
from gridworker.services.figures import overview
from gridworker.services.queries import Query
from tests.support.parish import START, Machine, Parish
from tests.support.pdf import run_together, words_of

pytestmark = pytest.mark.usefixtures("qapp")

APRIL = month_of(START.date())


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    laptop.visit("屋顶漏雨，答应周五来看。", demand="修屋顶")
    laptop.visit("水管修好了。")
    parish.pc.merge(laptop.export())
    return parish.pc


def test_the_printed_ledger_masks_names_and_keeps_the_words(office: Machine, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    out = tmp_path / "台账.pdf"
    made = printing.ledger_pdf(office.session, out, progress=lambda done, of: steps.append((done, of)))
    assert (made.path, made.rows, made.pages) == (out, 2, 1)
    assert (made.date_from, made.date_to) == ("2026-04-05", "2026-04-05")
    page = run_together(words_of(out)[0])
    assert "王*福" in page
    assert "王家福" not in page
    assert "屋顶漏雨" in page
    assert "2/2" in page
    assert steps == sorted(steps)
    assert steps[-1] == (4, 4)


def test_the_printed_overview_says_what_the_screen_says(office: Machine, tmp_path: Path) -> None:
    out = tmp_path / "总览.pdf"
    made = printing.overview_pdf(office.session, out, APRIL)
    assert (made.path, made.pages) == (out, 1)
    page = run_together(words_of(out)[0])
    found = overview(office.session, APRIL)
    assert run_together(found.sources.sentence()) in page
    shown = printing.printed_overview(office.session, APRIL)
    assert shown.rates[0].shown == "1/1"
    assert [cell.n for _village, cells in shown.villages for cell in cells] == [
        row.coverage.n for row in found.grids
    ]
    assert "王家福" not in page


def test_a_ledger_for_hundreds_of_sheets_is_refused_before_anything_is_read(
    office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_ROWS", 1)
    with pytest.raises(UserError) as refused:
        printing.ledger_pdf(office.session, tmp_path / "a.pdf")
    assert refused.value.code == "too_many_rows"
    assert printing.ledger_pdf(office.session, tmp_path / "b.pdf", Query("visit", limit=1)).rows == 1
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["b.pdf"]


def test_stopped_half_way_it_leaves_no_file(office: Machine, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        printing.ledger_pdf(office.session, tmp_path / "a.pdf", cancel=lambda: True)
    assert refused.value.code == "cancelled"
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_folder_that_is_gone_is_a_sentence(office: Machine, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        printing.overview_pdf(office.session, tmp_path / "没有" / "a.pdf", APRIL)
    assert refused.value.code == "no_folder"


def test_a_printer_that_takes_no_pages_is_a_sentence(
    office: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError) as refused:
        printing.print_ledger(office.session, "没有的打印机")
    assert refused.value.code == "no_printer"

    def jam(*_words: object, **_more: object) -> int:
        raise OSError("no paper")

    monkeypatch.setattr(pdf, "print_on", jam)
    with pytest.raises(UserError) as refused:
        printing.print_overview(office.session, "打印机", APRIL)
    assert refused.value.code == "not_printed"
