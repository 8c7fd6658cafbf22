"""The working-day calendar: years that ship with the program, and years that the town published.

A published year is a record of `common` (its id is the year) and stands in place of the one that ships. Due
days are counted anew whenever a year comes: nothing is kept that could be out of date.
"""

from __future__ import annotations

from datetime import date

from gridworker.domain.limits import LimitRules, Limits
from gridworker.domain.workdays import Calendar
from gridworker.services.resources import load_calendar_years
from gridworker.services.session import Session


def limits(session: Session) -> Limits:
    """The limits of demands by the calendar as it is held here now."""
    due = session.store.due
    if not due.shipping:
        due.ship(lambda: (list(load_calendar_years()), LimitRules.of(session.vocab)))
    return due.limits()


def calendar(session: Session) -> Calendar:
    """The working days of all years that ship or were published."""
    return limits(session).calendar


def today(session: Session) -> date:
    """The local day."""
    return session.entropy.now().date()
