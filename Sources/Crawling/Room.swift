enum CrawlingRoom {}
