"""`notice build` and what becomes of a public notice: looked at, hung up, opinions, answered, taken down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import FILE, Answer, Call, pass_call
from gridworker.cli.notice import notice
from gridworker.cli.pick import DAY, code, demand_id
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.domain.notice_rows import Edited
    from gridworker.services.hung_notices import HungNotice
    from gridworker.services.session import Session

__all__ = ["notice"]

_KEPT = (
    "id", "title", "sort_name", "signed", "since", "until", "days_left", "state", "names", "ground", "head",
    "rows", "demands", "channel", "opinions", "answer", "taken_down",
)  # fmt: skip
STATES = {"hangs": "公示中", "over": "到期未取下", "down": "已取下", "ahead": "还没到日子"}
_BUILT = obj(
    "id", "path", "pages", "title", "signed", "since", "until", "names", "ground", "channel", "head", "rows",
    "demands", "private", faults=each("kind", "row", "column", "words"),
    left_out=each("number", "why"), stayed=each("demand", "why"),
)  # fmt: skip


@notice.verb("build", _BUILT)
@click.option(
    "--demand", "demands", multiple=True, help="公示哪一件（id 或编号），可重复；不填就是等公示的全部。"
)
@click.option("--grid", default="", help="没有写哪几件时，只要一个网格的。")
@click.option("--title", default="", help="标题；不填就按村名写。")
@click.option("--signed", default="", help="落款；不填就是本办公室。")
@click.option(
    "--sort", "sort_given", default="RESULTS", help="种类：RESULTS 公示 5 天，BENEFIT（低保救助类）7 天。"
)
@click.option("--since", type=DAY, help="从哪天起公示；不填为今天。")
@click.option("--days", type=int, default=0, help="公示几天；不填按种类。")
@click.option("--names", "names_given", default="MASKED", help="姓名：MASKED 脱敏、NONE 不写、FULL 全名。")
@click.option("--ground", default="", help="公示全名依据的文件和条款。")
@click.option("--channel", default="", help="意见渠道，可以写办公室的电话。")
@click.option("--text", "texts", multiple=True, metavar="ID=WORDS", help="改写某一件的诉求事项，可重复。")
@click.option("--result", "results", multiple=True, metavar="ID=WORDS", help="改写某一件的办理结果，可重复。")
@click.option("--not-a-name", "allowed", multiple=True, help="像姓名但说的不是人的词，可重复。")
@click.option("--preview", "only_look", is_flag=True, help="只看，不公示。")
@click.option("--out", type=FILE, help="同时写成 PDF。")
@pass_call
def build(
    call: Call,
    demands: tuple[str, ...],
    grid: str,
    title: str,
    signed: str,
    sort_given: str,
    since: date | None,
    days: int,
    names_given: str,
    ground: str,
    channel: str,
    texts: tuple[str, ...],
    results: tuple[str, ...],
    allowed: tuple[str, ...],
    only_look: bool,
    out: Path | None,
) -> Answer:
    """做一张公示：预览和公示出去的一字不差，姓名默认脱敏，有号码或住户姓名的不能公示。"""
    from gridworker.domain.period import month_of
    from gridworker.services import hung_notices, publishing
    from gridworker.services.publishing_choice import candidates

    with call.session() as session:
        if not demands:
            found = candidates(session, month_of(session.entropy.now().date()), grid)
            demands = tuple(one.id for one in found if one.waits and not one.why)
        else:
            demands = tuple(demand_id(session, one) for one in demands)
        draft = publishing.NoticeDraft(
            demands, title, signed, code(session, "notice_sort", sort_given), since, days,
            code(session, "notice_names", names_given), ground, channel,
            _edited(session, demands, texts, results), frozenset(allowed),
        )  # fmt: skip
        shown = publishing.preview(session, draft)
        made = None if only_look else publishing.publish(session, draft)
        printed: Any = None
        if out is not None and made is None:
            printed = hung_notices.preview_pdf(session, shown, out)
        elif out is not None and made is not None:
            printed = hung_notices.notice_pdf(session, made.id, out)
    sheet = shown.sheet
    value = {
        "id": made.id if made else None, "path": out, "pages": printed.pages if printed else None,
        "title": sheet.title, "signed": sheet.signed, "since": sheet.since, "until": sheet.until,
        "names": sheet.level, "ground": sheet.ground, "channel": sheet.channel, "head": sheet.head,
        "rows": sheet.rows, "demands": shown.demands, "private": shown.private, "faults": shown.faults,
        "left_out": [{"number": number, "why": why} for number, why in shown.left_out],
        "stayed": [{"demand": one, "why": why} for one, why in made.stayed] if made else [],
    }  # fmt: skip
    lines = [sheet.title, sheet.period(), *("  ".join(row) for row in (sheet.head, *sheet.rows))]
    lines += [*sheet.below(), *(f"{number}：{why}" for number, why in shown.left_out)]
    lines += [f"第 {row} 行像是写了病情或家事，请再看一遍。" for row in shown.private]
    lines += [f"不能公示：{one.column}里有“{one.words}”。" for one in shown.faults]
    lines += (
        [f"已公示，{len(sheet.rows)} 件，{sheet.until} 到期后请取下。"]
        if made
        else ["这是预览，还没有公示。"]
    )
    lines += [f"已写到 {out}，{printed.pages} 页。"] if printed else []
    return Answer(value, lines)


@notice.verb("list", each(*_KEPT))
@pass_call
def listing(call: Call) -> Answer:
    """列出公示，最近的在前。"""
    from gridworker.services.hung_notices import notices

    with call.session() as session:
        rows = notices(session)
    return Answer(rows, [*map(_line, rows), f"共 {len(rows)} 张。"])


@notice.verb("show", obj(*_KEPT, "path", "pages"))
@click.argument("notice_id", metavar="ID")
@click.option("--out", type=FILE, help="照原样再写成 PDF。")
@pass_call
def show(call: Call, notice_id: str, out: Path | None) -> Answer:
    """查看一张公示：公示的原文、收到的意见和答复。"""
    from dataclasses import asdict

    from gridworker.services.hung_notices import notice as kept
    from gridworker.services.hung_notices import notice_pdf

    with call.session() as session:
        row = kept(session, notice_id)
        made = notice_pdf(session, notice_id, out) if out else None
    lines = [_line(row), *("  ".join(cells) for cells in (row.head, *row.rows))]
    lines += [f"意见：{one}" for one in row.opinions]
    lines += [f"答复：{row.answer}"] if row.answer else []
    lines += [f"已写到 {out}，{made.pages} 页。"] if made else []
    return Answer({**asdict(row), "path": out, "pages": made.pages if made else None}, lines)


@notice.verb("opinion", obj("id", "opinions"))
@click.argument("notice_id", metavar="ID")
@click.argument("text", metavar="TEXT")
@click.option("--on", "day", type=DAY, help="哪天收到的；不填为今天。")
@pass_call
def opinion(call: Call, notice_id: str, text: str, day: date | None) -> Answer:
    """记下对一张公示的意见，不写是谁提的。"""
    from gridworker.services.hung_notices import add_opinion
    from gridworker.services.hung_notices import notice as kept

    with call.session() as session:
        add_opinion(session, notice_id, text, day)
        row = kept(session, notice_id)
    return Answer(row, [f"已记下，共 {len(row.opinions)} 条意见。"])


@notice.verb("answer", obj("id", "answer"))
@click.argument("notice_id", metavar="ID")
@click.argument("text", metavar="TEXT")
@pass_call
def answer(call: Call, notice_id: str, text: str) -> Answer:
    """记下怎样答复了意见。"""
    from gridworker.services.hung_notices import answer_opinions
    from gridworker.services.hung_notices import notice as kept

    with call.session() as session:
        answer_opinions(session, notice_id, text)
        row = kept(session, notice_id)
    return Answer(row, ["已记下答复。"])


@notice.verb("down", obj("id", "state", "taken_down"))
@click.argument("notice_id", metavar="ID")
@click.option("--on", "day", type=DAY, help="哪天取下的；不填为今天。")
@click.option("--undo", is_flag=True, help="记错了，还挂着。")
@pass_call
def down(call: Call, notice_id: str, day: date | None, undo: bool) -> Answer:
    """记下公示取下来了。"""
    from gridworker.services.hung_notices import hang_again, take_down
    from gridworker.services.hung_notices import notice as kept

    with call.session() as session:
        _saved = hang_again(session, notice_id) if undo else take_down(session, notice_id, day)
        row = kept(session, notice_id)
    return Answer(row, ["已改回：还挂着。" if undo else f"已记下：{row.taken_down} 取下。"])


def _line(row: HungNotice) -> str:
    return f"{row.since} 至 {row.until}  {STATES[row.state]}  {row.title}  {len(row.rows)} 件  {row.id}"


def _edited(
    session: Session, demands: Sequence[str], texts: Iterable[str], results: Iterable[str]
) -> dict[str, Edited]:
    from gridworker.domain.notice_rows import Edited

    found: dict[str, dict[str, str]] = {}
    for name, given in (("text", texts), ("result", results)):
        for one in given:
            given_id, mark, words = one.partition("=")
            if not mark:
                raise UserError("bad_edit", f"“{one}”写得不对。", "请写成 诉求的编号=新的说法。")
            demand = demand_id(session, given_id)
            if demand not in demands:
                raise UserError("bad_edit", f"{given_id} 不在这张公示里。", "请用 --demand 写上这一件。")
            found.setdefault(demand, {})[name] = words
    return {demand: Edited(**words) for demand, words in found.items()}
