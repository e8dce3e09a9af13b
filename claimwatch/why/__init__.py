"""Why a flag was raised: every step from the characters of its claims to the verdict."""

from claimwatch.why.case import Case, open_case
from claimwatch.why.steps import Step, steps_of

__all__ = ["Case", "Step", "open_case", "steps_of"]
