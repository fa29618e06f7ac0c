"""The rules choose well on a real log, where there is one beside the repository."""

import gzip
from pathlib import Path

import pytest

from models import message_log
from models.plain_choice import RULES
from models.replay import CHOSEN, replay

LOG = Path(__file__).parents[3] / "shared" / "data" / "college-messages.csv.gz"


@pytest.mark.skipif(not LOG.exists(), reason="There is no log of real messages beside this repository.")
def test_the_rules_choose_better_than_every_simple_one() -> None:
    with gzip.open(LOG, "rt", encoding="utf-8") as lines:
        log = message_log.read(lines)
    three, fourteen = replay(log.messages)
    assert (three.cases, fourteen.cases) == (6322, 3212)
    for outcome, first, among_three in ((three, 0.40, 0.61), (fourteen, 0.29, 0.49)):
        assert outcome.first[CHOSEN] / outcome.cases >= first
        assert outcome.among_three[CHOSEN] / outcome.cases >= among_three
        assert outcome.first[CHOSEN] > max(outcome.first[rule] for rule in RULES)
        assert outcome.among_three[CHOSEN] > max(outcome.among_three[rule] for rule in RULES)
