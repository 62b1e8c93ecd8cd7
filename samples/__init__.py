"""Sample letters: drawn as the two systems prescribe, then scanned badly, with the truth of each beside it."""
