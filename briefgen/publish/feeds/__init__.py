"""What readers subscribe to: calendars of events (iCalendar) and the latest briefs (Atom, JSON Feed).

Feeds are finished files made of values alone: the same briefs give the same bytes on any day.
"""
