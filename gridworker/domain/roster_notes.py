"""What has to be said about single rows of a sheet: what was left out, what to look at, what stops a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["stop", "left", "look"]
"""`stop`: the row was not read in; `left`: one cell was left out; `look`: read in, but worth a look."""

_NOTES: Final[dict[str, tuple[Level, str]]] = {
    "no_door": ("stop", "没有门牌号，这一户没有读入。"),
    "no_head": ("stop", "没有户主姓名，这一户没有读入。"),
    "no_grid": ("stop", "没有叫“{value}”的网格，这一户没有读入。"),
    "which_grid": ("stop", "叫“{value}”的网格不止一个，这一户没有读入。"),
    "grid_needed": ("stop", "没有写网格，也没有为整张表选网格，这一户没有读入。"),
    "not_my_grid": ("stop", "“{value}”不是本机负责的网格，这一户没有读入。"),
    "twice": ("stop", "和第 {other} 行是同一户，没有再读一遍。"),
    "other_head": (
        "stop",
        "这个门牌在户册里的户主是“{value}”，和表里不同，没有改。请核对是换了户主还是搬走了。",
    ),
    "unclear": ("stop", "户册里有好几户对得上这一行，没有读入。请先在户册里核对。"),
    "lost_person": ("stop", "看不出这个人属于哪一户，没有读入。"),
    "withdrawn": ("stop", "这一户在户册里已经撤下，没有恢复。"),
    "id_number": ("left", "“{column}”里像是身份证号，没有读入。"),
    "bank_card": ("left", "“{column}”里像是银行卡号，没有读入。"),
    "id_number_cut": ("left", "“{column}”里像身份证号的数字去掉了。"),
    "bank_card_cut": ("left", "“{column}”里像银行卡号的数字去掉了。"),
    "too_long": ("left", "“{column}”写得太长，这一格没有读入。"),
    "bad_phone": ("left", "“{column}”里的“{value}”不像电话，这一格没有读入。"),
    "bad_number": ("left", "“{column}”里的“{value}”不是人数，这一格没有读入。"),
    "bad_birth": ("left", "“{column}”里的“{value}”看不出哪一年，这一格没有读入。"),
    "bad_date": ("left", "“{column}”里的“{value}”不是日期，这一格没有读入。"),
    "bad_sex": ("left", "“{column}”里的“{value}”不是男也不是女，这一格没有读入。"),
    "unknown_word": ("left", "“{column}”里没有“{value}”这一项，没有读入。"),
    "bad_value": ("left", "“{column}”的内容不合规定，这一格没有读入。"),
    "many_names": ("left", "“{column}”里不止一个人名，没有读入；成员要一人一行。"),
    "child": ("left", "不满 14 岁的孩子只记人数，没有登记姓名。"),
    "age_unknown": ("left", "没有出生年份，看不出是否满 14 岁，没有登记姓名。"),
    "size_differs": ("look", "人口写的是 {value}，表里列了 {other} 人。"),
    "differs": ("look", "“{column}”和第 {other} 行不一致，用了前面的。"),
    "two_phones": ("look", "“{column}”里不止一个号码，只读了第一个。"),
    "same_door": ("look", "和第 {other} 行门牌相同、户主不同，当作两户读入。"),
    "head_changed": ("look", "户主由“{value}”改成表里的姓名。"),
    "door_changed": ("look", "认出是户册里原来的一户，门牌改成表里的。"),
    "likely_same": ("look", "户册里已有同名的一户（{value}），请核对是不是同一户。"),
    "kept": ("look", "“{column}”在户册里已改成“{value}”，没有用表里的。"),
}


@dataclass(frozen=True, slots=True)
class RowNote:
    """One thing about one row. `row` is the number at the left of the sheet, `column` the heading.

    `value` is what stood there (never of a forbidden number), `other` another row or a count, `who` the head
    of the household, where the row is not read in and no other list names it.
    """

    row: int
    code: str
    column: str = ""
    value: str = ""
    other: int = 0
    who: str = ""

    @property
    def level(self) -> Level:
        """How far it goes."""
        return _NOTES[self.code][0]

    @property
    def template(self) -> str:
        """The sentence with its named places."""
        return _NOTES[self.code][1]

    @property
    def sentence(self) -> str:
        """The sentence, without the row's number."""
        return self.template.format(column=self.column, value=self.value, other=self.other)


CODES: Final = tuple(_NOTES)
"""All codes, for the manual."""
