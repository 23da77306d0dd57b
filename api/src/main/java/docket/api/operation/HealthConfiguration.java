package docket.api.operation;

import docket.api.settings.Settings;
import docket.engine.personal.Sealing;
import docket.engine.proof.LogPublisher;
import docket.engine.proof.LogStanding;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.refusal.Refused;
import java.io.File;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health indicators, each of which says what can be wrong and what to do next. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** The program works, but something waits for a person. It does not make the whole unhealthy. */
    static final Status WARNING = new Status("WARNING");

    private static final long DISK_DOWN = 256L << 20;
    private static final long DISK_WARNING = 2L << 30;

    @Bean
    Standings standings(@Qualifier("sequencerDataSource") DataSource connections) {
        return new Standings(connections);
    }

    @Bean
    Strandings strandings(
            @Qualifier("sequencerDataSource") DataSource connections,
            @Value("${docket.health.stranded-every}") Duration every) {
        return new Strandings(connections, every);
    }

    /** What strangers are shown: UP or DOWN, and nothing else. */
    @Bean
    StatusAggregator statusAggregator() {
        return statuses -> statuses.contains(Status.DOWN)
                ? Status.DOWN
                : statuses.contains(Status.OUT_OF_SERVICE) ? Status.OUT_OF_SERVICE : Status.UP;
    }

    @Bean
    HealthIndicator databaseHealthIndicator(Standings standings) {
        return asking(standings, standing -> Health.up());
    }

    @Bean
    HealthIndicator sequencerHealthIndicator(
            Standings standings, @Value("${docket.health.sequencer-patience}") Duration patience) {
        return asking(standings, standing -> {
            Health.Builder health = standing.oldestUnnumberedSeconds() * 1_000 < patience.toMillis()
                    ? Health.up()
                    : Health.down()
                            .withDetail(
                                    "advice",
                                    "Committed events get no place in the order, so readers of the feed see nothing new."
                                            + " Look for a transaction that stays open (pg_stat_activity, xact_start) and"
                                            + " end it; if there is none, read the log for 'sequencer' and restart this"
                                            + " node. Nothing is lost: they are numbered as soon as it works.");
            return health.withDetail("unnumberedEvents", standing.unnumbered())
                    .withDetail("oldestUnnumberedSeconds", standing.oldestUnnumberedSeconds());
        });
    }

    /** How the log stands; on a node that does not keep it there is nothing to worry about. */
    @Bean
    HealthIndicator logHealthIndicator(LogPublisher log) {
        return () -> {
            LogStanding standing = log.standing();
            Refused refused = standing.refused();
            Health.Builder health = refused == null || refused.code() == LogRefusal.LOG_ELSEWHERE
                    ? cosigned(standing.witnesses())
                    : Health.down()
                            .withDetail("advice", refused.text(Locale.ENGLISH))
                            .withDetail("adviceKo", refused.text(Locale.KOREAN));
            if (refused != null) {
                health.withDetail("code", refused.code().code());
            }
            return health.withDetail("signsHere", standing.signs())
                    .withDetail("signedEntries", standing.size())
                    .withDetail("unsignedEntries", standing.unsigned())
                    .withDetail("oldestUnsignedSeconds", standing.oldestUnsignedSeconds())
                    .build();
        };
    }

    private static Health.Builder cosigned(Map<String, String> witnesses) {
        if (witnesses.values().stream().allMatch(String::isEmpty)) {
            return Health.up();
        }
        return Health.status(WARNING)
                .withDetail("witnesses", witnesses)
                .withDetail(
                        "advice",
                        "Checkpoints are signed by Docket, and not by every witness. Ask whoever keeps the witness; it is"
                                + " asked again every half minute, and the newest checkpoint is cosigned then.");
    }

    @Bean
    HealthIndicator projectionHealthIndicator(Standings standings) {
        return asking(standings, standing -> {
            Health.Builder health = standing.staleViews() == 0
                    ? Health.up()
                    : Health.down()
                            .withDetail(
                                    "advice",
                                    "Screens and searches show cases older than they are, which cannot happen while views"
                                            + " are written with the events: somebody changed docket.case_view. Open such a"
                                            + " case on the auditor's page, it says what differs, and rebuild the views.");
            return health.withDetail("casesBehind", standing.staleViews());
        });
    }

    @Bean
    HealthIndicator jobsHealthIndicator(Standings standings) {
        return asking(standings, standing -> {
            Health.Builder health = standing.failedJobs() + standing.incidents() == 0
                    ? Health.up()
                    : Health.status(WARNING)
                            .withDetail(
                                    "advice",
                                    "Cases wait at a step that failed and is not tried again. Open Cockpit, Processes,"
                                            + " Incidents: read why, mend it, and increase the retries.");
            return health.withDetail("failed", standing.failedJobs())
                    .withDetail("incidents", standing.incidents())
                    .withDetail("due", standing.dueJobs());
        });
    }

    /** People must be removable, so a step may lose all who could decide it; that the question is slow stops nobody. */
    @Bean
    HealthIndicator strandedHealthIndicator(Strandings strandings) {
        return () -> {
            try {
                Stranded stranded = strandings.now();
                Health.Builder health = stranded.isNothing()
                        ? Health.up()
                        : Health.status(WARNING)
                                .withDetail("cases", stranded.cases())
                                .withDetail("advice", stranded.advice());
                return health.withDetail("tasks", stranded.tasks())
                        .withDetail("lines", stranded.lines())
                        .build();
            } catch (SQLException e) {
                return Health.unknown()
                        .withDetail("advice", "It could not be counted in time what waits for nobody.")
                        .withDetail("sqlState", String.valueOf(e.getSQLState()))
                        .build();
            }
        };
    }

    /**
     * Whether the master key opens a person's key; only personal fields need it, so that its lack takes nothing else
     * down.
     */
    @Bean
    HealthIndicator masterKeyHealthIndicator(Standings standings, Sealing sealing) {
        return asking(standings, standing -> {
            Standing.WrappedKey sample = standing.sample();
            return Optional.ofNullable(sample)
                    .flatMap(wrapped -> sealing.trouble(wrapped.person(), wrapped.key()))
                    .map(trouble -> Health.status(WARNING).withDetail("advice", trouble))
                    .orElseGet(Health::up);
        });
    }

    @Bean
    HealthIndicator diskHealthIndicator(Settings settings) {
        File data = settings.data().toFile();
        return () -> {
            long free = existing(data).getUsableSpace();
            Health.Builder health = free >= DISK_WARNING
                    ? Health.up()
                    : Health.status(free < DISK_DOWN ? Status.DOWN : WARNING)
                            .withDetail(
                                    "advice",
                                    "Free space on the disk of the data folder, or move the folder to a larger one while"
                                            + " Docket is stopped. A full disk stops every decision.");
            return health.withDetail("folder", data.getAbsolutePath())
                    .withDetail("freeBytes", free)
                    .withDetail(
                            "holds",
                            settings.db().outside()
                                    ? "keys, log; the database's disk is not seen from here"
                                    : "database, keys, log")
                    .build();
        };
    }

    /**
     * The folder, or the nearest one above it that exists: over an outside database a node may never have made its own.
     */
    static File existing(File folder) {
        File existing = folder.getAbsoluteFile();
        while (!existing.exists() && existing.getParentFile() != null) {
            existing = existing.getParentFile();
        }
        return existing;
    }

    private interface Finding {
        Health.Builder of(Standing standing);
    }

    private static HealthIndicator asking(Standings standings, Finding finding) {
        return () -> {
            try {
                return finding.of(standings.now()).build();
            } catch (SQLException e) {
                return Health.down()
                        .withDetail(
                                "advice",
                                "The database does not answer. The embedded one is started again by itself within seconds;"
                                        + " log/postgresql-*.log in the data folder says why it stopped. Is an outside one"
                                        + " running, reachable, and not out of connections?")
                        .withDetail("sqlState", String.valueOf(e.getSQLState()))
                        .build();
            }
        };
    }
}
