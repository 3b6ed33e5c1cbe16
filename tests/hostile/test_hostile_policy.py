"""Policy files that nobody could have meant: the window opens, reading goes on, and one sentence says what is wrong."""

import random
from pathlib import Path

import pytest

from hrdesk.core.errors import HrdeskError
from hrdesk.core.policy import LOCKABLE
from hrdesk.services.library import Library
from hrdesk.services.library_source import ready_library
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import find_policy
from tests.builders import TODAY, write_page
from tests.hostile.test_hostile_home import all_told
from tests.journeys.starting import Starter
from tests.policies import POLICY, SVG

BROKEN = {
    "empty": b"",
    "zeros": b"\0" * 4_096,
    "binary": bytes(range(256)) * 16,
    "utf-16": POLICY.encode("utf-16"),
    "cut off": POLICY.encode()[:150],
    "too large": POLICY.encode() + b"#" * 100_000,
    "deep": b"a=" + b"[\n" * 30_000,
    "deep name": ("a." * 20_000 + "b = 1").encode(),
    "deep names": "\n".join(f"a{number}." + "b." * 990 + "c = 1" for number in range(32)).encode(),
    "long number": b"format = " + b"1" * 5_000,
    "everything is a list": b'organisation = ["a"]\nsettings = ["a"]\ncontent = ["a"]\nbackups = ["a"]',
    "nothing known": b"[colour]\nred = 1",
    "wrong values": b'format = "1"\n[settings]\nzoom = nan\ntheme = 2020-01-01\nlocked = [["theme"]]',
    "paths": b'format = 1\n[organisation]\nname = "x"\nlogo = "/dev/zero"\n[content]\nfolders = ["/dev/null"]',
    "signs in paths": b'format = 1\n[backups]\nfolder = "a\\u0000b"\n[content]\nfolders = ["\\u0000"]',
    "markup": '[organisation]\nname = "<img src=x>&\u202e{path}"\ncontact = "<b>{0}</b>"'.encode(),
}


@pytest.fixture
def managed(places: Places, tmp_path: Path) -> Places:
    """A home on a computer with a place for a policy."""
    return Places(places.home, places.cache, places.program, (tmp_path / "brand" / "policy.toml",))


def put(managed: Places, content: bytes) -> Path:
    path = managed.policies[0]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    (path.parent / "logo.svg").write_text(SVG)
    return path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_policy_is_told_in_one_sentence_and_the_window_opens(
    name: str, starter: Starter, managed: Places
) -> None:
    path = put(managed, BROKEN[name])
    window = starter.window(managed, article_id="heroin")
    assert window.reader.article is not None
    told = all_told(window)
    assert len(told) == 1
    assert str(path) in told[0]
    assert len(told[0]) < 900
    window.action("managed").trigger()
    window.action("home").trigger()


def test_a_thousand_spoilt_files_give_a_policy_or_a_sentence(tmp_path: Path) -> None:
    random.seed(7)
    path = tmp_path / "policy.toml"
    (tmp_path / "pages").mkdir()
    (tmp_path / "logo.svg").write_text(SVG)
    path.write_text(POLICY)
    assert find_policy([path]).troubles == ()
    for _ in range(1_000):
        content = bytearray(POLICY.encode())
        for _ in range(random.randint(1, 4)):
            at = random.randrange(len(content))
            match random.randrange(4):
                case 0:
                    content[at] ^= 1 << random.randrange(8)
                case 1:
                    del content[at : at + random.randrange(1, 20)]
                case 2:
                    content[at:at] = content[random.randrange(len(content)) :][:30]
                case 3:
                    content[at:at] = random.randbytes(3)
            if not content:
                content = bytearray(b"=")
        path.write_bytes(bytes(content))
        found = find_policy([path])
        assert found.policy.locked <= found.policy.given & LOCKABLE
        assert all(isinstance(trouble, HrdeskError) for trouble in found.troubles)
        assert len(found.troubles) <= 1


def test_folders_with_whatever_in_them_leave_the_pages_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(POLICY)
    pages = tmp_path / "pages"
    write_page(pages, "good", title="Good page")
    write_page(tmp_path / "program" / "content", "ours", title="Our page")
    (pages / "loop").symlink_to(pages)
    (pages / "a.md").write_bytes(b"---\n" + b"[" * 100_000)
    (pages / "b.md").symlink_to("/dev/zero")
    (pages / "c.md").mkdir()
    (pages / "d.md").write_bytes(b"\xff" * 100)
    (pages / "local.yaml").write_text("places: &a [*a, *a]")
    (pages / "library.yaml").write_bytes(b"\0")
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program", (path,))
    ready = ready_library(None, places, TODAY, policy=find_policy(places.policies))
    with Library(ready.path) as library:
        assert sorted(library.titles().values()) == ["Good page", "Our page"]
    assert {Path(fault.path).name for fault in ready.left_out} >= {"a.md", "b.md", "c.md", "d.md", "local.yaml"}
