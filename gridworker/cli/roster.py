"""`roster`: a sheet of households and people into the household book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gridworker.cli.call import FILE, OUT, Answer, Call, VerbGroup, pass_call
from gridworker.cli.shape import Shape, each, obj
from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.roster import Imported, Plan, Source
    from gridworker.services.session import Session

roster = VerbGroup("roster", help="名册导入：把 Excel 或 CSV 里的户和人读入户册。")

COLUMNS = each("column", "title", "target", "label", "refused", "why", "filled")
NOTES = each("row", "who", "code", "level", "column", "sentence")
GONE = each("id", "head", "place")
CHANGES = each("row", "kind", "head", "place", "fields", "people")
_SHOWN = 20


def _with(*members: str, **more: Shape) -> Shape:
    return obj(
        "file", "sheet", "remembered", "rows", "households", "new", "changed", "untouched", "people", "kept",
        "stopped", *members, columns=COLUMNS, gone=GONE, notes=NOTES, **more,
    )  # fmt: skip


@roster.verb("template", obj("path"))
@click.option("--out", required=True, type=OUT, help="写到哪个文件夹或文件（.xlsx）。")
@pass_call
def roster_template(call: Call, out: Path) -> Answer:
    """写一份空的户册模板，带填写说明。"""
    from gridworker.services.roster import write_template

    path = write_template(out)
    return Answer(
        {"path": path}, [f"模板已写到 {path}。填好后用 roster preview 看一看，再用 roster import 读入。"]
    )


@roster.verb("preview", _with("unknown_grids", changes=CHANGES))
@click.argument("file", type=FILE)
@click.option("--sheet", help="文件里的哪一张表；不填就取最满的一张。")
@click.option("--grid", "grid_given", help="没有写网格的行归到哪个网格（id、编码或名称）。")
@click.option("--map", "answers", multiple=True, metavar="COLUMN=TARGET", help="哪一列是什么，可以写几次。")
@pass_call
def roster_preview(
    call: Call, file: Path, sheet: str | None, grid_given: str | None, answers: Sequence[str]
) -> Answer:
    """只看不写：读入这张表会怎样，每个问题在第几行。"""
    from gridworker.services.roster import preview

    with call.session() as session:
        source = _source(session, file, sheet, answers)
        plan = preview(session, source, grid_given)
    changes = [
        {
            "row": step.rows[0], "kind": step.kind, "head": step.head, "place": step.place,
            "fields": sorted(step.fields), "people": len(step.persons),
        }
        for step in plan.steps if step.kind != "same"
    ]  # fmt: skip
    lines = [*_columns(source), *_said(plan), "还没有写入。确认后用 roster import 读入。"]
    unknown = [one.name for one in plan.unknown]
    if unknown:
        lines.append(f"还没有的网格：{'、'.join(unknown)}。导入时加 --add-grids 就一并建好。")
    return Answer({**_value(source, plan), "unknown_grids": unknown, "changes": changes}, lines)


@roster.verb("import", _with("ops", "mark"))
@click.argument("file", type=FILE)
@click.option("--sheet", help="文件里的哪一张表；不填就取最满的一张。")
@click.option("--grid", "grid_given", help="没有写网格的行归到哪个网格（id、编码或名称）。")
@click.option("--map", "answers", multiple=True, metavar="COLUMN=TARGET", help="哪一列是什么，可以写几次。")
@click.option("--add-grids", is_flag=True, help="表里写了、还没有的网格，一并建好。")
@pass_call
def roster_import(
    call: Call,
    file: Path,
    sheet: str | None,
    grid_given: str | None,
    answers: Sequence[str],
    add_grids: bool,
) -> Answer:
    """读入户册：要么整张表一次写完，要么什么都不写；网格员改过的不会被盖掉。"""
    from gridworker.services.roster import add_unknown, import_roster, preview

    with call.session() as session:
        source = _source(session, file, sheet, answers)
        if add_grids:
            add_unknown(session, preview(session, source, grid_given).unknown)
        done = import_roster(session, source, grid_given)
    value = {**_value(source, done), "ops": done.ops, "mark": done.mark}
    return Answer(value, [*_columns(source), *_said(done), "已写入。"])


def _source(session: Session, file: Path, sheet: str | None, answers: Sequence[str]) -> Source:
    from gridworker.services.roster import choose_by_words, open_sheet, propose

    asked: dict[str, str] = {}
    for answer in answers:
        column, equals, target = answer.rpartition("=")
        if not equals or not column.strip():
            raise UserError(
                "bad_mapping", f"“{answer}”看不懂。", "请写成 列标题=项目，例如 户主=head；不读入写 -。"
            )
        asked[column.strip()] = target.strip()
    return choose_by_words(propose(session, file, open_sheet(file, sheet)), asked)


def _value(source: Source, plan: Plan | Imported) -> dict[str, Any]:
    from gridworker.services.roster import Plan, targets

    labels = {target.code: target.zh for target in targets()}
    counts = (
        (len(plan.of("new")), len(plan.of("changed")), len(plan.of("same")))
        if isinstance(plan, Plan)
        else (plan.new, plan.changed, plan.same)
    )
    return {
        "file": source.path.name,
        "sheet": source.sheet.name,
        "remembered": source.remembered,
        "rows": source.body,
        "households": sum(counts),
        **dict(zip(("new", "changed", "untouched"), counts, strict=True)),
        "people": plan.people,
        "kept": sum(1 for note in plan.notes if note.code == "kept"),
        "stopped": sum(1 for note in plan.notes if note.level == "stop"),
        "columns": [
            {
                "column": column.letter, "title": column.title, "target": column.target or None,
                "label": labels.get(column.target), "refused": column.refused, "why": column.why or None,
                "filled": column.filled,
            }
            for column in source.columns
        ],
        "gone": plan.gone,
        "notes": plan.notes,
    }  # fmt: skip


def _columns(source: Source) -> list[str]:
    from gridworker.services.roster import targets

    labels = {target.code: target.zh for target in targets()}
    lines = []
    for column in source.columns:
        if column.refused:
            lines.append(f"{column.letter}  {column.title}  不能记录，没有读入")
        elif column.target:
            lines.append(f"{column.letter}  {column.title}  → {labels[column.target]}")
        elif column.filled:
            lines.append(f"{column.letter}  {column.title}  没有读入")
    return lines


def _said(plan: Plan | Imported) -> list[str]:
    from gridworker.services.roster import Plan

    new, changed, same = (
        (len(plan.of("new")), len(plan.of("changed")), len(plan.of("same")))
        if isinstance(plan, Plan)
        else (plan.new, plan.changed, plan.same)
    )
    lines = [f"新增 {new} 户，改动 {changed} 户，没有变化 {same} 户；登记或改动家庭成员 {plan.people} 人。"]
    for note in plan.notes[:_SHOWN]:
        who = f"（{note.who}）" if note.who else ""
        lines.append(f"第 {note.row} 行{who}：{note.sentence}")
    if len(plan.notes) > _SHOWN:
        lines.append(f"还有 {len(plan.notes) - _SHOWN} 处，--json 里全有。")
    if plan.gone:
        named = "、".join(f"{one.head}（{one.place}）" for one in plan.gone[:5])
        more = "等" if len(plan.gone) > 5 else ""
        lines.append(f"表里没有了的 {len(plan.gone)} 户还在户册里：{named}{more}。")
    return lines
