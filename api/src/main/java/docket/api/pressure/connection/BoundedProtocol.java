package docket.api.pressure.connection;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP/1.1 with bounds on connections that it does not have; a connector makes it by its name. */
public final class BoundedProtocol extends Http11NioProtocol {

    private final BoundedEndpoint connections;
    private @Nullable ScheduledFuture<?> watch;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint connections) {
        super(connections);
        this.connections = connections;
    }

    /**
     * @param perAddress the most connections of one address at once; 0 for any number
     * @param header how long the first line and the headers of a request may take, from their first byte on
     */
    public void bound(int perAddress, Duration header) {
        connections.bound(perAddress, header);
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor().scheduleWithFixedDelay(connections::closeLate, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }
}
