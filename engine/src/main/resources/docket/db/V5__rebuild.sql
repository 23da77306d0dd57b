-- A row that was put right says so: whoever still remembers the row as it was must read it again before writing on.
ALTER TABLE docket.case_view ADD COLUMN generation integer NOT NULL DEFAULT 0;
ALTER TABLE docket.budget_line_view ADD COLUMN generation integer NOT NULL DEFAULT 0;

-- How far a rebuild of a projection has come; there is a row while one is under way or was stopped. `digest` is the
-- chained SHA-256 of the rows up to `last_id`; `differing` names at most the first hundred.
CREATE TABLE docket.view_rebuild (
    view      text   PRIMARY KEY,
    last_id   text   NOT NULL,
    events    bigint NOT NULL,
    rows      bigint NOT NULL,
    found     bigint NOT NULL,
    differing text[] NOT NULL,
    digest    bytea  NOT NULL CHECK (octet_length(digest) = 32)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON docket.view_rebuild TO "${app}";
GRANT SELECT ON docket.view_rebuild TO "${auditor}";
