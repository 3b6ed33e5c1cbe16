"""Whatever stands in a content folder, it is read or becomes a fault with its line."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.errors import ContentFolderMissing
from hrdesk.core.fault import Fault
from hrdesk.core.shelf import Shelf
from hrdesk.services.checked_values import FILE_LIMIT
from hrdesk.services.written_folder import BRACKET_LIMIT, read_folder, read_page
from hrdesk.services.yaml_lines import YamlFault, load_yaml
from tests.builders import page_text, write_page
from tests.core.properties import steady, texts

SHOWN = "content/test-page.md"


def the_fault(content: str | bytes, folder: Path) -> Fault:
    """The one fault of a page with this content."""
    path = folder / "test-page.md"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    _, faults = read_page(path, SHOWN)
    assert len(faults) == 1, faults
    assert faults[0].path == SHOWN
    assert faults[0].message
    assert faults[0].remedy
    return faults[0]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_page_is_read_with_the_lines_of_its_parts(tmp_path: Path) -> None:
    text = page_text(body="First\nSecond", extra="facts:\n  - {id: f1, kind: definition, text: A, sources: [s1]}\n")
    page, faults = read_page(write_page(tmp_path, text=text), SHOWN)
    assert faults == ()
    assert page is not None
    assert (page.front.id, page.body.strip()) == ("test-page", "First\nSecond")
    assert page.line_in_body("Second") == line_of(text, "Second")
    assert page.line_of_field("review_due") == line_of(text, "review_due")
    assert page.line_of_field("facts", 0, "kind") == line_of(text, "- {id: f1")
    assert page.front.facts[0].sources == ("s1",)


@pytest.mark.parametrize("changed", ["\ufeff{text}", "{crlf}", "\ufeff{crlf}", "{cr}"])
def test_a_mark_of_byte_order_and_other_line_ends_are_accepted(changed: str, tmp_path: Path) -> None:
    text = page_text(body="First\nSecond")
    content = changed.format(text=text, crlf=text.replace("\n", "\r\n"), cr=text.replace("\n", "\r"))
    path = tmp_path / "test-page.md"
    path.write_bytes(content.encode())
    page, faults = read_page(path, SHOWN)
    assert faults == ()
    assert page is not None
    assert page.body == "First\nSecond\n"
    assert page.line_in_body("Second") == line_of(text, "Second")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("title: Naloxone: how", "mapping values"),
        ("title: [a, b", "did not find"),
        ('title: "open', "did not find"),
        ("title: !!python/object:os.system x", "constructor"),
        ("title: @handle", "cannot start any token"),
    ],
)
def test_broken_yaml_is_told_with_its_line(wrong: str, message: str, tmp_path: Path) -> None:
    text = page_text().replace("title: Test page", wrong)
    fault = the_fault(text, tmp_path)
    assert fault.rule == "yaml"
    assert line_of(text, wrong) <= fault.line <= line_of(text, "\n---\n") + 1
    assert any(part in fault.message for part in message.split("|"))


def test_the_line_of_a_colon_too_many_is_exact(tmp_path: Path) -> None:
    text = page_text(title="Naloxone: how")
    assert the_fault(text, tmp_path).line == line_of(text, "Naloxone: how")


def test_a_field_that_stands_twice_is_told_where_it_stands_again(tmp_path: Path) -> None:
    text = page_text(extra="title: Another\n")
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("yaml", line_of(text, "title: Another"))
    assert "`title`" in fault.message


def test_a_field_that_stands_twice_deep_inside_is_told_too(tmp_path: Path) -> None:
    text = page_text(extra="safety:\n  dosing: none\n  dosing: reviewed\n")
    assert the_fault(text, tmp_path).line == line_of(text, "dosing: reviewed")


def test_an_alias_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = page_text().replace("title: Test page", "title: &name Test page").replace("A page for tests.", "*name")
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("yaml", line_of(text, "*name"))


def test_a_thousand_million_laughs_are_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    assert the_fault(page_text(extra=bomb), tmp_path).rule == "yaml"


NESTED = {
    "flow": "[" * 500,
    "flow over lines": "[\n" * 500,
    "block": "".join(f"{'  ' * depth}a:\n" for depth in range(200)),
    "sequence": "- " * 10_000 + "a",
    "maps": "{a: " * 500,
    "keys": "? " * 30_000 + "a",
    "brackets in comments": ("[" * 39 + " #" + "]" * 39 + "\n") * 1_500,
    "brackets in quotes": ("[" * 39 + "'" + "]" * 39 + "',\n") * 1_500,
}
READ = (
    "import sys; from pathlib import Path; from hrdesk.services.written_folder import read_page; "
    "print(read_page(Path(sys.argv[1]), 'p.md')[1][0].rule)"
)


@pytest.mark.parametrize("nested", NESTED)
def test_deep_nesting_is_refused_before_the_stack_runs_out(nested: str, tmp_path: Path) -> None:
    path = write_page(tmp_path, text=f"---\n{NESTED[nested]}\n---\nText\n")
    run = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "yaml"), run.stderr[-300:]


def test_brackets_in_words_are_not_nesting(tmp_path: Path) -> None:
    text = page_text().replace("A page for tests.", f"'{'[' * 60}'")
    page, faults = read_page(write_page(tmp_path, text=text), SHOWN)
    assert faults == ()
    assert page is not None


def test_a_date_that_does_not_exist_is_told_with_its_line(tmp_path: Path) -> None:
    text = page_text().replace("reviewed: 2026-11-21", "reviewed: 2026-13-45")
    fault = the_fault(text, tmp_path)
    assert fault.line == line_of(text, "2026-13-45")


def test_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    content = page_text(body="One\nTwo\nCaf\u00e9 here").encode("latin-1")
    fault = the_fault(content, tmp_path)
    assert (fault.rule, fault.line) == ("encoding", content[: content.index(b"Caf")].count(b"\n") + 1)


@pytest.mark.parametrize("text", ["", "Just text\n", "# Title\n---\n", " ---\nid: a\n---\n"])
def test_a_page_without_front_matter_is_a_fault(text: str, tmp_path: Path) -> None:
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("front-matter", 1)
    assert "no front matter" in fault.message


def test_front_matter_that_does_not_end_is_a_fault(tmp_path: Path) -> None:
    fault = the_fault("---\nid: a\n\nText\n----\n", tmp_path)
    assert (fault.rule, fault.line) == ("front-matter", 1)
    assert "does not end" in fault.message


def test_a_field_that_nobody_knows_is_named_with_its_line(tmp_path: Path) -> None:
    text = page_text(extra="colour: red\n")
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("schema", line_of(text, "colour"))
    assert "`colour`" in fault.message


def test_a_field_that_nobody_knows_is_found_deep_inside_too(tmp_path: Path) -> None:
    text = page_text(extra="terms:\n  - term: OD\n    means: Overdose\n    color: red\n")
    fault = the_fault(text, tmp_path)
    assert fault.line == line_of(text, "color: red")
    assert "`terms[0].color`" in fault.message


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    fault = the_fault(page_text().replace("licence: CC-BY-4.0\n", ""), tmp_path)
    assert fault.rule == "schema"
    assert "`licence` is missing" in fault.message
    assert "`licence:`" in fault.remedy


def test_a_missing_field_of_a_source_is_told_at_that_source(tmp_path: Path) -> None:
    text = page_text().replace("    title: A work\n", "")
    fault = the_fault(text, tmp_path)
    assert fault.line == line_of(text, "- id: s1")
    assert "`sources[0].title`" in fault.message


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("section: practice", "section: sports"),
        ("type: background", "type: novel"),
        ("status: draft", "status: done"),
        ("audience: [outreach]", "audience: [children]"),
        ("schema: 1", "schema: 2"),
        ("schema: 1", "schema: .nan"),
        ("created: 2026-11-21", "created: yesterday"),
        ("title: Test page", "title: ''"),
        ("title: Test page", "title: [a]"),
        ("title: Test page", f"title: {'x' * 121}"),
        ("summary: A page for tests.", f"summary: {'x' * 241}"),
        ("related: []", "related: heroin"),
        ("reviewer_role: editor", "reviewer_role: null"),
        ("related: []", "pinned: perhaps"),
    ],
)
def test_a_value_that_is_not_right_is_told_with_its_line(right: str, wrong: str, tmp_path: Path) -> None:
    text = page_text().replace(right, wrong)
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("schema", line_of(text, wrong))
    assert f"`{wrong.partition(':')[0]}" in fault.message


@pytest.mark.parametrize("head", ["- a\n- b", "just words", "5", "null"])
def test_a_head_that_is_no_list_of_fields_is_told_in_words(head: str, tmp_path: Path) -> None:
    fault = the_fault(f"---\n{head}\n---\nText\n", tmp_path)
    assert "``" not in fault.message
    assert "FrontMatter" not in fault.remedy


@pytest.mark.parametrize(
    "head", ["1: a", "null: a", "2026-01-01: a", "[a]: b", "? [a, b]\n: c", "<<: 5", "id: !!binary '#'"]
)
def test_fields_with_odd_names_are_faults_like_others(head: str, tmp_path: Path) -> None:
    path = write_page(tmp_path, text=f"---\n{head}\n---\nText\n")
    page, faults = read_page(path, SHOWN)
    assert page is None
    assert all(fault.message and fault.remedy and fault.line >= 2 for fault in faults)
    assert faults


@steady
@given(
    st.lists(
        texts
        | st.sampled_from(["a: ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!x ", "? ", "\n", "'", '"', "|", "#", "  "])
    ).map("".join)
)
def test_any_text_is_yaml_or_a_fault_with_a_line_of_it(text: str) -> None:
    fault = None
    try:
        load_yaml(text, first_line=5)
    except YamlFault as error:
        fault = error
    if fault:
        assert 5 <= fault.line <= 5 + len(text.splitlines()) + 1
        assert str(fault)
        assert fault.remedy


@pytest.mark.parametrize(
    "head",
    [
        "a: 1\nb: [yes, ~, 2026-11-21, 1.5, 'no', !!str 7]",
        "1: one\n~: none\n2026-11-21: day",
        "<<: {a: 1}\nb: 2",
        "a: !!set {x, y}\nb: !!omap [c: 1]\nd: {e: {1: f, g: [h, {i: j}]}}",
    ],
)
def test_values_are_those_of_pyyaml(head: str) -> None:
    assert load_yaml(head)[0] == yaml.safe_load(head)


@steady
@given(
    st.recursive(
        st.booleans() | st.integers() | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    )
)
def test_values_of_any_written_document_are_those_of_pyyaml(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    assert load_yaml(written)[0] == yaml.load(written, Loader=yaml.CSafeLoader)


def test_a_page_of_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    fault = the_fault(page_text().encode() + b"x" * 20_000_000, tmp_path)
    assert (fault.rule, fault.line) == ("size", 1)
    assert f"{FILE_LIMIT:,}" in fault.message


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\u202e", "\u2066"])
def test_a_hidden_character_is_refused_with_its_line(char: str, tmp_path: Path) -> None:
    text = page_text(body=f"One\nTwo {char}")
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("hidden", line_of(text, "Two"))


@pytest.mark.parametrize("escape", ["\\x02", "\\u202e", "\\0", "\\x1b"])
def test_a_hidden_character_written_as_an_escape_is_refused_too(escape: str, tmp_path: Path) -> None:
    text = page_text(title=f'"Test {escape} page"')
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("hidden", line_of(text, "title:"))


def test_the_id_of_a_page_is_the_name_of_its_file(tmp_path: Path) -> None:
    text = page_text(id="other-page")
    fault = the_fault(text, tmp_path)
    assert (fault.rule, fault.line) == ("ids", line_of(text, "id: other-page"))
    assert "id: test-page" in fault.remedy


def test_a_folder_named_like_a_page_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "odd.md").mkdir(parents=True)
    read = read_folder(folder)
    assert [(fault.path, fault.rule) for fault in read.faults] == [("content/odd.md", "unreadable")]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    for name in ("b/two", "a/three", "b/one"):
        write_page(folder / name.partition("/")[0], name.partition("/")[2])
    (folder / "notes.txt").write_text("no page")
    read = read_folder(folder)
    assert [page.path for page in read.pages] == ["content/a/three.md", "content/b/one.md", "content/b/two.md"]
    assert (read.faults, read.files.shelf, read.files.required_facts) == ((), Shelf(), {})


def test_a_broken_page_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    write_page(tmp_path / "content", "good")
    write_page(tmp_path / "content", "bad", text="no front matter")
    read = read_folder(tmp_path / "content")
    assert [page.front.id for page in read.pages] == ["good"]
    assert [fault.path for fault in read.faults] == ["content/bad.md"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentFolderMissing, match="nowhere"):
        read_folder(tmp_path / "nowhere")


def shelf_of(folder: Path, text: str) -> tuple[Shelf, list[Fault]]:
    (folder / "library.yaml").write_text(text)
    read = read_folder(folder)
    return read.files.shelf, list(read.faults)


def test_the_shelf_is_read(tmp_path: Path) -> None:
    shelf, faults = shelf_of(tmp_path, "title: Ours\norder: [b, a]\nstart_here:\n  trainer: [a]\n")
    assert faults == []
    assert (shelf.title, shelf.order, shelf.start_here.trainer) == ("Ours", ("b", "a"), ("a",))


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("title: Ours\ntitle: Theirs\n", 2, "yaml"),
        ("title: Ours\norder: a\n", 2, "schema"),
        ("title: Ours\ncolour: red\n", 2, "schema"),
        ("title: Ours\nstart_here:\n  nobody: [a]\n", 3, "schema"),
        ("title: " + "x" * FILE_LIMIT, 1, "size"),
    ],
)
def test_a_shelf_that_is_not_right_is_a_fault(text: str, line: int, rule: str, tmp_path: Path) -> None:
    shelf, faults = shelf_of(tmp_path, text)
    assert shelf == Shelf()
    assert [(fault.path, fault.line, fault.rule) for fault in faults] == [(f"{tmp_path.name}/library.yaml", line, rule)]
    assert faults[0].remedy


def test_required_facts_are_read_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "required-facts.jsonl").write_text('{"id": "F-1", "fact": "One"}\n{"id": "F-2", "fact": "Two"}\n')
    assert read_folder(tmp_path).files.required_facts == {"F-1": "One", "F-2": "Two"}


@pytest.mark.parametrize(
    "line", ["not json", '{"id": "F-2"}', "[]", "5", "", '{"id": ["a"], "fact": ""}', "[" * 50_000]
)
def test_a_required_fact_that_is_not_right_is_a_fault_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "required-facts.jsonl").write_text('{"id": "F-1", "fact": "One"}\n' + line + "\n{}\n")
    faults = read_folder(tmp_path).faults
    assert [(fault.line, fault.rule) for fault in faults] == [(2, "required-facts")]


def test_required_facts_that_are_not_utf_8_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "required-facts.jsonl").write_bytes(b"\xff\xfe")
    assert [fault.rule for fault in read_folder(tmp_path).faults] == ["encoding"]


def test_brackets_by_the_thousand_are_refused_before_they_are_rendered(tmp_path: Path) -> None:
    fault = the_fault(page_text(body="[" * (BRACKET_LIMIT + 1)), tmp_path)
    assert fault.rule == "size"
    page, faults = read_page(write_page(tmp_path, text=page_text(body="[" * BRACKET_LIMIT)), SHOWN)
    assert (page is not None, faults) == (True, ())
