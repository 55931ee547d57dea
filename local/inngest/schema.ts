/**
 * The executor's own tables. JSON that comes from outside is kept as text, exactly as it arrived:
 * `jsonb` would refuse strings that hold U+0000 and would reorder keys. Names are always qualified: behind
 * PGlite every connection is one session, so a `search_path` set here would be set for the application too.
 */
export const SCHEMA = `
create schema if not exists inngest_local;

create table if not exists inngest_local.apps (
  id text primary key, url text not null, sdk text not null, checksum text not null, synced_at timestamptz not null
);
create table if not exists inngest_local.functions (
  id text primary key, app_id text not null, config text not null, is_active boolean not null
);
create table if not exists inngest_local.events (
  id text primary key, external_id text not null, name text not null, payload text not null,
  received_at timestamptz not null, is_duplicate boolean not null default false
);
create index if not exists events_external on inngest_local.events (external_id);
create index if not exists events_received on inngest_local.events (received_at desc);

create table if not exists inngest_local.once_keys (
  key text primary key, holder text not null, expires_at timestamptz not null
);
create table if not exists inngest_local.buckets (
  key text primary key, free_at timestamptz not null
);
create table if not exists inngest_local.gatherings (
  key text primary key, function_id text not null, kind text not null,
  events text[] not null, event_ids text[] not null, fire_at timestamptz not null, deadline_at timestamptz
);
create index if not exists gatherings_due on inngest_local.gatherings (fire_at);

create table if not exists inngest_local.runs (
  id text primary key, function_id text not null, status text not null, event_name text not null,
  event_ids text[] not null, events text not null, cron text, original_run_id text,
  parent_run_id text, parent_step_id text, singleton_key text,
  limit_key_1 text, limit_1 integer, limit_key_2 text, limit_2 integer,
  max_attempts integer not null, request_version integer not null default -1, force_plan boolean not null default false,
  queued_at timestamptz not null, sort_at timestamptz not null, started_at timestamptz, ended_at timestamptz,
  deadline_at timestamptz, finish_within_ms double precision, state_bytes bigint not null default 0, output text
);
create index if not exists runs_queued on inngest_local.runs (queued_at desc);
create index if not exists runs_function on inngest_local.runs (function_id, queued_at desc);
create index if not exists runs_events on inngest_local.runs using gin (event_ids);
create index if not exists runs_deadline on inngest_local.runs (deadline_at) where ended_at is null and deadline_at is not null;
create index if not exists runs_singleton on inngest_local.runs (singleton_key) where ended_at is null and singleton_key is not null;
create index if not exists runs_open on inngest_local.runs (id) where ended_at is null;

create sequence if not exists inngest_local.step_position;
create table if not exists inngest_local.steps (
  run_id text not null references inngest_local.runs (id) on delete cascade, step_id text not null, op text not null, name text not null, details text,
  is_race boolean not null default false, value text, position bigint,
  planned_at timestamptz not null, ended_at timestamptz, attempts integer not null default 0,
  primary key (run_id, step_id)
);
create table if not exists inngest_local.run_log (
  id bigserial primary key, run_id text not null references inngest_local.runs (id) on delete cascade, step_id text, attempt integer not null, message text not null,
  detail text, retry_at timestamptz, at timestamptz not null
);
create index if not exists run_log_run on inngest_local.run_log (run_id, id);

create table if not exists inngest_local.jobs (
  id bigserial primary key, run_id text not null references inngest_local.runs (id) on delete cascade, key text not null,
  attempt integer not null default 0, max_attempts integer not null, outages integer not null default 0,
  run_at timestamptz not null, sort_at timestamptz not null,
  limit_key_1 text, limit_1 integer, limit_key_2 text, limit_2 integer,
  leased_until timestamptz, generation integer not null default 0, owner_request text, is_dirty boolean not null default false,
  unique (run_id, key)
);
create index if not exists jobs_due on inngest_local.jobs (sort_at, id) where leased_until is null;

create table if not exists inngest_local.timers (
  run_id text not null references inngest_local.runs (id) on delete cascade, step_id text not null, fire_at timestamptz not null, value text,
  primary key (run_id, step_id)
);
create index if not exists timers_due on inngest_local.timers (fire_at);
create table if not exists inngest_local.waits (
  id bigserial primary key, run_id text not null references inngest_local.runs (id) on delete cascade, step_id text, event_name text not null, condition text,
  probe_path text, probe text, expires_at timestamptz
);
create index if not exists waits_event on inngest_local.waits (event_name, probe);
create index if not exists waits_run on inngest_local.waits (run_id);

create table if not exists inngest_local.crons (
  key text primary key, function_id text not null, next_at timestamptz not null
);
`;
