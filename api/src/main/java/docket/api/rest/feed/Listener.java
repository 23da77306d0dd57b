package docket.api.rest.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who listens. No thread waits for them: what they can take is written, and the web server says when they can
 * take more. Nothing is kept for who takes nothing but the index of the last event that was sent.
 */
final class Listener implements WriteListener, AsyncListener {

    /** Why a stream ended. */
    enum End {
        /** The listener closed it, or the network did. */
        GONE,
        /** The listener took nothing for as long as the web server waits for a write. */
        SLOW,
        /** The right to read everything was taken. */
        FORBIDDEN,
        /** The program stops. */
        STOPPED
    }

    private static final int CHUNK = 16 << 10;
    private static final int FRAMES_AT_ONCE = 64;
    private static final byte[] GREETING = ":docket feed\nretry:1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STILL_HERE = ":still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GOODBYE = ":stopping, come again\nretry:3000\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final FeedQuery query;
    private final String person;
    private final RecentFrames recent;
    private final Consumer<Listener> catchUp;
    private final BiConsumer<Listener, End> ended;
    private final Deque<byte[]> ready = new ArrayDeque<>(List.of(GREETING));
    private long after;
    private boolean open;
    private boolean catchingUp;
    private boolean unflushed;
    private boolean over;
    private long lastWrite = System.nanoTime();

    /**
     * @param catchUp reads for a listener what {@code recent} no longer has, and calls {@link #caughtUp}
     * @param ended called once
     */
    Listener(
            AsyncContext context,
            FeedQuery query,
            String person,
            RecentFrames recent,
            Consumer<Listener> catchUp,
            BiConsumer<Listener, End> ended)
            throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.query = query;
        this.person = person;
        this.recent = recent;
        this.catchUp = catchUp;
        this.ended = ended;
        this.after = query.after();
    }

    /** Whether what is sent is for those alone who may read everything. */
    boolean readsEverything() {
        return query.types() == null;
    }

    String person() {
        return person;
    }

    /** The query for what is wanted now: as it was asked for, from the last event on that was sent. */
    synchronized FeedQuery query() {
        return query.from(after);
    }

    /** Called when the web server can write, never before the request's own thread has left. */
    @Override
    public synchronized void onWritePossible() {
        open = true;
        pump();
    }

    /** Sends what there is, as far as it can be taken. Is quick, and may be called from any thread. */
    synchronized void pump() {
        if (!open || over) {
            return;
        }
        try {
            while (out.isReady()) {
                byte[] chunk = next();
                if (chunk != null) {
                    out.write(chunk);
                    unflushed = true;
                    lastWrite = System.nanoTime();
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            end(End.GONE);
        }
    }

    /** Says that the stream is still there, if nothing else was sent for so long. */
    synchronized void stillHere(long quietNanos) {
        if (ready.isEmpty() && System.nanoTime() - lastWrite >= quietNanos) {
            ready.add(STILL_HERE);
            pump();
        }
    }

    /** Takes what was read for this listener. */
    synchronized void caughtUp(List<Frame> page, long upTo) {
        catchingUp = false;
        for (Frame frame : page) {
            ready.add(frame.bytes());
            after = frame.index();
        }
        after = Math.max(after, upTo);
        pump();
    }

    /** Called when reading for this listener failed; the next event tries again. */
    synchronized void couldNotCatchUp() {
        catchingUp = false;
    }

    synchronized void stop(End why) {
        if (open && !over && ready.isEmpty() && !unflushed) {
            ready.add(GOODBYE);
            pump();
        }
        end(why);
    }

    private byte @Nullable [] next() {
        if (!ready.isEmpty()) {
            return ready.remove();
        }
        if (catchingUp) {
            return null;
        }
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        List<Frame> following = recent.after(after, FRAMES_AT_ONCE);
        while (following != null && !following.isEmpty() && chunk.size() < CHUNK) {
            for (Frame frame : following) {
                if (query.caseId() != null && frame.mentions(query.caseId())) {
                    following = null; // only the database knows for sure what the event is about
                    break;
                }
                after = frame.index();
                if (query.caseId() == null && query.wants(frame)) {
                    chunk.writeBytes(frame.bytes());
                    if (chunk.size() >= CHUNK) {
                        break;
                    }
                }
            }
            following = following == null ? null : recent.after(after, FRAMES_AT_ONCE);
        }
        if (following == null) {
            catchingUp = true;
            catchUp.accept(this);
        }
        return chunk.size() == 0 ? null : chunk.toByteArray();
    }

    private void end(End why) {
        if (over) {
            return;
        }
        over = true;
        ready.clear();
        ended.accept(this, why);
        complete();
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the web server ended it already
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        end(failure instanceof SocketTimeoutException ? End.SLOW : End.GONE);
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        end(event.getThrowable() instanceof SocketTimeoutException ? End.SLOW : End.GONE);
        complete(); // an error forgets that it was completed before
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        end(End.GONE);
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        end(End.GONE);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
