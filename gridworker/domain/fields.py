"""The shapes of record fields, and one line of facts about each field.

A field's model type says what a value may be; its `FieldSpec` says what people and tables need to know: the
Chinese label, the shape, the vocabulary its codes come from, whether a new record must have it, and whether
it is free text that a person types.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from gridworker.domain.strictjson import MAX_STRING
from gridworker.domain.time import WALL_PATTERN

FIRST_DAY: Final = date(1949, 10, 1)
"""Days before it are slips of the finger."""

Shape = Literal[
    "text",
    "mark",
    "long",
    "date",
    "time",
    "wall",
    "int",
    "bytes",
    "bool",
    "code",
    "codes",
    "ref",
    "refs",
    "names",
    "days",
    "map",
]


def _real_day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[
    str,
    StringConstraints(pattern=r"^(1949-1[0-2]|(19[5-9][0-9]|2[01][0-9]{2})-[01][0-9])-[0-3][0-9]$"),
    AfterValidator(_real_day),
]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Wall = Annotated[str, StringConstraints(pattern=WALL_PATTERN)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z_.-]{0,31}$")]
Ref = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z._-]{1,64}$")]
Text = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=MAX_STRING)]
Count = Annotated[int, Field(ge=0, le=999)]
Flag = bool


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Facts about one field; `vocab` is a vocabulary group or empty, `refers` a record kind or empty."""

    name: str
    label: str
    shape: Shape
    required: bool = False
    vocab: str = ""
    refers: str = ""
    narrative: bool = False

    @property
    def free_text(self) -> bool:
        """Whether a person types it, so that a forbidden number could stand in it."""
        return self.shape in ("text", "mark", "long", "names")


class Record(BaseModel):
    """What every document has. A field is absent or null when nobody set it, or when it was redacted."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    withdrawn: bool | None = Field(None, title="已撤下", json_schema_extra={"shape": "bool"})


def spec(
    label: str,
    shape: Shape,
    *,
    required: bool = False,
    vocab: str = "",
    refers: str = "",
    narrative: bool = False,
) -> Any:
    """Return a model field that carries its facts."""
    facts: dict[str, Any] = {
        "shape": shape, "required": required, "vocab": vocab, "refers": refers, "narrative": narrative,
    }  # fmt: skip
    return Field(default=None, title=label, json_schema_extra=facts)


def specs_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """Return the facts of a model's fields by name, own fields first, `withdrawn` last."""
    out: dict[str, FieldSpec] = {}
    for name, info in model.model_fields.items():
        facts: Any = info.json_schema_extra or {}
        out[name] = FieldSpec(name=name, label=info.title or name, **facts)
    if "withdrawn" in out:
        out["withdrawn"] = out.pop("withdrawn")
    return out
