"""The page that lies beside a copy on a stick: how to start it, and how to check it."""

from collections.abc import Sequence

from hrdesk.services.bundle import Bundle

_NAMES = {"linux": "Linux", "windows": "Windows", "macos": "macOS"}

_HEAD = """\
hrdesk {version}, the harm reduction desk
A library to search, read and annotate. It needs no network and no installing.

This copy is for {system}.
"""

_LINUX = """
TO START IT ON LINUX
Open this folder and start the program "hrdesk". In a terminal:

    ./hrdesk

Some computers let no program run from a stick: you read "Permission denied", or nothing happens. Then copy the program
to the computer and start it there:

    mkdir -p ~/hrdesk && cp -r hrdesk _internal ~/hrdesk/ && chmod +x ~/hrdesk/hrdesk && ~/hrdesk/hrdesk

Your notes on the stick do not go along with that. To work on with them there, start it so:

    ~/hrdesk/hrdesk --home "$PWD/hrdesk-home"
"""

_RUN = """
Or start it from the stick without copying it by hand:

    sh installers/{name} --try
"""

_WINDOWS = """
TO START IT ON WINDOWS
Open this folder and start hrdesk.exe. If Windows warns of an unknown publisher, choose "More info", "Run anyway".
If the rules of your organisation let no program run from a stick, copy the folder to the computer, or ask for hrdesk
there.
"""

_MACOS = """
TO START IT ON A MAC
Copy this folder to the computer and start hrdesk there.
"""

_TAIL = """
YOUR NOTES
While the file ".portable" lies in this folder, notes are kept here, in "hrdesk-home": who finds the stick reads them,
unless the notebook is protected with a passphrase. Without that file, notes stay on the computer where you write them.

TO SEE WHETHER THIS COPY IS WHOLE
    {start} self-test
or, where there is sha256sum:
    sha256sum -c SHA256SUMS
"""


def read_me(bundle: Bundle, installers: Sequence[str]) -> str:
    """Its words, with line ends that every editor of Windows shows."""
    name, _, machine = bundle.system.partition("-")
    words = _HEAD.format(version=bundle.version, system=f"{_NAMES.get(name, name)} ({machine})")
    words += {"linux": _LINUX, "windows": _WINDOWS, "macos": _MACOS}.get(name, "")
    if name == "linux":
        words += "".join(_RUN.format(name=file) for file in installers if file.endswith(".run"))
    if installers:
        words += '\nTO INSTALL IT FOR GOOD\nIn the folder "installers": ' + ", ".join(installers) + "\n"
    words += _TAIL.format(start="hrdesk.exe" if name == "windows" else "./hrdesk")
    return words.replace("\n", "\r\n")
