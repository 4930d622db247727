"""A stand-in for the learned reader."""

import re

import numpy as np

from truceline.reference.encoder import Seen

TYPES = ("ASSAULT", "RETREAT", "CONSULT")
STATUSES = ("happened", "planned", "not_happened")
ROLES = ("actor", "recipient", "speaker", "content", "place")


class Standing:
    """Sees each word as it was told to: a type, a status or a cue with its share, or a role.

    A word has its role for all others, or by `ties`, under a pair of words, for the first of them alone.
    """

    def __init__(self, types=None, roles=None, statuses=None, cues=None, ties=None):
        self.types, self.roles, self.statuses, self.cues, self.ties = (
            types or {},
            roles or {},
            statuses or {},
            cues or {},
            ties or {},
        )

    def see(self, sentence):
        words = list(re.finditer(r"\w+", sentence))
        types = np.zeros((len(words), 1 + len(TYPES)), dtype=np.float32)
        types[:, 0] = 0.5
        roles = np.zeros((len(ROLES), len(words), len(words)), dtype=np.float32)
        for n, word in enumerate(words):
            if word[0] in self.types:
                event_type, share = self.types[word[0]]
                types[n] = 0
                types[n, 0], types[n, 1 + TYPES.index(event_type)] = 1 - share, share
            if word[0] in self.roles:
                roles[ROLES.index(self.roles[word[0]]), :, n] = 0.9
            for m, anchor in enumerate(words):
                if (anchor[0], word[0]) in self.ties:
                    roles[ROLES.index(self.ties[anchor[0], word[0]]), m, n] = 0.9
        statuses = np.full((len(words), len(STATUSES)), 0.3, dtype=np.float32)
        for n, word in enumerate(words):
            if word[0] in self.statuses:
                status, share = self.statuses[word[0]]
                statuses[n], statuses[n, STATUSES.index(status)] = (1 - share) / 2, share
        labels = {"types": TYPES, "statuses": STATUSES, "roles": ROLES}
        said = np.array([self.cues.get(w[0], 0.0) for w in words], dtype=np.float32)
        with np.errstate(divide="ignore"):
            given, tied = np.log(statuses), np.log(roles / (1 - roles))
        return Seen([w.span() for w in words], types, given, tied, labels, said)
