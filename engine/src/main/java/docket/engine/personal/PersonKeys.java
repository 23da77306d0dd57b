package docket.engine.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One key per person in {@code docket.person_key}, wrapped by the {@link MasterKey}. Keys are read anew each time and
 * kept in no memory: a destroyed key is gone for every node at once, and a key that was made in a transaction that
 * rolled back was never used. Works in the transaction that is open.
 */
final class PersonKeys {

    private final JdbcTemplate jdbc;
    private final Path masterFile;
    private final Clock clock;
    private volatile @Nullable MasterKey master;

    PersonKeys(DataSource dataSource, Path masterFile, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.masterFile = masterFile;
        this.clock = clock;
    }

    /**
     * The person's key, made at its first use, and again at the first after it was destroyed. Nobody destroys it before
     * the open transaction ends.
     */
    PersonKey obtain(String person) {
        return find(person, " FOR KEY SHARE").orElseGet(() -> make(person));
    }

    /** The person's key, or empty where there is none, or none any more. */
    Optional<PersonKey> find(String person) {
        return find(person, "");
    }

    /** Whether there is a key; no other transaction uses it to seal until the open one ends. */
    boolean hold(String person) {
        return find(person, " FOR UPDATE").isPresent();
    }

    /** The persons whose key is there, but is none that the master key wrapped for them. */
    List<String> unusable() {
        return jdbc.query(
                "SELECT person, wrapped_key FROM docket.person_key WHERE wrapped_key IS NOT NULL ORDER BY 1", rows -> {
                    List<String> unusable = new ArrayList<>();
                    while (rows.next()) {
                        if (!isWrapped(rows.getString(1), rows.getBytes(2))) {
                            unusable.add(rows.getString(1));
                        }
                    }
                    return unusable;
                });
    }

    private boolean isWrapped(String person, byte[] wrapped) {
        try {
            unwrap(person, wrapped, false);
            return true;
        } catch (IllegalStateException otherwise) {
            return false;
        }
    }

    /** Destroys the person's key, and answers whether there was one. */
    boolean destroy(String person) {
        return jdbc.update(
                        "UPDATE docket.person_key SET wrapped_key = NULL, destroyed_at = ?, destroyed = destroyed + 1"
                                + " WHERE person = ? AND wrapped_key IS NOT NULL",
                        Timestamp.from(clock.instant()),
                        person)
                > 0;
    }

    /**
     * What is wrong with the master key's file, tried on somebody's wrapped key, in words; empty where nothing is
     * wrong.
     */
    Optional<String> trouble(String person, byte[] wrapped) {
        try {
            MasterKey key = MasterKey.read(masterFile);
            unwrap(person, wrapped, false, key);
            return key.formerIds().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "The master key is being rotated, or was until that was stopped. If nobody does it now, run"
                                    + " ./docket master-key rotate: it goes on.");
        } catch (GeneralSecurityException e) {
            return Optional.of(notWrapped(person));
        } catch (IllegalStateException | UncheckedIOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String notWrapped(String person) {
        return "The key of " + person + " is not wrapped by the master key " + masterFile
                + ": is it the one that was kept, or the other nodes have?";
    }

    private Optional<PersonKey> find(String person, String lock) {
        return jdbc
                .query(
                        "SELECT wrapped_key, destroyed FROM docket.person_key"
                                + " WHERE person = ? AND wrapped_key IS NOT NULL" + lock,
                        (row, n) -> unwrap(person, row.getBytes(1), row.getInt(2) > 0),
                        person)
                .stream()
                .findFirst();
    }

    /**
     * Makes a key and wraps it by what the file says now: from the insert on, whoever rotates the master key waits for
     * the open transaction, or was done before and has replaced the file.
     */
    private PersonKey make(String person) {
        MasterKey wrapping = readAgain();
        byte[] wrapped = wrapFresh(person, wrapping);
        jdbc.update(
                "INSERT INTO docket.person_key AS known (person, wrapped_key, created_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (person) DO UPDATE SET wrapped_key = excluded.wrapped_key,"
                        + " created_at = excluded.created_at, destroyed_at = NULL WHERE known.wrapped_key IS NULL",
                person,
                wrapped,
                Timestamp.from(clock.instant()));
        MasterKey now = readAgain();
        if (!now.id().equals(wrapping.id())) {
            jdbc.update(
                    "UPDATE docket.person_key SET wrapped_key = ? WHERE person = ? AND wrapped_key = ?",
                    wrapFresh(person, now),
                    person,
                    wrapped);
        }
        refuseWhereReplaced(now);
        return find(person, " FOR KEY SHARE")
                .orElseThrow(() -> new IllegalStateException("The key of " + person + " was just made and is gone"));
    }

    /**
     * Refuses on a node with a copy of the file that nobody replaced: it would wrap by a key that is kept nowhere else.
     */
    private void refuseWhereReplaced(MasterKey key) {
        boolean replaced = jdbc
                .query(MasterKeyRotated.RECORDED, (row, n) -> MasterKeyRotated.read(row), MasterKeyRotated.SUBJECT)
                .stream()
                .anyMatch(rotated -> rotated.from().contains(key.id()));
        if (replaced) {
            throw new IllegalStateException("The master key " + masterFile
                    + " was replaced by another, as the record says: copy the one that the other nodes have");
        }
    }

    private static byte[] wrapFresh(String person, MasterKey wrapping) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), wrapping.aead(), boundTo(person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key can be made for " + person, e);
        }
    }

    private PersonKey unwrap(String person, byte[] wrapped, boolean hadOthers) {
        try {
            return unwrap(person, wrapped, hadOthers, master());
        } catch (GeneralSecurityException perhapsRotated) {
            try {
                return unwrap(person, wrapped, hadOthers, readAgain());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(notWrapped(person), e);
            }
        }
    }

    private static PersonKey unwrap(String person, byte[] wrapped, boolean hadOthers, MasterKey key)
            throws GeneralSecurityException {
        KeysetHandle keyset = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, key.aead(), boundTo(person));
        return new PersonKey(
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                keyset.getPrimary().getId(),
                hadOthers);
    }

    private MasterKey master() {
        MasterKey known = master;
        return known == null ? readAgain() : known;
    }

    private MasterKey readAgain() {
        if (!MasterKey.exists(masterFile) && noKeyYet()) {
            MasterKey.create(masterFile);
        }
        MasterKey read = MasterKey.read(masterFile);
        master = read;
        return read;
    }

    private boolean noKeyYet() {
        List<String> anyPerson = jdbc.queryForList("SELECT person FROM docket.person_key LIMIT 1", String.class);
        return anyPerson.isEmpty();
    }

    static byte[] boundTo(String person) {
        return ("docket.person_key/v1\n" + person).getBytes(StandardCharsets.UTF_8);
    }
}
