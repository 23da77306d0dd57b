package docket.cli;

import docket.api.boot.RunningDatabase;
import docket.api.settings.Settings;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Surroundings;
import docket.engine.access.Reads;
import docket.engine.agency.Agency;
import docket.engine.allocation.past.PastYears;
import docket.engine.allocation.past.UsedLines;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.organization.Machine;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.ModelStore;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.DatabaseLocks;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The record of the Docket that is set, as every command opens it: beside what runs, as the application's role. What a
 * command writes to it carries the agency's envelope and says which command it was.
 */
record OpenRecord(Settings settings, DataSource database) {

    /**
     * Opens it.
     *
     * @throws CommandFailed where no server of the data folder runs
     * @throws docket.api.boot.StartRefused where an outside database is set and cannot be used
     */
    static OpenRecord of(Surroundings here) throws CommandFailed {
        return find(here)
                .orElseThrow(() -> new CommandFailed(
                        "No database answers. Start Docket with ./docket up on this folder, or set DOCKET_DB_URL."));
    }

    /** As {@link #of}, and empty where no server of the data folder runs. */
    static Optional<OpenRecord> find(Surroundings here) {
        Settings settings = here.settings();
        return RunningDatabase.find(settings).map(database -> new OpenRecord(settings, database));
    }

    RecordStore store() {
        return new RecordStore(database);
    }

    EventStore events() {
        return store().eventStore();
    }

    ModelStore models() {
        return new JdbcModelStore(database, Clock.systemUTC());
    }

    /** Runs again what lost a race. */
    RootUnit rootUnit() {
        return new RootUnit(new DataSourceTransactionManager(database), new LostRaces(), List.of());
    }

    Envelope envelope() {
        return settings.envelope();
    }

    Reads reads() {
        return new Reads(rootUnit(), events(), envelope(), database, Clock.systemUTC());
    }

    /** The budget lines of closed years, to learn from. */
    UsedLines pastLines() {
        FiscalYears years = new FiscalYears(
                database,
                new DatabaseLocks(new JdbcTemplate(database)),
                new Agency(settings.agency(), settings.agencyZone(), Clock.systemUTC()));
        BudgetLineViews lines = new BudgetLineViews(store(), database);
        return new UsedLines(new PastYears(database, lines, years, settings.agencyZone()));
    }

    /** What a command does is done by it, in the version that runs. */
    static Act act(String command) {
        String version = OpenRecord.class.getPackage().getImplementationVersion();
        return new Act(new Machine("docket " + command, Objects.requireNonNullElse(version, "")), Door.CLI);
    }
}
