"""What each component of a letter looks like: one module a component, each with `find`, which never chooses."""
