"""Every reason for which a bundle or an enrolment file is turned down, and what a person is told.

One exception for the whole package: `BundleError`. Its `code` is what scripts and the golden vectors
compare, the sentence and the hint come from the table below. `facts["detail"]` says in English which rule
was broken; it never holds a value from inside a file.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from gridworker.errors import UserError

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # --- the file as such
    "not_a_bundle": ("这不是网格走访数据包。", "请选择扩展名为 .gwb 的文件。"),
    "truncated": ("数据包不完整，后面缺了一截。", "请让对方重新拷贝，拷完后先“安全弹出”再拔盘。"),
    "tampered": ("数据包已损坏或被改动过，没有导入。", "请让发送人重新拷贝或重新导出一次。"),
    "too_new": ("数据包是用更新版本的程序做的，本机读不懂。", "请先升级本机程序，再导入一次。"),
    "too_big": ("数据包超出了允许的大小，没有导入。", "请让发送人分几次导出。"),
    # --- who sent it, to whom
    "not_for_us": ("数据包不是发给本机的，打不开。", "请核对是不是拿错了文件，或请发送人重新导出。"),
    "wrong_office": ("数据包属于另一个办公室，没有导入。", "请核对是不是拿错了文件。"),
    "no_office": ("本机还没有加入办公室，不能导入数据包。", "请先用办公室给的邀请文件申请加入。"),
    "unknown_signer": ("无法确认数据包是谁签发的，没有导入。", "请让对方先在办公室核发证书，再重新导出。"),
    "trust_behind": ("签发人的证书比本机的信任文件新，暂时无法核对。", "请先导入办公室最新的回复包。"),
    "revoked": ("签发人的证书已被停用，包里又有别人的记录，没有导入。", "请让原来的填写人直接交包。"),
    "not_yours": ("包里有签发人无权代交的内容，没有导入。", "各人只导出自己的记录；转交由镇或县办公室来做。"),
    # --- what it says
    "bad_manifest": ("数据包的清单不合规定，没有导入。", "请让发送人升级程序后重新导出。"),
    "bad_record": ("数据包里的记录格式不对，没有导入。", "请让发送人升级程序后重新导出。"),
    "replayed": ("这个数据包以前已经合并过。", "不用再导入。"),
    # --- enrolment
    "bad_invite": ("这不是办公室的邀请文件。", "请选择办公室给的 .gwi 文件。"),
    "bad_request": ("这不是加入申请。", "请选择网格员交来的申请文件。"),
    "bad_recovery": ("这不是恢复用的文件，或者和申请对不上。", "请选以“恢复申请”或“恢复回复”开头的文件。"),
    "wrong_digits": ("24 位核对码不一致。", "请两边对着屏幕重新念一遍；仍不一致就不要核发，让对方重新申请。"),
    "bad_trust": ("办公室的信任文件核对不上，没有采用。", "请向办公室重新要一份邀请文件或回复包。"),
    # --- this machine
    "disk_full": ("盘上空间不够，没有写成，原有文件没有动。", "请换一个盘，或删掉不用的文件后再试。"),
    "read_only": ("这个盘或文件夹不能写入。", "请把 U 盘的写保护开关拨到可写一边，或换一个位置。"),
    "cannot_write": ("文件没有写成，原有文件没有动。", "请检查盘是否还插着，换一个位置再试。"),
    "cannot_read": ("文件读不出来。", "请检查盘是否还插着，或让对方重新拷贝。"),
    "cancelled": ("已取消，什么都没有改。", ""),
}


class BundleError(UserError):
    """A file was refused, or could not be written; nothing was changed."""

    def __init__(self, code: str, detail: str = "", **facts: object) -> None:
        message, hint = SENTENCES[code]
        super().__init__(code, message, hint, detail=detail, **facts)

    def __repr__(self) -> str:
        return f"BundleError({self.code!r}, {self.facts.get('detail', '')!r})"


def write_failure(error: OSError) -> BundleError:
    """Say what stood in the way of writing: a full disk, a locked stick, or something else."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return BundleError("disk_full", "no space")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return BundleError("read_only", "not writable")
    return BundleError("cannot_write", errno.errorcode.get(error.errno or 0, "unknown"))


@contextmanager
def writing() -> Iterator[None]:
    """What the disk refuses in the block is said: raises BundleError as `write_failure` returns it."""
    try:
        yield
    except OSError as e:
        raise write_failure(e) from e
