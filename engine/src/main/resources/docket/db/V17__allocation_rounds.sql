-- Allocation rounds as they are shown.
CREATE TABLE docket.allocation_round_view (
    round_id    text PRIMARY KEY,
    fiscal_year integer NOT NULL,
    state       text NOT NULL,
    version     bigint NOT NULL,
    document    json NOT NULL,
    generation  integer NOT NULL DEFAULT 0
);
CREATE INDEX allocation_round_view_state ON docket.allocation_round_view (fiscal_year, state);
GRANT SELECT, INSERT, UPDATE, DELETE ON docket.allocation_round_view TO "${app}";
GRANT SELECT ON docket.allocation_round_view TO "${auditor}";
