"""The stages that an article, a story and an alert go through, each recorded in the ledger."""
