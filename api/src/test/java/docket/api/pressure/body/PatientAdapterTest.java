package docket.api.pressure.body;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.pressure.Slow;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A web server of two threads, and clients that take their time. */
@Timeout(60)
class PatientAdapterTest {

    private static final int PLACES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AUTHORIZATION = "Authorization: any\r\n";

    private final Bodies bodies = new Bodies(new Patience(Duration.ofSeconds(2), 50_000), PLACES, 4 << 20);
    private final AtomicInteger working = new AtomicInteger();
    private final Tomcat tomcat = new Tomcat();
    private final List<Slow> opened = new ArrayList<>();
    private int port;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxThreads", "2");
        tomcat.getConnector().setProperty("continueResponseTiming", "onRead");
        tomcat.getConnector().addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                var protocol = tomcat.getConnector().getProtocolHandler();
                protocol.setAdapter(new PatientAdapter(protocol.getAdapter(), bodies));
            }
        });
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "length", new Length());
        context.addServletMappingDecoded("/*", "length");
        tomcat.start();
        port = tomcat.getConnector().getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        opened.forEach(Slow::close);
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void a_body_in_pieces_arrives_whole() throws Exception {
        byte[] body = "0123456789".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        Slow announced = open().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n");

        assertThat(announced.send(body, 10_000, Duration.ofMillis(200)).hear("]", PATIENCE))
                .contains("[50000]");
        assertThat(announced.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").hear("]", PATIENCE))
                .as("on the same connection")
                .contains("[0]");
    }

    @Test
    void so_does_one_whose_length_nobody_knows_even_where_a_chunk_is_cut_anywhere() throws Exception {
        byte[] body = "a\r\n0123456789\r\n3;x=y\r\nabc\r\n0\r\nX-After: z\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        Slow chunked = open().send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThat(chunked.send(body, 1, Duration.ofMillis(10)).hear("]", PATIENCE))
                .contains("[13]");
        assertThat(chunked.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").hear("]", PATIENCE))
                .contains("[0]");
    }

    @Test
    void requests_sent_without_waiting_for_answers_are_answered_in_their_order() throws Exception {
        String one = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde";
        String other = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";

        String answers = open().send(one + other + one + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .hear("never", PATIENCE);

        assertThat(answers).containsSubsequence("[5]", "[2]", "[5]", "[0]", "[closed]");
    }

    @Test
    void nobody_works_while_bodies_are_on_their_way_and_the_late_are_told() throws Exception {
        for (int i = 0; i < PLACES; i++) {
            open().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\na");
        }
        assertThat(open().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").hear("]", PATIENCE))
                .contains("[0]");
        assertThat(working).hasValue(0);
        for (Slow slow : opened.subList(0, PLACES)) {
            assertThat(slow.hear("]", PATIENCE)).startsWith("HTTP/1.1 408").contains("[late]");
        }
        assertThat(bodies.awaited()).isZero();
    }

    @Test
    void when_there_is_no_place_the_one_that_was_waited_for_longest_gives_way() throws Exception {
        Slow first = open().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n" + AUTHORIZATION + "\r\na");
        awaitBodies(1);
        for (int i = 0; i < PLACES; i++) {
            open().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n" + AUTHORIZATION + "\r\na");
        }
        assertThat(first.hear("]", Duration.ofSeconds(8))).startsWith("HTTP/1.1 408");
    }

    @Test
    void what_is_gathered_of_all_of_them_is_bounded() throws Exception {
        List<Slow> large = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            large.add(open().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n" + AUTHORIZATION + "\r\n")
                    .send(new byte[900_000]));
        }
        awaitBodies(4);
        List<String> answers = new ArrayList<>();
        for (Slow one : large) {
            answers.add(one.offer(new byte[100_000]).hear("]", PATIENCE));
        }

        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 408"))
                .hasSize(2);
        assertThat(answers).filteredOn(answer -> answer.contains("[1000000]")).hasSize(4);
    }

    @Test
    void a_large_body_is_read_by_who_works_on_it_at_an_honest_pace_only() throws Exception {
        String large = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1500000\r\n" + AUTHORIZATION + "\r\n";

        assertThat(open().send(large)
                        .send(new byte[1_500_000], 150_000, Duration.ofMillis(100))
                        .hear("]", PATIENCE))
                .contains("[1500000]");
        Slow slow = open().send(large);
        assertThat(slow.send(new byte[40], 10, Duration.ofSeconds(1)).hear("]", PATIENCE))
                .startsWith("HTTP/1.1 408");
    }

    @Test
    void nobody_who_does_not_say_who_they_are_has_much_read() throws Exception {
        String strange = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1500000\r\n";

        assertThat(open().send(strange + "\r\n").hear("]", PATIENCE)).contains("[refused]");
        assertThat(open().send(strange + "Cookie: any=any\r\n\r\n").hear("]", PATIENCE))
                .contains("[refused]");
        assertThat(open().send(strange + "Expect: 100-continue\r\n\r\n").hear("]", PATIENCE))
                .startsWith("HTTP/1.1 200")
                .contains("[refused]");
    }

    @Test
    void the_answer_reaches_who_sends_on_what_nobody_reads() throws Exception {
        Slow sending = open().send(
                        "POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 1500000\r\n" + AUTHORIZATION + "\r\n")
                .send(new byte[1_500_000]);

        assertThat(sending.hear("]", PATIENCE)).contains("[unread]");
        assertThat(sending.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").hear("]", PATIENCE))
                .contains("[0]");
    }

    @Test
    void who_sends_for_ever_what_nobody_reads_is_cut_off_and_holds_no_thread() throws Exception {
        for (int i = 0; i < 10; i++) {
            Slow endless = open().send("POST /unread HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    + AUTHORIZATION + "\r\n180000\r\n");
            endless.send(new byte[0x180000]).send("\r\n100000\r\n");
            assertThat(endless.hear("]", PATIENCE)).contains("[unread]");
        }
        assertThat(open().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").hear("]", PATIENCE))
                .contains("[0]");
        for (Slow endless : opened.subList(0, 10)) {
            assertThat(endless.hear("never", PATIENCE)).endsWith("[closed]");
        }
    }

    private void awaitBodies(int count) throws InterruptedException {
        for (int i = 0; i < 200 && bodies.awaited() != count; i++) {
            Thread.sleep(10);
        }
        assertThat(bodies.awaited()).isEqualTo(count);
    }

    private Slow open() throws IOException {
        Slow slow = new Slow(port);
        opened.add(slow);
        return slow;
    }

    /** Says how long a body is that it read. */
    private final class Length extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            working.incrementAndGet();
            try {
                response.getWriter().print("[" + said(request, response) + "]");
            } finally {
                working.decrementAndGet();
            }
        }

        private String said(HttpServletRequest request, HttpServletResponse response) {
            Body body = Body.of(request);
            if (body != null && body.isLate()) {
                response.setStatus(408);
                return "late";
            }
            if (body != null && body.isRefused()) {
                return "refused";
            }
            if (request.getRequestURI().equals("/unread")) {
                return "unread";
            }
            try {
                return String.valueOf(request.getInputStream().readAllBytes().length);
            } catch (IOException e) {
                return "Tomcat answers";
            }
        }
    }
}
