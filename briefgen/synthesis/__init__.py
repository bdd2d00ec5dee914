"""What several articles say together: one library of actors, places, claims, events, topics and sources."""
