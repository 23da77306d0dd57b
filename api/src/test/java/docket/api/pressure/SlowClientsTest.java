package docket.api.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.pressure.body.Bodies;
import docket.api.rest.RestTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that send next to nothing, many at once, while people work. */
@Timeout(180)
class SlowClientsTest extends RestTest {

    private static final int MANY = 500;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ANYWHERE = List.of(
            "/login",
            "/api/cases",
            "/engine-rest/task",
            "/camunda/api/engine/engine/default/task",
            "/actuator/health",
            "/nowhere");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Value("${docket.pressure.header}")
    private Duration headerPatience;

    @Autowired
    private Bodies bodies;

    private List<Slow> slow = List.of();

    @AfterEach
    void close() {
        slow.forEach(Slow::close);
    }

    @Test
    void five_hundred_bodies_that_trickle_in_keep_nobody_from_working() throws Exception {
        slow = Slow.many(MANY, port, SlowClientsTest::slowBody);
        try (AutoCloseable ignored = Slow.trickle(slow, "a")) {
            awaitBodies();
            work();
            assertThat(slow.get(0).hear("}", PATIENCE))
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "body-too-slow");
            for (Slow one : slow.subList(1, MANY)) {
                assertThat(one.hear("\"code\":\"body-too-slow\"", PATIENCE)).startsWith("HTTP/1.1 408");
            }
        }
    }

    @Test
    void nor_do_five_hundred_headers_that_never_end() throws Exception {
        slow = Slow.many(MANY, port, number -> "GET " + anywhere(number) + " HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        try (AutoCloseable ignored = Slow.trickle(slow, "a")) {
            work();
            long began = System.nanoTime();
            for (Slow one : slow) {
                assertThat(one.hear("never", PATIENCE)).isEqualTo("[closed]");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(headerPatience.multipliedBy(3));
        }
    }

    @Test
    void nor_do_five_hundred_who_ask_on_and_on_and_never_read_an_answer() throws Exception {
        slow = Slow.many(MANY, port, number -> "GET /assets/audit.css HTTP/1.1\r\nHost: x\r\n\r\n".repeat(90));
        work();
    }

    @Test
    void an_honest_line_that_is_slow_brings_everything() throws Exception {
        String title = "By a slow line";
        byte[] draft = ("{\"process\":\"document-approval\",\"title\":\"" + title + "\",\"kind\":\"payment\","
                        + "\"organization\":\"facilities\",\"amount\":{\"amount\":\"34.34\",\"currency\":\"EUR\"},"
                        + "\"approvalLine\":[{\"kind\":\"approve\",\"group\":\"supervisor\"}]" + " ".repeat(250_000)
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
        String to = "POST /api/cases HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + basic(DRAFTER);

        try (Slow announced = new Slow(port);
                Slow inChunks = new Slow(port)) {
            announced.send(to + "Content-Length: " + draft.length + "\r\n\r\n");
            assertThat(announced.send(draft, 25_000, Duration.ofMillis(250)).hear("never", PATIENCE))
                    .startsWith("HTTP/1.1 201");
            inChunks.send(to + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(draft.length) + "\r\n");
            assertThat(inChunks.send(draft, 25_000, Duration.ofMillis(250))
                            .send("\r\n0\r\n\r\n")
                            .hear("never", PATIENCE))
                    .startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void a_large_deployment_takes_the_time_that_an_honest_line_needs() throws Exception {
        byte[] rest = new byte[1_500_000];
        Arrays.fill(rest, (byte) ' ');
        String part = "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"notes.txt\"\r\n\r\n";
        int length = part.length() + rest.length + "\r\n--x--\r\n".length();

        try (Slow deployment = new Slow(port)) {
            deployment
                    .send("POST /engine-rest/deployment/create HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + basic(ADMIN)
                            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length + "\r\n\r\n"
                            + part)
                    .send(rest, 300_000, Duration.ofMillis(500))
                    .send("\r\n--x--\r\n");
            assertThat(deployment.hear("never", PATIENCE))
                    .startsWith("HTTP/1.1 422")
                    .contains("model-refused");
        }
    }

    @Test
    void who_does_not_say_who_they_are_is_refused_before_a_large_body_is_read() throws Exception {
        String large =
                "POST /api/cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n";

        try (Slow stranger = new Slow(port);
                Slow asks = new Slow(port)) {
            assertThat(stranger.send(large + "\r\n").hear("\"code\"", PATIENCE)).startsWith("HTTP/1.1 401");
            assertThat(asks.send(large + "Expect: 100-continue\r\n\r\n").hear("\"code\"", PATIENCE))
                    .startsWith("HTTP/1.1 401");
        }
    }

    private void awaitBodies() {
        long giveUp = System.nanoTime() + SOON.toNanos();
        while (bodies.awaited() < MANY / 2 && System.nanoTime() < giveUp) {
            pause();
        }
        assertThat(bodies.awaited()).isGreaterThanOrEqualTo(MANY / 2);
    }

    /** A clerk logs in, and a case is drafted, listed and decided; health answers in between. */
    private void work() throws Exception {
        within(
                SOON,
                () -> assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200));
        within(SOON, this::logIn);
        String caseId = within(
                SOON, () -> start(payment("While others send nothing", "review:administration", "approve:supervisor")));
        within(
                SOON,
                () -> assertThat(as(REVIEWER).get("/api/tasks?mine=true").status())
                        .isEqualTo(200));
        within(SOON, () -> assertThat(decide(REVIEWER, caseId, "APPROVE")).matches(answer -> answer.status() == 200));
        within(
                SOON,
                () -> assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200));
    }

    private HttpResponse<String> logIn() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI login = URI.create("http://localhost:" + port + "/login");
        String page = page(browser, login);
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        HttpResponse<String> landed = browser.send(
                HttpRequest.newBuilder(login)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + REVIEWER + "&password="
                                + DocketTest.PASSWORD + "&_csrf=" + token.group(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(landed.uri().getPath()).doesNotContain("login");
        return landed;
    }

    /** Comes again when there was no room. */
    private static String page(HttpClient browser, URI address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept", "text/html").build();
        HttpResponse<String> page = browser.send(request, HttpResponse.BodyHandlers.ofString());
        while (page.statusCode() == 503) {
            pause();
            page = browser.send(request, HttpResponse.BodyHandlers.ofString());
        }
        return page.body();
    }

    private static <T> T within(Duration soon, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T done = work.call();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(soon);
        return done;
    }

    private static String slowBody(int number) {
        String length = number % 5 == 4 ? "Transfer-Encoding: chunked\r\n\r\n4000\r\n" : "Content-Length: 4000\r\n\r\n";
        return "POST " + anywhere(number) + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + (number % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded") + "\r\n"
                + (number % 3 == 0 ? basic(DRAFTER) : "") + length;
    }

    private static String anywhere(int number) {
        return ANYWHERE.get(number % ANYWHERE.size());
    }

    private static String basic(String person) {
        String credentials = person + ":" + DocketTest.PASSWORD;
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }
}
