"""How days and times are written: the day first and the clock to 24, so that nobody reads one for another."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
