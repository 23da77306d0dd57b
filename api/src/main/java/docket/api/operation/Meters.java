package docket.api.operation;

import docket.api.pressure.Rooms;
import docket.api.pressure.body.Bodies;
import docket.api.rest.feed.FeedStreams;
import docket.engine.proof.LogPublisher;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ThreadPoolJobExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Docket's own metrics; docs/metrics.md lists them. Labels are words of the program: doors, classes, refusal codes. No
 * person, no case.
 */
@Component
final class Meters implements Watch.Watcher, DisposableBean {

    private record Key(Work work, String name, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final AutoCloseable watching;

    Meters(
            MeterRegistry registry,
            Standings standings,
            Strandings strandings,
            FeedStreams feed,
            Rooms rooms,
            Bodies bodies,
            ProcessEngine engine,
            LogPublisher log) {
        this.registry = registry;
        this.watching = Watch.by(this);
        standing(standings, "docket.sequencer.lag.events", Standing::unnumbered);
        standing(standings, "docket.sequencer.lag.seconds", Standing::oldestUnnumberedSeconds);
        standing(standings, "docket.projection.lag.cases", Standing::staleViews);
        standing(standings, "docket.jobs.failed", Standing::failedJobs);
        standing(standings, "docket.jobs.due", Standing::dueJobs);
        standing(standings, "docket.incidents", Standing::incidents);
        stranded(strandings, "docket.stranded.tasks", Stranded::tasks);
        stranded(strandings, "docket.stranded.lines", Stranded::lines);
        var executor = (ThreadPoolJobExecutor)
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        gauge("docket.jobs.running", executor, e -> e.getThreadPoolExecutor().getActiveCount());
        gauge(
                "docket.jobs.queued",
                executor,
                e -> e.getThreadPoolExecutor().getQueue().size());
        gauge("docket.log.lag.events", log, publisher -> publisher.standing().unsigned());
        gauge("docket.log.lag.seconds", log, publisher -> publisher.standing().oldestUnsignedSeconds());
        gauge("docket.feed.listeners", feed, FeedStreams::listeners);
        for (String why : new String[] {"gone", "slow", "forbidden", "stopped"}) {
            FunctionCounter.builder("docket.feed.ended", feed, f -> f.ended(why))
                    .tag("why", why)
                    .register(registry);
        }
        gauge("docket.bodies.awaited", bodies, Bodies::awaited);
        rooms.all().forEach((name, room) -> {
            Gauge.builder("docket.requests.running", room, r -> r.taken())
                    .tag("room", name)
                    .register(registry);
            FunctionCounter.builder("docket.requests.turned.away", room, r -> r.turnedAway())
                    .tag("room", name)
                    .register(registry);
        });
    }

    @Override
    public Watch.Running begin(Work work, String name) {
        long began = System.nanoTime();
        return outcome -> timers.computeIfAbsent(new Key(work, name, outcome), this::timer)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder(
                        "docket." + key.work().name().toLowerCase(Locale.ROOT).replace('_', '.'))
                .tag("name", key.name())
                .tag("outcome", key.outcome())
                .register(registry);
    }

    private <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).register(registry);
    }

    /** Makes a gauge of the record's work; it is not a number while the database does not answer. */
    private void standing(Standings standings, String name, ToDoubleFunction<Standing> value) {
        gauge(name, standings, asked -> {
            try {
                return value.applyAsDouble(asked.now());
            } catch (SQLException e) {
                return Double.NaN;
            }
        });
    }

    private void stranded(Strandings strandings, String name, ToDoubleFunction<Stranded> value) {
        gauge(name, strandings, asked -> {
            try {
                return value.applyAsDouble(asked.now());
            } catch (SQLException e) {
                return Double.NaN;
            }
        });
    }

    @Override
    public void destroy() throws Exception {
        watching.close();
    }
}
