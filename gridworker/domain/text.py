"""Text as it enters: one Unicode spelling, nothing invisible, nothing endless.

Applied once, where a person's input becomes a draft or a record. What came in a bundle is never touched:
its bytes are signed.
"""

from __future__ import annotations

import re
import unicodedata

from gridworker.domain.strictjson import MAX_STRING
from gridworker.errors import UserError

MAX_NAME = 60
"""Longest name, in code points."""

# Controls, format characters (zero width, bidi, tags, soft hyphen, byte order mark), half surrogates.
# Private-use characters stay: rare characters of real names live there. Variation selectors stay: they choose
# the shape of a rare character.
_INVISIBLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_IN_TEXT = re.compile(f"[{_INVISIBLE}]")
_IN_NAME = re.compile(f"[{_INVISIBLE}\t\n\u2028\u2029]")
_LINE_END = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_SPACES = re.compile(r"\s+")


class TextTooLong(UserError):
    """More text than a field holds; `facts` has `length` and `limit` in code points."""


def clean_name(text: str) -> str:
    """Return a name or other one-line text: NFC, no control, bidi or zero-width characters, single spaces.

    A name over 60 code points raises `TextTooLong`.
    """
    _limit(text, MAX_STRING)
    # Line ends and tabs between words become spaces first, so that two words do not grow together.
    spaced = _SPACES.sub(" ", _LINE_END.sub(" ", text))
    name = _SPACES.sub(" ", unicodedata.normalize("NFC", _IN_NAME.sub("", spaced))).strip()
    _limit(name, MAX_NAME)
    return name


def clean_text(text: str, limit: int = MAX_STRING) -> str:
    """Return a narrative: NFC, line ends as LF, tabs kept, other invisible characters gone, ends trimmed.

    Over `limit` code points raises `TextTooLong` before any work is done on the text.
    """
    _limit(text, limit)
    text = _IN_TEXT.sub("", _LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", text).strip()
    _limit(text, limit)
    return text


def shown_line(text: str) -> str:
    """Return a line for a terminal: what arrived in a bundle may hold escape sequences and line ends."""
    return _IN_TEXT.sub("", _LINE_END.sub(" ", text).replace("\n", " "))


def shown_json(text: str) -> str:
    """Return JSON text that says the same with every invisible character spelled as an escape."""
    return _IN_TEXT.sub(lambda found: _escape(found[0]), text)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2], 'big'):04x}" for at in range(0, len(units), 2))


def _limit(text: str, limit: int) -> None:
    if len(text) > limit:
        raise TextTooLong(
            "text_too_long",
            f"文字太长：这里最多写 {limit} 个字，现有 {len(text)} 个。",
            "请只留要点，或分成几次记录。",
            length=len(text),
            limit=limit,
        )
