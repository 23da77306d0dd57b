package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import docket.api.rest.RestTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of a case, with everything that Docket's own code and the engine can say. */
class LogsTest extends RestTest {

    private static final String SECRET = "Hong Gil-dong, 110-123-456789";

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @Test
    void it_names_the_case_and_tells_nothing_personal() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.getMDCPropertyMap();
                lines.add(line);
            }
        };
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger docket = (Logger) LoggerFactory.getLogger("docket");
        Logger commands = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.cmd");
        appender.start();
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
