"""The worker: runs the jobs."""
