package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.verifier.note.TestKey;
import docket.verifier.note.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that is called wrongly says so in a sentence; one that runs is held up by nobody. */
class WitnessServerTest {

    private static final String NAME = "audit.example/w";

    @TempDir
    Path folder;

    private int folders;

    @Test
    void whoever_calls_it_wrongly_is_told_how() throws Exception {
        String file = Files.writeString(folder.resolve("file"), "").toString();
        says(2, "Usage: ./docket witness");
        says(0, "Usage: ./docket witness", "--help");
        says(2, "Usage: ./docket witness", fresh());
        says(1, "is no folder", file, NAME);
        says(1, "cannot be the name of a key", fresh(), "two words");
        says(1, "cannot be the name of a key", fresh(), "");
        for (String address : new String[] {"8190", ":8190", "localhost", "localhost:99999", "localhost:2147483648"}) {
            says(1, "is no HOST:PORT", fresh(), NAME, address);
        }
        says(1, "There is no host no.such.host.invalid", fresh(), NAME, "no.such.host.invalid:8190");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            says(1, "It cannot listen at", fresh(), NAME, "127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void a_list_of_logs_that_is_wrong_is_not_overlooked() throws Exception {
        String log = new TestKey("docket.example", VerifierKey.LOG).verifierKey();
        String witness = new TestKey("w.example", VerifierKey.WITNESS).verifierKey();
        logs("logs " + log + "\n", "is no line \"log KEY\"");
        logs("log\n", "is no line \"log KEY\"");
        logs("log " + witness + "\n", "is a witness's, and no log's");
        logs("log docket.example+00000000+AAAA\n", "is not an Ed25519 key");
        Path notText = Path.of(fresh());
        Files.write(Files.createDirectories(notText).resolve("logs"), new byte[] {(byte) 0xff});
        says(1, "is not UTF-8", notText.toString(), NAME);

        Path good = Files.createDirectories(Path.of(fresh()));
        Files.writeString(
                good.resolve("logs"), "# ours\r\n\r\nlog " + log + " https://docket.example\r\nquorum none\r\n");
        start(good).close();
    }

    @Test
    void a_caller_who_does_not_come_to_an_end_holds_up_nobody() throws Exception {
        try (WitnessServer witness = start(Path.of(fresh()));
                Socket slow =
                        new Socket("127.0.0.1", URI.create(witness.address()).getPort())) {
            slow.getOutputStream()
                    .write("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 9000\r\n\r\nold"
                            .getBytes(UTF_8));
            slow.getOutputStream().flush();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                                    .timeout(java.time.Duration.ofSeconds(5))
                                    .POST(HttpRequest.BodyPublishers.ofString("old 0\n"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void what_it_saw_and_can_no_longer_read_is_never_signed_over() throws Exception {
        TestKey log = new TestKey("docket.example", VerifierKey.LOG);
        Path home = Files.createDirectories(Path.of(fresh()));
        Files.writeString(home.resolve("logs"), "log " + log.verifierKey() + "\n");
        try (WitnessServer witness = start(home)) {
            String text = "docket.example\n1\n" + "A".repeat(43) + "=\n";
            String request = "old 0\n\n" + text + "\n" + log.sign(text);
            assertThat(post(witness, request).statusCode()).isEqualTo(200);
            try (var seen = Files.list(home.resolve("seen"))) {
                Files.writeString(seen.toList().get(0), "not a checkpoint");
            }
            assertThat(post(witness, request).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void what_is_missing_or_too_much_is_said_before_how_it_is_called() {
        says(2, "Missing: FOLDER and NAME\nUsage: ");
        says(2, "Missing: NAME, such as audit.example/witness\nUsage: ", fresh());
        says(2, "Unknown option: '--port'\nUsage: ", fresh(), NAME, "--port");
        says(2, "'more' is more than ./docket witness takes\nUsage: ", fresh(), NAME, "127.0.0.1:0", "more");
    }

    private static HttpResponse<String> post(WitnessServer witness, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static WitnessServer start(Path home) throws IOException {
        return WitnessServer.start(home, NAME, new InetSocketAddress("127.0.0.1", 0));
    }

    private void logs(String content, String sentence) throws Exception {
        Path home = Files.createDirectories(Path.of(fresh()));
        Files.writeString(home.resolve("logs"), content);
        says(1, sentence, home.toString(), NAME);
    }

    private String fresh() {
        return folder.resolve("witness" + folders++).toString();
    }

    private static void says(int code, String sentence, String... args) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(WitnessServer.run(args, new PrintStream(said, true, UTF_8), new PrintStream(said, true, UTF_8)))
                .isEqualTo(code);
        assertThat(said.toString(UTF_8)).contains(sentence);
    }
}
