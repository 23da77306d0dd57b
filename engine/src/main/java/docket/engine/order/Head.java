package docket.engine.order;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The highest log index that this program knows to be committed, and who waits for it to rise. The {@link Sequencer} of
 * this program moves it, also for what the sequencer of another node numbered. Thread-safe.
 */
public final class Head {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long index = -1;
    private int waiting;

    /** -1 while nothing is known to be numbered. */
    public synchronized long index() {
        return index;
    }

    /**
     * Waits until the head is beyond {@code position}, or the time is over.
     *
     * @return the head then
     */
    public synchronized long awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        waiting++;
        try {
            for (long left = timeout.toNanos(); index <= position && left > 0; left = deadline - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return index;
        } finally {
            waiting--;
        }
    }

    /** Calls the listener after each rise, on the sequencer's thread: it must be quick. Close it to stop. */
    public AutoCloseable onRise(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    synchronized boolean isAwaited() {
        return waiting > 0 || !listeners.isEmpty();
    }

    void rise(long to) {
        synchronized (this) {
            if (to <= index) {
                return;
            }
            index = to;
            notifyAll();
        }
        listeners.forEach(Runnable::run);
    }
}
