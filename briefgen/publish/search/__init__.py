"""Search without a server: an inverted index in many small script files, and what the search page shows.

The index is cut twice: articles into segments of time, terms into buckets. An edited article touches its own
segment alone, and a query loads one bucket a segment. `themes/brief/js/search.js` reads what is written here.
"""
