"""What can be wrong with what an organisation laid down; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class PolicyError(HrdeskError):
    """What an organisation laid down cannot be used; hrdesk works without it."""


class PolicyUnreadable(PolicyError):
    template = (
        "The policy file of your organisation, {path}, cannot be read: {reason}. hrdesk works without it. "
        "Please tell those who look after this computer."
    )


class PolicyFaulty(PolicyError):
    template = (
        "Something in the policy file of your organisation, {path}, cannot be used: {faults}. The rest of it counts. "
        "Please tell those who look after this computer."
    )


class PagesNotAdded(PolicyError):
    template = (
        "The pages of your organisation are left out for now: {reason} The library of hrdesk is here. "
        "Please tell those who look after this computer."
    )


class BackupsElsewhereFailed(PolicyError):
    template = (
        "The backup folder of your organisation, {folder}, cannot be used now ({reason}). "
        "The backup was made in {usual}."
    )
