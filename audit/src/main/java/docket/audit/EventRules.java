package docket.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.audit.apart.Deployments;
import docket.audit.apart.RecordedRows;
import docket.engine.advanced.EngineAdvanced;
import docket.engine.allocation.RoundProof;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.order.EntrySums;
import docket.engine.store.CurrentEvents;
import docket.engine.store.EventType;
import docket.engine.store.EventTypes;
import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.store.json.JsonField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Checks each stored event by itself, and beside the one before it in its stream. Rows are laid out as
 * {@link EntrySums#EVENT} says. Thread-safe.
 */
final class EventRules {

    static final String GAP = "a gap in the events of ";
    static final String COUNT = "a closing that counts other events than there are, of case ";
    static final String FILED = "an event filed under other cases or tasks than it is about: event ";
    static final String STEP_FILED = "a step of the engine filed under other cases than it is about: event ";
    static final String KIND = "an event that says it is of another kind of thing: event ";

    static final String UNPROVEN = "a proposal that its certificate does not prove, of the allocation ";
    static final String MODEL = "a model that is not the one that was trained: ";
    static final String WITHOUT_KEY = "sealed fields without the key that sealed them, of person ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENGINE_ADVANCED = "engine-advanced";
    private static final String SEALED = "\"sealed\":";
    private static final byte[] CASES = "\"cases\":[".getBytes(UTF_8);

    /** The models that were deployed. */
    final Deployments deployments = new Deployments();

    /** What became of each of the engine's rows that belong to no case. */
    final RecordedRows rows = new RecordedRows();

    private final Set<String> sealedFor = ConcurrentHashMap.newKeySet();
    private final Queue<Model> trained = new ConcurrentLinkedQueue<>();

    private record Model(
            @Nullable String sha256,
            @Nullable String name,
            @Nullable String version) {}

    /** @param before the row that was read before it; null for the first one */
    void check(Row event, @Nullable Row before, List<String> findings) {
        String type = text(event, EntrySums.TYPE);
        String streamType = event.text(EntrySums.STREAM_TYPE);
        long expected =
                before != null && event.same(EntrySums.STREAM, before) ? before.number(EntrySums.SEQUENCE) + 1 : 0;
        if (event.number(EntrySums.SEQUENCE) != expected) {
            findings.add(GAP + text(event, EntrySums.STREAM));
        }
        if (!isOfItsKind(type, streamType)) {
            findings.add(KIND + text(event, EntrySums.EVENT_ID));
        }
        try {
            String revision = text(event, EntrySums.REVISION);
            ByteBuffer stored = event.view(EntrySums.PAYLOAD);
            if (type.equals(ENGINE_ADVANCED)) {
                advanced(event, revision, stored, findings);
            } else {
                payload(event, CurrentEvents.today(type, revision, stored), type, streamType, findings);
            }
        } catch (IOException | SerializationException e) {
            findings.add(
                    "an event that cannot be read: event " + text(event, EntrySums.EVENT_ID) + ", " + e.getMessage());
        }
    }

    /** In each revision commands are said first and cases last, so that most are not parsed. */
    private void advanced(Row event, String revision, ByteBuffer stored, List<String> findings) throws IOException {
        String[] cases = event.texts(EntrySums.SUBJECTS);
        if (!endsWith(stored, cases)) {
            findings.add(STEP_FILED + text(event, EntrySums.EVENT_ID));
        }
        if ((cases.length == 0 || Deployments.mayConcern(stored))
                && CurrentEvents.read(ENGINE_ADVANCED, revision, stored) instanceof EngineAdvanced advanced) {
            deployments.take(advanced.stepsInFull());
            rows.take(event.number(EntrySums.GLOBAL_INDEX), advanced.stepsInFull());
        }
    }

    private void payload(Row event, ByteBuffer payload, String type, @Nullable String streamType, List<String> findings)
            throws IOException {
        List<String> expected = new ArrayList<>();
        String stream = text(event, EntrySums.STREAM);
        switch (type) {
            case "step-decided", "step-lapsed", "case-resubmitted", "case-withdrawn" -> {
                expected.add(stream);
                addUnlessNull(expected, "", JsonField.text(payload, "taskId"));
            }
            case "funds-reserved",
                    "funds-committed",
                    "funds-released",
                    "budget-changed",
                    "commitment-released",
                    "commitment-returned",
                    "funds-disbursed",
                    "disbursement-returned",
                    "funds-paid",
                    "share-handed-on",
                    "share-bound" -> addUnlessNull(expected, "", JsonField.text(payload, "caseId"));
            case "funds-carried-out", "funds-carried-in" -> {
                addUnlessNull(expected, "", JsonField.text(payload, "caseId"));
                addUnlessNull(expected, "", JsonField.text(payload, "commitment"));
            }
            case "record-read" -> addUnlessNull(expected, "read:", JsonField.text(payload, "caseId"));
            case "destruction-requested", "destruction-withdrawn", "destruction-confirmed" -> {
                expected.add("destruction");
                for (JsonNode destroyedCase : JSON.readTree(bytes(payload)).path("cases")) {
                    expected.add(destroyedCase.path("caseId").asText());
                }
            }
            case "model-trained" ->
                trained.add(new Model(
                        JsonField.text(payload, "sha256"),
                        JsonField.text(payload, "name"),
                        JsonField.text(payload, "version")));
            case "log-key-taken" -> expected.add("docket-log");
            case "master-key-rotated" -> expected.add("docket-master-key");
            case "case-closed" -> {
                expected.add(stream);
                String preceding = JsonField.text(payload, "precedingEvents");
                if (preceding != null && !preceding.equals(Long.toString(event.number(EntrySums.SEQUENCE)))) {
                    findings.add(COUNT + stream);
                }
            }
            case "case-opened", "content-revised", "step-filled-in" -> {
                expected.add(stream);
                sealed(bytes(payload));
            }
            case "round-proposed", "round-adjusted" -> {
                addUnlessNull(expected, "", caseOf(stream, streamType));
                if (!RoundProof.holds(field(payload, "certificate"), field(payload, "inputSha256"))) {
                    findings.add(UNPROVEN + stream);
                }
            }
            default -> addUnlessNull(expected, "", caseOf(stream, streamType));
        }
        if (!expected.equals(Arrays.asList(event.texts(EntrySums.SUBJECTS)))) {
            findings.add(FILED + text(event, EntrySums.EVENT_ID));
        }
    }

    private static String field(ByteBuffer payload, String name) throws IOException {
        return Objects.requireNonNullElse(JsonField.text(payload, name), "");
    }

    private static @Nullable String caseOf(String stream, @Nullable String streamType) {
        if ("AllocationRound".equals(streamType)) {
            return stream.startsWith(RoundEvent.PREFIX) ? RoundEvent.caseOf(stream) : null;
        }
        return "CaseFile".equals(streamType) ? stream : null;
    }

    private void sealed(byte[] payload) throws IOException {
        if (new String(payload, ISO_8859_1).contains(SEALED)) {
            for (JsonNode field : JSON.readTree(payload).path("content")) {
                if (field.has("sealed") && field.has("person")) {
                    sealedFor.add(field.path("person").asText());
                }
            }
        }
    }

    /** A sentence for each person of whom something is sealed and who never had a key. */
    List<String> withoutKey(JdbcTemplate sql) {
        return sql.queryForList(
                "SELECT ? || person FROM unnest(?) person WHERE NOT EXISTS"
                        + " (SELECT FROM docket.person_key k WHERE k.person = person.person) ORDER BY 1",
                String.class,
                WITHOUT_KEY,
                new SqlArrayValue("text", sealedFor.toArray()));
    }

    /** A sentence for each model that is not there as it was trained, or was never trained. */
    List<String> otherModels(JdbcTemplate sql) {
        List<Model> models = List.copyOf(trained);
        return sql.queryForList(
                """
                SELECT ? || coalesce(m.name, t.name) || ' ' || coalesce(m.version::text, t.version)
                  FROM docket.model m FULL JOIN unnest(?, ?, ?) AS t (sha256, name, version)
                    ON t.sha256 = m.sha256 AND t.name = m.name AND t.version = m.version::text
                 WHERE m.sha256 IS NULL OR t.sha256 IS NULL OR m.sha256 <> encode(sha256(m.card), 'hex')""",
                String.class,
                MODEL,
                texts(models, Model::sha256),
                texts(models, Model::name),
                texts(models, Model::version));
    }

    private static SqlArrayValue texts(List<Model> models, Function<Model, @Nullable String> text) {
        return new SqlArrayValue("text", models.stream().map(text).toArray());
    }

    /**
     * Whether an event of this type belongs into such a stream; of an unknown type nothing is known, so that it passes.
     */
    private static boolean isOfItsKind(String type, @Nullable String streamType) {
        EventType<?> eventType = EventTypes.find(type);
        return eventType == null || Objects.equals(eventType.streamType(), streamType);
    }

    /** The last field of a step of the engine names the cases. */
    private static boolean endsWith(ByteBuffer payload, String[] cases) {
        byte[] names = cases.length == 0 ? new byte[0] : ('"' + String.join("\",\"", cases) + '"').getBytes(UTF_8);
        int end = payload.limit();
        int from = end - 2 - names.length - CASES.length;
        byte[] bytes = payload.array();
        return from >= payload.position()
                && bytes[end - 2] == ']'
                && bytes[end - 1] == '}'
                && Arrays.equals(bytes, end - 2 - names.length, end - 2, names, 0, names.length)
                && Arrays.equals(bytes, from, from + CASES.length, CASES, 0, CASES.length);
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }

    private static void addUnlessNull(List<String> to, String prefix, @Nullable String text) {
        if (text != null) {
            to.add(prefix + text);
        }
    }

    private static String text(Row event, int column) {
        return Objects.requireNonNullElse(event.text(column), "");
    }
}
