"""交办单, 督办单, 反馈单 and the resident's 告知单 of a demand, as PDF or to a printer.

They are made from the steps that counted and write nothing. Names are masked and numbers left out: who has to
find the house asks the person who took the demand in (首问责任人), whose work phone is on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.demand import FINAL
from gridworker.errors import UserError
from gridworker.services.case_file import Book, CaseFile, Step, case_file, for_paper, who_asked
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.paper_forms import FormFacts
    from gridworker.documents.print_papers import PaperSheet

NAMES: Final = {"assign": "交办单", "supervise": "督办单", "feedback": "反馈单", "reply": "告知单"}
"""The kinds of paper and what they are called."""
_NEEDS: Final = {
    "assign": (("assign", "transfer"), "还没有交办，没有可印的交办单。", "交办以后再印。"),
    "supervise": (("supervise",), "还没有督办，没有可印的督办单。", "发出督办以后再印。"),
    "feedback": (("report_back", "resolve_on_spot"), "还没有反馈，没有可印的反馈单。", "反馈以后再印。"),
    "reply": (
        ("report_back", "resolve_on_spot", "decline", "merge_into", "withdraw"),
        "还没有结果，没有可印的告知单。", "反馈以后再印。",
    ),
}  # fmt: skip
_NOT_ASKED: Final = frozenset({"MERGED", "WITHDRAWN", "UNREACH", "0"})


@dataclass(frozen=True)
class PaperOffer:
    """A kind of paper of one demand; when it is not `ready`, `why` says so in a sentence."""

    kind: str
    name: str
    ready: bool
    why: str


def offered(session: Session, demand_id: str) -> list[PaperOffer]:
    """All kinds of paper for a demand, in order. Raises UserError `no_demand`."""
    file = case_file(Book(session), demand_id)
    return [_offer(file, kind) for kind in NAMES]


def paper(session: Session, kind: str, demand_id: str) -> PaperSheet:
    """What stands on the paper. Raises UserError `no_demand`, `no_such_paper`, `paper_not_ready`."""
    from gridworker.documents.paper_forms import parts
    from gridworker.documents.print_papers import PaperSheet

    if kind not in NAMES:
        raise UserError("no_such_paper", f"没有“{kind}”这种单子。", f"可选：{'、'.join(NAMES)}。")
    book = Book(session)
    file = case_file(book, demand_id)
    events, why, hint = _NEEDS[kind]
    step = file.last(*events)
    if step is None:
        raise UserError("paper_not_ready", why, hint)
    facts = _facts(session, book, file, step)
    return PaperSheet(
        title=f"{NAMES[kind]} {file.row['number']}",
        office=facts.office,
        made_on=session.entropy.now().date(),
        parts=parts(kind, facts),
        demo=session.identity.demo,
    )


def paper_pdf(session: Session, kind: str, demand_id: str, out: Path) -> Printed:
    """Write the paper as a PDF file; noted in the log of access.

    Raises UserError as `paper`, and `no_folder`, `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    return to_pdf(session, _drawn(session, kind, demand_id), out)


def print_paper(session: Session, printer: str, kind: str, demand_id: str) -> Printed:
    """Send the paper to a printer. Raises UserError as `paper`, `no_printer`, `not_printed`, `no_font`."""
    return to_printer(session, _drawn(session, kind, demand_id), printer)


def _drawn(session: Session, kind: str, demand_id: str) -> Drawn:
    paper_module()
    from gridworker.documents.print_papers import PAPER, paper_pages

    sheet = paper(session, kind, demand_id)
    return Drawn(paper_pages(sheet), PAPER, sheet.title, "demand", demand_id)


def _offer(file: CaseFile, kind: str) -> PaperOffer:
    events, why, _hint = _NEEDS[kind]
    ready = file.last(*events) is not None
    return PaperOffer(kind, NAMES[kind], ready, "" if ready else why)


def _due(file: CaseFile, given: str) -> str:
    """By when it must be done: the matter's own day, or the unit's where that is earlier."""
    if given and (not file.due or given < file.due):
        return f"{given} 18:00"
    return f"{file.due} 18:00{'（预计）' if file.row['due_estimated'] else ''}" if file.due else ""


def _facts(session: Session, book: Book, file: CaseFile, step: Step) -> FormFacts:
    from gridworker.documents.paper_forms import FormFacts

    row, names = file.row, book.names(file)
    given = file.last("assign", "transfer")
    what: dict[str, Any] = given.data if given else {}
    joined = [one.text("unit") for one in file.of("join")]
    track = next((one.data.get("track") for one in reversed(file.steps) if one.event == "register"), None)
    asked = (row["first_asked_name"], book.work_phone(row["first_asked_by"] or ""))
    told = next((one for one in reversed(file.of("tell_resident")) if one.text("outcome") != "UNREACH"), None)

    def said(group: str, code: Any) -> str:
        return "" if code in (None, "") else session.vocab.label(group, code)

    how = [said("told_how", told.text("how")), told.text("to")] if told else []

    def labels(group: str) -> list[str]:
        codes = (code for code in session.vocab.codes(group) if str(code) not in _NOT_ASKED)
        return [session.vocab.label(group, code) for code in codes]

    return FormFacts(
        number=row["number"],
        office=session.identity.office_name or session.identity.name,
        who=who_asked(file),
        text=for_paper(names, row["text"]),
        where="　".join(part for part in (row["grid_name"], file.group, row["place"]) if part),
        category=row["category_name"],
        first_asked=" ".join(part for part in asked if part),
        asked_on=row["collected_on"],
        unit=book.unit(str(what.get("unit") or "")) or row["grid_name"],
        person=book.person(str(what.get("person") or "")),
        others=book.units([*(what.get("co_units") or []), *joined]),
        given_on=given.day if given else "",
        task=for_paper(names, str(what.get("task") or "")),
        track=said("track", track),
        due=_due(file, str(what.get("due") or "")),
        day=step.day,
        by=book.person(step.actor),
        level=said("supervise", step.data.get("level")),
        words=for_paper(names, step.text("text")),
        answer_by=step.text("answer_by"),
        result=for_paper(names, step.text("result") or step.text("reason") or row["result"]),
        outcome=said("outcome", step.data.get("outcome")),
        ended=row["state_name"] if row["state"] in FINAL and not step.text("result") else "",
        how_told="，".join(for_paper(names, part) for part in how if part),
        told_on=(told.text("on") or told.day) if told else "",
        outcomes=labels("outcome"),
        satisfactions=labels("satisfaction"),
    )
