"""`demo`, `ledger`, `digest`, `log`, `rebuild`, `doctor`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from gridworker.cli.call import (
    FILE,
    FOLDER,
    PASSPHRASE_VARIABLE,
    Answer,
    Call,
    VerbGroup,
    given_passphrase,
    pass_call,
)
from gridworker.cli.pick import DAY, grid_id, iso
from gridworker.cli.root import root
from gridworker.cli.shape import each, obj
from gridworker.domain.text import shown_json
from gridworker.errors import UserError

ledger = VerbGroup("ledger", help="台账：写成表格文件。")
log = VerbGroup("log", help="原始日志。")


DEMO = obj(
    "office", "office_name", "workers", "passphrase", "size", "seed", "households", "visits", "demands"
)  # fmt: skip


@root.verb("demo", DEMO)
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--size", default="tiny", show_default=True, help="tiny、small 或 town。")
@click.option("--seed", type=int, default=7, show_default=True, help="同一个数，同样的演示数据。")
@pass_call
def demo_command(call: Call, folder: Path, size: str, seed: int) -> Answer:
    """造一个演示办公室和它的网格员，人物全是虚构。"""
    from gridworker.services.demo import DEMO_PASSPHRASE, make_demo

    own = given_passphrase()
    made = make_demo(folder, size, seed, passphrase=own or DEMO_PASSPHRASE)
    lines = [
        f"演示数据已建好：{made.office_name}，{len(made.workers)} 名网格员。",
        f"共 {made.households} 户，走访 {made.visits} 条，诉求 {made.demands} 件。",
        f"口令：{made.passphrase}" if own is None else f"口令：环境变量 {PASSPHRASE_VARIABLE} 里的那一个。",
        f"试试：gridworker --profile {made.office} visit list --limit 5",
    ]
    shown = made.passphrase if own is None else None
    return Answer({**vars(made), "passphrase": shown, "size": size, "seed": seed}, lines)


@ledger.verb("visits", obj("path", "rows", "from", "to", "pages"))
@click.option("--out", required=True, type=FILE, help="写到哪个文件：.xlsx 是表格，.pdf 是打印页。")
@click.option("--from", "first", type=DAY, help="从哪天起。")
@click.option("--to", "last", type=DAY, help="到哪天止。")
@click.option("--grid", "grid_given", help="只要一个网格。")
@pass_call
def ledger_visits(
    call: Call, out: Path, first: date | None, last: date | None, grid_given: str | None
) -> Answer:
    """写走访台账，姓名脱敏。"""
    from gridworker.services.printing import Printed, ledger_pdf
    from gridworker.services.queries import Query
    from gridworker.services.reports import LedgerMade, visits_ledger

    if first and last and last < first:
        raise UserError("bad_period", "结束日期早于开始日期。", "请把 --from 和 --to 对调。")
    with call.session() as session:
        query = Query(
            kind="visit",
            grid=grid_id(session, grid_given) if grid_given else None,
            date_from=iso(first),
            date_to=iso(last),
        )
        printed = out.suffix.lower() == ".pdf"
        made: Printed | LedgerMade
        made = ledger_pdf(session, out, query) if printed else visits_ledger(session, out, query)
    value = {
        "path": made.path,
        "rows": made.rows,
        "from": made.date_from or None,
        "to": made.date_to or None,
        "pages": made.pages if isinstance(made, Printed) else None,
    }
    paper = f"，{made.pages} 页" if isinstance(made, Printed) else ""
    return Answer(value, [f"台账已写到 {made.path}，共 {made.rows} 条{paper}。"])


@root.verb("digest", obj("digest", "scopes"))
@pass_call
def digest_command(call: Call) -> Answer:
    """所有表的摘要：记录相同，摘要就相同。"""
    from gridworker.services.upkeep import digest

    with call.session() as session:
        found = digest(session)
    lines = [f"{value}  {scope}" for scope, value in sorted(found.scopes.items())]
    return Answer({"digest": found.whole, "scopes": found.scopes}, [f"{found.whole}  全部", *lines])


@log.verb("dump", each("hash", "header", "body"))
@pass_call
def log_dump_command(call: Call) -> None:
    """逐条写出日志，一行一个 JSON（NDJSON）。"""
    from gridworker.services.upkeep import log_dump

    with call.session() as session:
        for op in log_dump(session):
            row = {"hash": op["hash"], "header": op["header"], "body": op["body"]}
            click.echo(shown_json(json.dumps(row, ensure_ascii=False, separators=(",", ":"))))


@root.verb("rebuild", obj("digest", "scopes", "same"))
@pass_call
def rebuild_command(call: Call) -> Answer:
    """从日志重建所有表，并比较前后的摘要。"""
    from gridworker.services.upkeep import digest, rebuild

    with call.session() as session:
        before = digest(session)
        after = rebuild(session)
    same = before.whole == after.whole
    said = "和重建前一样" if same else "和重建前不一样，请运行 doctor"
    value = {"digest": after.whole, "scopes": after.scopes, "same": same}
    return Answer(value, [f"已从日志重建，摘要{said}。"])


DOCTOR = obj(
    "ok",
    findings=each("code", "level", "sentence"),
    repaired=each("code", "sentence"),
    salvaged=obj("path", "ops", "drafts", "lost"),
)


@root.verb("doctor", DOCTOR)
@click.option("--repair", "mend", is_flag=True, help="把能从日志重建的都重建；日志本身从不改动。")
@click.option("--into", type=FOLDER, help="文件坏了时：把还能读的抢救到这个新文件夹，原来的不动。")
@pass_call
def doctor_command(call: Call, mend: bool, into: Path | None) -> Answer:
    """检查文件、日志、密钥和各表；--repair 修复。"""
    from gridworker.services.repairing import is_damaged, repair
    from gridworker.services.succession import needs_take_over
    from gridworker.services.upkeep import doctor

    if into is not None and not mend:
        raise UserError("into_needs_repair", "--into 要和 --repair 一起用。", "请加上 --repair 再运行一次。")
    if into is not None:
        words = call.passphrase()
        if is_damaged(call.profile, words):
            return _salvaged(call.profile, words, into)
    with call.session() as session:
        mended = repair(session) if mend else None
        found = mended.after if mended else doctor(session)
        takes_over = needs_take_over(session)
    done = mended.done if mended else []
    bad = [one for one in found if one.level == "bad"]
    value = {"ok": not bad, "findings": found, "repaired": done, "salvaged": None}
    lines = [*(one.sentence for one in done), *(one.sentence for one in found)]
    if not bad:
        return Answer(value, lines)
    hint = "请先不要再写入，运行 doctor --repair 修复。"
    if mend:
        hint = "请从备份恢复，或用 --into 新文件夹 把还能读的抢救出来。"
    if all(one.code == "no_certificate" for one in bad):  # nothing is broken, there is nothing to mend
        hint = "请到办公室重新核发；这不用修复。"
        if takes_over:
            hint = "确认原来那份不再使用，就运行 office take-over --yes 接替；这不用修复。"
    refusal = UserError("unsound", f"有 {len(bad)} 处不对。", hint)
    return Answer(value, lines, refusal, [str(refusal)])


def _salvaged(damaged: Path, words: str, into: Path) -> Answer:
    from gridworker.services.repairing import salvage_profile
    from gridworker.services.session import open_profile
    from gridworker.services.upkeep import doctor

    made = salvage_profile(damaged, words, into)
    with open_profile(into, words) as session:
        found = doctor(session)
    value = {
        "ok": not any(one.level == "bad" for one in found),
        "findings": found,
        "repaired": [],
        "salvaged": {"path": made.folder, "ops": made.ops, "drafts": made.drafts, "lost": made.lost_count},
    }
    missing = "没有发现缺的记录。"
    if made.lost_count:
        missing = f"有 {made.lost_count} 条读不出来，请办公室再发一份回复包。"
    lines = [
        f"抢救出 {made.ops} 条记录、{made.drafts} 篇草稿，放在 {made.folder}；原来的文件没有动。",
        missing,
        *(one.sentence for one in found),
    ]
    return Answer(value, lines)
