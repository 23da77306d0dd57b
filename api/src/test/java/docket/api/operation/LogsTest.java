package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import docket.api.DocketTest;
import docket.api.rest.RestTest;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the log says of a case, with everything that Docket's own code and the engine can say. */
class LogsTest extends RestTest {

    private static final long LATER_NANOS = 300_000;
    private static final String SECRET = "Hong Gil-dong, 110-123-456789";

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Test
    void a_client_that_leaves_in_the_middle_of_its_answer_is_no_error() throws Exception {
        AppenderBase<ILoggingEvent> appender = appender();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger jersey = (Logger) LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");
        Level ours = jersey.getLevel();
        root.addAppender(appender);
        try {
            leaveEarly();
            assertThat(lines)
                    .extracting(line -> line.getLoggerName() + ThrowableProxyUtil.asString(line.getThrowableProxy()))
                    .noneMatch(line -> line.contains("ClientAbortException"));

            jersey.setLevel(Level.ERROR);
            for (int attempt = 0; attempt < 30 && !haveSpoken(jersey); attempt++) {
                leaveEarly();
            }
            assumeTrue(haveSpoken(jersey), "SKIPPED: nobody managed to leave in the middle of anything");
        } finally {
            jersey.setLevel(ours);
            root.detachAppender(appender);
        }
    }

    private boolean haveSpoken(Logger logger) {
        return lines.stream().anyMatch(line -> line.getLoggerName().equals(logger.getName()));
    }

    /** Some leave while their answer is made, each a little later than the one before. */
    private void leaveEarly() throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString((ADMIN + ":" + DocketTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket()) {
                socket.setSoLinger(true, 0);
                socket.connect(new InetSocketAddress("localhost", port));
                socket.getOutputStream()
                        .write(("GET /engine-rest/process-definition/key/document-approval/xml HTTP/1.1\r\n"
                                        + "Host: localhost\r\nAuthorization: Basic " + credentials + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(i * LATER_NANOS);
            }
        }
        Thread.sleep(500);
    }

    private AppenderBase<ILoggingEvent> appender() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.getMDCPropertyMap();
                lines.add(line);
            }
        };
        appender.start();
        return appender;
    }

    @Test
    void it_names_the_case_and_tells_nothing_personal() {
        AppenderBase<ILoggingEvent> appender = appender();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger docket = (Logger) LoggerFactory.getLogger("docket");
        Logger commands = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.cmd");
        root.addAppender(appender);
        docket.setLevel(Level.DEBUG);
        commands.setLevel(Level.DEBUG);
        String caseId;
        try {
            Map<String, Object> draft =
                    new LinkedHashMap<>(payment("Refund to " + SECRET, "review:administration", "approve:supervisor"));
            draft.put("content", Map.of("body", "Paid twice.", "payee", SECRET));
            caseId = start(draft);
            String task = "/api/tasks/" + taskOf(REVIEWER, caseId) + "/decision";
            assertThat(as(DIRECTOR)
                            .post(task, Map.of("decision", "RETURN", "opinion", SECRET))
                            .status())
                    .isEqualTo(403);
            assertThat(as(REVIEWER)
                            .post(task, "{\"decision\": \"" + SECRET + "\"}")
                            .status())
                    .isBetween(400, 422);
            as(REVIEWER).post(task, Map.of("decision", "APPROVE", "opinion", SECRET, "overrideReason", SECRET));
            as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", SECRET));
        } finally {
            root.detachAppender(appender);
            docket.setLevel(null);
            commands.setLevel(null);
        }

        assertThat(lines).isNotEmpty();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getFormattedMessage()).doesNotContain(SECRET);
            assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy())).doesNotContain(SECRET);
            assertThat(line.getMDCPropertyMap().toString()).doesNotContain(SECRET);
        });
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("caseId", caseId)
                        .containsKey("requestId"));
    }
}
