package docket.benchmark.visible;

import docket.benchmark.machine.Programs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A client of {@code /api/events/stream}, in a program of its own, over HTTP. */
final class FeedClient implements AutoCloseable {

    private static final String AUDITOR = "seo.auditor";
    private static final String ID = "\"eventId\":\"";

    private final Moments seen = new Moments();
    private final Stream<String> lines;
    private final Thread thread;

    /** Listens from the event after this index on. */
    FeedClient(String port, long after) throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString((AUDITOR + ":" + Programs.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/events/stream?after=" + after))
                .header("Authorization", "Basic " + credentials)
                .build();
        HttpResponse<Stream<String>> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The feed answered " + response.statusCode());
        }
        this.lines = response.body();
        CountDownLatch listening = new CountDownLatch(1);
        this.thread = new Thread(
                () -> {
                    try {
                        lines.forEach(line -> {
                            listening.countDown();
                            take(line);
                        });
                    } catch (RuntimeException closed) {
                        // the stream was closed here, or ended there: what is missing shows in the figures
                    }
                },
                "feed-client");
        thread.setDaemon(true);
        thread.start();
        listening.await();
    }

    private void take(String line) {
        int at = line.indexOf(ID);
        if (at >= 0) {
            int from = at + ID.length();
            seen.now(line.substring(from, line.indexOf('"', from)));
        }
    }

    Moments seen() {
        return seen;
    }

    @Override
    public void close() {
        lines.close();
        thread.interrupt();
    }
}
