package docket.api.rest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Very many listeners and one who takes nothing. {@code docket.feed.listeners} says how many, 100 by default. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ManyListenersTest extends RestTest {

    private static final int LISTENERS = Integer.getInteger("docket.feed.listeners", 100);
    private static final int CASES = 10;

    @Autowired
    private FeedStreams streams;

    @Autowired
    private ServletWebServerApplicationContext server;

    @Test
    void many_listeners_and_one_who_takes_nothing_harm_nobody() throws Exception {
        for (int i = 0; i < 60; i++) {
            start(large("Backlog " + i));
        }
        long head = head();
        long alone = slowestStart();
        long slowBefore = streams.ended("slow");
        AbstractProtocol<?> protocol = (AbstractProtocol<?>) ((TomcatWebServer) server.getWebServer())
                .getTomcat()
                .getConnector()
                .getProtocolHandler();
        int usual = protocol.getConnectionTimeout();
        protocol.setConnectionTimeout(2_000);
        protocol.setProperty("socket.txBufSize", "16384"); // or the kernel takes megabytes for who takes nothing
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(60))
                .build();
        List<Ear> ears = new ArrayList<>();
        try (Socket deaf = listenAndTakeNothing()) {
            protocol.setConnectionTimeout(usual);
            protocol.setProperty("socket.txBufSize", "2621440");
            for (int i = 0; i < LISTENERS; i++) {
                Ear ear = new Ear(head);
                ears.add(ear);
                ear.listen(http, as(AUDITOR).request("/api/events/stream?after=" + head));
            }
            await("everybody listens", () -> ears.stream().allMatch(ear -> ear.greeted));

            head(); // a connection that was idle meanwhile may be closed just as a start goes out on it
            long together = slowestStart();
            long last = head();
            await("everybody has heard everything", () -> ears.stream().allMatch(ear -> ear.last.get() >= last));
            await("who takes nothing is dropped", () -> streams.ended("slow") > slowBefore);

            System.gc();
            long used =
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
            System.out.println(LISTENERS + " listeners: the slowest of " + CASES + " starts took " + together
                    + " ms, without them " + alone + " ms; heap with both ends of all of them: " + used + " MB");
            assertThat(ears).allSatisfy(ear -> assertThat(ear.gaps.get()).isZero());
            assertThat(together).isLessThan(3_000);
            resumes(deaf);
        } finally {
            ears.forEach(ear -> ear.end());
        }
        await("nobody is left", () -> {
            start(payment("A knock", "review:administration", "approve:supervisor"));
            return streams.listeners() == 0;
        });
    }

    /** The slow one takes what had reached it, and goes on from there. */
    private void resumes(Socket deaf) throws IOException {
        deaf.setSoTimeout(5_000);
        String had = new String(deaf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long lastWhole = Arrays.stream(had.split("\n\n", -1))
                .filter(frame -> frame.contains("id:") && frame.endsWith("}"))
                .map(frame -> frame.substring(frame.indexOf("id:") + 3, frame.indexOf('\n', frame.indexOf("id:"))))
                .mapToLong(Long::parseLong)
                .max()
                .orElseThrow();
        JsonNode next = as(AUDITOR)
                .get("/api/events?limit=1&after=" + lastWhole)
                .json()
                .path("items")
                .path(0);
        assertThat(next.path("logIndex").asLong()).isEqualTo(lastWhole + 1);
    }

    private Socket listenAndTakeNothing() throws IOException {
        HttpRequest request = as(AUDITOR)
                .with("Accept", "text/event-stream")
                .request("/api/events/stream")
                .build();
        URI uri = request.uri();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        StringBuilder head = new StringBuilder("GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        request.headers().map().forEach((name, values) -> head.append(name + ": " + values.get(0) + "\r\n"));
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        await("the deaf one listens", () -> streams.listeners() > 0);
        return socket;
    }

    private long head() {
        JsonNode page = as(AUDITOR).get("/api/events?limit=1000").json();
        long last = -1;
        while (!page.path("items").isEmpty()) {
            last = page.path("items")
                    .path(page.path("items").size() - 1)
                    .path("logIndex")
                    .asLong();
            page = as(AUDITOR).get("/api/events?limit=1000&after=" + last).json();
        }
        return last;
    }

    /** Of some starts, in milliseconds. */
    private long slowestStart() {
        long slowest = 0;
        for (int i = 0; i < CASES; i++) {
            long began = System.nanoTime();
            start(payment("Heard " + i, "review:administration", "approve:supervisor"));
            slowest = Math.max(slowest, System.nanoTime() - began);
        }
        return TimeUnit.NANOSECONDS.toMillis(slowest);
    }

    private static Map<String, Object> large(String title) {
        Map<String, Object> draft = new LinkedHashMap<>(payment(title, "review:administration", "approve:supervisor"));
        draft.put("content", Map.of("body", "x".repeat(4_000)));
        return draft;
    }

    private static void await(String what, BooleanSupplier met) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!met.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(giveUp);
            pause();
        }
    }

    /** One who listens well, and counts what was left out or came twice. */
    private static final class Ear {

        private final AtomicLong last;
        private final AtomicLong gaps = new AtomicLong();
        private volatile boolean greeted;
        private CompletableFuture<HttpResponse<Void>> listening = new CompletableFuture<>();

        Ear(long after) {
            last = new AtomicLong(after);
        }

        void listen(HttpClient http, HttpRequest.Builder request) {
            listening = http.sendAsync(
                    request.setHeader("Accept", "text/event-stream")
                            .timeout(Duration.ofMinutes(10))
                            .build(),
                    info -> HttpResponse.BodySubscribers.fromLineSubscriber(new Subscriber<String>() {
                        @Override
                        public void onSubscribe(Subscription subscription) {
                            subscription.request(Long.MAX_VALUE);
                        }

                        @Override
                        public void onNext(String line) {
                            hear(line);
                        }

                        @Override
                        public void onError(Throwable broken) {}

                        @Override
                        public void onComplete() {}
                    }));
        }

        private void hear(String line) {
            greeted = true;
            if (line.startsWith("id:")) {
                long index = Long.parseLong(line.substring(3));
                if (last.getAndSet(index) != index - 1) {
                    gaps.incrementAndGet();
                }
            }
        }

        void end() {
            listening.cancel(true);
        }
    }
}
