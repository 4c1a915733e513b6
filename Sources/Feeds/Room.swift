enum FeedsRoom {}
