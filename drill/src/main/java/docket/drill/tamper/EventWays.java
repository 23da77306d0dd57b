package docket.drill.tamper;

import java.util.List;
import java.util.UUID;

/** Ways to change, delete and slip in events. */
final class EventWays {

    static final List<Way> ALL = List.of(
            bytes("payload"),
            bytes("metadata"),
            bytes("payload_salt"),
            bytes("metadata_salt"),
            field("back-dated", "occurred_at = '2019' || substr(occurred_at, 5)"),
            field("another type", "type = CASE type WHEN 'step-claimed' THEN 'step-released' ELSE 'step-claimed' END"),
            field("another revision", "revision = revision || '0'"),
            field("another stream", "stream = stream || 'x'"),
            field("another place in its stream", "sequence = sequence + 1000000"),
            field("another id", "event_id = event_id || 'x'"),
            new Way("an event filed under nothing", scene -> {
                Scene.Event event = scene.event("subjects <> '{}'");
                scene.set(event.id(), "subjects = '{}'");
                return List.of("event " + event.id());
            }),
            new Way("an event filed under another case too", scene -> {
                Scene.Event event = scene.event();
                scene.set(
                        event.id(),
                        "subjects = subjects || ?",
                        UUID.randomUUID().toString());
                return List.of("event " + event.id());
            }),
            new Way("an event of another kind of thing", scene -> {
                Scene.Event event = scene.event("stream_type IS NOT NULL");
                scene.set(event.id(), "stream_type = stream_type || 'x'");
                return List.of("event " + event.id());
            }),
            new Way("two events with each other's payload", scene -> {
                Scene.Event event = scene.event();
                Scene.Event otherEvent = scene.event("event_id <> ?", event.id());
                scene.sql.update("""
                        UPDATE docket.domain_event e SET payload = o.payload, payload_salt = o.payload_salt
                          FROM docket.domain_event o WHERE e.event_id IN (?, ?) AND o.event_id IN (?, ?)
                           AND e.event_id <> o.event_id""", event.id(), otherEvent.id(), event.id(), otherEvent.id());
                return List.of(event.entry(), otherEvent.entry());
            }),
            new Way("an event deleted", scene -> {
                Scene.Event event = scene.event();
                scene.sql.update("DELETE FROM docket.domain_event WHERE event_id = ?", event.id());
                return List.of(event.entry(), "is gone: event " + event.id());
            }),
            new Way("an event deleted, with its entry", scene -> {
                Scene.Event event = scene.event("log_index < ?", scene.entries() - 1);
                scene.sql.update("DELETE FROM docket.log_entry WHERE log_index = ?", event.logIndex());
                scene.sql.update("DELETE FROM docket.domain_event WHERE event_id = ?", event.id());
                return List.of("expected log index " + event.logIndex());
            }),
            new Way("an event deleted, and what follows in its case moved up", scene -> {
                Scene.Event event = scene.event("stream_type = 'CaseFile' AND sequence > 0");
                scene.sql.update("DELETE FROM docket.domain_event WHERE event_id = ?", event.id());
                scene.sql.update(
                        "UPDATE docket.domain_event SET sequence = sequence + 1000000 WHERE stream = ? AND sequence > ?",
                        event.stream(),
                        event.sequence());
                scene.sql.update(
                        "UPDATE docket.domain_event SET sequence = sequence - 1000001 WHERE stream = ? AND sequence > ?",
                        event.stream(),
                        1_000_000);
                return List.of(event.entry(), "case " + event.stream());
            }),
            new Way("an event emptied as if its case had been disposed of", scene -> {
                Scene.Event event = scene.event("stream_type = 'CaseFile'");
                scene.set(
                        event.id(),
                        "payload = convert_to('{\"disposed\":\"' || ? || '\",\"caseId\":\"' || stream || '\"}', 'UTF8'),"
                                + " metadata = '{}', payload_salt = '', metadata_salt = ''",
                        UUID.randomUUID().toString());
                return List.of(event.entry(), "emptied, and no disposal on record names it: event " + event.id());
            }),
            new Way("an event slipped in without a number", scene -> {
                String id = copy(scene, scene.event("stream_type = 'CaseFile'"));
                return List.of("event " + id + " has no place");
            }),
            new Way("an event slipped in, and numbered after the last", scene -> {
                Scene.Event event = scene.event("type = 'step-offered'");
                String id = copy(scene, event);
                long end = scene.entries();
                number(scene, id, end, event);
                return List.of("case " + event.stream(), "are not signed");
            }),
            new Way("an event slipped in, and what follows moved down", scene -> {
                Scene.Event event = scene.event("stream_type = 'CaseFile'");
                String id = copy(scene, event);
                scene.sql.update(
                        "UPDATE docket.log_entry SET log_index = log_index + 1000000 WHERE log_index >= ?",
                        event.logIndex());
                scene.sql.update(
                        "UPDATE docket.log_entry SET log_index = log_index - 999999 WHERE log_index >= 1000000");
                number(scene, id, event.logIndex(), event);
                return List.of("entry " + event.logIndex() + " is not the one that was signed");
            }));

    private EventWays() {}

    private static Way bytes(String column) {
        return new Way("a byte of the " + column.replace('_', '\''), scene -> {
            Scene.Event event = scene.event();
            int place = scene.chance.nextInt((int) scene.number(
                    "SELECT length(" + column + ") FROM docket.domain_event WHERE event_id = ?", event.id()));
            int bit = 1 << scene.chance.nextInt(7);
            scene.set(
                    event.id(),
                    column + " = set_byte(" + column + ", ?, get_byte(" + column + ", ?) # ?)",
                    place,
                    place,
                    bit);
            return List.of(event.entry(), event.id());
        });
    }

    private static Way field(String name, String change) {
        return new Way(name, scene -> {
            Scene.Event event = scene.event();
            scene.set(event.id(), change);
            return List.of(event.entry());
        });
    }

    /** A copy of an event at the end of its stream, which says that it was stored when the first one was. */
    private static String copy(Scene scene, Scene.Event event) {
        String id = UUID.randomUUID().toString();
        scene.sql.update("""
                INSERT INTO docket.domain_event (global_index, event_id, stream, sequence, stream_type, type, revision,
                       occurred_at, payload, metadata, payload_salt, metadata_salt, subjects, xid)
                SELECT (SELECT max(global_index) + 1 FROM docket.domain_event), ?, stream,
                       (SELECT max(sequence) + 1 FROM docket.domain_event WHERE stream = e.stream), stream_type, type,
                       revision, occurred_at, payload, metadata, payload_salt, metadata_salt, subjects, xid
                  FROM docket.domain_event e WHERE event_id = ?""", id, event.id());
        return id;
    }

    private static void number(Scene scene, String id, long logIndex, Scene.Event like) {
        scene.sql.update("""
                INSERT INTO docket.log_entry
                SELECT ?, (SELECT global_index FROM docket.domain_event WHERE event_id = ?), entry, leaf_hash, horizon
                  FROM docket.log_entry WHERE global_index = ?""", logIndex, id, like.globalIndex());
        scene.reseal(logIndex);
    }
}
