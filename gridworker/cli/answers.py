"""`demand answer`: one answer for what several households ask."""

from __future__ import annotations

from datetime import date

import click

from gridworker.cli.call import Answer, Call, pass_call
from gridworker.cli.demands import demand
from gridworker.cli.pick import DAY, code, demand_id
from gridworker.cli.shape import each, obj


@demand.verb(
    "answer",
    obj(
        "together", "done", "reported",
        refused=each("id", "why"), preview=each("id", "number", "events", "why"),
    ),
)  # fmt: skip
@click.argument("given_ids", metavar="ID...", nargs=-1, required=True)
@click.option("--theme", required=True, help="共性意见是什么事，几个字。")
@click.option("--text", required=True, help="怎么答复的，每户都是这几句。")
@click.option("--how", required=True, help="怎么告知，如 NOTICE 或 张贴告示。")
@click.option("--on", "day", type=DAY, help="告知的日期；不填是今天。")
@click.option("--outcome", default="", help="正在办的一并反馈，写办理结论，如 DONE；不填只告知。")
@click.option("--preview", is_flag=True, help="只看每件会怎样，不写。")
@pass_call
def demand_answer(
    call: Call,
    given_ids: tuple[str, ...],
    theme: str,
    text: str,
    how: str,
    day: date | None,
    outcome: str,
    preview: bool,
) -> Answer:
    """共性意见：几件诉求写一次答复，每件各记一条“告知群众”。"""
    from gridworker.services.common_answers import CommonAnswer, answer_together, preview_answer
    from gridworker.services.demands import EVENT_NAMES

    with call.session() as session:
        ids = [demand_id(session, one) for one in given_ids]
        said = CommonAnswer(
            theme, text, code(session, "told_how", how), day,
            code(session, "outcome", outcome) if outcome else "",
        )  # fmt: skip
        looked = preview_answer(session, ids, said)
        made = None if preview else answer_together(session, ids, said)
    lines = [
        f"{one.number}：{one.why or '、'.join(EVENT_NAMES[event] for event in one.events)}" for one in looked
    ]
    if made is None:
        lines.append("只是预览，没有写。")
    else:
        lines.append(f"答复了 {len(made.done)} 件，每件各记了一条；{len(made.refused)} 件没有办。")
    value = {
        "together": made.together if made else None, "done": made.done if made else [],
        "reported": made.reported if made else [], "preview": looked,
        "refused": [{"id": one, "why": why} for one, why in made.refused] if made else [],
    }  # fmt: skip
    return Answer(value, lines)
