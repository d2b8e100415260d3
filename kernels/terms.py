"""Formulas over registers, written while a kernel is being compiled."""

from dataclasses import dataclass
from typing import Any

from kernels.simd import Emitter


@dataclass(frozen=True)
class Term:
    """A register in a formula: it is added, subtracted, and multiplied by numbers."""

    e: Emitter
    register: Any

    def __add__(self, other: "Term") -> "Term":
        """Emit the sum."""
        return Term(self.e, self.e.builder.fadd(self.register, other.register))

    def __sub__(self, other: "Term") -> "Term":
        """Emit the difference."""
        return Term(self.e, self.e.builder.fsub(self.register, other.register))

    def __neg__(self) -> "Term":
        """Emit the opposite."""
        return Term(self.e, self.e.builder.fneg(self.register))

    def __rmul__(self, factor: float) -> "Term":
        """Emit the product with a number."""
        return Term(self.e, self.e.builder.fmul(self.e.constant(factor), self.register))

    def plus(self, factor: float, other: "Term") -> "Term":
        """Emit self + factor · other, rounded once."""
        factors = self.e.constant(factor)
        return Term(self.e, self.e.fma(factors, other.register, self.register))
