"""What the paper says, and how sure that is."""
