package docket.benchmark.visible;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's streaming processor over a source, with a projection that counts; an event is seen once that is committed. */
public final class Follower implements AutoCloseable {

    /** One row for each kind of event. */
    static final String TABLE = "CREATE TABLE public.bench_projection (kind text PRIMARY KEY, events bigint NOT NULL);"
            + " GRANT ALL ON public.bench_projection TO PUBLIC";

    private static final String COUNT = "INSERT INTO public.bench_projection VALUES (?, 1)"
            + " ON CONFLICT (kind) DO UPDATE SET events = bench_projection.events + 1";

    private final Moments seen = new Moments();
    private final JdbcTemplate jdbc;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final PooledStreamingEventProcessor processor;

    Follower(StreamableMessageSource<TrackedEventMessage<?>> source, TokenStore tokens, DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.processor = PooledStreamingEventProcessor.builder()
                .name("benchmark")
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(this).build())
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(dataSource)))
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createHeadToken)
                .batchSize(100)
                .build();
        processor.start();
    }

    /** Called by Axon with each event. */
    @EventHandler
    public void on(Object event, EventMessage<?> message) {
        jdbc.update(COUNT, event.getClass().getSimpleName());
        String eventId = message.getIdentifier();
        CurrentUnitOfWork.get().afterCommit(unit -> seen.now(eventId));
    }

    Moments seen() {
        return seen;
    }

    @Override
    public void close() {
        processor.shutDown();
        threads.shutdownNow();
    }
}
