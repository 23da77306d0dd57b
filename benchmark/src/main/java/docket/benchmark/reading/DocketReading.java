package docket.benchmark.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.RunningDocket;
import docket.benchmark.machine.Worker;
import docket.engine.order.Head;
import docket.engine.order.OrderedEvents;
import docket.engine.order.OrderedMessages;
import docket.engine.organization.Machine;
import docket.engine.proof.PublishedLog;
import docket.engine.store.RecordStore;
import docket.engine.store.StoredEvent;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import docket.engine.view.Rebuild;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Docket's ways of reading, and the raw one beside them in the same program: {@code {"read":"ordered","events":1000}}.
 */
public final class DocketReading implements Worker {

    private static final int PAGE = 1_000;
    private static final String RAW = """
            SELECT global_index, event_id, stream, sequence, type, revision, occurred_at, metadata, payload
              FROM docket.domain_event ORDER BY global_index LIMIT ?""";

    private final RunningDocket docket = new RunningDocket(new OpenTasks());
    private final DataSource dataSource = docket.bean(DataSource.class);
    private final OrderedEvents ordered = docket.bean(OrderedEvents.class);
    private final OrderedMessages messages;

    public DocketReading(@SuppressWarnings("unused") List<String> arguments) throws Exception {
        RecordStore store = docket.bean(RecordStore.class);
        this.messages =
                new OrderedMessages(dataSource, docket.bean(Head.class), store.eventSerializer(), store.upcasters());
    }

    @Override
    public Object obey(JsonNode order) throws Exception {
        long events = order.get("events").asLong();
        awaitSigned(events);
        long began = System.nanoTime();
        long read = switch (order.get("read").asText()) {
            case "raw" -> raw(events);
            case "ordered" -> ordered(events);
            case "messages" -> messages(events);
            case "replay" -> replay();
            default -> throw new IllegalArgumentException("Not a way of reading: " + order);
        };
        return Map.of("events", read, "nanos", System.nanoTime() - began);
    }

    /**
     * Reads by a cursor over the events as they are stored, each parsed by Jackson: what anybody could write by hand.
     */
    private long raw(long events) throws Exception {
        ObjectMapper json = new ObjectMapper();
        long read = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(RAW)) {
                statement.setFetchSize(PAGE);
                statement.setLong(1, events);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        for (int column = 2; column <= 7; column++) {
                            row.getString(column);
                        }
                        json.readTree(row.getBytes(8));
                        json.readTree(row.getBytes(9));
                        read++;
                    }
                }
            }
            connection.rollback();
        }
        return read;
    }

    private long ordered(long events) {
        long after = -1;
        for (long read = 0; read < events; ) {
            List<StoredEvent> page = ordered.read(after, (int) Math.min(PAGE, events - read), null, null);
            if (page.isEmpty()) {
                return read;
            }
            after = Objects.requireNonNull(page.get(page.size() - 1).logIndex());
            read += page.size();
        }
        return events;
    }

    /** Reads events as a streaming projection gets them: upcast and made into objects. */
    private long messages(long events) {
        AtomicLong read = new AtomicLong();
        while (read.get() < events) {
            long before = read.get();
            messages.read(before - 1, (int) Math.min(PAGE, events - before)).forEach(message -> {
                count(message);
                read.incrementAndGet();
            });
            if (read.get() == before) {
                break;
            }
        }
        return read.get();
    }

    private static void count(TrackedEventMessage<?> message) {
        Objects.requireNonNull(message.getPayload());
        Objects.requireNonNull(message.getMetaData());
    }

    private long replay() {
        Act act = new Act(new Machine("benchmark", "1"), Door.CLI);
        Rebuild rebuild = new Rebuild(
                docket.bean(RecordStore.class),
                docket.bean(EventStore.class),
                dataSource,
                docket.bean(RootUnit.class),
                docket.bean(Envelope.class));
        long events = 0;
        for (Projected<?> view : docket.bean(Projections.class).all()) {
            Rebuild.Report report = rebuild.run(view, true, act, (done, all) -> {});
            events += report.events();
        }
        return events;
    }

    /** Waits until the log has signed, as it does by itself, what was stored while Docket did not run. */
    private void awaitSigned(long events) throws Exception {
        while (docket.bean(PublishedLog.class).newest().size() < events) {
            Thread.sleep(100);
        }
    }

    @Override
    public String port() {
        return docket.port();
    }

    @Override
    public void close() {
        docket.close();
    }
}
