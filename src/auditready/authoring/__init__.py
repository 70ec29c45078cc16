"""Writing one's own requirements: what is wrong with an overlay, said so that its author can mend it.

files      the overlay's JSON, and what a fault is
check      the whole overlay against the shipped standard
explain    one value against one schema
walk       every subschema, with its place
sentences  what jsonschema finds, in both languages
"""
