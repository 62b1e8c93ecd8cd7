"""The screens: one module a desk; every page stands in `urls.py`."""
