/// The steps of desk.sqlite, only ever added to.
enum DeskSchema {
  static let steps = [
    """
    -- What is remembered of each source of feeds.yml between visits.
    CREATE TABLE source (id TEXT PRIMARY KEY, health TEXT NOT NULL) WITHOUT ROWID;

    -- Every version of every entry as it was published; rows are never changed or deleted.
    CREATE TABLE entry_version (
      number INTEGER PRIMARY KEY, source TEXT NOT NULL, entry TEXT NOT NULL, fingerprint BLOB NOT NULL,
      first_seen INTEGER NOT NULL, content TEXT NOT NULL);
    CREATE INDEX entry_version_entry ON entry_version (source, entry, number);

    -- Each entry with its current version, the version that was last placed, and the opportunity it is placed in.
    CREATE TABLE entry (
      source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, placed INTEGER, opportunity TEXT,
      first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID;
    CREATE INDEX entry_unplaced ON entry (version) WHERE placed IS NOT version;
    CREATE INDEX entry_opportunity ON entry (opportunity);

    -- Opportunities as they are shown. `revision` grows with every write, for the archive to follow.
    CREATE TABLE opportunity (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, section TEXT,
      relevance INTEGER NOT NULL, status TEXT NOT NULL, closing INTEGER, posted INTEGER, first_seen INTEGER NOT NULL,
      changed INTEGER NOT NULL, series TEXT, content TEXT NOT NULL);
    CREATE UNIQUE INDEX opportunity_revision ON opportunity (revision);
    CREATE INDEX opportunity_section ON opportunity (section, relevance, closing);
    CREATE INDEX opportunity_series ON opportunity (series) WHERE series IS NOT NULL;

    -- Opportunities that are no more, and where what they held went.
    CREATE TABLE retired (id TEXT PRIMARY KEY, revision INTEGER NOT NULL UNIQUE, successor TEXT) WITHOUT ROWID;

    -- Why an entry is where it is: one row for every time it was placed.
    CREATE TABLE membership (
      number INTEGER PRIMARY KEY, source TEXT NOT NULL, entry TEXT NOT NULL, opportunity TEXT NOT NULL, before TEXT,
      verdict TEXT NOT NULL, points REAL NOT NULL, reasons TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX membership_opportunity ON membership (opportunity, number);
    CREATE INDEX membership_entry ON membership (source, entry, number);

    -- What changed in an opportunity that was already known.
    CREATE TABLE change (
      number INTEGER PRIMARY KEY, opportunity TEXT NOT NULL, at INTEGER NOT NULL, field TEXT NOT NULL,
      before TEXT NOT NULL, after TEXT NOT NULL);
    CREATE INDEX change_opportunity ON change (opportunity, number);
    CREATE INDEX change_at ON change (at);

    -- Keys that bring likely duplicates together; a stale key costs one comparison, so keys are only added.
    CREATE TABLE match_key (key INTEGER, opportunity INTEGER, PRIMARY KEY (key, opportunity)) WITHOUT ROWID;

    -- What staff said; never changed, never deleted.
    CREATE TABLE decision (
      number INTEGER PRIMARY KEY, opportunity TEXT NOT NULL, verb TEXT NOT NULL, value TEXT NOT NULL,
      reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX decision_opportunity ON decision (opportunity, number);

    -- What staff must look at.
    CREATE TABLE doubt (
      number INTEGER PRIMARY KEY, opportunity TEXT NOT NULL, kind TEXT NOT NULL, other TEXT NOT NULL,
      words TEXT NOT NULL, at INTEGER NOT NULL, settled INTEGER, UNIQUE (opportunity, kind, other));
    CREATE INDEX doubt_open ON doubt (number) WHERE settled IS NULL;

    CREATE TABLE issue (number INTEGER PRIMARY KEY, content TEXT NOT NULL);

    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO counter VALUES ('revision', 0);
    """,
    """
    -- What is not yet placed, in the order in which it is placed: a run looks at these rows alone.
    DROP INDEX entry_unplaced;
    CREATE INDEX entry_unplaced ON entry (source, id) WHERE placed IS NOT version;
    """,
    """
    -- What an issue may be drafted from, in the order in which it is: a draft reads so many rows of each section and no
    -- more. `until` is the last day on which a reader can act, 9999999 for what has none or takes applications always.
    ALTER TABLE opportunity ADD COLUMN score REAL NOT NULL DEFAULT 0;
    ALTER TABLE opportunity ADD COLUMN until INTEGER NOT NULL DEFAULT 9999999;
    ALTER TABLE opportunity ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
    UPDATE opportunity SET
      score = coalesce(content ->> '$.judgement.score', 0),
      until = CASE WHEN closing IS NULL OR content ->> '$.facts.rolling.value' THEN 9999999 ELSE closing END,
      doubtful = coalesce(json_array_length(content, '$.judgement.doubts'), 0) > 0;
    CREATE INDEX opportunity_draft ON opportunity (section, relevance DESC, score DESC, until, id, first_seen)
      WHERE doubtful = 0 AND status NOT IN ('closed', 'withdrawn');
    """,
    """
    -- What matching knows of each entry, under the keys that bring likely duplicates together. A stale key costs one
    -- comparison, so keys are only added.
    DROP TABLE match_key;
    CREATE TABLE candidate (
      number INTEGER PRIMARY KEY, source TEXT NOT NULL, entry TEXT NOT NULL, content BLOB NOT NULL,
      UNIQUE (source, entry));
    CREATE TABLE candidate_key (
      key INTEGER NOT NULL, candidate INTEGER NOT NULL, PRIMARY KEY (key, candidate)) WITHOUT ROWID;

    -- What two entries were found to be to each other; each pair stands here twice, once from either end.
    CREATE TABLE link (
      one INTEGER NOT NULL, other INTEGER NOT NULL, kind TEXT NOT NULL, points REAL NOT NULL, PRIMARY KEY (one, other))
      WITHOUT ROWID;

    -- What staff said about entries that may be the same, and who took it back; never changed otherwise, never deleted.
    CREATE TABLE ruling (
      number INTEGER PRIMARY KEY, verb TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL,
      undone INTEGER, undone_by TEXT);
    CREATE TABLE ruling_entry (
      source TEXT NOT NULL, entry TEXT NOT NULL, ruling INTEGER NOT NULL, side INTEGER NOT NULL,
      PRIMARY KEY (source, entry, ruling, side)) WITHOUT ROWID;
    CREATE INDEX ruling_entry_ruling ON ruling_entry (ruling, side);

    -- What was placed before there were candidates is placed once more, where it is.
    UPDATE entry SET placed = NULL WHERE placed IS NOT NULL;
    """,
    """
    -- One row for each key, with the numbers of the newest candidates under it. What stands in candidate_key goes there
    -- when the desk is opened.
    CREATE TABLE posting (key INTEGER PRIMARY KEY, candidates BLOB NOT NULL);

    -- A link holds as long as the other end has the version that it was found with.
    ALTER TABLE candidate ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE link ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
    """,
  ]
}
