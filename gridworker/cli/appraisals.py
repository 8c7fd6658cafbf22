"""`appraisal`: a round of 评官评事, its paper, and the four counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, household_id
from gridworker.cli.shape import each, obj

appraisal = VerbGroup("appraisal", help="评官评事：开一轮、印评议票、录四项票数；只有办公室有。")

_ROUND = (
    "id", "round", "worker", "name", "unit_name", "grid_names", "homes", "asked", "opened_on", "counted_on",
    "good", "fair", "poor", "abstain", "ballots", "signed_by",
)  # fmt: skip
_REPS = each("id", "name")


@appraisal.verb(
    "open",
    obj("id", "round", "worker", "name", "grid_names", "homes", "fewest", "most", "left_out",
        reps=_REPS, own=_REPS),
)  # fmt: skip
@click.argument("worker")
@click.option("--round", "round_name", default="", help="哪一轮，如 2026-1（上半年）；不填是现在这半年。")
@click.option("--number", type=int, help="请几位户代表；不填照建议。")
@click.option("--without", "kin", multiple=True, help="亲属的户不请：id 或门牌，可写多次；不会记下来。")
@click.option("--grid", "grids", multiple=True, help="在哪个网格评；不填是他负责的，可写多次。")
@click.option("--preview", is_flag=True, help="只看会请哪些户，不开。")
@pass_call
def appraisal_open(
    call: Call,
    worker: str,
    round_name: str,
    number: int | None,
    kin: tuple[str, ...],
    grids: tuple[str, ...],
    preview: bool,
) -> Answer:
    """给一个人开一轮评议，均匀选好户代表。WORKER 是姓名或编号。"""
    from gridworker.domain.appraisal import round_of
    from gridworker.services.appraisal_panels import choose_panel
    from gridworker.services.appraisals import open_round
    from gridworker.services.writing import need_office

    with call.session() as session:
        need_office(session)
        without = [household_id(session, one) for one in kin]
        name = round_name or round_of(session.entropy.now().date())
        panel = choose_panel(
            session, worker, number=number, without=without, grids=grids, round_name=name
        )  # fmt: skip
        made = None
        if not preview:
            made = open_round(
                session, worker, round_name=name, number=number, without=without, grids=grids
            ).id
    value: dict[str, Any] = {**vars(panel), "id": made, "round": name}
    said = "还没有开。" if preview else f"开好了，id 是 {made}。用 appraisal print 印评议票。"
    names = [f"  {home['name']}" for home in panel.reps]
    return Answer(value, [f"{panel.name}，{panel.homes} 户里请 {len(panel.reps)} 户：", *names, said])


@appraisal.verb("list", each(*_ROUND, reps=_REPS))
@click.option("--round", "round_name", default="", help="只看一轮，如 2026-1。")
@pass_call
def appraisal_list(call: Call, round_name: str) -> Answer:
    """列出各轮评议，按人名排；连续两轮“不满意”的另外列出。"""
    from gridworker.services.appraisals import appraisals, twice_poor_people

    with call.session() as session:
        rows = appraisals(session, round_name)
        poor = twice_poor_people(session)
    lines = [
        f"{row['round']}  {row['name']}  "
        + (
            f"满意 {row['good']}，基本满意 {row['fair']}，不满意 {row['poor']}，弃权 {row['abstain']}"
            if row["counted_on"]
            else f"等计票，户代表 {row['asked']} 位"
        )
        + f"  {row['id']}"
        for row in rows
    ]
    for one in poor:
        lines.append(f"! {one.name} {'、'.join(one.rounds)} 两轮都是“不满意”居多，请办公室谈话了解。")
    return Answer(rows, lines or ["还没有评议。请用 appraisal open 开一轮。"])


@appraisal.verb("count", obj(*_ROUND))
@click.argument("appraisal_given", metavar="ID")
@click.option("--good", type=int, required=True, help="满意几票。")
@click.option("--fair", type=int, required=True, help="基本满意几票。")
@click.option("--poor", type=int, required=True, help="不满意几票。")
@click.option("--abstain", type=int, required=True, help="弃权几票。")
@click.option("--by", "signed_by", multiple=True, required=True, help="计票签字的人，写两次，两个人。")
@click.option("--date", "day", type=DAY, help="哪天计的票；不填是今天。")
@pass_call
def appraisal_count(
    call: Call,
    appraisal_given: str,
    good: int,
    fair: int,
    poor: int,
    abstain: int,
    signed_by: tuple[str, ...],
    day: date | None,
) -> Answer:
    """照计票单录四项票数；不录每一张票。"""
    from gridworker.services.appraisals import appraisals, enter_counts

    counts = {"good": good, "fair": fair, "poor": poor, "abstain": abstain}
    with call.session() as session:
        enter_counts(session, appraisal_given, counts, signed_by, day)
        row = next(one for one in appraisals(session) if one["id"] == appraisal_given)
    return Answer(row, [f"已录：收回 {row['ballots']} 张，发出 {row['asked']} 张。"])


@appraisal.verb("print", obj("path", "pages", "panel"))
@click.argument("appraisal_given", metavar="ID")
@click.option("--out", required=True, type=FILE, help="评议票和计票单写到哪个文件（.pdf）。")
@click.option("--panel", type=FILE, help="同时把户代表名单写到这个文件（.pdf 或 .xlsx）。")
@pass_call
def appraisal_print(call: Call, appraisal_given: str, out: Path, panel: Path | None) -> Answer:
    """写评议票和计票单的 PDF；--panel 另写户代表名单。"""
    from gridworker.services.aid_papers import written
    from gridworker.services.appraisal_papers import ballots_pdf, panel_sheet

    with call.session() as session:
        made = ballots_pdf(session, appraisal_given, out)
        if panel is not None:
            written(session, panel_sheet(session, appraisal_given), panel)
    return Answer({**vars(made), "panel": panel}, [f"评议票和计票单已写到 {out}：{made.pages} 页。"])
