"""`conflicts` and `merges`: what a clerk decides afterwards."""

from __future__ import annotations

import click

from gridworker.cli.call import Answer, Call, VerbGroup, pass_call
from gridworker.cli.shape import each, obj
from gridworker.cli.text import excerpt

conflicts = VerbGroup("conflicts", help="待处理：两种写法由人来定，没有采用的看为什么。")
merges = VerbGroup("merges", help="合并：列出、撤回、恢复。")


@conflicts.verb(
    "list",
    each(
        "record", "kind", "title", "field", "field_name", "missing", "both",
        values=each("choice", "hash", "value", "author", "author_name", "at", "device_name", "office"),
    ),
)  # fmt: skip
@pass_call
def conflict_listing(call: Call) -> Answer:
    """列出还没有定的冲突，两种写法都在。"""
    from gridworker.services.conflicts import conflict_list

    with call.session() as session:
        rows = conflict_list(session)
    lines = []
    for row in rows:
        state = "（缺前件，先等一等）" if row["missing"] else ""
        lines.append(f"{row['title']} · {row['field_name']}{state}  {row['record']} {row['field']}")
        for value in row["values"]:
            lines.append(f"  {value['choice']}. {value['author_name']}：{excerpt(value['value'])}")
    return Answer(rows, [*lines, f"共 {len(rows)} 处。"])


@conflicts.verb("settle", obj("record", "field"))
@click.argument("record")
@click.argument("field")
@click.option("--choice", type=click.IntRange(1), help="采用第几种写法（conflicts list 里的编号）。")
@click.option("--both", is_flag=True, help="都要：名单合在一起，文字接在一起。")
@click.option("--value", help="都不采用，改写成这样；名单用顿号隔开。")
@pass_call
def conflict_settle(
    call: Call, record: str, field: str, choice: int | None, both: bool, value: str | None
) -> Answer:
    """定下一处冲突：采用一种写法，都要，或另写。"""
    from gridworker.services.conflicts import settle, value_of

    if (choice is not None) + both + (value is not None) != 1:
        raise click.UsageError("请在 --choice、--both 和 --value 里选一个。")
    with call.session() as session:
        typed = None if value is None else value_of(session, record, field, value)
        settle(session, record, field, choice=choice, both=both, value=typed)
    return Answer({"record": record, "field": field}, ["已定下，另一种写法仍可查看。"])


@conflicts.verb("settle-all", obj("settled", "left"))
@click.option("--take", required=True, help="newer 取较新的，worker 取网格员写的。")
@click.option("--merge", "merge_id", help="只定这一次合并带来的（merges list 里的 id）。")
@pass_call
def conflict_settle_all(call: Call, take: str, merge_id: str | None) -> Answer:
    """按一条规矩成批定下冲突；规矩定不了的留给人定。"""
    from gridworker.services.settling import settle_all

    with call.session() as session:
        done = settle_all(session, take, merge_id)
    left = f"还有 {done.left} 处定不了，请一处一处看。" if done.left else "没有剩下的。"
    return Answer(
        {"settled": len(done.settled), "left": done.left}, [f"已定下 {len(done.settled)} 处，{left}"]
    )


@conflicts.verb(
    "aside",
    each(
        "id", "group", "code", "reason", "then", "kind", "record", "title", "at", "author_name",
        "device_name", "number",
    ),
)  # fmt: skip
@pass_call
def not_taken_listing(call: Call) -> Answer:
    """列出收到了、没有采用的记录，和为什么。"""
    from gridworker.services.not_taken import not_taken_list

    with call.session() as session:
        rows = not_taken_list(session)
    lines = [
        f"{row['at'][:16]}  {row['author_name'] or row['device_name']}  {row['title']}  {row['reason']}"
        f"{row['then']}"
        for row in rows
    ]
    return Answer(rows, [*lines, f"共 {len(rows)} 条。"])


@conflicts.verb("retry", obj("before", "taken", "left"))
@pass_call
def not_taken_retry(call: Call) -> Answer:
    """把没有采用的重新读一遍、判一遍。"""
    from gridworker.services.not_taken import retry

    with call.session() as session:
        done = retry(session)
    lines = [f"重新看了 {done.before} 条，采用了 {done.taken} 条，还有 {done.left} 条不能采用。"]
    lines += [f"  {count} 条：{reason}" for reason, count in done.reasons.items()]
    return Answer({"before": done.before, "taken": done.taken, "left": done.left}, lines)


@merges.verb("list", each("id", "at", "name", "device", "purpose", "ops", "state"))
@pass_call
def merge_listing(call: Call) -> Answer:
    """列出做过的合并，最近的在前。"""
    from gridworker.services.merges import merge_list

    with call.session() as session:
        rows = merge_list(session)
    lines = [
        f"{row['at'][:16]}  {row['name'] or row['device']}  {row['ops']} 条"
        f"{'  已撤回' if row['state'] == 'undone' else ''}  {row['id']}"
        for row in rows
    ]
    return Answer(rows, lines or ["还没有合并过。"])


@merges.verb("undo", obj("id", "ops", "acted_on"))
@click.argument("merge_id", metavar="ID")
@click.option("--reason", default="", help="为什么撤回。")
@pass_call
def merge_undo(call: Call, merge_id: str, reason: str) -> Answer:
    """撤回一次合并：已收到，未采用。随时可以恢复。"""
    from gridworker.services.merges import undo_merge

    with call.session() as session:
        done = undo_merge(session, merge_id, reason)
    kept = f"已据此办理 {done.acted_on} 件，未撤。" if done.acted_on else ""
    return Answer(
        {"id": done.batch, "ops": done.ops, "acted_on": done.acted_on},
        [f"已撤回，{done.ops} 条不再采用。{kept}可用 merges restore 恢复。"],
    )


@merges.verb("restore", obj("id", "ops"))
@click.argument("merge_id", metavar="ID")
@pass_call
def merge_restore(call: Call, merge_id: str) -> Answer:
    """恢复撤回过的合并。"""
    from gridworker.services.merges import restore_merge

    with call.session() as session:
        done = restore_merge(session, merge_id)
    return Answer({"id": done.batch, "ops": done.ops}, [f"已恢复，{done.ops} 条重新采用。"])
