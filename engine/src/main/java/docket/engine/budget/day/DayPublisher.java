package docket.engine.budget.day;

import docket.engine.agency.Agency;
import docket.engine.budget.sum.Threshold;
import docket.engine.organization.Machine;
import docket.engine.refusal.Refused;
import docket.engine.unit.Act;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each day once it is over, in the agency's zone, on a thread of its own. Days that were missed are made up, in
 * their order. Of several nodes whichever comes first does it; the others are refused by the record, and look again.
 */
public final class DayPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayPublisher.class);
    private static final Act ACT = new Act(new Machine("docket-budget-days", "1"), Door.JOB);

    /** What began before midnight may still be stored: acts last seconds, never so long. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    /** A record is not made public for longer back than that when this begins. */
    private static final int MOST_DAYS_BACK = 366;

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final RootUnit rootUnit;
    private final Commands commands;
    private final PublishedDays days;
    private final Agency agency;
    private final Threshold threshold;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "docket-budget-days");
        thread.setDaemon(true);
        return thread;
    });

    public DayPublisher(RootUnit rootUnit, Commands commands, PublishedDays days, Agency agency, Threshold threshold) {
        this.rootUnit = rootUnit;
        this.commands = commands;
        this.days = days;
        this.agency = agency;
        this.threshold = threshold;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::attempt, 5, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void attempt() {
        try {
            publish(agency.clock().instant());
        } catch (RuntimeException e) {
            LOG.warn("The days of the budget were not published; it is tried again: {}", e.toString());
        }
    }

    /**
     * Publishes all days that are over and were not published, in their order.
     *
     * @return how many this call published
     */
    public int publish(Instant now) {
        LocalDate end = LocalDate.ofInstant(now.minus(SETTLED), agency.zone());
        @Nullable LocalDate next = next(end);
        if (next == null || !next.isBefore(end)) {
            return 0;
        }
        int published = 0;
        DayBook book = days.book(next);
        for (LocalDate day = next; day.isBefore(end); day = day.plusDays(1)) {
            if (!publish(book, day)) {
                return published;
            }
            published++;
        }
        return published;
    }

    private boolean publish(DayBook book, LocalDate day) {
        ZoneId zone = agency.zone();
        long upTo = book.upTo();
        DayAccount account = book.account(
                day, zone, upTo, (year, currency) -> threshold.of(currency).minorUnits());
        PublishBudgetDay command = new PublishBudgetDay(
                day,
                zone.getId(),
                upTo,
                account.trees().stream().map(DaySum::of).toList());
        try {
            rootUnit.execute(ACT, () -> commands.send(command));
        } catch (Refused e) {
            LOG.debug("Another node published it: {}", e.getMessage());
            return false;
        }
        LOG.info("The budget of {} is published: {} lines", day, account.lines());
        return true;
    }

    private @Nullable LocalDate next(LocalDate end) {
        Optional<LocalDate> last = days.last();
        if (last.isPresent()) {
            return last.get().plusDays(1);
        }
        String first = days.firstLine();
        if (first == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(Instant.parse(first), agency.zone());
        LocalDate longest = end.minusDays(MOST_DAYS_BACK);
        return day.isBefore(longest) ? longest : day;
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
