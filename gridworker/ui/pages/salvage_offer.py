"""At the start, when a profile does not open because its files are damaged: what can be read is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gridworker.services import repairing
from gridworker.services.repairing import Salvaged
from gridworker.ui import choose
from gridworker.ui.settings import KnownProfile

if TYPE_CHECKING:
    from gridworker.ui.pages.step import Step


def offer_salvage(step: Step, known: KnownProfile, words: str) -> None:
    """Below the refusal; the way to the backups, which lose less, stands below the step anyway."""
    step.notice.lead(step.tr("把还能读的抢救到新文件夹…"), partial(_ask_where, step, known, words))


def _ask_where(step: Step, known: KnownProfile, words: str) -> None:
    where = choose.folder(step, step.tr("抢救到哪个空文件夹"), known.folder.parent)
    if where is None:
        return
    job = step.desk.work.run_aside(step, lambda _task: repairing.salvage_profile(known.folder, words, where))
    step.notice.say("info", step.tr("正在抢救还能读的，原来的文件只读不写…"))
    job.success(partial(_saved, step, known)).failure(
        lambda error: step.notice.refused(error, step.tr("原来的文件没有动。"))
    )


def _saved(step: Step, known: KnownProfile, made: Salvaged) -> None:
    settings = step.desk.settings
    settings.remember(made.folder, step.tr("抢救出来的档案"), known.demo, known.name)
    step.desk.save_settings()
    lost = ""
    if made.lost_count:
        words = step.tr("有 {n} 条读不出来，打开以后交一次数据包，办公室的回复会补上。")
        lost = words.format(n=made.lost_count)
    step.notice.ok(
        step.tr("抢救出 {n} 条记录、{d} 篇草稿，原来的文件没有动。").format(n=made.ops, d=made.drafts), lost
    )
    new = KnownProfile(folder=made.folder, title=step.tr("抢救出来的档案"), name=known.name, demo=known.demo)
    step.notice.lead(step.tr("打开抢救出来的档案"), partial(step.start.show_unlock, new))
