-- A function whose body is a text stays in the catalog as it was written, so `./docket fsck` can hold it against its migration.
CREATE OR REPLACE FUNCTION docket.last_day_kept(retention_class text, closed_at text, zone text) RETURNS date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT make_date(extract(year FROM closed_at::timestamptz AT TIME ZONE zone)::integer
                     + CASE retention_class WHEN '1-year' THEN 1 WHEN '3-years' THEN 3 WHEN '5-years' THEN 5
                                            WHEN '10-years' THEN 10 WHEN '30-years' THEN 30 END, 12, 31)
$$;

CREATE OR REPLACE FUNCTION docket.is_as_recorded(event docket.domain_event, entry bytea) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT entry IS NOT NULL AND substring(convert_from(entry, 'UTF8') FROM position(E'\n' || (event).event_id || E'\n' IN convert_from(entry, 'UTF8')))
         = E'\n' || concat_ws(E'\n', (event).event_id, (event).stream, (event).sequence, (event).type, (event).revision,
                             (event).occurred_at, encode(sha256((event).payload_salt || (event).payload), 'hex'),
                             encode(sha256((event).metadata_salt || (event).metadata), 'hex')) || E'\n'
$$;
