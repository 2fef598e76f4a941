"""A scenario that runs in no time: one cell, a rate, places, a demand."""

SMALL = """schema = 1
title = "Small"
owner = "Tests"
base = 2026-03-31
years = 3
draws = 10
seed = 1
executor = "cohorts"
synthetic = true

[space]
regions = ["North"]
sectors = ["hospital technical services", "community"]

[staff_groups.technician]
name = "Pharmacy technician"
bands = ["4"]

[staff_groups.ptpt]
name = "Trainee"
bands = ["3"]
sectors = ["hospital technical services"]

[[people.rows]]
staff_group = "technician"
band = "4"
sector = "hospital technical services"
region = "North"
age = "25-55"
headcount = 60

[[people.rows]]
staff_group = "technician"
band = "4"
sector = "community"
region = "North"
age = "25-55"
headcount = 40

[parameters.leave]
events = 12
exposure = 100
group = "leaving"

[[leaving]]
name = "all"
where = { staff_group = "technician" }
rate = "leave"

[[training]]
name = "PTPT"
staff_group = "ptpt"
months = 24
qualifies_into = { staff_group = "technician", band = "4" }

[[places]]
name = "PTPT"
route = "PTPT"
region = "North"
number = 8
every_year = { month = 4, from = 2026, until = 2028 }

[[demand]]
name = "Posts"
vacancy = 0.1
growth = 0.02
"""
