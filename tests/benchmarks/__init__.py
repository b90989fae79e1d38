"""The benchmarks themselves: that they run, and that their parts measure what they say."""
