"""Two families of error: what a person can mend, and what only we can.

`UserError` carries one plain sentence and what to do next; it is shown as it is and makes the command
line exit with 1. `BugError` is ours: it goes to the crash file and makes the command line exit with 3.
"""

from __future__ import annotations


class GridworkerError(Exception):
    """The root of everything this program raises on purpose."""


class UserError(GridworkerError):
    """Something a person can understand and mend.

    `code` is stable English for scripts, `message` says what is wrong, `hint` what to do next, and
    `facts` holds the values behind the sentence (never personal data).
    """

    def __init__(self, code: str, message: str, hint: str = "", **facts: object) -> None:
        super().__init__(message + hint)
        self.code = code
        self.message = message
        self.hint = hint
        self.facts = facts


class BugError(GridworkerError):
    """A state that the code promised could not happen."""
