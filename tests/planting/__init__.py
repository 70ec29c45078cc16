"""Plant one error in one of many different dossiers, and hold the audit to finding that and nothing else.

``sessions`` makes dossiers of any modality from a source of chance, which a seed or hypothesis drives; ``plants``
says how each code's error is planted; ``trial`` runs the audit and compares; ``benchmarks/recall.py`` prints the table.
"""
