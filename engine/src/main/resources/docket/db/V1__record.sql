-- The record. Run by the owner of the database; ${app} and ${auditor} are the roles that work with it.

GRANT USAGE ON SCHEMA docket TO "${app}", "${auditor}";

-- Every event, once and for ever. The bytes of payload and metadata are what the entries of the log commit to.
-- The lengths keep an entry under 4 KiB; control characters would break its lines.
-- Subjects are what an event is found by: the cases it is about, and the task that a decision ends.
CREATE TABLE docket.domain_event (
    global_index  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      text   NOT NULL UNIQUE,
    stream        text   NOT NULL CHECK (octet_length(stream) <= 512 AND stream !~ '[[:cntrl:]]'),
    sequence      bigint NOT NULL CHECK (sequence >= 0),
    stream_type   text,
    type          text   NOT NULL CHECK (octet_length(type) <= 128 AND type !~ '[[:cntrl:]]'),
    revision      text   NOT NULL CHECK (octet_length(revision) <= 32 AND revision !~ '[[:cntrl:]]'),
    occurred_at   text   NOT NULL CHECK (occurred_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$'),
    payload       bytea  NOT NULL,
    metadata      bytea  NOT NULL,
    payload_salt  bytea  NOT NULL CHECK (octet_length(payload_salt) = 32),
    metadata_salt bytea  NOT NULL CHECK (octet_length(metadata_salt) = 32),
    subjects      text[] NOT NULL DEFAULT '{}',
    xid           xid8   NOT NULL DEFAULT pg_current_xact_id(),
    CHECK (octet_length(event_id) <= 128 AND event_id !~ '[[:cntrl:]]'),
    UNIQUE (stream, sequence)
);
CREATE INDEX domain_event_xid ON docket.domain_event (xid);
CREATE INDEX domain_event_subjects ON docket.domain_event USING gin (subjects) WITH (gin_pending_list_limit = 256);

-- The one order: contiguous from 0, never changed. The entry's format is in docs/log-format.md.
CREATE TABLE docket.log_entry (
    log_index    bigint PRIMARY KEY CHECK (log_index >= 0),
    global_index bigint NOT NULL UNIQUE,
    entry        bytea  NOT NULL CHECK (octet_length(entry) < 4096),
    leaf_hash    bytea  NOT NULL CHECK (octet_length(leaf_hash) = 32),
    horizon      xid8   NOT NULL
);

-- Numbers what is visible and not yet numbered, at most `batch` events, by global index. Answers the highest log
-- index there is now, or -1; null where another pass is running. Every event of a transaction below `horizon` was
-- visible to the pass that wrote it, so the next pass looks only at transactions from there on; a pass that leaves
-- events for the next keeps the old horizon. A horizon ahead of this server (the tables were restored into another
-- one) counts for nothing. Each statement in here has a snapshot of its own, so the pass sees what the one before it
-- committed (READ COMMITTED only).
-- A pass costs what it numbers, however long the log is: the indexes lead, whatever the statistics say. Without them
-- the planner expects a third of all events and reads both tables: 1.8 s instead of 1 ms at a million events.
CREATE FUNCTION docket.number_events(agency text, batch integer) RETURNS bigint
    LANGUAGE plpgsql
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
DECLARE
    last_index bigint;
    since      xid8;
    numbered   bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock('docket.log_entry'::regclass::oid::bigint) THEN
        RETURN NULL;
    END IF;

    SELECT log_index, CASE WHEN horizon <= pg_snapshot_xmin(pg_current_snapshot()) THEN horizon ELSE '0' END
      INTO last_index, since
      FROM docket.log_entry ORDER BY log_index DESC LIMIT 1;
    last_index := coalesce(last_index, -1);
    since := coalesce(since, '0');

    WITH waiting AS MATERIALIZED (
        SELECT e.global_index
          FROM docket.domain_event e
         WHERE e.xid >= since
           AND NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index)
    ), taken AS (
        SELECT global_index, last_index + row_number() OVER (ORDER BY global_index) AS log_index
          FROM waiting ORDER BY global_index LIMIT batch
    ), written AS (
        SELECT t.log_index, t.global_index,
               convert_to(concat_ws(E'\n', 'docket-entry/v1', agency, e.event_id, e.stream, e.sequence, e.type,
                       e.revision, e.occurred_at,
                       encode(sha256(e.payload_salt || e.payload), 'hex'),
                       encode(sha256(e.metadata_salt || e.metadata), 'hex')) || E'\n', 'UTF8') AS entry
          FROM taken t JOIN docket.domain_event e USING (global_index)
    )
    INSERT INTO docket.log_entry (log_index, global_index, entry, leaf_hash, horizon)
    SELECT log_index, global_index, entry, sha256('\x00'::bytea || entry),
           CASE WHEN (SELECT count(*) FROM waiting) <= batch
                THEN pg_snapshot_xmin(pg_current_snapshot()) ELSE since END
      FROM written ORDER BY log_index;
    GET DIAGNOSTICS numbered = ROW_COUNT;
    RETURN last_index + numbered;
