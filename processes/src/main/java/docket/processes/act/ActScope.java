package docket.processes.act;

import docket.engine.unit.Door;
import org.jspecify.annotations.Nullable;

/**
 * The door through which the current thread's request came, with its ids. Entered by whoever receives the request and
 * closed when it is answered.
 */
public final class ActScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable ActScope> CURRENT = new ThreadLocal<>();

    private final @Nullable ActScope outer;
    private final Door door;
    private final @Nullable String requestId;
    private final @Nullable String traceId;

    private ActScope(@Nullable ActScope outer, Door door, @Nullable String requestId, @Nullable String traceId) {
        this.outer = outer;
        this.door = door;
        this.requestId = requestId;
        this.traceId = traceId;
    }

    public static ActScope enter(Door door, @Nullable String requestId, @Nullable String traceId) {
        ActScope scope = new ActScope(CURRENT.get(), door, requestId, traceId);
        CURRENT.set(scope);
        return scope;
    }

    /** Enters the scope of another thread, on behalf of which this one works; null enters none. */
    public static ActScope enterLike(@Nullable ActScope other) {
        return other == null ? enter(Door.CLI, null, null) : enter(other.door, other.requestId, other.traceId);
    }

    public static @Nullable ActScope current() {
        return CURRENT.get();
    }

    public Door door() {
        return door;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    @Nullable
    String traceId() {
        return traceId;
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
