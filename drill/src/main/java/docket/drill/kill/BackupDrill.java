package docket.drill.kill;

import docket.api.backup.Backup;
import docket.api.backup.BackupRefused;
import docket.api.backup.Restore;
import docket.cli.client.DocketApi;
import docket.drill.clerks.Clerks;
import docket.drill.clerks.Ledger;
import docket.drill.clerks.Ledger.Act;
import docket.drill.examination.Examination;
import docket.drill.victim.Victim;
import docket.engine.proof.LogFiles;
import docket.engine.proof.LogUpkeep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A Docket is backed up in the midst of its work, works on, and is destroyed with all its data. The backup is restored:
 * what was acknowledged before it began is there, the log is the beginning of the one that was lost, and work goes on.
 */
public final class BackupDrill {

    private static final long LOOK_MILLIS = 50;

    /** How many cases there are before the loss, how many clients work at once, and the seed of all chance. */
    public record Plan(int cases, int clients, long seed) {}

    private final Plan plan;
    private final PrintStream out;
    private final Ledger ledger = new Ledger();
    private final List<String> findings = new ArrayList<>();

    public BackupDrill(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /**
     * Runs the drill.
     *
     * @param folder both Dockets' and the backup's, to be looked at afterwards
     * @return what was found wrong
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException, BackupRefused {
        out.printf("Backup drill: %d cases, %d clients, seed %d%n", plan.cases(), plan.clients(), plan.seed());
        Path backup = folder.resolve("backup");
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Map<String, List<Act>> before;
        List<String> lost;
        try (Victim victim = new Victim(first)) {
            victim.startAndAwaitUp();
            DocketApi api = Clerks.prepare(victim, plan.cases());
            try (Clerks clerks = new Clerks(api, ledger, plan.seed(), plan.cases(), plan.clients())) {
                await(clerks, plan.cases() / 3);
                before = ledger.acts();
                Path data = first.resolve("data");
                Backup.Report backedUp = Backup.of(data).take(backup);
                out.printf(
                        "  backed up under load: %.1f MB, %d entries of the log, %d cases ended%n",
                        backedUp.bytes() / 1e6, backedUp.logEntries(), clerks.ended());
                await(clerks, plan.cases());
            }
            work(api, ledger, plan.seed() + 1);
            lost = leaves(victim.database());
        }
        FileSystemUtils.deleteRecursively(first.resolve("data"));
        findings.addAll(ledger.complaints());
        Restore.Restored restored = new Restore(backup).to(second.resolve("data"));
        findings.addAll(restored.findings());
        // What was signed after the backup is lost, so the former log cannot go on.
        new LogUpkeep(LogFiles.of(second.resolve("data"))).begin("docket.drill", Instant.now());
        out.printf("  destroyed with %d entries of the log, restored with %d%n", lost.size(), restored.logEntries());
        try (Victim victim = new Victim(second)) {
            victim.startAndAwaitUp();
            List<String> log = leaves(victim.database());
            int entries = (int) restored.logEntries();
            if (entries > lost.size() || !log.subList(0, entries).equals(lost.subList(0, entries))) {
                findings.add("the restored log is not the beginning of the one that was lost");
            }
            workOn(victim, before);
        }
        return List.copyOf(findings);
    }

    /** Takes a few more cases to their end. */
    private void work(DocketApi api, Ledger acknowledged, long seed) throws InterruptedException {
        int cases = Math.max(4, plan.cases() / 4);
        try (Clerks clerks = new Clerks(api, acknowledged, seed, cases, plan.clients())) {
            await(clerks, cases);
        }
    }

    private static void await(Clerks clerks, int ended) throws InterruptedException {
        while (clerks.ended() < ended) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void workOn(Victim victim, Map<String, List<Act>> before)
            throws IOException, InterruptedException, SQLException {
        Map<String, List<Act>> restoredActs = recorded(victim.database());
        findings.addAll(missing(before, restoredActs, "acknowledged before the backup, and not in it: "));
        findings.addAll(missing(restoredActs, ledger.acts(), "in the backup, and never acknowledged: "));
        findings.addAll(new Examination().findings(victim.database(), restoredActs));
        Ledger laterActs = new Ledger();
        work(victim.client(), laterActs, plan.seed() + 2);
        Map<String, List<Act>> expectedActs = new HashMap<>(restoredActs);
        expectedActs.putAll(laterActs.acts());
        findings.addAll(laterActs.complaints());
        findings.addAll(new Examination().findings(victim.database(), expectedActs));
        out.printf(
                "  examined %d cases, and took %d more through it%n",
                restoredActs.size(), laterActs.acts().size());
    }

    /** The acts of each case, in their order. */
    private static Map<String, List<Act>> recorded(DataSource database) {
        Map<String, List<Act>> recorded = new HashMap<>();
        new JdbcTemplate(database).query("""
                SELECT stream, type, e ->> 'taskId', e ->> 'person', e ->> 'decision'
                  FROM (SELECT stream, global_index, type, convert_from(payload, 'UTF8')::jsonb AS e
                          FROM docket.domain_event
                         WHERE type IN ('case-opened', 'step-decided', 'case-resubmitted', 'case-withdrawn')) events
                 ORDER BY global_index""", row -> {
            List<Act> acts = recorded.computeIfAbsent(row.getString(1), caseId -> new ArrayList<>());
            if (!row.getString(2).equals("case-opened")) {
                acts.add(new Act(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        });
        return recorded;
    }

    /** Says where a case does not begin with the acts that it must begin with. */
    private static List<String> missing(Map<String, List<Act>> expected, Map<String, List<Act>> in, String finding) {
        List<String> missing = new ArrayList<>();
        expected.forEach((caseId, acts) -> {
            List<Act> present = in.get(caseId);
            if (present == null
                    || present.size() < acts.size()
                    || !present.subList(0, acts.size()).equals(acts)) {
                missing.add(finding + "case " + caseId + " " + acts + ", there: " + present);
            }
        });
        return missing;
    }

    private static List<String> leaves(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList("SELECT encode(leaf_hash, 'hex') FROM docket.log_entry ORDER BY log_index", String.class);
    }
}
