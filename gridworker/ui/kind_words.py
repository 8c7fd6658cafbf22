"""What each kind of record is called in the window, in one table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    return QCoreApplication.translate("kind_words", text)


def kind_word(kind: str) -> str:
    """The name of a kind of record, or of an act about the log; empty for a word nobody knows here."""
    return {
        "visit": tr("走访"), "household": tr("户"), "person": tr("家庭成员"), "promise": tr("约定"),
        "demand": tr("诉求"), "attachment": tr("附件"), "privacy_request": tr("居民请求"),
        "meeting": tr("会议"), "notice": tr("公示"), "help": tr("求助"), "team": tr("队伍"),
        "team_member": tr("队员"), "pairing": tr("包联"), "appraisal": tr("评议"),
        "office": tr("办公室"), "unit": tr("单位"), "grid": tr("网格"), "worker": tr("人员"),
        "duty": tr("分工"), "calendar_year": tr("工作日历"),
        "exclude": tr("撤销合并"), "receipt": tr("回执"),
    }.get(kind, "")  # fmt: skip
