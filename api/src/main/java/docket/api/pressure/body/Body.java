package docket.api.pressure.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The body of the request that a connection is at. It is gathered before anybody works on the request; what is larger
 * than {@link #GATHERED} is read by whoever works on it, at the pace that {@link Patience} wants, and only of callers
 * with credentials or a session's token; of those without even a cookie no more than {@link #GATHERED_OF_STRANGERS} is
 * read. One thread at a time, the one that holds the connection's lock; {@link #giveWay} alone may come from another.
 */
public final class Body implements InputBuffer, ReadListener {

    static final int GATHERED = 1 << 20;
    static final int GATHERED_OF_STRANGERS = 64 << 10;

    /** How many bytes are thrown away of a body that nobody wanted, so that the answer reaches whoever still sends. */
    private static final int DRAINED = 2 << 20;

    private static final int NOTE = 17;
    private static final byte[] NOTHING = {};

    private enum State {
        /** The request has no body, or whoever works on it reads the body. */
        PASSED_ON,
        GATHERING,
        /** The request was answered without it. */
        DRAINING
    }

    private final Request request;
    private final InputBuffer connection;
    private final Bodies bodies;
    private final ArrivedBytes arrived = new ArrivedBytes();
    private State state = State.PASSED_ON;
    private byte[] gathered = NOTHING;
    private int length;
    private int given;
    private boolean whole;
    private boolean late;
    private boolean refused;
    private boolean drained;
    private long began;
    private long received;
    private int limit;
    private @Nullable IOException broken;

    private Body(Request request, Bodies bodies) {
        this.request = request;
        this.connection = request.getInputBuffer();
        this.bodies = bodies;
    }

    /** The body of a request that has one. */
    public static @Nullable Body of(ServletRequest request) {
        return (Body) request.getAttribute(Body.class.getName());
    }

    /** The body of the connection that the request is on; requests on a connection follow each other in one object. */
    static Body of(Request request, Bodies bodies) {
        if (request.getNote(NOTE) instanceof Body body) {
            return body;
        }
        Body body = new Body(request, bodies);
        request.setNote(NOTE, body);
        request.setInputBuffer(body);
        return body;
    }

    /** Whether it came too slowly, or gave way to others. */
    public boolean isLate() {
        return late;
    }

    /** Whether it is larger than what is read of somebody who does not say who they are. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether whoever works on the request may have to wait for the rest. */
    public boolean isOnItsWay() {
        return !whole;
    }

    /** Begins with the body of another request. Answers whether it is to be gathered. */
    boolean begin() {
        forget();
        if (request.isFinished()) {
            whole = true;
            return false;
        }
        request.setAttribute(Body.class.getName(), this);
        began = System.nanoTime();
        boolean stranger = request.getHeader("Authorization") == null && request.getHeader("Cookie") == null;
        limit = stranger ? GATHERED_OF_STRANGERS : GATHERED;
        if (request.getContentLengthLong() <= limit) {
            state = State.GATHERING;
            return true;
        }
        goBeyondLimit();
        return false;
    }

    /**
     * Ends the gathering of a body that is too large for it, and refuses one without either header, in which a
     * session's token would be looked for.
     */
    private void goBeyondLimit() {
        if (request.getHeader("Authorization") == null && request.getHeader("X-XSRF-TOKEN") == null) {
            refused = true;
            cut();
        }
        end();
    }

    void await() {
        if (state == State.GATHERING) {
            bodies.await(this);
        }
    }

    boolean isAwaited() {
        return state != State.PASSED_ON;
    }

    /** Whether what nobody wanted was thrown away, and the request is answered. */
    boolean isDrained() {
        return drained;
    }

    /** The longest that the web server shall wait for it, in milliseconds. */
    long patience() {
        long announced = request.getContentLengthLong();
        return bodies.patience().nanosFor(announced < 0 ? limit : announced) / 1_000_000;
    }

    /** Throws away what still comes. */
    void drain() {
        state = State.DRAINING;
        drained = true;
        whole = true;
    }

    void end() {
        if (state == State.GATHERING) {
            bodies.leave(this);
        }
        state = State.PASSED_ON;
    }

    void endLate() {
        late = state == State.GATHERING;
        cut();
    }

    /** Takes what has come, without waiting. */
    @Override
    public void onDataAvailable() throws IOException {
        while (isAwaited() && !request.isFinished() && request.isReady()) {
            int read = connection.doRead(arrived);
            if (read > 0) {
                received += read;
                take();
            } else if (read < 0) {
                break;
            }
        }
        if (request.isFinished()) {
            whole = true;
            end();
        }
    }

    private void take() {
        if (state == State.DRAINING) {
            if (received > DRAINED) {
                end();
            }
            return;
        }
        int by = arrived.bytes().remaining();
        if (length + by > gathered.length) {
            long announced = request.getContentLengthLong();
            int room = announced < 0 ? Math.max(2 * length, 4096) : (int) Math.min(announced, 8L * (length + by));
            gathered = Arrays.copyOf(gathered, Math.max(length + by, room));
        }
        arrived.bytes().get(gathered, length, by);
        length += by;
        if (!bodies.grow(this, by) || isOverdue()) {
            endLate();
        } else if (length > limit) {
            goBeyondLimit();
        }
    }

    /** Cuts the body off: nothing of it is given to anybody. */
    private void cut() {
        end();
        gathered = NOTHING;
        length = 0;
        whole = true;
    }

    private boolean isOverdue() {
        return bodies.patience().isOver(System.nanoTime() - began, received);
    }

    /** Lets the web server stop waiting within a second. From any thread. */
    void giveWay() {
        request.action(ActionCode.ASYNC_SETTIMEOUT, 1L);
    }

    /** Gives what was gathered, then what still comes. */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (given < length) {
            int remaining = length - given;
            handler.setByteBuffer(ByteBuffer.wrap(gathered, given, remaining));
            given = length;
            return remaining;
        }
        if (whole) {
            return -1;
        }
        late = isOverdue();
        if (late) {
            throw new SocketTimeoutException("the body comes too slowly");
        }
        int read = connection.doRead(handler);
        received += Math.max(0, read);
        return read;
    }

    @Override
    public int available() {
        return given < length ? length - given : whole ? 0 : connection.available();
    }

    /** Breaks off; whoever reads the body is told what was wrong with it. */
    void breakOff(IOException failure) {
        broken = failure;
        end();
    }

    /** Nothing is kept of it any longer. */
    void forget() {
        cut();
        given = 0;
        received = 0;
        drained = false;
        whole = false;
        late = false;
        refused = false;
        broken = null;
    }

    @Override
    public void onAllDataRead() {}

    @Override
    public void onError(Throwable failure) {}

    /** Takes what the connection has. */
    private static final class ArrivedBytes implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        ByteBuffer bytes() {
            return bytes;
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }
}
