package docket.api.pressure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A connection on which bytes are written as they are, and clients that send very little on many of them. */
public final class Slow implements AutoCloseable {

    private static final int SMALL = 2048;

    private final Socket socket;

    public Slow(int port) throws IOException {
        this.socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress("localhost", port), 10_000);
        socket.setTcpNoDelay(true);
    }

    public Slow send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Slow send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends as much of it as the server takes. */
    public Slow offer(byte[] bytes) {
        try {
            send(bytes);
        } catch (IOException closed) {
            // what the server said before can still be heard
        }
        return this;
    }

    /** Sends it in pieces with rests between them. */
    public Slow send(byte[] bytes, int piece, Duration rest) throws Exception {
        for (int from = 0; from < bytes.length; from += piece) {
            socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
            socket.getOutputStream().flush();
            Thread.sleep(rest.toMillis());
        }
        return this;
    }

    /** What came until the text was in it, the server closed, or so long nothing came. */
    public String hear(String until, Duration patience) throws IOException {
        StringBuilder heard = new StringBuilder();
        socket.setSoTimeout((int) patience.toMillis());
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        try {
            for (int read; (read = in.read(some)) >= 0; ) {
                heard.append(new String(some, 0, read, StandardCharsets.UTF_8));
                if (heard.indexOf(until) >= 0) {
                    return heard.toString();
                }
            }
            return heard + "[closed]";
        } catch (SocketTimeoutException e) {
            return heard + "[silent]";
        } catch (IOException e) {
            return heard + "[closed]";
        }
    }

    /** So many connections that begin so and then send a bit each second, while something else is done. */
    public static List<Slow> many(int count, int port, IntFunction<String> beginning) throws IOException {
        List<Slow> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(new Slow(port).send(beginning.apply(i)));
        }
        return many;
    }

    /** Lets each of them send the text each second until the answer is closed. */
    public static AutoCloseable trickle(List<Slow> many, String text) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(
                () -> many.forEach(slow -> slow.offer(text.getBytes(StandardCharsets.ISO_8859_1))),
                1,
                1,
                TimeUnit.SECONDS);
        return () -> {
            clock.shutdownNow();
            many.forEach(Slow::close);
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
