"""The clocks: calendars, due times, breaches. Pure."""
