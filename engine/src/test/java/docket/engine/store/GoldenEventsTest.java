package docket.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every event type and revision that was ever stored, byte for byte. A file here is never edited. For
 * a new type or revision run the test once with {@code -Ddocket.golden=write}: it writes what is missing.
 */
class GoldenEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** As what a file of an earlier revision would be stored today, where that is not the sample of today. */
    private static final Path TODAY = Path.of("src/test/resources/golden-today");

    private final Serializer serializer = new EventSerializer();
    private final EventUpcaster upcasters = new EventUpcasterChain(new DisposedEvents(), new EarlierEvents());

    static Stream<Object> samples() {
        return EventSamples.ALL.stream();
    }

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_is_stored_as_it_always_was(Object event) throws IOException {
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        Path golden = FOLDER.resolve(
                stored.getType().getName() + "-" + stored.getType().getRevision() + ".json");
        if (!Files.exists(golden) && "write".equals(System.getProperty("docket.golden"))) {
            Files.createDirectories(FOLDER);
            Files.write(golden, stored.getData());
        }
        assertThat(golden).exists();
        assertThat(new String(stored.getData(), UTF_8)).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void every_form_ever_stored_is_read_and_written_back_as_it_is_now(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        int dash = fileName.lastIndexOf('-');
        String type = fileName.substring(0, dash);
        String revision = fileName.substring(dash + 1, fileName.length() - ".json".length());

        byte[] stored = Files.readAllBytes(file);
        Object event = read(type, revision, stored);

        assertThat(CurrentEvents.read(type, revision, ByteBuffer.wrap(stored))).isEqualTo(event);
        Path today = TODAY.resolve(fileName);
        String current = EventTypes.named(type).revision();
        assertThat(new String(serializer.serialize(event, byte[].class).getData(), UTF_8))
                .isEqualTo(
                        Files.readString(Files.exists(today) ? today : FOLDER.resolve(type + "-" + current + ".json")));
    }

    @Test
    void whatever_was_disposed_of_is_read_as_disposed() throws IOException {
        byte[] stored = "{\"disposed\":\"d-1\",\"caseId\":\"c-1\"}".getBytes(UTF_8);

        assertThat(CurrentEvents.read("case-scored", "1", ByteBuffer.wrap(stored)))
                .isEqualTo(read("case-scored", "1", stored))
                .isInstanceOf(Disposed.class);
    }

    @Test
    void every_type_of_the_table_of_contents_has_a_sample() {
        assertThat(samples().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(EventTypes.all().stream().map(EventType::payload).collect(Collectors.toSet()));
    }

    private Object read(String type, String revision, byte[] payload) {
        var entry = new GenericDomainEventEntry<>(
                "CaseFile", "s", 0, "id", "2026-01-01T00:00:00Z", type, revision, payload, "{}".getBytes(UTF_8));
        IntermediateEventRepresentation current = upcasters
                .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                .findFirst()
                .orElseThrow();
        return serializer.deserialize(
                new SimpleSerializedObject<>(current.getData(byte[].class).getData(), byte[].class, current.getType()));
    }
}
