"""The demo office: real files all the way, the same for the same number."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.domain import records
from gridworker.domain.meeting import votes
from gridworker.errors import UserError
from gridworker.services import areas, demands, exchange, upkeep, visits
from gridworker.services.demo import DEMO_PASSPHRASE, DemoMade, make_demo
from gridworker.services.helping import help_requests
from gridworker.services.meeting_book import check_facts, meeting, meetings
from gridworker.services.queries import Query
from gridworker.services.session import open_profile
from gridworker.services.volunteers import volunteer_teams
from tests.support import agreement
from tests.support.parish import CHEAP, Parish


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoMade:
    told: list[tuple[int, int]] = []
    demo = make_demo(
        tmp_path_factory.mktemp("demo") / "town", "tiny", 7, lambda *step: told.append(step), kdf=CHEAP
    )
    assert told[-1][0] <= told[-1][1]
    return demo


def test_the_same_number_gives_the_same_office_and_another_one_does_not(
    made: DemoMade, tmp_path: Path
) -> None:
    digests = []
    for seed in (7, 8):
        again = make_demo(tmp_path / str(seed), "tiny", seed, kdf=CHEAP)
        with open_profile(again.office, again.passphrase) as session:
            digests.append((upkeep.digest(session), sorted(op["hash"] for op in upkeep.log_dump(session))))
    with open_profile(made.office, made.passphrase) as session:
        first = (upkeep.digest(session), sorted(op["hash"] for op in upkeep.log_dump(session)))
    assert digests[0] == first
    assert digests[1] != first


def test_the_office_holds_what_was_merged_and_laptops_hold_what_waits(made: DemoMade) -> None:
    with open_profile(made.office, made.passphrase) as office:
        assert office.identity.demo
        there = set(visits.visit_ids(office))
        assert exchange.gap_list(office) == []
        assert office.store.parked() == office.store.set_aside() == []
        states = {row["state"] for row in demands.demand_list(office)}
        assert {"closed", "reported"} & states
        agreement.same_as_the_rule(office)
    waiting = 0
    for folder in made.workers:
        with open_profile(folder, made.passphrase) as laptop:
            assert laptop.identity.role == "worker"
            told = exchange.delivery(laptop)
            assert told.draft
            assert told.merged
            waiting += len(set(visits.visit_ids(laptop)) - there)
            agreement.same_as_the_rule(laptop)
    assert len(there) + waiting == made.visits
    assert waiting


def test_no_step_of_a_demand_is_refused(made: DemoMade) -> None:
    with open_profile(made.office, made.passphrase) as office:
        for rec in office.store.ids(Query("demand")):
            for step in demands.demand(office, rec)["events"]:
                assert not step["placed"].startswith("refused"), (step["event"], step["placed"])


def test_a_worker_of_the_demo_hands_in_and_the_office_takes_it(made: DemoMade, tmp_path: Path) -> None:
    with open_profile(made.workers[0], made.passphrase) as laptop:
        (file,) = exchange.export_report(laptop, tmp_path)
        assert file.visits
    with open_profile(made.office, made.passphrase) as office:
        seen = exchange.inspect_bundle(office, file.path)
        assert (seen.new, seen.conflicts, seen.parked) == (file.ops, 0, 0)


def test_a_real_office_refuses_a_demo_file_and_the_other_way_round(
    made: DemoMade, parish: Parish, tmp_path: Path
) -> None:
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("真的走访")
    real = laptop.export()
    with open_profile(made.workers[1], made.passphrase) as worker:
        (file,) = exchange.export_report(worker, tmp_path)
    refused = [parish.pc.merge([file.path]).refused]
    with open_profile(made.office, made.passphrase) as office:
        refused.append(exchange.merge_bundles(office, real).refused)
    for (one,) in refused:
        assert one.error.code in {"not_for_us", "wrong_office"}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UserError) as refused:
        make_demo(tmp_path, "tiny", 7, kdf=CHEAP)
    assert refused.value.code == "folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        make_demo(tmp_path / "x", "huge", 7, kdf=CHEAP)
    assert refused.value.code == "bad_size"


def test_time_in_the_demo_is_the_towns_own(made: DemoMade) -> None:
    with open_profile(made.office, made.passphrase) as office:
        days = [op["header"]["wall"][:10] for op in upkeep.log_dump(office)]
    assert max(days) <= "2026-11-20"


def test_every_grid_has_neighbours_who_help_and_something_came_of_it(made: DemoMade) -> None:
    with open_profile(made.office, DEMO_PASSPHRASE) as session:
        teams, asked = volunteer_teams(session), help_requests(session)
        assert {len(one["members"]) for one in teams} == {4}
        assert len(teams) == len(areas.grid_names(session))
        assert {row["outcome"] for row in asked} >= {"HELPED"}
        phones = [one["phone"] for team in teams for one in team["members"] if one["phone"]]
        assert phones
        assert all(phone.startswith("154") and len(phone) == 11 for phone in phones)


def test_hard_matters_were_met_about_before_anybody_was_given_them(made: DemoMade) -> None:
    with open_profile(made.office, DEMO_PASSPHRASE) as session:
        book = [meeting(session, row["id"]) for row in meetings(session)]
        assert len(book) >= 2
        for held in book:
            records.validate("meeting", session.store.get("meeting", held["id"]))
            check_facts(session, held)
            assert held["waiting"] == 0
            for about in held["topics_of_demands"]:
                assert about["counts"]
                assert 0 < votes(about) <= held["attended"]
        assert {bool(held["published"]) for held in book} >= {True}
        routed = {row["id"] for row in demands.demand_list(session) if row["route"] == "COUNCIL"}
        assert {one for held in book for one in held["demands"]} <= routed
