package docket.api.operation;

import docket.api.problem.RequestId;
import docket.engine.unit.Door;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Sends spans by OTLP over HTTP: a request, the engine's command in it, commands to aggregates, the append. It exists
 * only where an endpoint is set. Spans carry routes, classes and outcomes; no person, no content.
 */
final class Traces extends OncePerRequestFilter implements Watch.Watcher, AutoCloseable {

    private static final Set<Work> SHOWN =
            EnumSet.of(Work.UNIT, Work.ENGINE_COMMAND, Work.COMMAND, Work.APPEND, Work.SCORE, Work.LOCK);
    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    };

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final AutoCloseable watching;

    Traces(String endpoint) {
        this(BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build())
                .setScheduleDelay(Duration.ofSeconds(1))
                .build());
    }

    Traces(SpanProcessor processor) {
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.builder()
                                .put("service.name", "docket")
                                .build())))
                .addSpanProcessor(processor)
                .build();
        tracer = provider.get("docket");
        watching = Watch.by(this);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        Span span = tracer.spanBuilder(request.getMethod())
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        String traceId = span.getSpanContext().getTraceId();
        request.setAttribute(RequestId.TRACE, traceId);
        try (Scope scope = span.makeCurrent();
                var ignored = MDC.putCloseable("traceId", traceId)) {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String path = route != null ? route.toString() : door(request.getRequestURI());
            span.updateName(request.getMethod() + " " + path);
            span.setAttribute("http.route", path);
            span.setAttribute("http.request.method", request.getMethod());
            span.setAttribute("http.response.status_code", response.getStatus());
            span.end();
        }
    }

    private static String door(String path) {
        for (String door : new String[] {"/engine-rest", "/camunda", "/api"}) {
            if (path.startsWith(door + "/")) {
                return door + "/**";
            }
        }
        return "/**";
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the scope is closed as the work ends, on the same thread
    public Watch.Running begin(Work work, String name) {
        boolean inside = Span.current().getSpanContext().isValid();
        if (!SHOWN.contains(work) || !inside && !beginsATrace(work, name)) {
            return outcome -> {};
        }
        Span span = tracer.spanBuilder(nameOf(work, name)).startSpan();
        Scope scope = span.makeCurrent();
        return outcome -> {
            scope.close();
            span.setAttribute("docket.outcome", outcome);
            if (outcome.equals(Watch.FAILED)) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        };
    }

    /** Whether work outside a request begins a trace: jobs do, looking for them every second does not. */
    private static boolean beginsATrace(Work work, String name) {
        return work == Work.UNIT && !name.equals(Door.CLI.code());
    }

    private static String nameOf(Work work, String name) {
        return switch (work) {
            case UNIT -> "unit " + name;
            case ENGINE_COMMAND -> "engine " + name;
            case COMMAND -> "command " + name;
            case APPEND -> "append";
            case LOCK -> "lock";
            case SCORE -> "score";
            case SEQUENCER_PASS -> "number";
            case LOG_PASS -> "sign";
        };
    }

    @Override
    public void close() throws Exception {
        watching.close();
        provider.shutdown().join(2, TimeUnit.SECONDS);
    }
}
