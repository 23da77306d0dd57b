package docket.cli.replay;

import docket.cli.client.DocketApi;
import docket.cli.replay.Work.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Replays planned cases, many at once: each of the clients takes one case from its start to its end, then the next. */
public final class Replay {

    private final DocketApi api;
    private final int clients;
    private final String run = UUID.randomUUID().toString();

    public Replay(DocketApi api, int clients) {
        this.api = api;
        this.clients = clients;
    }

    /** Replays all, telling the report as it goes on; when the server is gone, what is left is not begun. */
    public Tally run(List<CasePlan> plans, ReplayReport report) throws InterruptedException {
        return run(plans.stream().map(plan -> new CaseReplay(api, plan, run)).toList(), clients, report);
    }

    /** As {@link #run(List, ReplayReport)}, for cases of any process. Works are begun in their order. */
    public static Tally run(List<? extends Work> works, int clients, ReplayReport report) throws InterruptedException {
        Queue<Work> waiting = new ConcurrentLinkedQueue<>(works);
        Tally tally = new Tally(works.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(clients, Math.max(1, works.size())));
        try {
            for (int i = 0; i < clients; i++) {
                pool.execute(() -> work(waiting, tally));
            }
            pool.shutdown();
            while (!pool.awaitTermination(200, TimeUnit.MILLISECONDS)) {
                report.progress(tally.snapshot());
            }
        } finally {
            pool.shutdownNow();
        }
        return tally;
    }

    private static void work(Queue<Work> waiting, Tally tally) {
        for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
            try {
                tally.add(work.run());
            } catch (DocketApi.Unreachable e) {
                waiting.clear();
                tally.add(new Outcome(work.caseId(), 0, List.of(String.valueOf(e.getMessage()))));
            } catch (IOException | RuntimeException e) {
                tally.add(new Outcome(work.caseId(), 0, List.of("the replay failed: " + e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
