"""What the readers of learning platforms share: clicks grouped into sessions, moments, notes.

Registers one reader of its own: tables of platforms whose administrators choose the columns.
"""

from __future__ import annotations
