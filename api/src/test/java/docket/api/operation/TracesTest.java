package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.problem.RequestId;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.engine.line.LineStep;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TracesTest extends RestTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Autowired
    private CaseProcessStarter starter;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate database;

    @Test
    void a_request_leads_through_the_engines_command_to_the_append() throws Exception {
        Spans spans = new Spans();
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/cases");
        request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        String[] caseId = new String[1];
        FilterChain chain = (received, response) -> {
            try (ActScope scope =
                    ActScope.enter(Door.REST, "traced", RequestId.traceOf((HttpServletRequest) received))) {
                identity.setAuthentication(DRAFTER, List.of("employee"));
                caseId[0] = starter.start(new CaseDraft(
                        "document-approval", "Traced", "payment", "facilities", null, Map.of(), List.<LineStep>of()));
            } finally {
                identity.clearAuthentication();
            }
        };
        try (Traces traces = new Traces(SimpleSpanProcessor.create(spans))) {
            traces.doFilter(request, new MockHttpServletResponse(), chain);
        }

        SpanData http = spans.named("POST /api/**");
        assertThat(http.getTraceId()).isEqualTo(TRACE);
        assertThat(http.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        SpanData unit = spans.of(TRACE, "unit rest");
        SpanData engine = spans.of(TRACE, "engine ");
        SpanData append = spans.of(TRACE, "append");
        assertThat(unit.getParentSpanId()).isEqualTo(http.getSpanId());
        assertThat(engine.getParentSpanId()).isEqualTo(unit.getSpanId());
        assertThat(append.getParentSpanId()).isIn(unit.getSpanId(), engine.getSpanId());
        assertThat(found(caseId[0]).path("caseId").asText()).isEqualTo(caseId[0]);
    }

    @Test
    void the_callers_trace_stands_in_the_record() {
        Client.Answer started = as(DRAFTER)
                .with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .with("X-Request-Id", "traced-1")
                .post("/api/cases", payment("Traced from outside", "approve:" + DIRECTOR));
        assertThat(started.status()).isEqualTo(201);

        assertThat(database.queryForList(
                        "SELECT DISTINCT concat_ws(' ', convert_from(metadata, 'UTF8')::json->>'traceId',"
                                + " convert_from(metadata, 'UTF8')::json->>'requestId') FROM docket.domain_event"
                                + " WHERE stream = ? AND type = 'case-opened'",
                        String.class,
                        started.text("caseId")))
                .containsExactly(TRACE + " traced-1");
    }

    private static final class Spans implements SpanExporter {

        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        SpanData named(String name) {
            return all.stream()
                    .filter(span -> span.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        SpanData of(String trace, String beginning) {
            return all.stream()
                    .filter(span ->
                            span.getTraceId().equals(trace) && span.getName().startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(all.toString()));
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            all.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
