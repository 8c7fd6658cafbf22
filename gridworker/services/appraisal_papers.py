"""Paper of a round of 评官评事: the list of representatives, blank ballots, and the counting sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.domain.appraisal import COUNTS
from gridworker.services.appraisals import appraisal_row, appraisals
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.session import Session

if TYPE_CHECKING:
    from gridworker.documents.table_sheet import TableSheet


def round_words(round_name: str) -> str:
    """2026-1 as people say it: 2026年上半年."""
    year, _, half = round_name.partition("-")
    return f"{year}年{'下半年' if half == '2' else '上半年'}"


def ballots_pdf(session: Session, appraisal: str, out: Path) -> Printed:
    """Write the ballots and the counting sheet. Raises UserError `not_office`, `no_appraisal`, and those of
    writing a PDF.
    """
    return to_pdf(session, _ballots(session, appraisal), out)


def print_ballots(session: Session, appraisal: str, printer: str) -> Printed:
    """Print the ballots and the counting sheet. Raises as `ballots_pdf`, and `no_printer`, `not_printed`."""
    return to_printer(session, _ballots(session, appraisal), printer)


def panel_sheet(session: Session, appraisal: str) -> TableSheet:
    """The representatives' households, for those who bring the ballots: names whole, inside the office only.

    Raises UserError `not_office`, `no_appraisal`.
    """
    from gridworker.documents.table_sheet import TableSheet

    row = _row(session, appraisal)
    homes = {home["id"]: home for home in session.store.rows("household", [r["id"] for r in row["reps"]])}
    today = session.entropy.now().date().isoformat()
    lines = [
        [at, home.get("group") or "", home.get("door") or "", home.get("head") or "", "", ""]
        for at, rep in enumerate(row["reps"], start=1)
        for home in [homes.get(rep["id"]) or {}]
    ]
    return TableSheet(
        title=f"{round_words(row['round'])}评议户代表名单（{row['name']}）",
        name="户代表名单",
        left=f"制表单位：{session.identity.office_name}",
        middle=f"制表日期：{today}",
        right=f"共 {len(lines)} 户",
        columns=(
            ("序号", 6), ("小组", 14), ("户编号", 14), ("户主", 14), ("发到票（签收）", 20), ("备注", 26),
        ),
        rows=lines,
        below=("说明：只签收领到评议票，不写选了什么。名单由办公室保管，评议结束后销毁。",),
        foot=f"评议户代表名单　{today} 制",
        demo=session.identity.demo,
        pt=11,
    )


def _ballots(session: Session, appraisal: str) -> Drawn:
    paper_module()
    from gridworker.documents.pdf import A4
    from gridworker.documents.print_ballots import BallotPaper, ballot_pages

    row = _row(session, appraisal)
    about = "、".join(row["grid_names"][:3]) + ("等" if len(row["grid_names"]) > 3 else "")
    paper = BallotPaper(
        office=session.identity.office_name,
        round_name=f"{round_words(row['round'])}评官评事",
        name=row["name"],
        about=about or row["unit_name"],
        options=tuple(session.vocab.label("appraisal_option", name) for name in COUNTS),
        asked=row["asked"],
        demo=session.identity.demo,
    )
    return Drawn(ballot_pages(paper), A4, f"{round_words(row['round'])}评议票")


def _row(session: Session, appraisal: str) -> dict[str, Any]:
    appraisal_row(session, appraisal)
    return next(one for one in appraisals(session) if one["id"] == appraisal)
