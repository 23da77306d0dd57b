package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code ./docket witness}: a witness over HTTP, with its key, its logs and what it saw in one folder. */
public final class WitnessServer implements AutoCloseable {

    private static final int MISUSED = 2;
    private static final int MOST_BYTES = 64 << 10;
    private static final int LAST_PORT = 65_535;
    private static final int THREADS = 8;
    private static final String SLOWEST_SECONDS = "10";
    private static final String LOGS = "logs";
    private static final Set<String> OF_OTHERS = Set.of("witness", "group", "quorum");
    private static final String USAGE = """
            Usage: ./docket witness FOLDER NAME [HOST:PORT]
              FOLDER          its key, and what it saw; made where it is not there
              NAME            what signs under the checkpoints, such as audit.example/witness
              HOST:PORT       where it listens (127.0.0.1:8190)
            FOLDER/logs says which logs it knows: a line "log KEY" for each key (c2sp.org/tlog-policy).
            """;

    private final HttpServer http;
    private final ExecutorService threads;
    private final FileChannel lock;
    private final CosigningKey key;

    private WitnessServer(HttpServer http, ExecutorService threads, FileChannel lock, CosigningKey key) {
        this.http = http;
        this.threads = threads;
        this.lock = lock;
        this.key = key;
    }

    public static void main(String[] args) {
        int code = run(args, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** @return the exit code: 0 where a witness listens now */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        String wrong = misused(args);
        if (!wrong.isEmpty()) {
            err.println(wrong);
            err.print(USAGE);
            return MISUSED;
        }
        try {
            System.setProperty("sun.net.httpserver.maxReqTime", SLOWEST_SECONDS);
            Path folder = Path.of(args[0]);
            say(start(folder, args[1], address(args.length == 3 ? args[2] : "127.0.0.1:8190")), folder, out);
            return 0;
        } catch (FileSystemException e) {
            err.println(e.getFile() + " is no folder, or may not be read or written");
        } catch (IOException | InvalidPathException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private static String misused(String... args) {
        for (String arg : args) {
            if (arg.startsWith("-")) {
                return "Unknown option: '" + arg + "'";
            }
        }
        return switch (args.length) {
            case 0 -> "Missing: FOLDER and NAME";
            case 1 -> "Missing: NAME, such as audit.example/witness";
            case 2, 3 -> "";
            default -> "'" + args[3] + "' is more than ./docket witness takes";
        };
    }

    private static InetSocketAddress address(String written) throws IOException {
        String[] at = written.split(":(?=[0-9]{1,5}$)");
        if (at.length != 2 || at[0].isEmpty() || Integer.parseInt(at[1]) > LAST_PORT) {
            throw new IOException("\"" + written + "\" is no HOST:PORT");
        }
        InetSocketAddress address = new InetSocketAddress(at[0].replaceAll("^\\[|]$", ""), Integer.parseInt(at[1]));
        if (address.isUnresolved()) {
            throw new IOException("There is no host " + at[0]);
        }
        return address;
    }

    private static void say(WitnessServer running, Path folder, PrintStream out) throws IOException {
        out.println("The witness listens at " + running.address() + " and signs with");
        out.println("  " + running.verifierKey());
        if (logs(folder).isEmpty()) {
            out.println("It knows no log yet: write \"log KEY\" into " + folder.resolve(LOGS) + " and start it again.");
        }
    }

    /**
     * Starts a witness.
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
        HttpServer http;
        try {
            http = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException("It cannot listen at " + address + ": " + e.getMessage(), e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        http.setExecutor(threads);
        http.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
        http.start();
        return new WitnessServer(http, threads, lock, key);
    }

    private static List<VerifierKey> logs(Path folder) throws IOException {
        List<VerifierKey> logs = new ArrayList<>();
        if (Files.exists(folder.resolve(LOGS))) {
            Path file = folder.resolve(LOGS);
            try {
                for (String line : Files.readAllLines(file)) {
                    take(line.strip().split("[ \t]+"), logs);
                }
            } catch (Untrue e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            } catch (CharacterCodingException e) {
                throw new IOException(file + " is not UTF-8", e);
            }
        }
        return logs;
    }

    /** Takes in a line of c2sp.org/tlog-policy; what it says of other witnesses is nothing to this one. */
    private static void take(String[] words, List<VerifierKey> logs) throws Untrue {
        if (words[0].isEmpty() || words[0].startsWith("#") || OF_OTHERS.contains(words[0])) {
            return;
        }
        if (!words[0].equals("log") || words.length < 2) {
            throw new Untrue("\"" + String.join(" ", words) + "\" is no line \"log KEY\"");
        }
        VerifierKey log = VerifierKey.parse(words[1]);
        if (!log.isLog()) {
            throw new Untrue("The key of " + log.name() + " is a witness's, and no log's");
        }
        logs.add(log);
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
                answer = add(witness, request);
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** Whoever runs the witness is told what it cannot read or write; whoever asks is told only that it cannot. */
    private static Witness.Answer add(Witness witness, byte[] request) {
        try {
            return witness.add(request);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return new Witness.Answer(500, "text/plain; charset=utf-8", "It cannot read or write what it saw\n");
        }
    }

    /** The address at which it is called: {@code http://host:port}. */
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
        threads.shutdown();
        lock.close();
    }
}
