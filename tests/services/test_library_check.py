"""Folders are checked as a whole."""

import re
from pathlib import Path

from hrdesk.core.person_first import LABELS
from hrdesk.services.library_check import check_folders
from tests.builders import TODAY, page_text, write_page
from tests.conftest import CONTENT


def told(*folders: Path) -> list[tuple[str, str]]:
    return [(fault.path, fault.rule) for fault in check_folders(folders, TODAY).faults]


def test_the_bundled_content_has_no_faults() -> None:
    checked = check_folders([CONTENT], TODAY)
    assert checked.faults == ()
    assert checked.read == len(checked.pages) == 106


def test_faults_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_page(folder, "b", text="no front matter")
    write_page(folder, "a", body="[x](nowhere)\n\n[y](http://e.org)[^s1]")
    write_page(folder, "good")
    checked = check_folders([folder], TODAY)
    assert [(fault.path, fault.rule) for fault in checked.faults] == [
        ("content/a.md", "links"),
        ("content/a.md", "addresses"),
        ("content/b.md", "front-matter"),
    ]
    assert (checked.read, len(checked.pages)) == (3, 2)


def test_one_id_in_two_folders_is_a_fault(tmp_path: Path) -> None:
    write_page(tmp_path / "ours", "heroin")
    write_page(tmp_path / "theirs", "heroin")
    assert told(tmp_path / "ours", tmp_path / "theirs") == [("theirs/heroin.md", "ids")]


def test_one_id_in_two_folders_of_the_same_name_is_a_fault(tmp_path: Path) -> None:
    write_page(tmp_path / "ours" / "content", "heroin")
    write_page(tmp_path / "theirs" / "content", "heroin")
    assert told(tmp_path / "ours" / "content", tmp_path / "theirs" / "content") == [("content/heroin.md", "ids")]


def test_a_folder_may_be_given_in_a_roundabout_way(tmp_path: Path) -> None:
    write_page(tmp_path / "content", "heroin", text="no front matter")
    assert told(tmp_path / "content" / ".." / "content") == [("content/heroin.md", "front-matter")]


def test_a_shelf_names_pages_that_exist(tmp_path: Path) -> None:
    write_page(tmp_path / "content", "a")
    (tmp_path / "content" / "library.yaml").write_text("order: [a, b, b]\nstart_here:\n  manager: [c]\n")
    faults = check_folders([tmp_path / "content"], TODAY).faults
    assert [(fault.path, fault.rule) for fault in faults] == [("content/library.yaml", "links")] * 2
    assert ["“b”" in faults[0].message, "“c”" in faults[1].message] == [True, True]


def test_required_facts_are_looked_for(tmp_path: Path) -> None:
    fact = "facts:\n  - {id: f1, kind: definition, text: A, sources: [s1], covers: [F-1]}\n"
    write_page(tmp_path / "content", text=page_text(extra=fact))
    required = tmp_path / "content" / "required-facts.jsonl"
    required.write_text('{"id": "F-1", "fact": "One"}\n')
    assert told(tmp_path / "content") == []
    required.write_text('{"id": "F-1", "fact": "One"}\n{"id": "F-2", "fact": "Two"}\n')
    assert told(tmp_path / "content") == [("content/required-facts.jsonl", "required-facts")]


def test_a_hidden_character_written_as_an_entity_is_a_fault(tmp_path: Path) -> None:
    for number, entity in enumerate(("&#x202e;", "&#2;", "&#8238;")):
        write_page(tmp_path / "content", f"page-{number}", body=f"Text {entity} more.[^s1]")
    assert {path for path, _ in told(tmp_path / "content")} == {f"content/page-{number}.md" for number in range(3)}


def test_no_folders_are_no_pages() -> None:
    checked = check_folders([], TODAY)
    assert (checked.pages, checked.faults, checked.read) == ((), (), 0)


def test_the_page_on_stigma_explains_every_word_that_is_told() -> None:
    page = (CONTENT / "rights" / "stigma-language.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    unexplained = [label.avoid for label in LABELS if not re.search(rf"\b(?:{label.avoid})\b", page, re.IGNORECASE)]
    assert unexplained == []


def test_each_page_is_two_steps_of_progress(tmp_path: Path) -> None:
    for number in range(4):
        write_page(tmp_path / "content", f"page-{number}")
    steps: list[tuple[int, int]] = []
    check_folders([tmp_path / "content"], TODAY, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(number, 8) for number in range(1, 9)]
