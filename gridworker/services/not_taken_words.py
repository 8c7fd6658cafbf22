"""Why something that was received is not used, and what brings it in: one sentence each, by its standing."""

from __future__ import annotations

from typing import Final

GROUPS: Final = ("parked", "refused", "superseded", "unread", "waits")
"""What needs a person comes first."""

_ITSELF: Final = "会自己采用，不用做什么。"
_ANSWER: Final = "收到办公室的下一个数据包，" + _ITSELF
_COMPLETE: Final = "缺的数据包到了，" + _ITSELF
_AGAIN: Final = "请写它的人改正以后再记一次，这里的原文一直留着。"
_NEWER: Final = "换上新版程序以后，请按“再试一次”。"
_LOOK: Final = "请打开这件诉求看现在到了哪一步，要紧的重新办。"
_TELL: Final = "请先告知群众；联系不上的，换一天再联系一次。"
_GRANT: Final = "身份给错了的，请重新核发证书；其余的请有权的人来记。"
_GRID: Final = "网格给错了的，请重新核发证书；其余的请管这个网格的人来记。"

_STANDING: Final[dict[str, tuple[str, str, str]]] = {
    "parked:no_right": ("parked", "写它的电脑没有写这类记录的身份。", _GRANT),
    "parked:wrong_scope": ("parked", "它写在一个不归这台电脑管的网格里。", _GRID),
    "parked:wrong_author": ("parked", "署名的人和证书上的人不是同一个。", _AGAIN),
    "parked:unknown_kind": ("parked", "它是更新的程序写的，这里的程序还不认识。", _NEWER),
    "parked:revoked": (
        "parked", "写它的电脑在这之前已经停用。", "确是本人所写的，请本人在新的电脑上再记一次。",
    ),
    "parked:bad_body": ("unread", "它的内容不完整，或者格式不对。", _AGAIN),
    "parked:unreadable": ("unread", "它的开头就读不懂，不知道是什么记录。", _NEWER),
    "waiting:no_cert": ("waits", "还没有收到写它的电脑的证书。", _ANSWER),
    "waiting:no_trust": ("waits", "办公室换过新的信任文件，这里还没有收到。", _ANSWER),
    "waiting:gap": ("waits", "它前面还有编号没有到。", _COMPLETE),
    "superseded": (
        "superseded", "恢复前已办，需复核：办公室从备份恢复以前办的这一步，备份里没有。",
        "请看一看，要紧的重新办一次。",
    ),
}  # fmt: skip
_PLACED: Final[dict[str, tuple[str, str, str]]] = {
    "waiting": ("waits", "这一步之前的几步还没有到。", _COMPLETE),
    "pending": (
        "waits", "这件诉求由另一台办公室电脑经办，那边还没有收到这一步。", "经办的电脑收到以后，" + _ITSELF,
    ),
    "refused:state": ("refused", "写这一步的时候，诉求已经不在可以这样办的状态。", _LOOK),
    "refused:assigned": ("refused", "这件诉求没有交给这个人办。", "请交办给他，或者由承办的人来写。"),
    "refused:other_hands": ("refused", "核查的人就是办理的人。", "请换一个人核查。"),
    "refused:not_own_work": ("refused", "回访的人就是办理的人。", "请换一个人回访。"),
    "refused:one_extension": ("refused", "已经延期过一次，不能再延。", "请按期办理，或者暂缓。"),
    "refused:told": ("refused", "办理结果还没有告诉群众，不能销号。", _TELL),
    "refused:consent": ("refused", "没有同意公示，或者涉及隐私。", "可以写明理由，不公示。"),
    "refused:review_soon": ("refused", "暂缓没有写九十天以内的复看日期。", "请写上日期再暂缓。"),
    "refused:appointed": ("refused", "约时办没有写和群众约定的日期。", "请约好日期再立项。"),
    "refused:decided": ("refused", "这件诉求要先开会议定，会上还没有结果。", "请先开会，记下议定的结果。"),
    "refused:units_enough": ("refused", "合力办只写了一个单位。", "请写上协办单位，再交办。"),
    "refused:planned": ("refused", "全力办没有写办理方案或者牵头领导。", "请写上，再交办。"),
    "refused:content": ("refused", "回访时群众不满意，还没有重办。", "请先重办。"),
    "refused:complained": ("refused", "没有人说不满意，不用重办。", "请照常往下办。"),
    "refused:unknown_event": ("refused", "这一步是更新的程序写的，这里的程序还不认识。", _NEWER),
}  # fmt: skip
_NEEDS: Final = ("refused", "这一步缺少必须写的内容。", _AGAIN)
_OTHER: Final = ("refused", "这一步不合办理的规矩，没有采纳。", _LOOK)
_UNKNOWN: Final = ("parked", "这条记录没有采用。", _NEWER)


def why(standing: str) -> tuple[str, str, str, str]:
    """(group, code, reason, what to do) of a standing; `unread:` before it says that the op has no form,
    `placed:` that it is where a line put the event."""
    if standing.startswith("placed:"):
        how = standing.removeprefix("placed:")
        fallback = _NEEDS if how.startswith("refused:needs:") else _OTHER
        group, reason, then = _PLACED.get(how, fallback)
        return group, how.removeprefix("refused:"), reason, then
    plain = standing.removeprefix("unread:")
    group, reason, then = _STANDING.get(plain, _UNKNOWN)
    return ("unread" if plain != standing else group), plain.partition(":")[2] or plain, reason, then
