-- What remains of an event whose case was disposed of: its row without payload, metadata and salts, and its entry in the
-- log. In the payload stands which disposal took it, and the case.
ALTER TABLE docket.domain_event DROP CONSTRAINT domain_event_payload_salt_check,
    DROP CONSTRAINT domain_event_metadata_salt_check,
    ADD CONSTRAINT domain_event_salts CHECK (
        octet_length(payload_salt) = 32 AND octet_length(metadata_salt) = 32
        OR octet_length(payload_salt) = 0 AND octet_length(metadata_salt) = 0
           AND metadata = '{}' AND substring(payload FOR 13) = '{"disposed":"') NOT VALID;

-- The application stores events with their salts; only docket.dispose empties them.
CREATE FUNCTION docket.refuse_unsalted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An event is stored with its salts: %', NEW.event_id USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER salted BEFORE INSERT ON docket.domain_event FOR EACH ROW
    WHEN (octet_length(NEW.payload_salt) = 0) EXECUTE FUNCTION docket.refuse_unsalted();

-- The last day of a retention class that begins with the first of January after the close; null where it has no end.
CREATE FUNCTION docket.last_day_kept(retention_class text, closed_at text, zone text) RETURNS date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN make_date(extract(year FROM closed_at::timestamptz AT TIME ZONE zone)::integer
                 + CASE retention_class WHEN '1-year' THEN 1 WHEN '3-years' THEN 3 WHEN '5-years' THEN 5
                                        WHEN '10-years' THEN 10 WHEN '30-years' THEN 30 END, 12, 31);

-- Whether an event is what its entry in the log says: nothing that was altered can be disposed of.
CREATE FUNCTION docket.is_as_recorded(event docket.domain_event, entry bytea) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN entry IS NOT NULL AND substring(convert_from(entry, 'UTF8') FROM position(E'\n' || (event).event_id || E'\n' IN convert_from(entry, 'UTF8')))
     = E'\n' || concat_ws(E'\n', (event).event_id, (event).stream, (event).sequence, (event).type, (event).revision,
                         (event).occurred_at, encode(sha256((event).payload_salt || (event).payload), 'hex'),
                         encode(sha256((event).metadata_salt || (event).metadata), 'hex')) || E'\n';

-- Removes what the events of cases say, where a disposal that is on record and in the log names them, two people agreed to
-- it, and the retention is over by this server's own clock. It runs with the owner's rights and trusts nothing that the
-- application says but the record: it cannot take a case before its time, nor one whose events are not what was logged.
-- Answers how many events it emptied; none, where it was done before.
CREATE FUNCTION docket.dispose(destruction text) RETURNS bigint
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
        SELECT docket.last_day_kept(convert_from(o.payload, 'UTF8')::jsonb ->> 'retentionClass', c.occurred_at,
                                    convert_from(c.metadata, 'UTF8')::jsonb ->> 'zone'),
               (now() AT TIME ZONE (convert_from(c.metadata, 'UTF8')::jsonb ->> 'zone'))::date
          INTO last_day, today
          FROM docket.domain_event o JOIN docket.domain_event c ON c.stream = o.stream AND c.type = 'case-closed'
         WHERE o.stream = one AND o.sequence = 0 AND o.type = 'case-opened';
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
REVOKE EXECUTE ON FUNCTION docket.dispose(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION docket.dispose(text) TO "${app}";