END
$$;

-- Snapshots of aggregates: a cache that may be thrown away.
CREATE TABLE docket.snapshot_event (
    event_id    text   NOT NULL UNIQUE,
    stream      text   NOT NULL,
    sequence    bigint NOT NULL,
    stream_type text   NOT NULL,
    type        text   NOT NULL,
    revision    text,
    occurred_at text   NOT NULL,
    payload     bytea  NOT NULL,
    metadata    bytea  NOT NULL,
    PRIMARY KEY (stream, sequence)
);

-- Where each streaming processor stands in the one order.
CREATE TABLE docket.token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    updated_at     text    NOT NULL,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- One key per person, wrapped by the master key. A destroyed key leaves its row, without the key.
CREATE TABLE docket.person_key (
    person       text PRIMARY KEY,
    wrapped_key  bytea,
    created_at   timestamptz NOT NULL,
    destroyed_at timestamptz,
    CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);

-- Registration numbers without gaps: the row is locked until the registration commits.
CREATE TABLE docket.registration_counter (
    organization text    NOT NULL,
    year         integer NOT NULL,
    last_serial  bigint  NOT NULL CHECK (last_serial > 0),
    PRIMARY KEY (organization, year)
);

CREATE TABLE docket.organization (
    id      text PRIMARY KEY,
    name    text NOT NULL,
    name_ko text NOT NULL
);

-- The first answer to each write of a caller, given again when the request comes again. `status` is null while the
-- first request runs.
CREATE TABLE docket.idempotency (
    caller         text  NOT NULL,
    route          text  NOT NULL,
    key            text  NOT NULL,
    request_sha256 bytea NOT NULL CHECK (octet_length(request_sha256) = 32),
    status         integer,
    location       text,
    etag           text,
    body           bytea,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (caller, route, key)
);
CREATE INDEX idempotency_created_at ON docket.idempotency (created_at);

-- Projections: dropped and rebuilt from the events at will.
CREATE TABLE docket.case_view (
    case_id      text PRIMARY KEY,
    process      text NOT NULL,
    kind         text NOT NULL,
    title        text NOT NULL,
    organization text NOT NULL,
    amount_minor bigint,
    currency     text,
    drafter      text NOT NULL,
    state        text NOT NULL,
    number       text,
    version      bigint NOT NULL,
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    users        text[] NOT NULL DEFAULT '{}',
    groups       text[] NOT NULL DEFAULT '{}',
    document     jsonb NOT NULL,
    UNIQUE (organization, number)
);
CREATE INDEX case_view_opened_at ON docket.case_view (opened_at, case_id);
CREATE INDEX case_view_drafter ON docket.case_view (drafter);
CREATE INDEX case_view_users ON docket.case_view USING gin (users);
CREATE INDEX case_view_groups ON docket.case_view USING gin (groups);

CREATE TABLE docket.budget_line_view (
    line_id         text PRIMARY KEY,
    fiscal_year     integer NOT NULL,
    code            text NOT NULL,
    name            text NOT NULL,
    organization    text NOT NULL,
    currency        text NOT NULL,
    available_minor bigint NOT NULL,
    version         bigint NOT NULL,
    document        jsonb NOT NULL
);
CREATE INDEX budget_line_view_year ON docket.budget_line_view (fiscal_year, organization, code);

-- What happened can be added to and read, and nothing else; not even the order of an event can be chosen.
GRANT SELECT ON ALL TABLES IN SCHEMA docket TO "${app}";
GRANT INSERT (event_id, stream, sequence, stream_type, type, revision, occurred_at, payload, metadata,
              payload_salt, metadata_salt, subjects) ON docket.domain_event TO "${app}";
GRANT INSERT ON docket.log_entry TO "${app}";
GRANT INSERT, UPDATE, DELETE ON docket.snapshot_event, docket.token_entry, docket.idempotency, docket.case_view,
      docket.budget_line_view TO "${app}";
GRANT INSERT, UPDATE ON docket.person_key, docket.registration_counter, docket.organization TO "${app}";

GRANT SELECT ON docket.domain_event, docket.log_entry, docket.case_view, docket.budget_line_view, docket.organization,
      docket.registration_counter TO "${auditor}";
REVOKE EXECUTE ON FUNCTION docket.number_events(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION docket.number_events(text, integer) TO "${app}";
