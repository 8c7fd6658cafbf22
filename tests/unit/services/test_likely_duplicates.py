"""A hint while a household is typed: found offline, among everything of the grid, and never a refusal."""

from __future__ import annotations

from gridworker.services import households, likely_duplicates
from gridworker.services.writing import new_record, record_place, write
from tests.support.parish import Machine


def test_the_surest_comes_first_and_the_household_itself_is_left_out(laptop: Machine) -> None:
    session = laptop.session
    laptop.household("王佳富", "3-20")
    laptop.household("赵来顺", "3-12")
    found = likely_duplicates.likely_households(session, {"head": "王家福", "door": "3-12"})
    assert [(one.head, one.reason) for one in found] == [
        ("王家福", "same_door"), ("赵来顺", "same_door"), ("王佳富", "same_sound"),
    ]  # fmt: skip
    own = laptop.homes[0]
    found = likely_duplicates.likely_households(session, {"head": "王家福"}, besides=own)
    assert [one.head for one in found] == ["王佳富"]


def test_saving_goes_on_whatever_it_says(laptop: Machine) -> None:
    saved = households.add_household(
        laptop.session, households.HouseholdDraft(head="王家福", door="3-12", phone="15400000001")
    )
    assert households.household(laptop.session, saved.id)["head"] == "王家福"


def test_a_person_is_found_in_another_household_by_sound_and_year_of_birth(laptop: Machine) -> None:
    session, home = laptop.session, laptop.homes[0]
    row = session.store.get("household", home)
    assert row is not None
    fields = {"household": home, "name": "李桂英", "relation": "配偶", "birth_year": 1958}
    write(session, [new_record(session, "person", record_place(session, row), fields)])
    (found,) = likely_duplicates.likely_people(session, {"name": "李贵英", "birth_year": 1958})
    assert (found.id, found.head, found.person) == (home, "王家福", "李桂英")
    typed = {"name": "李贵英", "birth_year": 1958}
    assert likely_duplicates.likely_people(session, typed, besides=home) == []
    assert likely_duplicates.likely_people(session, {**typed, "birth_year": 1960}) == []
