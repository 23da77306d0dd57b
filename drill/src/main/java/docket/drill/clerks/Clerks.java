package docket.drill.clerks;

import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.drill.victim.Victim;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** Many clients that take one story after the other to its end. */
public final class Clerks implements AutoCloseable {

    /** The organisation whose budget lines these are. */
    static final String ORGANIZATION = "facilities";

    /** The budget lines that the stories draw on; not all of them get what they ask for. */
    static final List<String> LINES = Stream.of("D1", "D2", "D3")
            .map(code -> LocalDate.now(ZoneOffset.UTC).getYear() + "." + ORGANIZATION + "." + code)
            .toList();

    private static final long STANDSTILL_NANOS = 600_000_000_000L;
    private static final long LOOK_MILLIS = 20;

    private final DocketApi api;
    private final Ledger ledger;
    private final long seed;
    private final int cases;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final ReentrantReadWriteLock acting = new ReentrantReadWriteLock(true);
    private final ExecutorService clients;

    public Clerks(DocketApi api, Ledger ledger, long seed, int cases, int clients) {
        this.api = api;
        this.ledger = ledger;
        this.seed = seed;
        this.cases = cases;
        this.clients = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            this.clients.execute(this::work);
        }
        this.clients.shutdown();
    }

    /** Makes what the stories need in a Docket that is up: budget lines, and the process of the reminder. */
    public static DocketApi prepare(Victim victim, int cases) throws IOException, InterruptedException {
        DocketApi api = victim.client();
        openLines(api, cases);
        Reminder.deploy(victim.url(), Victim.PASSWORD);
        return api;
    }

    /** Opens the budget lines of the stories. */
    public static void openLines(DocketApi api, int cases) throws IOException, InterruptedException {
        for (String line : LINES) {
            String[] parts = line.split("\\.");
            Answer answer = api.post(
                    "min.budget",
                    "/api/budget/lines",
                    Map.of(
                            "fiscalYear",
                            Integer.valueOf(parts[0]),
                            "code",
                            parts[2],
                            "name",
                            "A line of a drill",
                            "organization",
                            parts[1],
                            "appropriation",
                            Map.of("amount", String.valueOf(3L * cases), "currency", "EUR")),
                    "line-" + line);
            if (answer.status() != 201) {
                throw new IOException("Budget line " + line + " was answered " + answer);
            }
        }
    }

    private void work() {
        for (int number = next.getAndIncrement(); number < cases; number = next.getAndIncrement()) {
            try {
                new Story(api, ledger, acting.readLock(), seed, number).run();
            } catch (IOException | RuntimeException e) {
                ledger.complain("story " + number + " ended early: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                ended.incrementAndGet();
            }
        }
    }

    /** Work that is done while no act is under way: everything that was begun has been answered. */
    public interface Pause<T> {
        T run() throws IOException, InterruptedException, SQLException;
    }

    public <T> T paused(Pause<T> pause) throws IOException, InterruptedException, SQLException {
        acting.writeLock().lockInterruptibly();
        try {
            return pause.run();
        } finally {
            acting.writeLock().unlock();
        }
    }

    /** Lets them end the stories that they have begun, and begin no other. */
    public void beginNoMore() {
        next.set(cases);
    }

    public int ended() {
        return ended.get();
    }

    /** Waits until so many stories have ended, or none has for a long time. */
    public boolean awaitEnded(int count) throws InterruptedException {
        long giveUp = System.nanoTime() + STANDSTILL_NANOS;
        for (int before = ended(); ended() < count; Thread.sleep(LOOK_MILLIS)) {
            if (ended() > before) {
                before = ended();
                giveUp = System.nanoTime() + STANDSTILL_NANOS;
            } else if (System.nanoTime() > giveUp) {
                return false;
            }
        }
        return true;
    }

    /** Waits until all stories have ended. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return clients.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
