"""Signs programs for Windows, by the command that whoever releases has put into HRDESK_SIGN."""

import os
import subprocess
from pathlib import Path

SIGN_VARIABLE = "HRDESK_SIGN"
"""A command line to which the path of the file is added, such as that of signtool with its certificate."""


class SigningFailed(Exception):
    """The command that signs did not do it."""


def sign_command() -> str:
    """The command line; empty where nothing is signed."""
    return os.environ.get(SIGN_VARIABLE, "")


def sign(path: Path) -> bool:
    """Sign a file where there is a command; whether it was. Raises SigningFailed."""
    command = sign_command()
    if not command:
        return False
    if subprocess.run(f'{command} "{path}"', shell=True).returncode:  # noqa: S602 - it is a line for the shell
        raise SigningFailed(f"{path.name} could not be signed by the command in {SIGN_VARIABLE}.")
    return True
