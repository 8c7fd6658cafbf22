"""What a button says that takes a step. The history says that it was taken: in Chinese the same words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridworker.ui.pages.event_view import event_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("step_verbs", text)


def step_verb(event: str) -> str:
    """The words for taking a step of a demand."""
    return {
        "resolve_on_spot": _tr("当场办结"), "register": _tr("立项"), "decline": _tr("不予立项"),
        "merge_into": _tr("并案"), "deliberate": _tr("议定"), "assign": _tr("交办"), "accept": _tr("签收"),
        "send_back": _tr("退回"), "progress": _tr("办理进展"), "ask_extend": _tr("申请延期"),
        "extend": _tr("延期"), "hold": _tr("暂缓"), "resume": _tr("恢复办理"), "transfer": _tr("转办"),
        "join": _tr("会办"), "report_back": _tr("反馈"), "tell_resident": _tr("告知群众"),
        "verify": _tr("核查"), "return_for_rework": _tr("退回重办"), "callback": _tr("回访"),
        "publish_notice": _tr("公示"), "skip_publish": _tr("不公示"), "close_out": _tr("销号"),
        "reopen": _tr("重办"), "withdraw": _tr("撤回"), "put_back": _tr("恢复"), "escalate": _tr("上报"),
        "delegate": _tr("下派"), "hand_over": _tr("转经办"), "whistle": _tr("吹哨"), "arrive": _tr("报到"),
        "supervise": _tr("督办"), "comment": _tr("备注"), "correct": _tr("更正"), "answer": _tr("答复"),
        "take_back": _tr("收回"),
    }.get(event) or event_name(event)  # fmt: skip
