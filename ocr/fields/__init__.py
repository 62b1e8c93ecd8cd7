"""One component of the letter, one module, one function `find`."""
