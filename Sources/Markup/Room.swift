enum MarkupRoom {}
