"""The language of the window: Chinese as written in the code, or English from `resources/i18n`.

Chinese is the source, so nothing is loaded for it but Qt's own few words. English takes one translator for
the window's `tr` strings and one table for what services say (`said`). Paper stays Chinese: it is made for
the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gridworker.errors import UserError

if TYPE_CHECKING:
    from gridworker.services.english import English

CHINESE, ENGLISH = "zh", "en"
NAMES: Final = {CHINESE: "中文", ENGLISH: "English"}
"""Each language by its own name, so that whoever got lost in one finds the way back."""

_spoken = CHINESE
_table: English | None = None
_translator: QTranslator | None = None


def current() -> str:
    """The code of the language now spoken."""
    return _spoken


def is_english() -> bool:
    return _spoken == ENGLISH


def locale() -> QLocale:
    """How dates and numbers are written in the language now spoken, whatever the machine is set to."""
    if _spoken == ENGLISH:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(QLocale.Language.Chinese, QLocale.Country.China)


def speak(app: QCoreApplication, code: str) -> None:
    """Speak this language from now on; what is already on screen must be built again."""
    global _spoken, _table, _translator
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    _spoken = ENGLISH if code == ENGLISH else CHINESE
    QLocale.setDefault(locale())
    words = QTranslator(app)
    if _spoken == CHINESE:
        # The words inside Qt's own file dialogs.
        found = words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    else:
        from importlib.resources import files

        from gridworker.services.english import english

        # By name: of bytes handed over Qt keeps the address only, and reads there long after they are gone.
        found = words.load(str(files("gridworker.resources") / "i18n" / "gridworker_en.qm"))
        _table = english()
    if found and app.installTranslator(words):
        _translator = words


def said(text: str) -> str:
    """What a service said (a sentence, a label, a state), in the language of the window."""
    if _spoken == CHINESE or _table is None:
        return text
    return _table.said(text)


def put(error: BaseException) -> BaseException:
    """Let a refusal speak the language of the window; returns it."""
    if _spoken == ENGLISH and _table is not None and isinstance(error, UserError):
        _table.put(error)
    return error
