"""Fitting to history: priors stated beforehand, likelihood, what the data can tell, and how past forecasts did."""
