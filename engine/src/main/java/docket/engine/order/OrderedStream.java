package docket.engine.order;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One reader's way along the order. It asks the database only where the head is beyond what it has read. */
final class OrderedStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE = 500;

    private final OrderedMessages source;
    private final Head head;
    private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private @Nullable AutoCloseable listening;

    OrderedStream(OrderedMessages source, Head head, long position) {
        this.source = source;
        this.head = head;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(page.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (fill()) {
            return true;
        }
        if (timeout > 0) {
            head.awaitBeyond(position, Duration.of(timeout, unit.toChronoUnit()));
        }
        return fill();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return page.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        stopListening();
        listening = head.onRise(callback);
        return true;
    }

    @Override
    public void close() {
        stopListening();
    }

    private boolean fill() {
        if (page.isEmpty() && head.index() > position) {
            source.read(position, PAGE).forEach(page::add);
            if (!page.isEmpty()) {
                position = OrderedMessages.indexOf(page.getLast().trackingToken());
            }
        }
        return !page.isEmpty();
    }

    private void stopListening() {
        if (listening == null) {
            return;
        }
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("A listener cannot be removed", e);
        }
        listening = null;
    }
}
