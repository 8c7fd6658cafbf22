"""到访未遇 with one key, in a real store: saved, taken back, and the history keeps both."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import absence, visits
from gridworker.services.queries import Query
from tests.support.parish import Machine


def test_it_is_a_visit_of_today_at_which_nobody_was_met(laptop: Machine) -> None:
    saved = absence.record_absence(laptop.session, laptop.homes[0])
    row = visits.visit(laptop.session, saved.id)
    assert (row["meet"], row["mode"]) == ("ABSENT", "HOME")
    assert row["date"] == laptop.clock.now().date().isoformat()


def test_taken_back_it_is_in_no_list_but_in_the_history(laptop: Machine) -> None:
    saved = absence.record_absence(laptop.session, laptop.homes[0])
    absence.take_back(laptop.session, saved.id)
    assert saved.id not in visits.visit_ids(laptop.session, Query("visit"))
    assert len(laptop.session.store.history(saved.id)) == 2


def test_it_is_taken_back_once(laptop: Machine) -> None:
    saved = absence.record_absence(laptop.session, laptop.homes[0])
    absence.take_back(laptop.session, saved.id)
    with pytest.raises(UserError) as refused:
        absence.take_back(laptop.session, saved.id)
    assert refused.value.code == "nothing_changed"
