package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.ProgressBar;
import docket.cli.terminal.Surroundings;
import docket.engine.personal.MasterKeyRotated;
import docket.engine.personal.MasterKeyRotation;
import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;

/** {@code ./docket master-key rotate}: another key wraps the keys of all persons. */
@Command(description = "Another master key for the keys of all persons.")
public final class MasterKeyCommand extends CliCommand {

    public MasterKeyCommand(Surroundings here) {
        super(here);
    }

    @Command(
            description = {
                "Another master key wraps the keys of all persons; the one there was is gone from its file, and opens"
                        + " nothing any more. Stopped or killed, the next one goes on."
            },
            footer = {
                "",
                "Docket runs. DOCKET_DATA, DOCKET_DB_URL and DOCKET_MASTER_KEY_FILE are those of ./docket up; all nodes read one file."
            })
    int rotate() throws IOException, CommandFailed {
        MasterKeyRotated done = rotate(OpenRecord.of(here));
        out.printf(
                "The master key %s wraps the keys of %d persons; it replaces %s. That is on record"
                        + " (master-key-rotated).%n",
                done.to(), done.keys(), String.join(", ", done.from()));
        out.println("Keep a copy of " + here.settings().masterKey()
                + " apart from the backups, and destroy the copies of the former one:"
                + " without it no older backup that was made with --without-master-key opens a personal field."
                + " Then make a new backup.");
        return 0;
    }

    private MasterKeyRotated rotate(OpenRecord record) throws IOException {
        Long all = new JdbcTemplate(record.database())
                .queryForObject("SELECT count(*) FROM docket.person_key", Long.class);
        ProgressBar bar = new ProgressBar(here.err());
        try {
            return new MasterKeyRotation(
                            record.database(),
                            record.settings().masterKey(),
                            record.rootUnit(),
                            record.events(),
                            record.envelope())
                    .run(OpenRecord.act("master-key"), done -> bar.at("keys", done, all == null ? done : all));
        } finally {
            bar.end();
        }
    }
}
