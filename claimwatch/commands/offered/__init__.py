"""The commands as they are offered: their words, options and help. What they do lies one up."""
