"""What may go out in spite of findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding, FindingKey

EMBARGO = "embargo-ahead"


@dataclass(frozen=True)
class Leave:
    """What may go out in spite of findings.

    `anyway` lets every error pass, `findings` those that are named one by one. The embargo asks
    for a reason of its own, which whoever exports keeps with the article.
    """

    anyway: bool = False
    findings: frozenset[FindingKey] = frozenset()
    embargo_reason: str = ""

    def passes(self, found: Finding) -> bool:
        """Whether the finding may be passed over."""
        if found.code == EMBARGO:
            return bool(self.embargo_reason.strip())
        return self.anyway or found.key in self.findings
