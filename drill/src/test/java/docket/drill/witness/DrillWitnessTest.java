package docket.drill.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillWitnessTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private DrillWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = new DrillWitness(folder);
    }

    @AfterEach
    void stop() {
        witness.close();
    }

    @Test
    void signs_a_log_that_grows() throws Exception {
        assertThat(ask(0, 3, "A")).startsWith("200 \u2014 docket.drill/witness ");
        assertThat(ask(3, 5, "B")).startsWith("200 ");
        assertThat(witness.complaints()).isEmpty();
        assertThat(witness.newest()).isEqualTo(note(5, "B"));
    }

    @Test
    void says_what_it_saw_to_a_log_that_believes_otherwise() throws Exception {
        ask(0, 3, "A");

        assertThat(ask(0, 5, "B")).isEqualTo("409 3\n");
    }

    @Test
    void complains_about_a_log_that_became_shorter() throws Exception {
        ask(0, 3, "A");
        ask(3, 2, "B");

        assertThat(witness.complaints()).containsExactly("a checkpoint of 2 entries was signed after one of 3");
    }

    @Test
    void complains_about_two_histories_of_one_length() throws Exception {
        ask(0, 3, "A");
        ask(3, 3, "B");

        assertThat(witness.complaints()).containsExactly("two checkpoints of 3 entries were signed that differ");
    }

    @Test
    void holds_its_answer_until_it_lets_go() throws Exception {
        ask(0, 3, "A");
        assertThat(witness.hold(Duration.ZERO)).isFalse(); // nobody asks yet, and whoever does now is held
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request(3, 4, "B"), HttpResponse.BodyHandlers.ofString());

        assertThat(witness.hold(Duration.ofSeconds(30))).isTrue();
        assertThat(answer).isNotDone();
        witness.letGo();

        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private String ask(long old, long size, String root) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(old, size, root), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private HttpRequest request(long old, long size, String root) throws IOException {
        String address = Files.readString(witness.policy()).split("[ \n]")[3];
        return HttpRequest.newBuilder(URI.create(address + "/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString("old " + old + "\n\n" + note(size, root)))
                .build();
    }

    private static String note(long size, String root) {
        return "docket.example\n" + size + "\n" + root + "\n\n\u2014 docket.example c2lnbmVk\n";
    }
}
