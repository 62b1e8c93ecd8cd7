"""The program: settings, the command line, the work nobody waits for; here the parts are put together."""
