package docket.api.rest.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of the one order, ready to be sent: at most {@link #MOST_FRAMES}, and {@link #MOST_BYTES} unless a single one
 * is larger. However many listen, it is there once. Thread-safe.
 */
final class RecentFrames {

    static final int MOST_FRAMES = 2048;
    static final int MOST_BYTES = 8 << 20;

    private final Frame[] frames = new Frame[MOST_FRAMES];
    private long first;
    private long last;
    private long bytes;

    RecentFrames() {
        restartAfter(-1);
    }

    /** Forgets everything and goes on after this index. */
    synchronized void restartAfter(long index) {
        Arrays.fill(frames, null);
        first = index + 1;
        last = index;
        bytes = 0;
    }

    /** @throws IllegalArgumentException where an index is left out */
    synchronized void add(Frame frame) {
        if (frame.index() != last + 1) {
            throw new IllegalArgumentException(
                    "Expected the event with the index " + (last + 1) + " but found " + frame.index());
        }
        if (last - first + 1 == MOST_FRAMES) {
            dropFirst();
        }
        last = frame.index();
        frames[place(last)] = frame;
        bytes += size(frame);
        while (bytes > MOST_BYTES && first < last) {
            dropFirst();
        }
    }

    /** The highest index that was added. */
    synchronized long last() {
        return last;
    }

    /** Up to {@code limit} frames after an index, or null where the first of them is no longer kept. */
    synchronized @Nullable List<Frame> after(long index, int limit) {
        if (index < first - 1) {
            return null;
        }
        List<Frame> following = new ArrayList<>();
        for (long i = index + 1; i <= last && following.size() < limit; i++) {
            following.add(frames[place(i)]);
        }
        return following;
    }

    private void dropFirst() {
        bytes -= size(frames[place(first)]);
        frames[place(first)] = null;
        first++;
    }

    private static long size(Frame frame) {
        return frame.bytes().length + (long) frame.text().length();
    }

    private static int place(long index) {
        return (int) (index % MOST_FRAMES);
    }
}
