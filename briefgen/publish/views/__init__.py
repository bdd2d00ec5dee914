"""What stands on each kind of page: one module a kind, from the catalogue to frozen values for its template."""
