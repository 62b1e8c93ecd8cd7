"""The drawn letters are what their truth says."""
