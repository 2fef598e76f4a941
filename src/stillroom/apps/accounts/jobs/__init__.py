"""Work done behind the pages. `start_job` asks for it, a worker process does it, its owner watches and collects it."""
