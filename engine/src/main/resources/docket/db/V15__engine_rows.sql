-- That the rows of the engine which belong to no case were put on record once: from then on each change of one is.
CREATE TABLE docket.engine_rows (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    found_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON docket.engine_rows TO "${app}";
GRANT SELECT ON docket.engine_rows TO "${auditor}";
