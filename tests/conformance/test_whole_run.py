"""The last test of a whole run: enough was validated, so that conformance can't pass empty."""

from tests.conformance.watch import Watch

# A little less than tests/playground alone brings about; the end-to-end tests add more, by how fast the machine is.
LEAST_REQUESTS = 550
LEAST_ANSWERS = 600
LEAST_OPERATIONS = 44


def test_the_whole_run_was_held_against_discords_document(watch: Watch) -> None:
    assert watch.failures == 0
    assert watch.requests >= LEAST_REQUESTS
    assert watch.answers >= LEAST_ANSWERS
    assert len(watch.operations) >= LEAST_OPERATIONS
