package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.note.Checkpoint;
import docket.verifier.note.Policy;
import docket.verifier.note.TestKey;
import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Hash;
import docket.verifier.tree.NaiveTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, by the rules of c2sp.org/tlog-witness. */
class WitnessTest {

    private static final String ORIGIN = "docket.example";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final TestKey log = new TestKey(ORIGIN, VerifierKey.LOG);
    private final List<Hash> leaves = new ArrayList<>();
    private WitnessServer witness;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("logs"), "# ours\nlog " + log.verifierKey() + "\n");
        witness = WitnessServer.start(folder, "audit.example/w", new InetSocketAddress("127.0.0.1", 0));
        for (int i = 0; i < 40; i++) {
            leaves.add(Hash.ofLeaf(("entry " + i).getBytes(UTF_8)));
        }
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    @Test
    void it_cosigns_a_log_that_grows_and_a_policy_that_asks_for_it_is_content() throws Exception {
        assertThat(add(0, List.of(), note(log, 7)).statusCode()).isEqualTo(200);
        HttpResponse<String> second = add(7, tree().consistency(7, 33), note(log, 33));

        assertThat(second.statusCode()).isEqualTo(200);
        Policy policy = Policy.parse(
                ("log " + log.verifierKey() + "\nwitness W " + witness.verifierKey() + "\nquorum W\n").getBytes(UTF_8));
        Checkpoint cosigned = Checkpoint.parse((note(log, 33) + second.body()).getBytes(UTF_8));
        assertThat(policy.accept(cosigned)).containsExactly(ORIGIN, "W");
    }

    @Test
    void the_same_checkpoint_again_is_cosigned_again() throws Exception {
        add(0, List.of(), note(log, 7));

        assertThat(add(7, List.of(), note(log, 7)).statusCode()).isEqualTo(200);
    }

    @Test
    void who_does_not_know_what_it_saw_is_told() throws Exception {
        add(0, List.of(), note(log, 7));
        HttpResponse<String> answer = add(3, tree().consistency(3, 9), note(log, 9));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("7\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    }

    @Test
    void another_history_is_never_cosigned() throws Exception {
        add(0, List.of(), note(log, 7));
        leaves.set(3, Hash.ofLeaf("something else".getBytes(UTF_8)));

        assertThat(add(7, tree().consistency(7, 9), note(log, 9)).statusCode()).isEqualTo(422);
        assertThat(add(7, List.of(), note(log, 7)).statusCode()).isEqualTo(409);
        assertThat(add(0, List.of(), note(log, 9)).statusCode()).isEqualTo(409);
        witness.close();
        witness = WitnessServer.start(folder, "audit.example/w", new InetSocketAddress("127.0.0.1", 0));
        assertThat(add(7, tree().consistency(7, 9), note(log, 9)).statusCode())
                .as("after a restart it remembers")
                .isEqualTo(422);
    }

    @Test
    void a_log_it_does_not_know_and_a_key_it_does_not_know_are_told_apart() throws Exception {
        TestKey stranger = new TestKey("other.example", VerifierKey.LOG);
        assertThat(add(0, List.of(), note(stranger, "other.example", 7)).statusCode())
                .isEqualTo(404);
        TestKey forged = new TestKey(ORIGIN, VerifierKey.LOG);
        assertThat(add(0, List.of(), note(forged, 7)).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_not_well_formed_is_said_to_be_so() throws Exception {
        assertThat(add(9, List.of(), note(log, 7)).statusCode()).isEqualTo(400);
        for (String body : List.of("", "old 0\n", "old 00\n\n" + note(log, 7), "old 0\nno hash\n\n" + note(log, 7))) {
            assertThat(post(body).statusCode()).as(body).isEqualTo(400);
        }
        String hash = Hash.EMPTY_TREE + "\n";
        assertThat(post("old 7\n" + hash.repeat(64) + "\n" + note(log, 9)).statusCode())
                .isEqualTo(400);
        assertThat(post("old 0\n" + hash + "\n" + note(log, 9)).statusCode()).isEqualTo(422);
    }

    @Test
    void two_of_them_do_not_share_a_memory() {
        assertThatThrownBy(() -> WitnessServer.start(folder, "audit.example/w", new InetSocketAddress("127.0.0.1", 0)))
                .isInstanceOfAny(IOException.class, java.nio.channels.OverlappingFileLockException.class);
    }

    private NaiveTree tree() {
        return new NaiveTree(leaves);
    }

    private String note(TestKey key, int size) {
        return note(key, ORIGIN, size);
    }

    private String note(TestKey key, String origin, int size) {
        String text = origin + "\n" + size + "\n" + tree().root(size) + "\n";
        return text + "\n" + key.sign(text);
    }

    private HttpResponse<String> add(long old, List<Hash> proof, String note) throws Exception {
        StringBuilder body = new StringBuilder("old " + old + "\n");
        proof.forEach(hash -> body.append(hash).append('\n'));
        return post(body + "\n" + note);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
