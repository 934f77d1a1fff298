"""What the bot does with what was understood: one use case for each thing a custom action can be asked to do."""
