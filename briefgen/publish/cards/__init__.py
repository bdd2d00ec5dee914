"""The pictures that others show beside a link to a page: one a brief, one for everything else."""
