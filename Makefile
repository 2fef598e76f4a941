# The two commands to know are `make demo` and `make test`. Each sets up everything it needs.

.PHONY: demo test check bench
.DEFAULT_GOAL := demo
RUN := .venv/bin/
# One process a core; the tests of a file stay together, since some share what takes long to build.
SPREAD := --numprocesses auto --dist loadfile
# The tests start hundreds of processes: each may keep what it compiled for the next.
unexport PYTHONDONTWRITEBYTECODE

demo: .venv/.ready
	$(RUN)stillroom demo

# Everything once on the embedded database, then what touches the database once more on PostgreSQL if there is one.
test: .venv/.ready
	$(RUN)pytest $(SPREAD)
	@url="$$($(RUN)python -m tests.postgres)"; \
	if [ -n "$$url" ]; then \
		echo "Once more, on PostgreSQL:"; \
		DATABASE_URL="$$url" $(RUN)pytest $(SPREAD) -m database tests/integration tests/property; \
	elif [ -n "$$STILLROOM_REQUIRE" ]; then \
		echo "STILLROOM_REQUIRE is set, but no PostgreSQL answers." >&2; exit 1; \
	else \
		echo "Not tested here: PostgreSQL. Start one and name it in STILLROOM_TEST_POSTGRES."; \
	fi

check: .venv/.ready
	$(RUN)ruff check
	$(RUN)ruff format --check
	STILLROOM_HOME="$$(mktemp -d)" $(RUN)mypy
	$(RUN)lint-imports
	$(RUN)pytest tests/architecture
	STILLROOM_HOME="$$(mktemp -d)" $(RUN)stillroom check

bench: .venv/.ready
	@STILLROOM_GROUPS="--group bench" .ci/environment
	$(RUN)python -m benchmarks $(or $(SIZE),full)
	$(RUN)python -m benchmarks.workforce $(or $(SIZE),full)

.venv/.ready: pyproject.toml uv.lock .ci/environment
	@.ci/environment
