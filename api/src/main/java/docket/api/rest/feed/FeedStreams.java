package docket.api.rest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.api.rest.json.WebJson;
import docket.api.rest.problem.Unavailable;
import docket.engine.order.OrderedEvents;
import docket.engine.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends the events of the one order to whoever listens, each once and in order, from a given index on. Because the order
 * has no gaps, the last index that a listener saw is all that is needed to go on. A thread of its own per listener, so
 * that a slow one holds up no other; a bounded number of them.
 */
@Component
final class FeedStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedStreams.class);
    private static final int MAX_LISTENERS = 64;
    private static final int PAGE = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final OrderedEvents events;
    private final AtomicInteger names = new AtomicInteger();
    private final ExecutorService listeners =
            new ThreadPoolExecutor(0, MAX_LISTENERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "feed-" + names.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
    private volatile boolean running;

    FeedStreams(OrderedEvents events) {
        this.events = events;
    }

    /**
     * Opens a stream.
     *
     * @param mayListen asked again at each heartbeat: a right that was taken ends the stream
     * @throws Unavailable where too many listen already
     */
    SseEmitter open(FeedQuery query, BooleanSupplier mayListen) {
        SseEmitter emitter = new SseEmitter(0L);
        Listener listener = new Listener(emitter, query, mayListen);
        emitter.onCompletion(listener::end);
        emitter.onError(thrown -> listener.end());
        try {
            listeners.execute(listener);
        } catch (RejectedExecutionException e) {
            throw new Unavailable();
        }
        return emitter;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the streams before the web server waits for its requests. */
    @Override
    public void stop() {
        running = false;
        listeners.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class Listener implements Runnable {

        private final SseEmitter emitter;
        private final FeedQuery query;
        private final BooleanSupplier mayListen;
        private volatile boolean ended;

        Listener(SseEmitter emitter, FeedQuery query, BooleanSupplier mayListen) {
            this.emitter = emitter;
            this.query = query;
            this.mayListen = mayListen;
        }

        void end() {
            ended = true;
        }

        @Override
        public void run() {
            try {
                emitter.send(SseEmitter.event().comment("docket feed").reconnectTime(RECONNECT.toMillis()));
                listen();
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("A listener went away: {}", e.toString());
            } catch (InterruptedException e) {
                emitter.complete();
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("A stream of the feed ended; its listener will resume it", e);
                emitter.complete();
            }
        }

        private void listen() throws IOException, InterruptedException {
            long after = query.after();
            long head = after;
            while (running && !ended && mayListen.getAsBoolean()) {
                List<StoredEvent> page = events.read(after, PAGE, query.type(), query.caseId());
                for (StoredEvent event : page) {
                    after = send(event);
                }
                if (page.isEmpty()) {
                    after = Math.max(after, head);
                    long risen = events.awaitBeyond(after, HEARTBEAT);
                    if (risen <= after) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    }
                    head = Math.max(head, risen);
                }
            }
        }

        private long send(StoredEvent event) throws IOException {
            long index = Objects.requireNonNull(event.logIndex());
            emitter.send(SseEmitter.event().id(Long.toString(index)).data(json(event)));
            return index;
        }
    }

    private static String json(StoredEvent event) throws JsonProcessingException {
        return WebJson.mapper().writeValueAsString(EventItem.of(event, event.payload()));
    }
}
