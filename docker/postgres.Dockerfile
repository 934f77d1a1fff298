# syntax=docker/dockerfile:1
# The same major version as the embedded one. Any PostgreSQL 15 or newer will do: set PARLEY_DATABASE_URL instead.
FROM postgres:18-bookworm
# Texts of failed statements hold personal data, so they stay out of the log.
CMD ["postgres", "-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse", "-c", "log_parameter_max_length_on_error=0"]
