package docket.engine.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Puts plain events into the table, past Axon: what the order is made of is rows. */
final class Rows {

    static void append(Connection connection, String stream, long firstSequence, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                        + " payload, metadata, payload_salt, metadata_salt, subjects) VALUES (?, ?, ?, 'CaseFile',"
                        + " 'step-claimed', '1', '2026-01-01T00:00:00Z', convert_to(?, 'UTF8'), '{}', sha256('a'),"
                        + " sha256('b'), ARRAY[?::text])")) {
            for (long sequence = firstSequence; sequence < firstSequence + count; sequence++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, stream);
                insert.setLong(3, sequence);
                insert.setString(4, "{\"caseId\":\"" + stream + "\",\"taskId\":\"" + sequence + "\",\"person\":\"p\"}");
                insert.setString(5, stream);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Rows() {}
}
