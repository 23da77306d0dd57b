package docket.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.store.RecordStore;
import docket.engine.store.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class FollowingTest {

    private final TestPostgres database = TestPostgres.fresh();
    private final Head head = new Head();
    private final Sequencer sequencer = new Sequencer(database.as(TestPostgres.APP), "docket.example", head);
    private final OrderedEvents events = new OrderedEvents(database.app(), head);
    private final RecordStore store = new RecordStore(database.app());
    private final OrderedMessages messages =
            new OrderedMessages(database.app(), head, store.eventSerializer(), store.upcasters());

    @BeforeEach
    void start() {
        sequencer.start();
    }

    @AfterEach
    void stop() {
        sequencer.close();
        database.close();
    }

    @Test
    void reads_pages_by_type_and_by_case() throws Exception {
        append("a", 0, 3);
        append("b", 0, 3);
        assertThat(events.awaitBeyond(4, Duration.ofSeconds(5))).isEqualTo(5);

        assertThat(events.read(-1, 4, null, null))
                .extracting(StoredEvent::logIndex)
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(events.read(3, 4, null, null))
                .extracting(StoredEvent::logIndex)
                .containsExactly(4L, 5L);
        assertThat(events.read(-1, 9, null, "b"))
                .extracting(StoredEvent::stream)
                .containsExactly("b", "b", "b");
        assertThat(events.read(-1, 9, "step-claimed", "a")).hasSize(3);
        assertThat(events.read(-1, 9, "case-closed", null)).isEmpty();
    }

    @Test
    void waits_no_longer_than_it_is_told() throws Exception {
        long before = System.nanoTime();
        assertThat(events.awaitBeyond(7, Duration.ofMillis(100))).isEqualTo(-1);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(99), Duration.ofSeconds(3));
    }

    @Test
    void a_streaming_processor_of_axon_follows_the_order_from_its_token_and_is_woken() throws Exception {
        append("a", 0, 700);
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        PooledStreamingEventProcessor processor = processor(seen);
        processor.start();
        assertThat(take(seen, 700)).isSorted().startsWith(0L).endsWith(699L);

        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            append("a", 700 + i, 1);
            long committed = System.nanoTime();
            sequencer.wake();
            assertThat(take(seen, 1)).containsExactly(700L + i);
            millis.add((System.nanoTime() - committed) / 1_000_000);
        }
        System.out.println("From commit to streaming processor, ms: " + millis);
        assertThat(millis.stream().sorted().toList().get(5)).isLessThan(200);
        processor.shutDown();

        append("a", 710, 2);
        sequencer.wake();
        PooledStreamingEventProcessor restarted = processor(seen);
        restarted.start();
        assertThat(take(seen, 2)).as("neither again nor left out").containsExactly(710L, 711L);
        restarted.shutDown();
    }

    private PooledStreamingEventProcessor processor(BlockingQueue<Long> seen) {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        return PooledStreamingEventProcessor.builder()
                .name("follower")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Follower(seen))
                        .sequencingPolicy(new OneSequence())
                        .build())
                .messageSource(messages)
                .tokenStore(store.tokenStore())
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(database.app())))
                .coordinatorExecutor(executor)
                .workerExecutor(executor)
                .initialSegmentCount(4)
                .batchSize(100)
                .build();
    }

    private static List<Long> take(BlockingQueue<Long> seen, int count) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < count) {
            Long next = seen.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("after %s", taken.size()).isNotNull();
            taken.add(next);
        }
        return taken;
    }

    private void append(String stream, int first, int count) throws SQLException {
        try (Connection connection = database.app().getConnection()) {
            Rows.append(connection, stream, first, count);
        }
    }

    /** Public, so that Axon may call it. */
    public static final class Follower {
        private final BlockingQueue<Long> seen;

        Follower(BlockingQueue<Long> seen) {
            this.seen = seen;
        }

        @org.axonframework.eventhandling.EventHandler
        public void on(Object event, TrackedEventMessage<?> message) {
            seen.add(message.trackingToken().position().orElseThrow());
        }
    }
}
