package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.verifier.Untrue;
import docket.verifier.note.VerifierKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code ./docket witness}: a witness over HTTP, with its key, its logs and what it saw in one folder. */
public final class WitnessServer implements AutoCloseable {

    private static final int MISUSED = 2;
    private static final int MOST_BYTES = 64 << 10;
    private static final String LOGS = "logs";
    private static final String USAGE = """
            Usage: ./docket witness FOLDER NAME [HOST:PORT]
              FOLDER          its key, and what it saw; made where it is not there
              NAME            what signs under the checkpoints, such as audit.example/witness
              HOST:PORT       where it listens (127.0.0.1:8190)
            FOLDER/logs says which logs it knows: a line "log KEY" for each key (c2sp.org/tlog-policy).
            """;

    private final HttpServer http;
    private final FileChannel lock;
    private final CosigningKey key;

    private WitnessServer(HttpServer http, FileChannel lock, CosigningKey key) {
        this.http = http;
        this.lock = lock;
        this.key = key;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.out.print(USAGE);
            System.exit(MISUSED);
        }
        String[] at = (args.length == 3 ? args[2] : "127.0.0.1:8190").split(":(?=[0-9]+$)");
        if (at.length != 2) {
            System.out.print(USAGE);
            System.exit(MISUSED);
        }
        InetSocketAddress address = new InetSocketAddress(at[0], Integer.parseInt(at[1]));
        try {
            say(start(Path.of(args[0]), args[1], address), Path.of(args[0]), System.out);
        } catch (IOException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void say(WitnessServer running, Path folder, PrintStream out) throws IOException {
        out.println("The witness listens at " + running.address() + " and signs with");
        out.println("  " + running.verifierKey());
        if (logs(folder).isEmpty()) {
            out.println("It knows no log yet: write \"log KEY\" into " + folder.resolve(LOGS) + " and start it again.");
        }
    }

    /**
     * Starts one.
     *
     * @throws IOException if another one has the folder, or what is in it cannot be read
     */
    public static WitnessServer start(Path folder, String name, InetSocketAddress address) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = lock.tryLock();
        if (taken == null) {
            throw new IOException("Another witness runs on " + folder);
        }
        CosigningKey key = CosigningKey.in(folder.resolve("key"), name);
        Witness witness = new Witness(logs(folder), key, new Seen(folder.resolve("seen")), Clock.systemUTC());
        HttpServer http = HttpServer.create(address, 0);
        http.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
        http.start();
        return new WitnessServer(http, lock, key);
    }

    private static List<VerifierKey> logs(Path folder) throws IOException {
        List<VerifierKey> logs = new ArrayList<>();
        if (Files.exists(folder.resolve(LOGS))) {
            for (String line : Files.readAllLines(folder.resolve(LOGS))) {
                String[] words = line.strip().split("[ \t]+");
                if (words.length < 2 || !words[0].equals("log")) {
                    continue;
                }
                try {
                    logs.add(VerifierKey.parse(words[1]));
                } catch (Untrue e) {
                    throw new IOException(folder.resolve(LOGS) + ": " + e.getMessage(), e);
                }
            }
        }
        return logs;
    }

    private static void answer(HttpExchange exchange, Witness witness) throws IOException {
        try (exchange) {
            Witness.Answer answer;
            byte[] request = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (!exchange.getRequestMethod().equals("POST")
                    || !exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
                answer = new Witness.Answer(404, "text/plain; charset=utf-8", "POST /add-checkpoint\n");
            } else if (request.length > MOST_BYTES) {
                answer = new Witness.Answer(400, "text/plain; charset=utf-8", "The request is too large\n");
            } else {
                answer = witness.add(request);
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** What it is called by: {@code http://host:port}. */
    public String address() {
        return "http://" + http.getAddress().getHostString() + ":"
                + http.getAddress().getPort();
    }

    public String verifierKey() {
        return key.verifierKey();
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        lock.close();
    }
}
