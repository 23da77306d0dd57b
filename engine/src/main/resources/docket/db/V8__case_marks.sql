-- By what else an auditor finds a case: who decided what, by which rule, and what was advised by which model.
ALTER TABLE docket.case_view ADD COLUMN marks text[] NOT NULL DEFAULT '{}';
UPDATE docket.case_view v SET marks = ARRAY(
    SELECT mark COLLATE "C" FROM (
        SELECT 'decision:' || (d ->> 'decision') FROM jsonb_path_query(v.document, '$.rounds[*].decisions[*]') d
        UNION
        SELECT 'decision:' || (d ->> 'decision') || ':' || (d ->> 'decidedBy')
          FROM jsonb_path_query(v.document, '$.rounds[*].decisions[*]') d
        UNION
        SELECT 'rule:' || (r #>> '{}') FROM jsonb_path_query(v.document, '$.rounds[*].authority.rules[*]') r
        UNION
        SELECT 'rule:' || (t #>> '{}') FROM jsonb_path_query(v.document, '$.rounds[*].authority.table') t
        UNION
        SELECT 'model:' || (v.document #>> '{score,record,model}')
        UNION
        SELECT 'model:' || (v.document #>> '{score,record,modelSha256}')
        UNION
        SELECT 'advice:' || (v.document #>> '{score,record,advice}')) AS marks (mark)
     WHERE mark IS NOT NULL
     ORDER BY 1);
-- With the usual hundred the planner takes a rare mark for a common one and walks through all cases, the newest first.
ALTER TABLE docket.case_view ALTER COLUMN marks SET STATISTICS 500;
CREATE INDEX case_view_marks ON docket.case_view USING gin (marks);
-- A registration number is looked for as it is.
CREATE INDEX case_view_number ON docket.case_view (number) WHERE number IS NOT NULL;
