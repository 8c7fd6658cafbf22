"""附件: a picture or a file that belongs to a visit or a demand.

Each is a record of its own, so that two people who attach something to one visit do not clash, and so that
one can be taken back or redacted without the others. The bytes are not in the op: they are found by their
SHA-256 and may be here earlier, later or never. Nothing is ever required, and nothing tells where or when a
picture was taken.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from gridworker.domain.fields import Code, Record, Ref, Text, spec

MAX_BYTES: Final = 8 * 1024 * 1024
"""Most bytes of one attachment, as it is kept and as it travels."""
LONGEST_SIDE: Final = 1600
"""Most pixels of the longer side of a picture."""
PICTURE: Final = "JPEG"
"""Every picture is kept as one, whatever it was."""
FILE: Final = "PDF"
MOST: Final = 20
"""Most attachments of one record that the forms and commands add; a merge takes whatever comes."""

Bytes = Annotated[int, Field(ge=1, le=MAX_BYTES)]


class Attachment(Record):
    """附件. `of` is a visit or a demand; `blob` the SHA-256 of the bytes (base64url)."""

    of: Ref | None = spec("所属记录", "ref", required=True)
    blob: Ref | None = spec("内容摘要", "ref", required=True)
    type: Code | None = spec("类型", "code", required=True)
    size: Bytes | None = spec("字节数", "bytes", required=True)
    name: Text | None = spec("说明", "text")
