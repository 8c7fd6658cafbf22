"""`household`: the household list of a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.pick import grid_id, household_id
from gridworker.cli.shape import each, obj
from gridworker.cli.text import visit_line

household = VerbGroup("household", help="户册：登记、查找、查看一户。")

ROW = ("id", "grid", "grid_name", "group", "door", "head", "phone", "size", "status", "tags")


@household.verb("add", obj("id", "grid", "door", "head"))
@click.option("--grid", "grid_given", help="网格的 id、编码或名称；网格员的电脑可不填。")
@click.option("--door", required=True, help="门牌，如 3组-12。")
@click.option("--head", required=True, help="户主姓名。")
@click.option("--phone", default="", help="联系电话，可不填。")
@pass_call
def household_add(call: Call, grid_given: str | None, door: str, head: str, phone: str) -> Answer:
    """登记一户。"""
    from gridworker.services.households import HouseholdDraft, add_household, household_rows

    with call.session() as session:
        saved = add_household(session, HouseholdDraft(grid=grid_given, door=door, head=head, phone=phone))
        row = household_rows(session, [saved.id])[0]
    return Answer(row, [f"已登记 {row['door']} {row['head']}。"])


@household.verb("list", each(*ROW, "visits", "last_visit"))
@click.option("--grid", "grid_given", help="只看一个网格。")
@click.option("--text", default="", help="门牌、户主、组别或电话里含有的字。")
@pass_call
def household_list(call: Call, grid_given: str | None, text: str) -> Answer:
    """列出户册；电话只显示前三后四位。"""
    from gridworker.services.households import find_households

    with call.session() as session:
        chosen = grid_id(session, grid_given) if grid_given else None
        rows = [{**row, "phone": _masked(row)} for row in find_households(session, text, chosen)]
    lines = [f"{row['door']}  {row['head']}  {row['phone']}".rstrip() for row in rows]
    return Answer(rows, [*lines, f"共 {len(rows)} 户。"])


@household.verb(
    "show",
    obj(
        *ROW,
        "child_bands",
        "notice_given_on",
        persons=each("id", "name", "relation", "birth_year", "sex", "needs"),
        visits=each("id", "date", "mode", "meet", "purpose", "content", "late_days"),
        demands=each("id", "text", "category", "state"),
        promises=each("id", "text", "due"),
    ),
)
@click.argument("household_given", metavar="HOUSEHOLD")
@click.option("--reveal", metavar="PURPOSE", help="看完整电话做什么；会记进查看记录，只在 --json 里给出。")
@pass_call
def household_show(call: Call, household_given: str, reveal: str | None) -> Answer:
    """查看一户和它的走访。HOUSEHOLD 是 id 或门牌；电话只显示前三后四位。"""
    from gridworker.services.households import household as page

    with call.session() as session:
        row = page(session, household_id(session, household_given))
        masked = _masked(row)
        row = {**row, "phone": masked}
        if reveal is not None:
            from gridworker.services.access import reveal_phone

            row["phone"] = reveal_phone(session, "household", row["id"], reveal).value
        lines = [f"{row['door']}  {row['head']}  {masked or '没有电话'}"]
        lines += [_person(person) for person in row["persons"]]
        lines += [visit_line(session, visit) for visit in row["visits"]]
    return Answer(row, [*lines, f"走访 {len(row['visits'])} 次。"])


def _person(person: Mapping[str, Any]) -> str:
    born = f"{person['birth_year']} 年生" if person["birth_year"] else ""
    return "  ".join(part for part in (person["relation"] or "", person["name"] or "", born) if part)


def _masked(row: Mapping[str, Any]) -> str:
    from gridworker.domain.mask import mask_phone

    return mask_phone(row["phone"]) if row.get("phone") else ""
