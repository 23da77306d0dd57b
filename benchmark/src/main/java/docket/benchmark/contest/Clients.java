package docket.benchmark.contest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that each take one case after the other from its start to its end. */
final class Clients {

    private final Contestant contestant;
    private final AtomicLong cases = new AtomicLong();

    Clients(Contestant contestant) {
        this.contestant = contestant;
    }

    /**
     * Lets {@code clients} work for a time; a case that was begun is finished. The time counts until everything has
     * come to its true end.
     */
    Run run(int clients, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long began = System.nanoTime();
            long deadline = began + time.toNanos();
            List<Future<List<Long>>> working = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                working.add(threads.submit(() -> work(deadline)));
            }
            List<Long> micros = new ArrayList<>();
            for (Future<List<Long>> client : working) {
                micros.addAll(client.get());
            }
            contestant.settle();
            long nanos = System.nanoTime() - began;
            return Run.of(micros, nanos);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> work(long deadline) throws Exception {
        List<Long> micros = new ArrayList<>();
        do {
            long began = System.nanoTime();
            String caseId = contestant.start(Draft.number(cases.incrementAndGet()));
            contestant.decide(caseId, contestant.task(caseId));
            micros.add((System.nanoTime() - began) / 1_000);
        } while (System.nanoTime() < deadline);
        return micros;
    }

    /** What a run came to; the times of one case, from start to end as its client saw it, are in microseconds. */
    record Run(long cases, long nanos, long p50Micros, long p99Micros) {
        static Run of(List<Long> micros, long nanos) {
            List<Long> sorted = micros.stream().sorted().toList();
            return new Run(sorted.size(), nanos, at(sorted, 0.50), at(sorted, 0.99));
        }

        private static long at(List<Long> sorted, double share) {
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
        }
    }
}
