package docket.api.rest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class FeedStreamTest extends RestTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_stream_that_breaks_is_resumed_without_a_gap_or_a_repeat() throws Exception {
        List<Long> seen = new ArrayList<>();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                start(payment("Streamed " + i, "review:administration", "approve:supervisor"));
            }
        });
        writer.start();
        while (seen.size() < 40) {
            Client listener = as(AUDITOR).with("Accept", "text/event-stream");
            if (!seen.isEmpty()) {
                listener = listener.with("Last-Event-ID", Long.toString(seen.get(seen.size() - 1)));
            }
            int until = seen.size() + 7;
            lines(listener, "/api/events/stream", line -> {
                if (line.startsWith("id:")) {
                    seen.add(Long.parseLong(line.substring(3).strip()));
                }
                return seen.size() == until;
            });
        }
        writer.join();

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.range(0, seen.size()).boxed().toList());
    }

    @Test
    void an_event_arrives_soon_after_it_happened() throws Exception {
        String type = "case-withdrawn";
        String caseId = start(payment("Soon", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        Thread writer = new Thread(() -> {
            pause();
            as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", java.util.Map.of("reason", "Seen enough"));
        });
        writer.start();

        lines(
                as(AUDITOR).with("Accept", "text/event-stream"),
                "/api/events/stream?type=" + type + "&case=" + caseId,
                line -> line.startsWith("data:") && line.contains(type));

        writer.join();
    }

    @Test
    void a_quiet_stream_says_that_it_is_still_there() throws Exception {
        List<String> comments = new ArrayList<>();
        lines(as(AUDITOR).with("Accept", "text/event-stream"), "/api/events/stream?type=no-such-type", line -> {
            if (line.startsWith(":")) {
                comments.add(line);
            }
            return comments.size() == 2;
        });

        assertThat(comments).hasSize(2);
    }

    @Test
    void refuses_a_last_event_id_that_is_none() {
        Client.Answer refused = as(AUDITOR)
                .with("Accept", "text/event-stream")
                .with("Last-Event-ID", "the last one")
                .get("/api/events/stream");

        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("errors/0/field")).isEqualTo("Last-Event-ID");
    }

    /** Reads lines of a stream until one is enough, and breaks it off. */
    private void lines(Client listener, String path, Predicate<String> enough)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(listener.request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (InputStream body = response.body()) {
            StringBuilder line = new StringBuilder();
            for (int c = body.read(); c >= 0; c = body.read()) {
                if (c != '\n') {
                    line.append((char) c);
                } else if (enough.test(line.toString())) {
                    return;
                } else {
                    line.setLength(0);
                }
            }
        }
        throw new AssertionError("The stream ended");
    }
}
