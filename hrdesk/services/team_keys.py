"""The keys under which a team's exchange files are written: one for each device, made of the team passphrase."""

from functools import cached_property
from hashlib import blake2b

from hrdesk.core.exchange_errors import ExchangeFilePostponed
from hrdesk.core.passphrase import read_passphrase
from hrdesk.services.passphrase_key import LEAST, Cost, stretch
from hrdesk.services.team import KeyOrigin, Team

COSTS = (LEAST,)
"""What a file may ask for. All devices of a team make all keys, also the slowest, so one price holds for all."""

MOST_NEW = 64
"""Keys that one exchange makes at most: each takes up to a second, and anybody may put files into the folder."""


class TeamKeys:
    """The keys of one team, each made once in an exchange, and once for all where the notebook may keep them."""

    def __init__(self, team: Team, passphrase: str, *, are_kept: bool) -> None:
        self._team = team
        self._words = read_passphrase(passphrase)
        self._are_kept = are_kept
        self._made: dict[KeyOrigin, bytes] = {}
        self._confirmed: set[KeyOrigin] = set()

    @cached_property
    def own(self) -> KeyOrigin:
        """Of what the key for our own files is made."""
        return KeyOrigin(self._team.salt, LEAST)

    @cached_property
    def own_key(self) -> bytes:
        """Made anew of the words each time, so that mistyped ones are never taken for those of the team."""
        return stretch(self._words, self.own.salt, self.own.cost)

    @cached_property
    def team(self) -> str:
        """By what this notebook knows the team again; tells nobody else anything."""
        return blake2b(key=self.own_key, person=b"hrx team", digest_size=16).hexdigest()

    @property
    def is_confirmed(self) -> bool:
        """Whether any file was opened by one of these keys."""
        return bool(self._confirmed)

    def key_for(self, origin: KeyOrigin, name: str) -> bytes:
        """The key for the files of a device; raises ExchangeFilePostponed after too many, and MemoryShort."""
        if origin == self.own:
            return self.own_key
        found = self._known.get(origin) or self._made.get(origin)
        if found:
            return found
        if len(self._made) >= MOST_NEW:
            raise ExchangeFilePostponed(name=name)
        key = self._made[origin] = stretch(self._words, origin.salt, origin.cost)
        return key

    def confirm(self, origin: KeyOrigin) -> None:
        """Say that the key for this one opened a file."""
        self._confirmed.add(origin)

    def keep(self) -> None:
        """Keep the keys that opened something, where that is wanted; takes a transaction of its own."""
        new = {origin: self._made[origin] for origin in self._confirmed if origin in self._made}
        if self._are_kept and new:
            self._team.keep_keys(self.team, new)

    @cached_property
    def _known(self) -> dict[KeyOrigin, bytes]:
        return self._team.keys(self.team)


def is_affordable(cost: Cost) -> bool:
    """Whether a file may ask for this price."""
    return cost in COSTS
