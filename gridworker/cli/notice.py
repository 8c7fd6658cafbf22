"""`notice`: cards that tell residents what is recorded."""

from __future__ import annotations

from pathlib import Path

import click

from gridworker.cli.call import FILE, Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import household_id
from gridworker.cli.shape import obj

notice = VerbGroup("notice", help="公示：做、看、记意见、取下；告知卡：印出来，记下交给了谁。")


@notice.verb("print", obj("path", "cards", "pages"))
@click.option("--out", required=True, type=FILE, help="写到哪个文件（.pdf）。")
@click.option("--grid", "grid_given", help="网格的 id、编码或名称；网格员的电脑可不填。")
@click.option("--worker", help="网格员姓名；办公室的电脑不填就留空行。")
@click.option("--phone", help="监督电话；不填就用登记的工作电话，没有就留空行。")
@click.option("--sheets", type=int, default=1, show_default=True, help="印几张 A4，每张四份。")
@pass_call
def notice_print(
    call: Call, out: Path, grid_given: str | None, worker: str | None, phone: str | None, sheets: int
) -> Answer:
    """把告知卡写成 PDF，每张 A4 四份，沿虚线裁开。"""
    from gridworker.services.notice import notice_card, write_notice

    with call.session() as session:
        card = notice_card(session, grid=grid_given, worker=worker, phone=phone)
    made = write_notice(card, out, sheets)
    return Answer(made, [f"告知卡已写到 {out}，共 {made.cards} 份。"])


@notice.verb("given", obj("id", "notice_given_on"))
@click.argument("household_given", metavar="HOUSEHOLD")
@click.option("--undo", is_flag=True, help="记错了，收回。")
@pass_call
def notice_given(call: Call, household_given: str, undo: bool) -> Answer:
    """记下今天把告知卡交给了这一户。HOUSEHOLD 是 id 或门牌。"""
    from gridworker.services.households import household_rows
    from gridworker.services.notice import give_notice, take_notice_back

    with call.session() as session:
        chosen = household_id(session, household_given)
        saved = take_notice_back(session, chosen) if undo else give_notice(session, chosen)
        (row,) = household_rows(session, [saved.id])
    said = "已收回。" if undo else f"已记下：{row['notice_given_on']} 交了告知卡。"
    return Answer(row, [said])
