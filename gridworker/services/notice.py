"""Telling residents what is recorded: cards to hand over, and the day on which a household got one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridworker.errors import UserError
from gridworker.services import areas, households, printing
from gridworker.services.households import HouseholdSaved
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.notice_card import NoticeCard
    from gridworker.documents.pdf import Draw, Paper

MOST_SHEETS: Final = 100
_TITLE: Final = "走访告知卡"


@dataclass(frozen=True)
class NoticePrinted:
    """A file (None: sent to a printer) with `cards` cards on `pages` sheets of A4."""

    path: Path | None
    cards: int
    pages: int


def notice_card(
    session: Session, *, grid: str | None = None, worker: str | None = None, phone: str | None = None
) -> NoticeCard:
    """The card of this office, filled with what is known here.

    `worker` and `phone` left out: on a worker's laptop the worker and the work phone, else empty lines.
    `grid` is an id, code or name. Raises UserError `no_grid`, `many_grids`.
    """
    from gridworker.documents.notice_card import NoticeCard

    who = session.identity
    row: dict[str, Any] = session.store.get("worker", who.worker) or {}
    own = not who.is_office
    name = areas.find_grid(session, grid).get("name") if grid else who.grid_name
    return NoticeCard(
        office=who.office_name,
        grid=str(name or ""),
        worker=worker if worker is not None else (who.name if own else ""),
        phone=phone if phone is not None else str(row.get("work_phone") or ""),
        demo=who.demo,
    )


def spoken(worker: str, phone: str) -> str:
    """What to say at the door instead of handing over a card, or while doing so."""
    from gridworker.documents.notice_card import NoticeCard

    return NoticeCard("", worker=worker, phone=phone).spoken()


def write_notice(card: NoticeCard, out: Path, pages: int = 1) -> NoticePrinted:
    """Write `pages` sheets of the card as PDF. Raises UserError `bad_pages` and as `printing.write_paper`."""
    return _made(card, pages, lambda draw, paper: printing.write_paper(out, draw, paper, _TITLE), out)


def print_notice(card: NoticeCard, printer: str, pages: int = 1) -> NoticePrinted:
    """Send `pages` sheets to a printer. Raises UserError `bad_pages` and as `printing.send_to_printer`."""
    return _made(card, pages, lambda draw, paper: printing.send_to_printer(printer, draw, paper, _TITLE))


def _made(
    card: NoticeCard, pages: int, put: Callable[[Draw, Paper], int], path: Path | None = None
) -> NoticePrinted:
    printing.paper_module()
    from gridworker.documents.notice_card import CARDS_A_SHEET, draw_cards
    from gridworker.documents.pdf import A4

    if not 1 <= pages <= MOST_SHEETS:
        raise UserError("bad_pages", f"一次印 1 到 {MOST_SHEETS} 张。", "请改一下张数。")
    made = put(lambda sheets: draw_cards(sheets, card, pages), A4)
    return NoticePrinted(path, made * CARDS_A_SHEET, made)


def give_notice(session: Session, household_id: str) -> HouseholdSaved:
    """The card was handed over (or read out) today. Raises UserError `no_household`."""
    today = session.entropy.now().date().isoformat()
    return households.revise_household(session, household_id, {"notice_given_on": today})


def take_notice_back(session: Session, household_id: str) -> HouseholdSaved:
    """It was marked by mistake; the record keeps both. Raises UserError `no_household`."""
    return households.revise_household(session, household_id, {"notice_given_on": None})
