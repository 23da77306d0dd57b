package docket.engine.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Seals personal fields, which are readable only as long as the key of their person lives. In content a sealed field is
 * {@code {"sealed": "<base64>", "person": "<id>"}}: the JSON of its value under AES-256-GCM, bound to its case, field
 * and person, so that it can be moved to no other. Works in the transaction that is open; thread-safe.
 */
public final class Sealing {

    private static final String SEALED = "sealed";
    private static final String PERSON = "person";

    private final PersonKeys keys;
    private final ObjectMapper json = new ObjectMapper();

    /** @param masterKey the file of the master key; made at its first use, where no key is wrapped by another yet */
    public Sealing(DataSource dataSource, Path masterKey, Clock clock) {
        this.keys = new PersonKeys(dataSource, masterKey, clock);
    }

    /**
     * Seals a value that JSON can hold. Whoever's key was destroyed gets another, which opens nothing of before.
     *
     * @throws Refused MASTER_KEY_UNUSABLE if the master key of this node wraps or opens no key
     */
    public Map<String, Object> seal(String person, String caseId, String field, Object value) {
        try {
            byte[] sealed = key(() -> keys.obtain(person))
                    .aead()
                    .encrypt(json.writeValueAsBytes(value), binding(person, caseId, field));
            return Map.of(SEALED, Base64.getEncoder().encodeToString(sealed), PERSON, person);
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("Field " + field + " of case " + caseId + " cannot be sealed", e);
        }
    }

    /** Seals these fields of the content, as the given person's; the others stay as they are. */
    public Map<String, Object> sealFields(
            String person, String caseId, Set<String> fields, Map<String, Object> content) {
        Map<String, Object> sealed = new LinkedHashMap<>(content);
        for (String field : fields) {
            sealed.computeIfPresent(field, (name, value) -> seal(person, caseId, name, value));
        }
        return sealed;
    }

    /** Whether a field of content is a sealed one. */
    public static boolean isSealed(Object value) {
        return value instanceof Map<?, ?> map
                && map.size() == 2
                && map.get(SEALED) instanceof String
                && map.get(PERSON) instanceof String;
    }

    /**
     * The value of a sealed field, or empty where its person's key was destroyed: it is unreadable for ever.
     *
     * @throws IllegalStateException if it was changed, or sealed for another case, field or person
     * @throws Refused MASTER_KEY_UNUSABLE if the master key of this node does not open the person's
     */
    public Optional<Object> open(String caseId, String field, Map<?, ?> sealed) {
        if (!isSealed(sealed)) {
            throw new IllegalArgumentException("Expected a sealed field but found the keys " + sealed.keySet());
        }
        String person = String.valueOf(sealed.get(PERSON));
        byte[] bytes = Base64.getDecoder().decode(String.valueOf(sealed.get(SEALED)));
        return key(() -> keys.find(person))
                .filter(key -> !key.isTooLateFor(bytes))
                .map(key -> {
                    try {
                        return json.readValue(key.aead().decrypt(bytes, binding(person, caseId, field)), Object.class);
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(
                                "Field " + field + " of case " + caseId + " is not what was sealed there", e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** The content for display: sealed fields opened, or replaced by {@code unreadable} where that is impossible. */
    public Map<String, Object> openFields(String caseId, Map<String, Object> content, Object unreadable) {
        Map<String, Object> open = new LinkedHashMap<>(content);
        open.replaceAll((field, value) -> value instanceof Map<?, ?> sealed && isSealed(sealed)
                ? open(caseId, field, sealed).orElse(unreadable)
                : value);
        return open;
    }

    /** The persons whose key was altered or exchanged: nothing that was sealed for them opens. */
    public List<String> unusableKeys() {
        return keys.unusable();
    }

    /** Whether a person has a key. Until the open transaction ends, no other one seals anything under it. */
    public boolean holdKey(String person) {
        return key(() -> keys.hold(person));
    }

    /**
     * Destroys the key of a person: every field that was sealed for them is unreadable from the commit on. Backups and
     * the database's own files may hold the wrapped key for longer: see docs/personal-data.md.
     *
     * @return whether there was a key
     */
    public boolean destroyKey(String person) {
        return keys.destroy(person);
    }

    /**
     * What is wrong with the master key's file, in words; empty where nothing is.
     *
     * @param wrapped the key of this person, as the database has it
     */
    public Optional<String> trouble(String person, byte[] wrapped) {
        return keys.trouble(person, wrapped);
    }

    private static <T> T key(Supplier<T> key) {
        try {
            return key.get();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw (Refused) new Refused(SealingRefusal.MASTER_KEY_UNUSABLE).initCause(e);
        }
    }

    private static byte[] binding(String person, String caseId, String field) {
        return ("docket-sealed/v1\n" + caseId + "\n" + field + "\n" + person).getBytes(StandardCharsets.UTF_8);
    }
}
