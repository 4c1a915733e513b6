enum DeduplicatingRoom {}
