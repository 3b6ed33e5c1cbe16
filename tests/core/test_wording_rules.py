"""Each rule for the words of a page, with a page that breaks exactly that rule."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.amounts import find_amounts
from hrdesk.core.article import ArticleType
from hrdesk.core.fault import Severity
from hrdesk.core.front_matter import Safety
from hrdesk.core.person_first import LABELS, Label, find_labels
from hrdesk.core.reading_level import reading_grade
from hrdesk.core.said_texts import said_texts
from hrdesk.core.word_runs import RUN, word_runs
from hrdesk.core.wording_rules import GRADE_LIMIT, MOST_WORDS, check_words, grade_of
from hrdesk.core.written_page import WrittenPage
from tests.builders import BODY_LINE, FIELD_LINES, make_fact, make_page, make_risk, make_source, make_training

COPIED = "Nobody may ever copy these eight or nine words from anywhere."
EASY = "We go out. We look and we ask. We help and we stay. " * 12
HARD = (
    "Internationally coordinated pharmacological interventions necessitate comprehensive multidisciplinary "
    "infrastructures, notwithstanding considerable administrative complexities and jurisdictional incompatibilities. "
) * 8


def rules_broken(page: WrittenPage, protected: frozenset[int] = frozenset()) -> list[tuple[str, int]]:
    faults = list(check_words(page, protected))
    assert all(fault.message and fault.remedy for fault in faults)
    return [(fault.rule, fault.line) for fault in faults]


def test_plain_words_have_no_faults() -> None:
    assert rules_broken(make_page("People who use drugs came for new needles and a talk.[^s1]")) == []


@pytest.mark.parametrize(
    "words",
    [
        "an addict came", "Addicts came", "he is addicted", "drug abuse", "drug abusers", "a drug user",
        "injecting drug users", "IV drug user", "heroin users", "a junkie", "crackheads", "an alcoholic came",
        "winos", "she got clean", "is clean now", "dirty urine", "dirty needles", "prostitutes", "the homeless",
        "inmates", "committed suicide", "a schizophrenic", "Substance misuse",
    ],
)  # fmt: skip
def test_a_label_is_found(words: str) -> None:
    assert list(find_labels(words)), words


@pytest.mark.parametrize(
    "words",
    [
        "a clean needle", "clean water", "Keep the wound clean and dry", "alcoholic drinks", "alcoholic hepatitis",
        "people who use drugs", "service users", "a user of the service", "the homeless shelter's door"[4:],
        "National Institute on Drug Abuse", "European Network of Drug Users", "users of wheelchairs",
        'They say "addict".', "They say “a clean test” or ‘junkie’.", "person with dependence",
    ],
)  # fmt: skip
def test_other_words_quotations_and_official_names_are_left_alone(words: str) -> None:
    assert list(find_labels(words)) == []


@given(st.data())
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.say)
def test_every_form_of_a_label_is_found(label: Label, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(re.compile(label.avoid, re.ASCII), fullmatch=True))
    assert list(find_labels(f"They said {words.lower()}, twice")), words


def test_every_label_says_what_to_write_instead() -> None:
    assert all(label.say and not list(find_labels(label.say)) for label in LABELS)


def test_a_label_is_told_at_its_line_wherever_a_reader_sees_it() -> None:
    assert rules_broken(make_page("One.\n\nTwo addicts.")) == [("person-first", BODY_LINE + 2)]
    assert rules_broken(make_page(summary="For addicts.")) == [("person-first", FIELD_LINES["summary",])]
    risk = make_risk(risk="Addicts fall")
    assert rules_broken(make_page(risk_matrix=(risk,))) == [("person-first", FIELD_LINES["risk_matrix",])]


def test_names_to_search_by_and_titles_of_sources_may_hold_labels() -> None:
    source = make_source(title="Heroin addicts of London")
    assert rules_broken(make_page(sources=(source,), tags=("addict",))) == []


def test_labels_are_known_for_english_only() -> None:
    assert rules_broken(make_page("Un addict.", language="fr")) == []


@pytest.mark.parametrize(
    "words", ["5 mg", "0.4mg", "10-20 g", "2 to 3 grams", "100 µg", "50 micrograms", "1,5 ml", "3 tablets", "14 units"]
)
def test_an_amount_is_found(words: str) -> None:
    assert [amount for _, amount in find_amounts(f"Take {words} now.")] == [words]


@pytest.mark.parametrize(
    "words", ["5 minutes", "112", "10 seconds", "95%", "2 to 3 minutes", "USD 151 million", "G5", "30 people", "4 MMC"]
)
def test_other_numbers_are_no_amounts(words: str) -> None:
    assert list(find_amounts(f"Take {words} now.")) == []


def test_an_amount_is_refused_unless_the_page_names_it() -> None:
    body = "No more than 14 units a week."
    assert rules_broken(make_page(body)) == [("amounts", BODY_LINE)]
    assert rules_broken(make_page(body, safety=Safety(amounts=("14 units",)))) == []
    assert rules_broken(make_page("15 units", safety=Safety(amounts=("14 units",)))) == [("amounts", BODY_LINE)]


def test_a_copied_run_is_told_once_where_it_begins() -> None:
    protected = frozenset(word_runs(COPIED))
    assert rules_broken(make_page(f"One.\n\nSo: {COPIED.upper()}"), protected) == [("copied", BODY_LINE + 2)]
    assert rules_broken(make_page(summary=COPIED), protected) == [("copied", FIELD_LINES["summary",])]


def test_marks_citations_and_lines_do_not_hide_a_copy() -> None:
    protected = frozenset(word_runs(COPIED))
    words = COPIED.split()
    hidden = " ".join([*words[:3], "[^s1]", f"**{words[3]}**", f"[{words[4]}](heroin)", "\n", *words[5:]])
    assert [rule for rule, _ in rules_broken(make_page(hidden), protected)] == ["copied"]


def test_seven_words_may_be_shared() -> None:
    protected = frozenset(word_runs(COPIED))
    assert rules_broken(make_page(" ".join(COPIED.split()[: RUN - 1]) + " here."), protected) == []


def test_a_fingerprint_does_not_hold_its_words() -> None:
    run, *_ = word_runs(COPIED)
    assert run < 2**61
    assert word_runs("Náobody may") == []
    assert word_runs("NOBODY, may ever copy: these eight or nine!")[0] == run


@given(st.lists(st.sampled_from(["one", "two", "três", "ЧЕТЫРЕ"]), max_size=30))
def test_runs_of_the_same_words_are_the_same_wherever_they_stand(words: list[str]) -> None:
    runs = word_runs(" ".join(words))
    assert runs == [word_runs(" ".join(words[at : at + RUN]))[0] for at in range(max(0, len(words) - RUN + 1))]


@pytest.mark.parametrize("type", list(MOST_WORDS))
def test_a_page_keeps_its_length(type: ArticleType) -> None:
    most = MOST_WORDS[type]
    assert ("length", BODY_LINE) not in rules_broken(make_page("word " * most, type=type))
    assert ("length", BODY_LINE) in rules_broken(make_page("word " * (most + 1), type=type))


def test_hard_words_are_told_as_a_warning() -> None:
    faults = list(check_words(make_page(HARD), frozenset()))
    assert [(fault.rule, fault.severity) for fault in faults] == [("reading-level", Severity.WARNING)]


def test_the_grade_is_that_of_the_formula() -> None:
    # 4 letters a word and 10 words a sentence: 0.0588 * 400 - 0.296 * 10 - 15.8
    text = ("Word " * 9 + "word. ") * 12
    assert reading_grade(text) == pytest.approx(4.76)
    assert reading_grade("Too few words to tell.") is None


def test_a_grade_grows_with_the_words_and_counts_prose_only() -> None:
    easy, hard = grade_of(make_page(EASY)), grade_of(make_page(HARD))
    assert easy is not None
    assert hard is not None
    assert easy < GRADE_LIMIT < hard
    table = "\n".join(["| Pharmacological interventions | Infrastructures |", "|---|---|", "| Jurisdictional | x |"])
    assert grade_of(make_page(f"{EASY}\n\n{table}")) == grade_of(make_page(EASY))
    assert grade_of(make_page(HARD, language="fr")) is None


def test_every_text_that_a_reader_sees_is_looked_at() -> None:
    page = make_page(
        "Body text.",
        type=ArticleType.TRAINING,
        training=make_training(),
        quick_steps=("Step text.",),
        facts=(make_fact(text="Fact text."),),
        risk_matrix=(make_risk(risk="Risk text"),),
        speaker_notes={"top": "Note text."},
    )
    said = " ".join(part.text for part in said_texts(page))
    wanted = ("Body text.", "Step text.", "Fact text.", "Risk text", "Note text.", "Carry naloxone.", "Ask the room.")
    assert all(words in said for words in wanted)
    assert "s1" not in said.split()
