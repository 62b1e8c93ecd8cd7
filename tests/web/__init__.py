"""The screens: the tests mirror `web/`."""
