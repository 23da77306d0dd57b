package docket.api.pressure.connection;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Closes what one address opens beyond its share, and connections whose headers take too long as a whole: Tomcat's own
 * time-out begins anew with each byte. Connections are accepted by one thread, which counts them.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final long RECOUNT_NANOS = Duration.ofMillis(100).toNanos();
    private static final int REMEMBERED_ADDRESSES = 10_000;
    private static final long NO_REQUEST = -1;

    private final Map<InetAddress, Integer> opened = new HashMap<>();
    private long counted = System.nanoTime();
    private int perAddress;
    private long headerNanos = Long.MAX_VALUE;

    void bound(int perAddress, Duration header) {
        this.perAddress = perAddress;
        this.headerNanos = header.toNanos();
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        InetAddress address = socket.socket().getInetAddress();
        if (perAddress > 0 && address != null && isFull(address)) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    /**
     * Counts a new connection and says whether its address has too many; an old count is renewed before it turns
     * anybody away.
     */
    private boolean isFull(InetAddress address) {
        boolean doubtful = opened.getOrDefault(address, 0) >= perAddress || opened.size() > REMEMBERED_ADDRESSES;
        if (doubtful && System.nanoTime() - counted >= RECOUNT_NANOS) {
            opened.clear();
            connections.keySet().forEach(connection -> {
                InetAddress peer = connection.socket().getInetAddress();
                if (peer != null) {
                    opened.merge(peer, 1, Integer::sum);
                }
            });
            counted = System.nanoTime();
        }
        return opened.merge(address, 1, Integer::sum) > perAddress;
    }

    /** Closes connections whose headers are late: a processor that waits, and not for a servlet, waits for headers. */
    void closeLate() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getConnections()) {
            if (connection.getCurrentProcessor() instanceof Processor waiting
                    && !waiting.isAsync()
                    && !waiting.isUpgrade()) {
                long began = waiting.getRequest().getStartTimeNanos();
                if (began != NO_REQUEST && now - began > headerNanos) {
                    connection.close();
                }
            }
        }
    }
}
