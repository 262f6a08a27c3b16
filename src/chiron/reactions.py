"""What follows from what: the only list.

A reaction takes the fact, ``by`` and ``at``, and stays in the database; what leaves the machine goes through
the tray. A reaction that fails takes the act back with it.
"""

from collections.abc import Mapping, Sequence

from chiron.base.ledger import Fact, Reaction

REACTIONS: Mapping[type[Fact], Sequence[Reaction]] = {}
