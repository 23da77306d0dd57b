package docket.engine.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import docket.engine.unit.Act;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts another master key into the place of the one there is, while every node seals and opens on. The file has both
 * first; then each person's key is wrapped by the new one, some hundred at a time; then, while no other key can be made
 * or destroyed, what came meanwhile, and the event that says so; last the file loses the former. What is stopped or
 * killed anywhere goes on with the next call. ADR 0013 says what it is for.
 */
public final class MasterKeyRotation {

    private static final String LOCK =
            "SELECT pg_try_advisory_lock('docket.person_key'::regclass::oid::int, hashtext('master'))";
    private static final String UNLOCK =
            "SELECT pg_advisory_unlock('docket.person_key'::regclass::oid::int, hashtext('master'))";
    private static final String PAGE = "SELECT person, wrapped_key FROM docket.person_key"
            + " WHERE person > ? AND wrapped_key IS NOT NULL ORDER BY person LIMIT ?";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Path file;
    private final RootUnit rootUnit;
    private final EventStore events;
    private final Envelope envelope;
    private final int atOnce;

    private record Wrapped(String person, byte[] key) {}

    /** @param file the file of the master key, which all nodes read */
    public MasterKeyRotation(
            DataSource dataSource, Path file, RootUnit rootUnit, EventStore events, Envelope envelope) {
        this(dataSource, file, rootUnit, events, envelope, 500);
    }

    MasterKeyRotation(
            DataSource dataSource, Path file, RootUnit rootUnit, EventStore events, Envelope envelope, int atOnce) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.file = file;
        this.rootUnit = rootUnit;
        this.events = events;
        this.envelope = envelope;
        this.atOnce = atOnce;
    }

    /**
     * Rotates, or goes on with a rotation that did not come to its end.
     *
     * @param progress is told how many keys were looked at in this pass
     * @return what is on record about it
     * @throws IllegalStateException where the file is missing, another rotation runs, or a key is wrapped by none of
     *     the file's: then the former one is still in it
     */
    public MasterKeyRotated run(Act act, LongConsumer progress) throws IOException {
        try (Connection lock = dataSource.getConnection()) {
            if (!asked(lock, LOCK)) {
                throw new IllegalStateException(
                        "The master key is being rotated already: wait until that ends, or end it");
            }
            try {
                return alone(act, progress);
            } finally {
                asked(lock, UNLOCK);
            }
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("The master key cannot be rotated", e);
        }
    }

    private static boolean asked(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private MasterKeyRotated alone(Act act, LongConsumer progress) throws GeneralSecurityException, IOException {
        MasterKey key = MasterKey.read(file);
        if (key.formerIds().isEmpty()) {
            key = key.withAnother();
            key.replace(file);
        }
        while (wrapAll(key, progress) > 0) {
            continue;
        }
        MasterKey both = key;
        MasterKeyRotated rotated = rootUnit.execute(act, () -> last(both, progress));
        both.alone().replace(file);
        return rotated;
    }

    /**
     * The last pass: until its commit nobody makes or destroys a key; whoever seals under one or opens does not wait.
     */
    private MasterKeyRotated last(MasterKey key, LongConsumer progress) throws GeneralSecurityException {
        jdbc.execute("LOCK TABLE docket.person_key IN SHARE ROW EXCLUSIVE MODE");
        wrapAll(key, progress);
        MasterKeyRotated recorded = newest();
        if (recorded != null && recorded.to().equals(key.id())) {
            return recorded;
        }
        Long keys =
                jdbc.queryForObject("SELECT count(*) FROM docket.person_key WHERE wrapped_key IS NOT NULL", Long.class);
        MasterKeyRotated rotated = new MasterKeyRotated(key.id(), key.formerIds(), keys == null ? 0 : keys);
        events.publish(new GenericEventMessage<>(rotated, MetaData.from(envelope.ofAct())));
        return rotated;
    }

    private @Nullable MasterKeyRotated newest() {
        return jdbc
                .query(
                        MasterKeyRotated.RECORDED + " LIMIT 1",
                        (row, n) -> MasterKeyRotated.read(row),
                        MasterKeyRotated.SUBJECT)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** One pass over all keys; a key that was destroyed or made anew after it was read stays as it is. */
    private long wrapAll(MasterKey key, LongConsumer progress) throws GeneralSecurityException {
        Aead anyKey = key.aead();
        Aead newest = key.alone().aead();
        long looked = 0;
        long changed = 0;
        String after = "";
        while (true) {
            List<Wrapped> page =
                    jdbc.query(PAGE, (row, n) -> new Wrapped(row.getString(1), row.getBytes(2)), after, atOnce);
            if (page.isEmpty()) {
                return changed;
            }
            List<Object[]> anew = new ArrayList<>();
            for (Wrapped wrapped : page) {
                if (!opens(newest, wrapped)) {
                    anew.add(new Object[] {wrapped(anyKey, newest, wrapped), wrapped.person(), wrapped.key()});
                }
            }
            jdbc.batchUpdate("UPDATE docket.person_key SET wrapped_key = ? WHERE person = ? AND wrapped_key = ?", anew);
            changed += anew.size();
            looked += page.size();
            after = page.get(page.size() - 1).person();
            progress.accept(looked);
        }
    }

    private static boolean opens(Aead key, Wrapped wrapped) {
        try {
            TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.key(), key, PersonKeys.boundTo(wrapped.person()));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] wrapped(Aead anyKey, Aead newest, Wrapped wrapped) throws GeneralSecurityException {
        byte[] binding = PersonKeys.boundTo(wrapped.person());
        KeysetHandle key;
        try {
            key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.key(), anyKey, binding);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of " + wrapped.person() + " is wrapped by none of the keys in " + file
                            + ": put the file back that opens it. The former master key is still in it",
                    e);
        }
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, newest, binding);
    }
}
