"""`search` and `index`: finding anything by its words, and the index that makes it quick."""

from __future__ import annotations

from datetime import date

import click

from gridworker.cli.call import Answer, Call, pass_call
from gridworker.cli.pick import DAY, iso
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.cli.text import KIND_NAMES, excerpt
from gridworker.errors import UserError

HIT = each("kind", "id", "date", "title", "snippet", "household", "grid_name", "team")


@root.verb("search", obj("text", "total", "behind", hits=HIT, more=each("kind", "after")))
@click.argument("text")
@click.option("--kind", help="只找一类，如 household、visit、demand、meeting、help。")
@click.option("--grid", "grid_given", help="只找一个网格。")
@click.option("--from", "first", type=DAY, help="从哪天起。")
@click.option("--to", "last", type=DAY, help="到哪天止。")
@click.option("--tag", help="只找有这个标签的户，如 DIBAO。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="每类最多几条。")
@click.option("--after", help="接着上一页找（要和 --kind 一起用）。")
@pass_call
def search_command(
    call: Call,
    text: str,
    kind: str | None,
    grid_given: str | None,
    first: date | None,
    last: date | None,
    tag: str | None,
    limit: int,
    after: str | None,
) -> Answer:
    """在户册、走访、诉求、会议、公示和互助里查找；可以用拼音、电话尾号、门牌、日期。"""
    from gridworker.services.search import Asked, index_state, look, more

    if first and last and last < first:
        raise UserError("bad_period", "结束日期早于开始日期。", "请把 --from 和 --to 对调。")
    if after and not kind:
        raise UserError("bad_page", "没有这一页。", "请和 --kind 一起给出上一页的 after。")
    with call.session() as session:
        asked = Asked(text, kind, grid_given, iso(first), iso(last), tag)
        groups = [more(session, asked, after, limit)] if after else look(session, asked, limit).groups
        behind = index_state(session).read
    hits = [hit for group in groups for hit in group.hits]
    further = [{"kind": group.kind, "after": group.next} for group in groups if group.next]
    lines = []
    for group in groups:
        lines.append(f"{KIND_NAMES[group.kind]}：")
        for hit in group.hits:
            lines.append("  " + f"{hit.date}  {hit.title}  {excerpt(hit.snippet)}".strip())
    lines.append(f"共找到 {len(hits)} 条。" + ("后面还有，请用 --limit 或 --after。" if further else ""))
    value = {"text": text, "total": len(hits), "behind": behind, "hits": hits, "more": further}
    return Answer(value, lines)


@root.verb("index", obj("whole", "behind", "indexed"))
@click.option("--anew", is_flag=True, help="全部重新建。")
@pass_call
def index_command(call: Call, anew: bool) -> Answer:
    """把查找索引补齐（窗口打开时会自己做）。"""
    from gridworker.services.search import catch_up, indexed

    with call.session() as session:
        done = catch_up(session, anew=anew)
        rows = indexed(session)
    value = {"whole": done.whole, "behind": done.read, "indexed": rows}
    return Answer(value, [f"查找索引已补齐，共 {rows} 条。"])
