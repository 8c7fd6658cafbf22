"""Each kind word belongs to one family; a word nobody knows belongs to none."""

from __future__ import annotations

from gridworker.domain import kinds


def test_every_kind_has_exactly_one_family() -> None:
    families = (kinds.DOCUMENTS, kinds.EVENTS, kinds.CONTROL)
    assert len(frozenset().union(*families)) == sum(map(len, families))
    assert {kinds.family(k) for k in kinds.DOCUMENTS} == {"document"}
    assert {kinds.family(k) for k in kinds.EVENTS} == {"event"}
    assert {kinds.family(k) for k in kinds.CONTROL} == {"control"}


def test_words_from_a_newer_program_are_unknown() -> None:
    for word in ("", "visits", "demand", "demand.", "demand.dance", "collect", "Visit"):
        assert kinds.family(word) == "unknown"
        assert [f(word) for f in (kinds.is_document, kinds.is_event, kinds.is_control)] == [False] * 3
        assert kinds.process_of(word) == kinds.event_of(word) == ""


def test_an_event_word_splits_into_process_and_event() -> None:
    assert kinds.process_of("demand.collect") == "demand"
    assert kinds.event_of("demand.collect") == "collect"


def test_what_changes_a_record_that_was_there_counts_as_a_correction() -> None:
    assert kinds.corrects("household", True, b"{}")
    assert not kinds.corrects("household", False, b'{"data":{"head":"x"}}')
    assert kinds.corrects("person", False, b'{"data":{"name":"x","reason":"y"}}')
    assert not kinds.corrects("duty", False, b'{"data":{"reason":"y"}}')
    assert {kind for kind in kinds.EVENTS if kinds.corrects(kind, True, b"{}")} == kinds.CHANGES_DEMAND
