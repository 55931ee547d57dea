/** Tables of the emulator. `seq` columns keep creation order; JSON columns hold what only the API shows. */
export const schema = `
CREATE TABLE IF NOT EXISTS assets (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('preparing', 'ready', 'errored')),
  ingest_type TEXT NOT NULL,
  upload_id TEXT,
  settings TEXT NOT NULL,
  media TEXT,
  errors TEXT,
  progress_state TEXT NOT NULL,
  progress REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS playback_ids (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  asset_id TEXT NOT NULL REFERENCES assets(id) ON DELETE CASCADE,
  policy TEXT NOT NULL CHECK (policy IN ('public', 'signed'))
);
CREATE TABLE IF NOT EXISTS tracks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  asset_id TEXT NOT NULL REFERENCES assets(id) ON DELETE CASCADE,
  type TEXT NOT NULL CHECK (type IN ('video', 'audio', 'text')),
  status TEXT NOT NULL CHECK (status IN ('preparing', 'ready', 'errored')),
  attributes TEXT NOT NULL,
  source_url TEXT
);
CREATE TABLE IF NOT EXISTS uploads (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  timeout INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'asset_created', 'errored', 'cancelled', 'timed_out')),
  cors_origin TEXT NOT NULL,
  new_asset_settings TEXT NOT NULL,
  test INTEGER NOT NULL,
  asset_id TEXT,
  error TEXT,
  received INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS signing_keys (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  public_key TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  asset_id TEXT NOT NULL REFERENCES assets(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('ingest', 'text')),
  track_id TEXT,
  status TEXT NOT NULL CHECK (status IN ('queued', 'done', 'failed')),
  run_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS steps (
  job_id INTEGER NOT NULL REFERENCES jobs(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed')),
  attempts INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  process_id INTEGER,
  error TEXT,
  PRIMARY KEY (job_id, name)
);
CREATE TABLE IF NOT EXISTS deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_result TEXT
);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (status, next_at);
`;
