enum ComposingRoom {}
