"""Which assumptions lead to a printed figure, and which do not: every combination of a stated grid."""
