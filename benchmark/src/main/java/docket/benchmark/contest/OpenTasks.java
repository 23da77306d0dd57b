package docket.benchmark.contest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells a client of the task of its case as soon as it is committed, without a query that would count as work. */
public final class OpenTasks {

    private static final long PATIENCE_SECONDS = 60;

    private final Map<String, CompletableFuture<String>> offered = new ConcurrentHashMap<>();

    /** Called after the commit that made the task. */
    public void offer(String caseId, String taskId) {
        of(caseId).complete(taskId);
    }

    /** Waits until the task of a case is offered. */
    public String await(String caseId) throws Exception {
        try {
            return of(caseId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            offered.remove(caseId);
        }
    }

    private CompletableFuture<String> of(String caseId) {
        return offered.computeIfAbsent(caseId, id -> new CompletableFuture<>());
    }
}
