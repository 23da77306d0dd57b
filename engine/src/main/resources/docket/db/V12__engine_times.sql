-- The zone in which the engine's times are stored, which have none of their own. One row: what was stored earlier, in the
-- zone of each machine, has none until it was moved.
CREATE TABLE docket.engine_times (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    zone       text        NOT NULL,
    moved_from text,
    settled_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO docket.engine_times (zone) SELECT 'UTC' WHERE to_regclass('camunda.act_ge_schema_log') IS NULL;
GRANT SELECT ON docket.engine_times TO "${app}", "${auditor}";
