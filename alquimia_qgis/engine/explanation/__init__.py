"""What a network based its answers on."""
