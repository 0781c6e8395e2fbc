"""Formulas as data: one tree, drawn as MathML, written as LaTeX or as a line with numbers, and worked."""
