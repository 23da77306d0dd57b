package docket.api.open.budget;

import docket.engine.agency.Agency;
import docket.engine.budget.day.DayAccount;
import docket.engine.budget.day.DayRefusal;
import docket.engine.budget.day.PublishedDay;
import docket.engine.budget.day.PublishedDays;
import docket.engine.budget.sum.Threshold;
import docket.engine.refusal.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The budget of a day, at a cost that strangers cannot drive up: what a day that is over came to is remembered, today’s
 * figures are added up anew now and then, and one day is added up at a time, with rests between. Thread-safe.
 */
@Component
public final class PublicDays {

    /** So much is remembered of days that are over: some hundred bytes a line. */
    private static final long MOST_LINES = 200_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** After adding up for some time it rests for so many times as long: strangers get a fifth of one core. */
    private static final int RESTS = 4;

    private final PublishedDays days;
    private final Agency agency;
    private final Threshold threshold;
    private final ReentrantLock adding = new ReentrantLock();
    private final Map<LocalDate, OneDay> remembered = new LinkedHashMap<>(16, 0.75f, true);

    private volatile @Nullable OneDay today;
    private volatile long restsUntil = System.nanoTime();

    PublicDays(PublishedDays days, Agency agency, Threshold threshold) {
        this.days = days;
        this.agency = agency;
        this.threshold = threshold;
    }

    /**
     * A day.
     *
     * @param published null of today, which is not over
     */
    public record OneDay(DayAccount account, @Nullable PublishedDay published) {

        boolean isOver() {
            return published != null;
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(agency.clock().instant(), agency.zone());
    }

    Optional<LocalDate> first() {
        return days.first();
    }

    Optional<LocalDate> last() {
        return days.last();
    }

    String zone() {
        return agency.zone().getId();
    }

    /**
     * The day, or today where none is said.
     *
     * @throws Refused DAY_NOT_PUBLISHED; DAY_BEING_ADDED_UP where others keep it busy
     */
    public OneDay of(@Nullable LocalDate asked) {
        LocalDate now = today();
        LocalDate day = asked == null ? now : asked;
        OneDay known = known(day);
        if (known != null) {
            return known;
        }
        Optional<PublishedDay> published = days.find(day);
        if (published.isPresent()) {
            return addUp(day, () -> known(day), () -> remember(day, published.get()));
        }
        if (!day.equals(now)) {
            throw notPublished(day);
        }
        return addUp(day, () -> fresh(now), () -> soFar(now));
    }

    private Refused notPublished(LocalDate day) {
        Optional<LocalDate> first = days.first();
        Optional<LocalDate> last = days.last();
        return first.isEmpty() || last.isEmpty()
                ? new Refused(DayRefusal.DAY_NOT_PUBLISHED, "none", day)
                : new Refused(DayRefusal.DAY_NOT_PUBLISHED, day, first.get(), last.get());
    }

    private @Nullable OneDay known(LocalDate day) {
        synchronized (remembered) {
            return remembered.get(day);
        }
    }

    private @Nullable OneDay fresh(LocalDate now) {
        OneDay known = today;
        return known != null && known.account().day().equals(now) && System.nanoTime() - restsUntil < 0 ? known : null;
    }

    private OneDay soFar(LocalDate now) {
        OneDay found = new OneDay(
                days.soFar(
                        now,
                        agency.zone(),
                        (year, currency) -> threshold.of(currency).minorUnits()),
                null);
        today = found;
        return found;
    }

    private OneDay remember(LocalDate day, PublishedDay published) {
        OneDay found = new OneDay(days.account(published.event()), published);
        if (published.logIndex() != null) {
            synchronized (remembered) {
                remembered.put(day, found);
                long lines = remembered.values().stream()
                        .mapToLong(one -> one.account().lines())
                        .sum();
                Iterator<OneDay> eldest = remembered.values().iterator();
                while (lines > MOST_LINES && remembered.size() > 1) {
                    lines -= eldest.next().account().lines();
                    eldest.remove();
                }
            }
        }
        return found;
    }

    private OneDay addUp(LocalDate day, Supplier<@Nullable OneDay> known, Supplier<OneDay> anew) {
        try {
            if (!adding.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(DayRefusal.DAY_BEING_ADDED_UP, day);
            }
            try {
                OneDay meanwhile = known.get();
                if (meanwhile != null) {
                    return meanwhile;
                }
                rest(day);
                long began = System.nanoTime();
                OneDay found = anew.get();
                long took = System.nanoTime() - began;
                restsUntil = System.nanoTime() + Math.max(found.isOver() ? 0 : FRESH.toNanos(), RESTS * took);
                return found;
            } finally {
                adding.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(DayRefusal.DAY_BEING_ADDED_UP, day);
        }
    }

    private void rest(LocalDate day) throws InterruptedException {
        long left = restsUntil - System.nanoTime();
        if (left > PATIENCE.toNanos()) {
            throw new Refused(DayRefusal.DAY_BEING_ADDED_UP, day);
        }
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
