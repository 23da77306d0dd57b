package docket.benchmark.visible;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Work at a steady rate, whether or not what went before is slow. */
final class Pace {

    private static final int CLIENTS = 16;

    private Pace() {}

    /** Does the work so many times a second; answers how often. */
    static long keep(int perSecond, Duration time, Callable<?> work) throws Exception {
        long began = System.nanoTime();
        long times = perSecond * time.toMillis() / 1_000;
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> {
                    for (long i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                        long early = began + i * 1_000_000_000L / perSecond - System.nanoTime();
                        if (early > 0) {
                            Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                        }
                        work.call();
                    }
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
            return times;
        } finally {
            threads.shutdownNow();
        }
    }
}
