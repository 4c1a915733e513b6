/// The steps of archive.sqlite, only ever added to: copies of the file live on other people's computers.
enum ArchiveSchema {
  static let steps = [
    """
    -- One row an opportunity: columns to search, filter, sort and list by; `content` holds the rest as JSON.
    CREATE TABLE opportunity (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, funder TEXT NOT NULL,
      labels TEXT NOT NULL, summary TEXT NOT NULL, marks TEXT NOT NULL, link TEXT, section INTEGER, place INTEGER NOT NULL,
      relevance INTEGER NOT NULL, status TEXT NOT NULL, closing INTEGER, due TEXT NOT NULL, rolling INTEGER NOT NULL,
      amount_low INTEGER, amount_high INTEGER, sponsor INTEGER, tags TEXT NOT NULL, posted INTEGER,
      first_seen INTEGER NOT NULL, changed INTEGER NOT NULL, series TEXT, content TEXT NOT NULL);
    CREATE INDEX opportunity_closing ON opportunity (closing) WHERE closing IS NOT NULL;
    CREATE INDEX opportunity_first_seen ON opportunity (first_seen);
    CREATE INDEX opportunity_series ON opportunity (series) WHERE series IS NOT NULL;

    -- Rowids grow with time, so the newest matches are the last ones.
    CREATE VIRTUAL TABLE search USING fts5 (
      title, funder, labels, summary, marks, content = 'opportunity', content_rowid = 'number',
      tokenize = 'porter unicode61 remove_diacritics 2');

    -- How many opportunities have a word: for "did you mean" and for how much a word says.
    CREATE TABLE vocabulary (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;

    -- The topics of feeds.yml: their labels and phrases, by language.
    CREATE TABLE topic (tag TEXT PRIMARY KEY, kind TEXT NOT NULL, labels TEXT NOT NULL, phrases TEXT NOT NULL)
      WITHOUT ROWID;

    -- What the file is: the desk's revision it holds, when it was written.
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    -- Smaller: the index keeps no second copy of what it holds (labels and marks follow from the record and the topics),
    -- and `content` is packed JSON. An archive of the first schema is filled anew from the desk.
    DROP TABLE search;
    DROP TABLE opportunity;
    DELETE FROM vocabulary;
    DELETE FROM topic;
    DELETE FROM about;
    CREATE TABLE opportunity (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, funder TEXT NOT NULL,
      summary TEXT NOT NULL, link TEXT, section INTEGER, place INTEGER NOT NULL, relevance INTEGER NOT NULL,
      status TEXT NOT NULL, closing INTEGER, due TEXT NOT NULL, rolling INTEGER NOT NULL, amount_low INTEGER,
      amount_high INTEGER, sponsor INTEGER, tags TEXT NOT NULL, posted INTEGER, first_seen INTEGER NOT NULL,
      changed INTEGER NOT NULL, series TEXT, content TEXT NOT NULL);
    CREATE INDEX opportunity_closing ON opportunity (closing) WHERE closing IS NOT NULL;
    CREATE INDEX opportunity_first_seen ON opportunity (first_seen);
    CREATE INDEX opportunity_series ON opportunity (series) WHERE series IS NOT NULL;
    CREATE VIRTUAL TABLE search USING fts5 (
      title, funder, labels, summary, marks, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
    """,
    """
    -- The topics' phrases by their stems, so that a question reads a few rows and not every topic; filled with the topics.
    CREATE TABLE topic_phrase (stems TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (stems, tag)) WITHOUT ROWID;
    DELETE FROM topic;
    """,
  ]
}
