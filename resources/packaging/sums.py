"""poe sums: SHA256SUMS of what lies in dist/, signed with Ed25519 where HRDESK_SIGNING_KEY names the file of a key.

Whoever got the files checks them with `sha256sum -c SHA256SUMS`, and the sums themselves with
`python -m resources.packaging.sums verify FOLDER PUBLIC-KEY`, or with OpenSSL:
`openssl pkeyutl -verify -rawin -pubin -inkey hrdesk.pem -in SHA256SUMS -sigfile SHA256SUMS.sig`.
`python -m resources.packaging.sums keygen FILE` makes a key: FILE, kept secret, and FILE.pem, given away.
"""

import base64
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
KEY_VARIABLE = "HRDESK_SIGNING_KEY"
_DIST = Path(__file__).parents[2] / "dist"
_HEAD = bytes.fromhex("302a300506032b6570032100")
"""What stands before a public key of Ed25519 in its DER form (RFC 8410, 4)."""


class NotTrusted(Exception):
    """Why the files of a folder are not to be trusted, in a sentence."""


def main(words: Sequence[str]) -> int:
    """Run one of the commands; returns the exit code."""
    try:
        match words:
            case []:
                sys.stdout.write(write_sums(_DIST, os.environ.get(KEY_VARIABLE)))
            case ["keygen", path]:
                sys.stdout.write(make_key(Path(path)))
            case ["verify", folder, key]:
                sys.stdout.write(verify(Path(folder), Path(key)))
            case _:
                sys.stderr.write("Use it so: sums | sums keygen FILE | sums verify FOLDER PUBLIC-KEY\n")
                return 2
    except (NotTrusted, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def write_sums(folder: Path, key: str | None) -> str:
    """Write the sums of the files in a folder, and their signature if there is a key; what was done, in words."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name not in (SUMS, SIGNATURE))
    if not files:
        raise NotTrusted(f"There is nothing in {folder} yet: poe installers fills it.")
    lines = "".join(f"{_sum_of(path)}  {path.name}\n" for path in files)
    (folder / SUMS).write_text(lines, encoding="utf-8", newline="\n")
    (folder / SIGNATURE).unlink(missing_ok=True)
    if not key:
        return f"{folder / SUMS}: {len(files)} files, not signed, for {KEY_VARIABLE} names no key.\n"
    signed = _read_key(Path(key)).sign(lines.encode())
    (folder / SIGNATURE).write_bytes(signed.signature)
    return f"{folder / SUMS}: {len(files)} files, signed.\n"


def verify(folder: Path, public_key: Path) -> str:
    """Check the signature of the sums and every file they name; raises NotTrusted."""
    lines = (folder / SUMS).read_bytes()
    try:
        _read_public_key(public_key).verify(lines, (folder / SIGNATURE).read_bytes())
    except (BadSignatureError, FileNotFoundError) as error:
        raise NotTrusted(f"{folder / SUMS} was not signed with this key. Do not use these files.") from error
    named = [line.split("  ", 1) for line in lines.decode().splitlines()]
    for wanted, name in named:
        path = folder / name
        if not path.is_file() or _sum_of(path) != wanted:
            raise NotTrusted(f"{path} is missing or not what was signed. Do not use it.")
    return f"{folder}: {len(named)} files are what was signed.\n"


def make_key(path: Path) -> str:
    """Write a new secret key, readable by its owner alone, and its public key beside it; raises FileExistsError."""
    key = SigningKey.generate()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(bytes(key)) + b"\n")
    public = path.with_name(f"{path.name}.pem")
    words = base64.b64encode(_HEAD + bytes(key.verify_key)).decode()
    text = f"-----BEGIN PUBLIC KEY-----\n{words}\n-----END PUBLIC KEY-----\n"
    public.write_text(text, encoding="utf-8", newline="\n")
    return f"{path} stays secret; {public} is what you give away.\n"


def _read_key(path: Path) -> SigningKey:
    try:
        return SigningKey(base64.b64decode(path.read_bytes().strip(), validate=True))
    except (TypeError, ValueError) as error:
        raise NotTrusted(f"{path} is no signing key: make one with sums keygen.") from error


def _read_public_key(path: Path) -> VerifyKey:
    words = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("---"))
    try:
        content = base64.b64decode(words, validate=True)
    except ValueError as error:
        raise NotTrusted(f"{path} is no public key.") from error
    if not content.startswith(_HEAD) or len(content) != len(_HEAD) + 32:
        raise NotTrusted(f"{path} is no public key of Ed25519.")
    return VerifyKey(content[len(_HEAD) :])


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
