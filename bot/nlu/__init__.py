"""Language understanding: what Rasa's pipeline in `config.yml` is made of."""
