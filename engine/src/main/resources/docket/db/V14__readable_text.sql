-- A NUL and half of a surrogate pair, which JSON has escapes for and PostgreSQL makes no text of, are refused at every door.
-- What an older version took stays in the record as it is, and is read with a question mark in its place.
CREATE FUNCTION docket.readable(stored bytea) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
AS $$
    SELECT regexp_replace(regexp_replace(convert_from(stored, 'UTF8'),
               '\\u(0000|d[89ab][0-9a-f]{2}(?!\\ud[c-f][0-9a-f]{2}))', '\\u003f', 'gi'),
               '(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}', '\\u003f', 'gi')::jsonb
$$;
GRANT EXECUTE ON FUNCTION docket.readable(bytea) TO "${app}", "${auditor}";

UPDATE docket.case_view SET document = regexp_replace(document::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1?', 'g')::json
 WHERE document::text LIKE '%\\u0000%';
UPDATE docket.budget_line_view SET document = regexp_replace(document::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1?', 'g')::json
 WHERE document::text LIKE '%\\u0000%';

-- A case with such a text can be disposed of. All else is as it was.
CREATE OR REPLACE FUNCTION docket.dispose(destruction text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    said     jsonb;
    one      text;
    last_day date;
    today    date;
    emptied  bigint;
    total    bigint := 0;
BEGIN
    SELECT convert_from(c.payload, 'UTF8')::jsonb INTO said
      FROM docket.domain_event c JOIN docket.log_entry cl USING (global_index)
      JOIN docket.domain_event r ON r.stream = c.stream AND r.sequence = 0 AND r.type = 'destruction-requested'
      JOIN docket.log_entry rl ON rl.global_index = r.global_index
     WHERE c.stream = destruction AND c.type = 'destruction-confirmed'
       AND docket.is_as_recorded(c, cl.entry) AND docket.is_as_recorded(r, rl.entry)
       AND convert_from(c.payload, 'UTF8')::jsonb ->> 'kind' = 'DISPOSAL'
       AND convert_from(r.payload, 'UTF8')::jsonb ->> 'kind' = 'DISPOSAL'
       AND convert_from(r.metadata, 'UTF8')::jsonb ->> 'person' = convert_from(c.payload, 'UTF8')::jsonb ->> 'requestedBy'
       AND convert_from(c.metadata, 'UTF8')::jsonb ->> 'person' = convert_from(c.payload, 'UTF8')::jsonb ->> 'confirmedBy'
       AND convert_from(c.metadata, 'UTF8')::jsonb ->> 'person' <> convert_from(r.metadata, 'UTF8')::jsonb ->> 'person';
    IF said IS NULL THEN
        RAISE EXCEPTION 'No disposal % of two people is in the log', destruction USING ERRCODE = 'insufficient_privilege';
    END IF;

    FOR one IN SELECT c ->> 'caseId' FROM jsonb_array_elements(said -> 'cases') c ORDER BY 1 LOOP
        CONTINUE WHEN EXISTS (SELECT FROM docket.domain_event WHERE stream = one AND octet_length(payload_salt) = 0);
        IF EXISTS (SELECT FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)
                    WHERE e.stream = one AND (e.stream_type IS DISTINCT FROM 'CaseFile'
                          OR NOT docket.is_as_recorded(e, l.entry))) THEN
            RAISE EXCEPTION 'Case % is not what was logged', one USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT docket.last_day_kept(docket.readable(o.payload) ->> 'retentionClass', c.occurred_at,
                                    convert_from(c.metadata, 'UTF8')::jsonb ->> 'zone'),
               (now() AT TIME ZONE (convert_from(c.metadata, 'UTF8')::jsonb ->> 'zone'))::date
          INTO last_day, today
          FROM docket.domain_event o JOIN docket.domain_event c ON c.stream = o.stream AND c.type = 'case-closed'
         WHERE o.stream = one AND o.sequence = 0 AND o.type = 'case-opened'
           AND c.occurred_at::timestamptz >= o.occurred_at::timestamptz
           AND NOT EXISTS (SELECT FROM docket.domain_event other WHERE other.stream = o.stream
                              AND other.type = 'case-closed' AND other.sequence <> c.sequence);
        IF last_day IS NULL OR today <= last_day THEN
            RAISE EXCEPTION 'Case % must still be kept', one USING ERRCODE = 'insufficient_privilege';
        END IF;
        UPDATE docket.domain_event
           SET payload = convert_to('{"disposed":' || to_json(destruction) || ',"caseId":' || to_json(one) || '}', 'UTF8'),
               metadata = '{}', payload_salt = '', metadata_salt = '', subjects = ARRAY[one]
         WHERE stream = one;
        GET DIAGNOSTICS emptied = ROW_COUNT;
        total := total + emptied;
    END LOOP;
    RETURN total;
END
$$;
