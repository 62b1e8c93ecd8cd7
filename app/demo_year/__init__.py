"""A year in the life of the demo office: letters that came on its working days, and went through its real steps."""
