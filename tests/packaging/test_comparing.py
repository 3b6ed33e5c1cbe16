"""Two builds are compared to the byte, and a trace is searched for sockets."""

from pathlib import Path

import pytest

from resources.packaging.no_sockets import TraceFailed, sockets_in, sockets_of
from resources.packaging.reproduce import differences


def test_only_what_differs_is_named(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "lib").mkdir(parents=True)
        (tmp_path / name / "lib" / "same.so").write_bytes(b"same")
        (tmp_path / name / "changed").write_bytes(name[:3].encode())
        (tmp_path / name / "link").symlink_to("same" if name == "one" else "changed")
    (tmp_path / "one" / "only").write_bytes(b"")
    assert differences(tmp_path / "one", tmp_path / "other") == ["changed", "link", "only"]
    assert differences(tmp_path / "one", tmp_path / "one") == []


def test_sockets_that_lead_out_are_found_and_those_of_the_desktop_are_not() -> None:
    trace = """12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4
13 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = -1 EAFNOSUPPORT (Address family not supported by protocol)
12 connect(4, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0"""
    assert [line.split()[1] for line in sockets_in(trace)] == ["socket(AF_INET,"]


def test_a_program_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(TraceFailed):
        sockets_of(tmp_path / "nothing", "self-test")
