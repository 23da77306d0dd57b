-- A line has a key of more parts, a control, and every figure of its execution.
ALTER TABLE docket.budget_line_view ADD COLUMN program text, ADD COLUMN item text, ADD COLUMN source text,
    ADD COLUMN controls text[] NOT NULL DEFAULT '{STOP}', ADD COLUMN later_years text[] NOT NULL DEFAULT '{}';
UPDATE docket.budget_line_view v SET document = json_strip_nulls(json_build_object(
    'lineId', d -> 'lineId', 'version', d -> 'version', 'fiscalYear', d -> 'fiscalYear', 'code', d -> 'code',
    'name', d -> 'name', 'organization', d -> 'organization',
    'funds', json_build_object(
        'appropriated', d -> 'appropriation', 'adjusted', d -> 'appropriation', 'allotted', d -> 'allotted',
        'reserved', d -> 'reserved', 'committed', d -> 'committed', 'disbursed', d -> 'disbursed',
        'carriedIn', d -> 'disbursed', 'carriedOut', d -> 'disbursed', 'lapsed', d -> 'disbursed',
        'control', 'STOP', 'closed', false),
    'controls', json_build_array('STOP'), 'periods', coalesce(p.periods, '{}'), 'later', '{}'::json,
    'openedAt', d -> 'openedAt'))
  FROM (SELECT line_id, document AS d FROM docket.budget_line_view) old
  LEFT JOIN LATERAL (
    SELECT json_object_agg(period, json_build_object('minor', minor, 'currency', currency)) AS periods
      FROM (SELECT e ->> 'period' AS period, e #>> '{amount,currency}' AS currency, sum((e #>> '{amount,minor}')::bigint) AS minor
              FROM docket.domain_event, LATERAL (SELECT docket.readable(payload)::jsonb AS e) one
             WHERE stream = old.line_id AND type = 'funds-allotted' GROUP BY 1, 2) sums) p ON TRUE
 WHERE v.line_id = old.line_id;
CREATE INDEX budget_line_view_later ON docket.budget_line_view USING gin (later_years);

CREATE TABLE docket.fiscal_year_view (
    id          text PRIMARY KEY,
    fiscal_year integer NOT NULL,
    state       text NOT NULL,
    version     bigint NOT NULL,
    document    json NOT NULL,
    generation  integer NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, UPDATE, DELETE ON docket.fiscal_year_view TO "${app}";
GRANT SELECT ON docket.fiscal_year_view TO "${auditor}";
