"""What a reader or a platform would find wrong with a composed text: one function per rule, each with a stable code."""

from litfass.checks.counted import Counted, counted
from litfass.checks.rules import run

__all__ = ["Counted", "counted", "run"]
