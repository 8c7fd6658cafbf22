"""会议记录 on paper, as PDF or to a printer: what was met about and decided, with room for those who signed.

It writes nothing. Names of residents are masked and numbers left out, as on every paper that offices hand
around; who chaired and who wrote are named, because they sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.meeting import VOTES
from gridworker.domain.unnamed import Names
from gridworker.services import areas
from gridworker.services.case_file import Book, for_paper
from gridworker.services.meeting_book import KIND, meeting
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.meeting_record import TopicFacts
    from gridworker.documents.print_papers import PaperSheet

_VOTE_NAMES: Final = dict(zip(VOTES, ("赞成", "反对", "弃权"), strict=True))
_GONE: Final = "（已按居民请求删除）"


def record_sheet(session: Session, meeting_id: str) -> PaperSheet:
    """What stands on the record of a meeting. Raises UserError `no_meeting`."""
    from gridworker.documents.meeting_record import RecordFacts, record_part
    from gridworker.documents.print_papers import PaperSheet

    row = meeting(session, meeting_id)
    names = _names(session, row)
    share = f"，到会率 {row['share']}%" if row["share"] is not None else ""
    gone = "topics" in row["redacted"]
    others = None
    if row["topics"] or row["decision"] or gone:
        topics = "；".join(for_paper(names, topic) for topic in row["topics"])
        others = _topic(names, topics or (_GONE if gone else ""), row)
    facts = RecordFacts(
        kind=row["kind_name"],
        day=row["date"],
        place=for_paper(names, row["place"]),
        area=row["grid_name"] or session.identity.office_name,
        host=row["host"],
        recorder=row["recorder"],
        motion=row["motion_name"],
        came=f"应到 {row['should_attend']} 人，实到 {row['attended']} 人{share}",
        attended=row["attended"] or 0,
        demands=[
            _topic(names, f"{one['number']}　{for_paper(names, one['text'])}", one, one["state_name"])
            for one in row["topics_of_demands"]
        ],
        others=others,
        published=row["published"] or "",
    )
    return PaperSheet(
        title=f"{row['kind_name']}记录 {row['date']}",
        office=session.identity.office_name or session.identity.name,
        made_on=session.entropy.now().date(),
        parts=[record_part(facts)],
        demo=session.identity.demo,
    )


def record_pdf(session: Session, meeting_id: str, out: Path) -> Printed:
    """Write the record of a meeting as a PDF file; noted in the log of access.

    Raises UserError `no_meeting`, `no_folder`, `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    return to_pdf(session, _drawn(session, meeting_id), out)


def print_record(session: Session, printer: str, meeting_id: str) -> Printed:
    """Send the record of a meeting to a printer.

    Raises UserError `no_meeting`, `no_printer`, `not_printed`, `no_font`, `no_print_parts`.
    """
    return to_printer(session, _drawn(session, meeting_id), printer)


def _drawn(session: Session, meeting_id: str) -> Drawn:
    paper_module()
    from gridworker.documents.print_papers import PAPER, paper_pages

    sheet = record_sheet(session, meeting_id)
    return Drawn(paper_pages(sheet), PAPER, sheet.title, KIND, meeting_id)


def _names(session: Session, row: Mapping[str, Any]) -> Names:
    """The people of the grids of the meeting and its demands; of every grid where it is the office's own."""
    own = session.store.get(KIND, row["id"]) or {}
    demands = session.store.rows("demand", row["demands"])
    scopes = {str(one["in_scope"]) for one in (own, *demands)}
    if not row["grid"]:
        scopes |= {str(grid["scope"]) for grid in areas.rows(session, "grid") if grid.get("scope")}
    asked = [str(one["reporter"]) for one in demands if one.get("reporter")]
    return Book(session).names_in(scopes, asked, keep=(row["host"], row["recorder"]))


def _topic(names: Names, title: str, row: Mapping[str, Any], state: str = "") -> TopicFacts:
    from gridworker.documents.meeting_record import TopicFacts

    said = for_paper(names, row["decision"] or "")
    if said and not row.get("counts", True):
        said += "（这个决定没有采用）"
    votes = "　".join(f"{name} {row[field]}" for field, name in _VOTE_NAMES.items() if row[field] is not None)
    return TopicFacts(title, said, votes, state)
