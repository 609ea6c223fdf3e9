"""What is fuzzed, and what must hold of any bytes: no crash, no hang, offsets true."""
