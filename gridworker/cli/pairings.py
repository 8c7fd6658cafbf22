"""`pairing`: who of the town and the villages looks after which village, grid or household."""

from __future__ import annotations

from datetime import date

import click

from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import DAY, code, grid_id, household_id, last_day_option
from gridworker.cli.shape import each, obj

pairing = VerbGroup("pairing", help="三级包联：谁包哪个村、哪个网格、哪一户。")

_PAIRING = (
    "id", "level", "worker", "name", "post", "unit", "grid", "household", "about", "matters", "since",
    "until", "over",
)  # fmt: skip


@pairing.verb("add", obj(*_PAIRING))
@click.option("--level", required=True, help="TOWN 镇领导包村，VILLAGE 村干部包网格，CADRE 党员干部包户。")
@click.option("--worker", help="包联人，在册的：姓名或编号。")
@click.option("--name", default="", help="包联人，不在册的：姓名。")
@click.option("--post", default="", help="职务。")
@click.option("--phone", default="", help="工作电话。")
@click.option("--unit", help="包哪个村（社区）：id、编码或名称。")
@click.option("--grid", "grid_given", help="包哪个网格：id、编码或名称。")
@click.option("--household", "household_given", help="包哪一户：id 或门牌。")
@click.option("--text", "matters", default="", help="帮办的事。")
@click.option("--since", type=DAY, help="从哪一天起，不填为今天。")
@pass_call
def pairing_add(
    call: Call,
    level: str,
    worker: str | None,
    name: str,
    post: str,
    phone: str,
    unit: str | None,
    grid_given: str | None,
    household_given: str | None,
    matters: str,
    since: date | None,
) -> Answer:
    """写下一条包联；村、网格、户只选一个。"""
    from gridworker.services.pairings import add_pairing, pairings

    with call.session() as session:
        days = {"since": since} if since else {}
        kept = add_pairing(
            session, code(session, "pairing_level", level), worker=worker, name=name, post=post, phone=phone,
            unit=unit, grid=grid_id(session, grid_given) if grid_given else None, matters=matters,
            household=household_id(session, household_given) if household_given else None, **days,
        )  # fmt: skip
        row = next(one for one in pairings(session, past=True) if one["id"] == kept.id)
    return Answer(row, [f"已写下：{row['name']}包{row['about']}。"])


@pairing.verb("list", each(*_PAIRING))
@click.option("--household", "household_given", help="只看包这一户、它的网格和村的：id 或门牌。")
@click.option("--past", is_flag=True, help="结束的也列出。")
@pass_call
def pairing_list(call: Call, household_given: str | None, past: bool) -> Answer:
    """列出包联，从镇到户。"""
    from gridworker.services.pairings import pairings

    with call.session() as session:
        home = household_id(session, household_given) if household_given else None
        rows = pairings(session, household=home, past=past)
    lines = [
        "  ".join(part for part in map(row.get, ("level_name", "name", "post", "about", "id")) if part)
        for row in rows
    ]
    return Answer(rows, lines or ["还没有包联。请用 pairing add 写。"])


@pairing.verb("end", obj("id"))
@click.argument("pairing_given", metavar="PAIRING")
@last_day_option
@pass_call
def pairing_end(call: Call, pairing_given: str, last_day: date | None) -> Answer:
    """结束一条包联。PAIRING 是 pairing list 里的 id。"""
    from gridworker.services.pairings import end_pairing

    with call.session() as session:
        kept = end_pairing(session, pairing_given, last_day)
    return Answer(kept, ["已定下最后一天。"])
