"""Evidence files and their bounded views, each parsed once and shared by all readers.

The only package that imports parsing libraries, each inside the view that needs it.
"""

from .document import DocumentView, Page
from .evidence_file import EvidenceFile
from .limits import Limits
from .page_sheet import PageSheet
from .table import Picture, Sheet, column_letters
from .text import TextView

__all__ = [
    "DocumentView",
    "EvidenceFile",
    "Limits",
    "Page",
    "PageSheet",
    "Picture",
    "Sheet",
    "TextView",
    "column_letters",
]
