"""What a line of a list needs of a letter; what was read of it is by far its largest part, and no line shows it."""

from sqlalchemy.orm import defer

from workflow.document import IncomingDocument

LIGHT = (defer(IncomingDocument.reading), defer(IncomingDocument.search_text))
