"""A country of sixty sites over a hundred and twenty nights: what is planted, what is served, what must be found."""
