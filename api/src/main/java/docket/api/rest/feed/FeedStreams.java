package docket.api.rest.feed;

import docket.api.problem.Unavailable;
import docket.engine.order.OrderedEvents;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.store.StoredEvent;
import docket.processes.act.Acts;
import docket.processes.organization.Staffing;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Sends the events of the one order to whoever listens, each once and in order, from a given index on. Because the
 * order has no gaps, the last index that a listener saw is all that is needed to go on.
 *
 * <p>One thread reads each new event once and hands it to every {@link Listener}; two more read older events for those
 * who are behind. After each round the first rests three times as long as the round took, so that however many listen,
 * they never take more than a quarter of one processor from the rest of the program.
 */
@Component
public final class FeedStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedStreams.class);
    private static final int MOST_LISTENERS = 4_000;
    private static final int PAGE = 256;
    private static final int CATCH_UP_PAGE = 50;
    private static final int CATCH_UP_BYTES = 32 << 10;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final int REST_FOR_WORK = 3;

    private final OrderedEvents events;
    private final Acts acts;
    private final Staffing staffing;
    private final RecentFrames recent = new RecentFrames();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray endings = new AtomicLongArray(Listener.End.values().length);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private @Nullable ExecutorService readers;

    FeedStreams(OrderedEvents events, Acts acts, Staffing staffing) {
        this.events = events;
        this.acts = acts;
        this.staffing = staffing;
    }

    /**
     * Opens a stream for the current caller, whose right is asked for again every ten seconds.
     *
     * @throws Refused AHEAD_OF_THE_LOG
     * @throws Unavailable where too many listen already, or the program stops
     */
    void open(FeedQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuseAhead(query);
        if (!running || listeners.size() >= MOST_LISTENERS) {
            throw new Unavailable();
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        Listener listener = new Listener(context, query, acts.person().id(), recent, this::readFor, this::ended);
        context.addListener(listener);
        listeners.add(listener);
        context.getResponse().getOutputStream().setWriteListener(listener);
        LockSupport.unpark(thread);
    }

    /**
     * Refuses an index beyond the last one: after a restore, new events would pass such a reader by.
     *
     * @throws Refused AHEAD_OF_THE_LOG
     */
    void refuseAhead(FeedQuery query) {
        long last = events.last();
        if (query.after() > last) {
            throw new Refused(FeedRefusal.AHEAD_OF_THE_LOG, query.after(), last);
        }
    }

    /** How many listeners there are now. */
    public int listeners() {
        return listeners.size();
    }

    /**
     * How many streams ended for this reason since the start: {@code gone}, {@code slow}, {@code forbidden},
     * {@code stopped}.
     */
    public long ended(String why) {
        return endings.get(Listener.End.valueOf(why.toUpperCase(Locale.ROOT)).ordinal());
    }

    private void ended(Listener listener, Listener.End why) {
        if (listeners.remove(listener)) {
            endings.incrementAndGet(why.ordinal());
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        readers = Executors.newFixedThreadPool(2, work -> daemon(work, "docket-feed-reader"));
        thread = daemon(this::run, "docket-feed");
        thread.start();
    }

    /** Tells everybody to come again, before the web server waits for its requests. */
    @Override
    public synchronized void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
        if (readers != null) {
            readers.shutdownNow();
        }
        listeners.forEach(listener -> listener.stop(Listener.End.STOPPED));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        long beat = System.nanoTime();
        boolean following = false;
        while (running) {
            try {
                if (listeners.isEmpty()) {
                    following = false;
                    LockSupport.parkNanos(HEARTBEAT.toNanos());
                    continue;
                }
                if (!following) {
                    recent.restartAfter(events.awaitBeyond(Long.MAX_VALUE, Duration.ZERO));
                    following = true;
                }
                long head = events.awaitBeyond(recent.last(), TICK);
                long began = System.nanoTime();
                readUpTo(head);
                listeners.forEach(Listener::pump);
                if (began - beat >= HEARTBEAT.toNanos()) {
                    beat = began;
                    endForbidden();
                }
                listeners.forEach(listener -> listener.stillHere(HEARTBEAT.toNanos()));
                rest(System.nanoTime() - began);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The feed goes on in {} s: {}", TICK.toSeconds(), e.toString());
                LockSupport.parkNanos(TICK.toNanos());
            }
        }
    }

    private void readUpTo(long head) {
        while (recent.last() < head) {
            List<StoredEvent> page = events.read(recent.last(), PAGE, null, null);
            if (page.isEmpty()) {
                return;
            }
            page.forEach(event -> recent.add(Frame.of(event)));
            listeners.forEach(Listener::pump);
        }
    }

    private static void rest(long workedNanos) {
        LockSupport.parkNanos(Math.min(REST_FOR_WORK * workedNanos, LONGEST_REST.toNanos()));
    }

    private void endForbidden() {
        Map<String, Boolean> mayListen = new HashMap<>();
        for (Listener listener : listeners) {
            if (listener.readsEverything()
                    && !mayListen.computeIfAbsent(
                            listener.person(), person -> staffing.person(person).may(Permission.READ_EVERYTHING))) {
                listener.stop(Listener.End.FORBIDDEN);
            }
        }
    }

    private void readFor(Listener listener) {
        ExecutorService executor = readers;
        try {
            if (executor != null) {
                executor.execute(() -> read(listener));
            }
        } catch (RejectedExecutionException e) {
            listener.couldNotCatchUp();
        }
    }

    private void read(Listener listener) {
        try {
            FeedQuery query = listener.query();
            long head = recent.last();
            List<Frame> page = new ArrayList<>();
            long bytes = 0;
            long read = -1;
            for (StoredEvent event : events.read(query.after(), CATCH_UP_PAGE, query.type(), query.caseId())) {
                Frame frame = Frame.of(event);
                if (!query.wants(frame)) {
                    read = frame.index();
                    continue;
                }
                if (!page.isEmpty() && bytes + frame.bytes().length > CATCH_UP_BYTES) {
                    break;
                }
                bytes += frame.bytes().length;
                page.add(frame);
                read = frame.index();
            }
            listener.caughtUp(page, read < 0 ? head : read);
        } catch (RuntimeException e) {
            LOG.warn("What a listener had missed could not be read; it is tried again: {}", e.toString());
            listener.couldNotCatchUp();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
