package docket.api.cli.fsck;

import docket.engine.order.EntrySums;
import docket.engine.store.CurrentEvents;
import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.view.Projections.Refolding;
import docket.engine.view.Projections.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A stored event as it was copied out, in the shape in which upcasters take it. Immutable. */
final class CopiedEvent implements DomainEventData<byte[]> {

    private static final int DAY = 10;
    private static final int SECOND = 19;
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_A_DAY = 86_400;

    private final String streamType;
    private final String stream;
    private final long sequence;
    private final String id;
    private final String occurredAt;
    private final SerializedObject<byte[]> payload;
    private final SerializedObject<byte[]> metadata;

    /**
     * What is folded of an event.
     *
     * @param row as {@link EntrySums#EVENT} lays it out
     * @throws IOException where it cannot be read
     */
    static List<Step> steps(Row row, Refolding<?> refolding) throws IOException {
        Object event =
                CurrentEvents.read(row.text(EntrySums.TYPE), row.text(EntrySums.REVISION), row.view(EntrySums.PAYLOAD));
        return event == null
                ? refolding.steps(Stream.of(new CopiedEvent(row))).toList()
                : List.of(new Step(
                        row.number(EntrySums.SEQUENCE),
                        event,
                        instant(String.valueOf(row.text(EntrySums.OCCURRED_AT))),
                        new CopiedEnvelope(row.view(EntrySums.METADATA))));
    }

    private CopiedEvent(Row row) {
        this.streamType = String.valueOf(row.text(EntrySums.STREAM_TYPE));
        this.stream = String.valueOf(row.text(EntrySums.STREAM));
        this.sequence = row.number(EntrySums.SEQUENCE);
        this.id = String.valueOf(row.text(EntrySums.EVENT_ID));
        this.occurredAt = String.valueOf(row.text(EntrySums.OCCURRED_AT));
        this.payload = new SimpleSerializedObject<>(
                row.bytes(EntrySums.PAYLOAD),
                byte[].class,
                String.valueOf(row.text(EntrySums.TYPE)),
                row.text(EntrySums.REVISION));
        this.metadata = new SimpleSerializedObject<>(
                row.bytes(EntrySums.METADATA), byte[].class, MetaData.class.getName(), null);
    }

    @Override
    public String getType() {
        return streamType;
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return instant(occurredAt);
    }

    /** The form in which times are stored is read digit by digit: the general parser costs as much as all of the rest. */
    static Instant instant(String time) {
        if (time.length() <= SECOND || !time.endsWith("Z") || time.charAt(4) != '-') {
            return Instant.parse(time);
        }
        long day = LocalDate.of(digits(time, 0, 4), digits(time, 5, 7), digits(time, 8, DAY))
                .toEpochDay();
        int end = time.length() - 1;
        long nanos = 0;
        for (int i = SECOND + 1; i <= SECOND + NANO_DIGITS; i++) {
            nanos = 10 * nanos + (i < end ? time.charAt(i) - '0' : 0);
        }
        long seconds = 3_600L * digits(time, 11, 13) + 60L * digits(time, 14, 16) + digits(time, 17, SECOND);
        return Instant.ofEpochSecond(day * SECONDS_A_DAY + seconds, nanos);
    }

    private static int digits(String time, int from, int to) {
        return Integer.parseInt(time, from, to, 10);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metadata;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }
}
