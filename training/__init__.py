"""Makes the encoder from the corpus; nothing here is needed to run Foedus."""
