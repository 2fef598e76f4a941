"""The same workload as others would write it. Each function runs one replication from a seed.

It returns the headcount after the last year and the person-years lived: people at the start of each year, summed.
"""
