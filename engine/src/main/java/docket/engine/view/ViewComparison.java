package docket.engine.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** What a table shows, held against what was made of the events. */
final class ViewComparison<V> {

    private final ViewTable<V> view;

    ViewComparison(ViewTable<V> view) {
        this.view = view;
    }

    /** The names of all that differs between a view and its row, or the key's name where there is no row. */
    List<String> differences(String id, V expected) {
        Map<String, Object> all = new LinkedHashMap<>(view.columns(expected));
        ViewTable.JSON
                .valueToTree(expected)
                .fields()
                .forEachRemaining(field -> all.put("document." + field.getKey(), field.getValue()));
        return view.jdbc.queryForList("""
                WITH shown AS (SELECT document, to_jsonb(t) - 'document' - 'generation' - 'opened_at' - 'closed_at' AS columns
                                 FROM %s t WHERE %s = ?),
                     found AS (SELECT c.key, c.value FROM shown, jsonb_each(shown.columns) c
                               UNION ALL
                               SELECT 'document.' || d.key, d.value FROM shown, jsonb_each(shown.document) d)
                SELECT coalesce(found.key, expected.key)
                  FROM found FULL JOIN jsonb_each(?::jsonb) expected ON expected.key = found.key
                 WHERE found.value IS DISTINCT FROM expected.value
                 ORDER BY 1""".formatted(view.table, view.key), String.class, id, ViewTable.text(all));
    }

    /** Those of some streams whose row is not what their events fold to; also those without events, or without a row. */
    List<String> differing(EventHistory history, Collection<String> streams) {
        Map<String, V> folded = new LinkedHashMap<>();
        try (Stream<? extends DomainEventMessage<?>> events = history.of(streams)) {
            events.filter(event -> view.streamType().equals(event.getType()))
                    .forEach(event ->
                            folded.compute(event.getAggregateIdentifier(), (id, before) -> view.next(before, event)));
        }
        List<String> rows = new ArrayList<>();
        for (V made : folded.values()) {
            Map<String, Object> row = new LinkedHashMap<>(view.columns(made));
            row.put("document", made);
            rows.add(ViewTable.text(row));
        }
        List<String> differing = new ArrayList<>(streams);
        differing.removeAll(folded.keySet());
        differing.addAll(view.jdbc.queryForList(
                """
                SELECT expected.id FROM unnest(?, ?) expected(id, row)
                  LEFT JOIN LATERAL (SELECT to_jsonb(t) - 'generation' - 'opened_at' - 'closed_at' AS row
                                       FROM %s t WHERE %s = expected.id LIMIT 1) shown ON true
                 WHERE shown.row IS DISTINCT FROM expected.row::jsonb""".formatted(view.table, view.key),
                String.class,
                new SqlArrayValue("text", folded.keySet().toArray()),
                new SqlArrayValue("text", rows.toArray())));
        return differing;
    }

    /**
     * Compares rows made anew with those that are shown, from one key, which is left out, to another.
     *
     * @param upTo null where it is to the end
     */
    List<Compared> compare(Collection<V> rebuilt, String after, @Nullable String upTo) {
        return upTo == null
                ? compare(rebuilt, view.key + " > ?", List.of(after))
                : compare(rebuilt, view.key + " > ? AND " + view.key + " <= ?", List.of(after, upTo));
    }

    private List<Compared> compare(Collection<V> rebuilt, String shown, List<Object> bounds) {
        List<Object> ids = new ArrayList<>();
        List<Object> rows = new ArrayList<>();
        for (V made : rebuilt) {
            Map<String, Object> row = new LinkedHashMap<>(view.columns(made));
            view.times(made)
                    .forEach((name, time) -> row.put(
                            name, time == null ? null : ViewTable.stored(time).toString()));
            row.put("document", made);
            ids.add(row.get(view.key));
            rows.add(ViewTable.text(row));
        }
        return view.jdbc.query(
                """
                WITH made AS (SELECT e.id, to_jsonb(jsonb_populate_record(NULL::%1$s, e.row::jsonb)) - 'generation' AS row
                                FROM unnest(?, ?) e(id, row)),
                     shown AS (SELECT t.%2$s AS id, to_jsonb(t) - 'generation' AS row FROM %1$s t WHERE %3$s)
                SELECT id, made.row IS NOT DISTINCT FROM shown.row, sha256(convert_to(made.row::text, 'UTF8'))
                  FROM made FULL JOIN shown USING (id) ORDER BY id""".formatted(view.table, view.key, shown),
                (row, n) -> new Compared(row.getString(1), row.getBoolean(2), row.getBytes(3)),
                Stream.concat(
                                Stream.of(
                                        new SqlArrayValue("text", ids.toArray()),
                                        new SqlArrayValue("text", rows.toArray())),
                                bounds.stream())
                        .toArray());
    }

    /**
     * A row made anew beside what is shown.
     *
     * @param hash SHA-256 of the one made anew; null where there is none
     */
    record Compared(String id, boolean same, byte @Nullable [] hash) {}

    /** The names of what is shown otherwise than it was made anew; empty where nothing is. */
    List<String> wrong(String id, @Nullable V rebuilt) {
        if (rebuilt == null) {
            return view.held(id).isPresent() ? List.of(view.key) : List.of();
        }
        boolean same =
                compare(List.of(rebuilt), view.key + " = ?", List.of(id)).get(0).same();
        List<String> names = same ? List.of() : differences(id, rebuilt);
        return same || !names.isEmpty()
                ? names
                : List.copyOf(view.times(rebuilt).keySet());
    }
}
