"""What does the paper say? Scans in, findings with evidence out."""
