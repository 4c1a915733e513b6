enum ReadingRoom {}
