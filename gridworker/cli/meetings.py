"""`meeting`: the meeting book, what was met about and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, demand_id, grid_id
from gridworker.cli.shape import each, obj

if TYPE_CHECKING:
    from gridworker.services.meetings import Decision

meeting = VerbGroup("meeting", help="会议簿：党群议事会、听证会，议了什么，怎么定的。")

_MEETING = (
    "id", "meeting_kind", "date", "place", "host", "recorder", "motion_source", "should_attend", "attended",
    "share", "topics", "in_favour", "against", "abstained", "decision", "published", "grid", "waiting",
)  # fmt: skip
_ABOUT = each("id", "number", "decision", "in_favour", "against", "abstained", "decided_on", "counts")


@meeting.verb("add", obj(*_MEETING, demands=_ABOUT))
@click.option("--kind", required=True, help="COUNCIL 党群议事会，HEARING 听证会。")
@click.option("--on", "day", type=DAY, required=True, help="开会日期，如 2026-04-12。")
@click.option("--place", required=True, help="在哪里开的。")
@click.option("--host", required=True, help="主持人。")
@click.option("--recorder", required=True, help="记录人。")
@click.option("--motion", required=True, help="动议来源：MASSES、CADRE 或 SUPERIOR。")
@click.option("--should", "should_attend", type=int, required=True, help="应到几人。")
@click.option("--attended", type=int, required=True, help="实到几人。")
@click.option("--grid", "grid_given", help="是哪个网格的会：id、编码或名称；村里的要写。")
@click.option("--demand", "demands", multiple=True, help="议的诉求（id 或编号），可写多次。")
@click.option("--decision", "decisions", multiple=True, help="这件诉求怎么定的；和 --demand 一一对应。")
@click.option(
    "--votes", "votes", multiple=True, metavar="N/N/N", help="赞成/反对/弃权，和 --demand 一一对应。"
)
@click.option("--topic", "topics", multiple=True, help="诉求以外的议题，可写多次。")
@click.option("--rest", default="", help="诉求以外的议题怎么定的。")
@click.option("--published", type=DAY, help="决定公开的日期。")
@pass_call
def meeting_add(
    call: Call,
    /,
    kind: str,
    day: date,
    motion: str,
    grid_given: str | None,
    demands: tuple[str, ...],
    decisions: tuple[str, ...],
    votes: tuple[str, ...],
    topics: tuple[str, ...],
    rest: str,
    **plain: Any,
) -> Answer:
    """记下一次会，和它对每件诉求的决定。诉求只写 --demand 的，决定可以以后再记。"""
    from gridworker.services.meeting_book import meeting as one_meeting
    from gridworker.services.meetings import add_meeting

    if len(decisions) > len(demands) or len(votes) > len(decisions):
        raise click.UsageError("--decision 和 --votes 要按顺序跟着 --demand，不能比它多")
    counted = [_votes(text) for text in votes]
    with call.session() as session:
        ids = [demand_id(session, one) for one in demands]
        fields = {
            **{name: value for name, value in plain.items() if value not in (None, "")},
            "meeting_kind": code(session, "meeting_kind", kind), "date": day,
            "motion_source": code(session, "motion_source", motion), "demands": ids,
            "topics": list(topics), "decision": rest,
        }  # fmt: skip
        grid = grid_id(session, grid_given) if grid_given else None
        made = add_meeting(session, fields, grid=grid, decided=_decided(ids, decisions, counted))
        row = one_meeting(session, made.id)
    lines = [_line(row), *_about(row)]
    return Answer(_value(row), [*lines, f"已记进会议簿，id 是 {row['id']}。"])


@meeting.verb("list", each(*_MEETING, demands=_ABOUT))
@click.option("--demand", "demand_given", help="只列出议过这件诉求的会（id 或编号）。")
@pass_call
def meeting_list(call: Call, demand_given: str | None) -> Answer:
    """列出会议，新的在前，连同对每件诉求的决定。"""
    from gridworker.services.meeting_book import meeting as one_meeting
    from gridworker.services.meeting_book import meetings

    with call.session() as session:
        about = demand_id(session, demand_given) if demand_given else None
        rows = [one_meeting(session, row["id"]) for row in meetings(session, demand=about)]
    lines = [line for row in rows for line in (f"{_line(row)}  {row['id']}", *_about(row))]
    empty = "会议簿里还没有会。请用 meeting add 记下一次。"
    return Answer([_value(row) for row in rows], lines or [empty])


@meeting.verb("publish", obj("id", "published"))
@click.argument("meeting_given", metavar="ID")
@click.option("--on", "day", type=DAY, help="哪天公开的；不填是今天。")
@pass_call
def meeting_publish(call: Call, meeting_given: str, day: date | None) -> Answer:
    """记下一次会的决定哪天公开了。"""
    from gridworker.services.meeting_book import meeting as one_meeting
    from gridworker.services.meetings import publish_meeting

    with call.session() as session:
        publish_meeting(session, meeting_given, day)
        row = one_meeting(session, meeting_given)
    return Answer(row, [f"已记下：{row['published']} 公开了决定。"])


@meeting.verb("paper", obj("path", "pages"))
@click.argument("meeting_given", metavar="ID")
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf）。")
@pass_call
def meeting_paper(call: Call, meeting_given: str, out: Path) -> Answer:
    """印一次会的会议记录，留着签字的地方。"""
    from gridworker.services.meeting_paper import record_pdf

    with call.session() as session:
        made = record_pdf(session, meeting_given, out)
    return Answer(made, [f"会议记录已写到 {out}，{made.pages} 页；居民姓名已脱敏，没有写电话。"])


def _votes(text: str) -> dict[str, int]:
    from gridworker.domain.meeting import VOTES

    parts = text.replace("：", "/").replace(":", "/").split("/")
    if len(parts) != len(VOTES) or not all(part.strip().isdecimal() for part in parts):
        raise click.UsageError("--votes 要写成 20/2/1 这样：赞成/反对/弃权")
    return {name: int(part) for name, part in zip(VOTES, parts, strict=True)}


def _decided(ids: Sequence[str], decisions: Sequence[str], votes: Sequence[dict[str, int]]) -> list[Decision]:
    from gridworker.services.meetings import Decision

    counted = [*votes, *({} for _ in range(len(decisions) - len(votes)))]
    return [
        Decision(one, text, cast) for one, text, cast in zip(ids, decisions, counted, strict=False) if text
    ]


def _value(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "demands": row["topics_of_demands"]}


def _line(row: dict[str, Any]) -> str:
    share = f"（{row['share']}%）" if row["share"] is not None else ""
    said = f"应到 {row['should_attend']}，实到 {row['attended']}{share}"
    return f"{row['date']}  {row['kind_name']}  {row['place']}  {said}"


def _about(row: dict[str, Any]) -> list[str]:
    lines = []
    for one in row["topics_of_demands"]:
        said = one["decision"] or "还没有记决定"
        counted = "".join(
            f"  {name} {one[field]}"
            for name, field in (("赞成", "in_favour"), ("反对", "against"), ("弃权", "abstained"))
            if one[field] is not None
        )
        refused = "（未采纳）" if one["decision"] and not one["counts"] else ""
        lines.append(f"    {one['number']}：{said}{counted}{refused}")
    lines += [f"    其他议题：{topic}" for topic in row["topics"]]
    return [*lines, *([f"    决定：{row['decision']}"] if row["decision"] else [])]
