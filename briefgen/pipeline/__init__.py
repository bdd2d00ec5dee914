"""The order of the stages: a desk is read, its briefs are made, its pages are written.

How work is spread over processes and what is kept between builds is decided here; what the stages do is theirs.
"""
