enum ClassifyingRoom {}
