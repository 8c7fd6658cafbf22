"""Why a resource file is refused, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridworker.errors import UserError

if TYPE_CHECKING:
    from pydantic import ValidationError


class BadResource(UserError):
    """A resource file (vocabulary, calendar, guide, words) that this program will not use."""


def refuse(what: str, error: ValidationError) -> BadResource:
    """Return the refusal for the first thing that a schema found wrong in `what`."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = " › ".join(str(part) for part in first["loc"])
    return BadResource(
        "bad_resource",
        f"{what}文件有错：{place or '整个文件'}。",
        "请改正该文件，或换回原来的文件。",
        why=first["msg"],
    )
