"""What is remembered stays, whole and readable."""
