"""Words that stand in the names of emergencies point to danger."""

from hrdesk.core.danger import danger_weights

NAMED = [
    (True, ["not", "breath"]),
    (True, ["blue", "lip"]),
    (True, ["overdos"]),
    (False, ["needl", "exchang"]),
    (False, ["overdos", "train"]),
    (False, ["needl"]),
]


def test_words_of_emergencies_weigh_more_than_others() -> None:
    weights = danger_weights(NAMED)
    assert weights["blue"] > 0 > weights["needl"]
    assert weights["blue"] > weights["overdos"] > weights["train"]


def test_without_names_there_are_no_weights() -> None:
    assert danger_weights([]) == {}
