package docket.drill.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A witness that remembers what it was asked to sign, also what it never answered, and complains about a log that does
 * not go on from there. It can hold an answer back: the program then stands between its tiles and its checkpoint.
 * Thread-safe.
 */
public final class DrillWitness implements AutoCloseable {

    private static final int SIGNED = 200;
    private static final int OTHER_SIZE = 409;

    private final CosigningPair key;
    private final HttpServer http;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Path policy;
    private final List<String> complaints = new ArrayList<>();
    private long size;
    private String root = "";
    private String newest = "";
    private boolean holding;
    private boolean held;

    /** @param folder the folder into which its policy is written */
    public DrillWitness(Path folder) throws IOException {
        try {
            this.key = new CosigningPair("docket.drill/witness");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(thread);
        http.createContext("/add-checkpoint", this::answer);
        http.start();
        this.policy = Files.writeString(
                folder.resolve("witnesses"),
                "witness drill " + key.verifierKey() + " http://localhost:"
                        + http.getAddress().getPort() + "\nquorum drill\n");
    }

    /** The file for {@code DOCKET_WITNESSES}. */
    public Path policy() {
        return policy;
    }

    /** The newest checkpoint that it was asked to sign; empty before the first. */
    public synchronized String newest() {
        return newest;
    }

    /** What it was asked to sign and should not have been. */
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * Waits until the log asks about a checkpoint that is larger than the last one, and does not answer until
     * {@link #letGo}.
     *
     * @return whether it asked in time
     */
    public synchronized boolean hold(Duration within) throws InterruptedException {
        holding = true;
        long giveUp = System.nanoTime() + within.toNanos();
        for (long left = within.toMillis(); !held && left > 0; left = (giveUp - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return held;
    }

    /** Answers again. */
    public synchronized void letGo() {
        holding = false;
        held = false;
        notifyAll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("\n\n", 2);
            byte[] body;
            int status;
            long old = Long.parseLong(asked[0].split("\n")[0].substring("old ".length()));
            long seen = seen();
            if (old == seen) {
                take(asked[1]);
                status = SIGNED;
                body = key.cosign(asked[1], Instant.now().getEpochSecond()).getBytes(UTF_8);
            } else {
                status = OTHER_SIZE;
                body = (seen + "\n").getBytes(UTF_8);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long seen() {
        return size;
    }

    private synchronized void take(String note) throws InterruptedException {
        String[] lines = note.split("\n");
        long now = Long.parseLong(lines[1]);
        if (now < size) {
            complaints.add("a checkpoint of " + now + " entries was signed after one of " + size);
        } else if (now == size && size > 0 && !lines[2].equals(root)) {
            complaints.add("two checkpoints of " + now + " entries were signed that differ");
        }
        boolean larger = now > size;
        size = now;
        root = lines[2];
        newest = note;
        if (holding && larger) {
            held = true;
            notifyAll();
            while (holding) {
                wait();
            }
        }
    }

    @Override
    public void close() {
        letGo();
        http.stop(0);
        thread.shutdownNow();
    }
}
