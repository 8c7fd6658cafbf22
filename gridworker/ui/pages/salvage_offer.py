"""At the start, when a profile does not open because its files are damaged: a backup, or what can be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gridworker.services import backup_shelf, repairing
from gridworker.services.backup_shelf import Backup
from gridworker.services.repairing import Salvaged
from gridworker.ui import choose, words
from gridworker.ui.pages.backup_rows import when_words
from gridworker.ui.settings import KnownProfile

if TYPE_CHECKING:
    from gridworker.ui.pages.step import Step


def _tr(text: str) -> str:
    return QCoreApplication.translate("salvage", text)


def offer_salvage(step: Step, known: KnownProfile, passphrase: str) -> None:
    """Say that the store is damaged; the newest backup is the first way, what can be read the second."""
    job = step.desk.work.run_aside(step, lambda _task: _newest(known))
    job.success(partial(_offer, step, known, passphrase))
    job.failure(lambda _error: _offer(step, known, passphrase, None))


def _newest(known: KnownProfile) -> Backup | None:
    found = backup_shelf.backups_in(backup_shelf.home_of(known.folder), profile=known.folder)
    return max((one for one in found if one.state == "good"), key=lambda one: one.made, default=None)


def _offer(step: Step, known: KnownProfile, passphrase: str, backup: Backup | None) -> None:
    save = partial(_ask_where, step, known, passphrase)
    if backup is None:
        step.notice.say(
            "bad",
            _tr("资料库文件损坏了，打不开。"),
            _tr("这台电脑上没有找到备份；损坏的文件没有动，请不要删。"),
            _tr("U 盘上有备份就用下面的“从备份恢复”；没有，就抢救还能读的。"),
        )
    else:
        when = when_words(backup.made, step.desk.now())
        step.notice.say(
            "bad",
            _tr("资料库文件损坏了，打不开。"),
            _tr("备份过的都在，损坏的文件没有动。"),
            _tr("请用最近的备份恢复；备份以后写的，再试着抢救。"),
        )
        step.notice.lead(
            _tr("用{when}的备份恢复").format(when=when),
            partial(step.start.show_restore, backup.path, known.folder),
        )
    step.notice.lead(_tr("把还能读的抢救到新文件夹…"), save)


def _ask_where(step: Step, known: KnownProfile, passphrase: str) -> None:
    where = choose.folder(step, _tr("抢救到哪个空文件夹"), known.folder.parent)
    if where is None:
        return
    job = step.desk.work.run_aside(
        step, lambda _task: repairing.salvage_profile(known.folder, passphrase, where)
    )
    step.notice.say("info", _tr("正在抢救还能读的，原来的文件只读不写…"))
    job.success(partial(_saved, step, known)).failure(
        lambda error: step.notice.refused(error, _tr("原来的文件没有动。"))
    )


def _saved(step: Step, known: KnownProfile, made: Salvaged) -> None:
    settings = step.desk.settings
    settings.remember(made.folder, _tr("抢救出来的档案"), known.demo, known.name)
    step.desk.save_settings()
    lost = ""
    if made.lost_count:
        lacking = _tr("有 {n} 条读不出来，打开以后交一次数据包，办公室的回复会补上。")
        lost = words.many(lacking, n=made.lost_count)
    step.notice.ok(
        words.many(_tr("抢救出 {n} 条记录、{d} 篇草稿，原来的文件没有动。"), n=made.ops, d=made.drafts),
        lost,
    )
    new = KnownProfile(folder=made.folder, title=_tr("抢救出来的档案"), name=known.name, demo=known.demo)
    step.notice.lead(_tr("打开抢救出来的档案"), partial(step.start.show_unlock, new))
