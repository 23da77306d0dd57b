package docket.drill.kill;

import docket.audit.Fsck;
import docket.cli.client.DocketApi;
import docket.drill.clerks.Clerks;
import docket.drill.clerks.Ledger;
import docket.drill.examination.Examination;
import docket.drill.victim.Disk;
import docket.drill.victim.Victim;
import docket.drill.witness.DrillWitness;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.check.KeptCheckpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Clients take cases through a Docket that is killed again and again. After each blow everything must come back by
 * itself, the clients repeat what was not answered, and what is stored is examined.
 */
public final class CrashDrill {

    private static final Duration SIGNED_WITHIN = Duration.ofMinutes(1);
    private static final int SIGNED_LOOK_MILLIS = 100;

    /** How many blows and cases there are, how many clients work at once, and the seed of all chance. */
    public record Plan(int kills, int cases, int clients, long seed) {}

    private final Plan plan;
    private final PrintStream out;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final List<String> findings = new ArrayList<>();
    private final Examination examination = new Examination();
    private final List<Blow> missed = new ArrayList<>();

    public CrashDrill(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        this.random = new Random(plan.seed());
    }

    /**
     * Runs the drill.
     *
     * @param folder the victim's, to be looked at afterwards
     * @return what was found wrong
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException {
        out.printf(
                "Crash drill: %d kills, %d cases, %d clients, seed %d%n",
                plan.kills(), plan.cases(), plan.clients(), plan.seed());
        Path data = Files.createDirectory(folder.resolve("data"));
        try (Disk disk = Disk.in(data).orElse(null);
                DrillWitness witness = new DrillWitness(folder);
                Victim victim = new Victim(
                        folder, Map.of("DOCKET_WITNESSES", witness.policy().toString()), disk)) {
            if (disk == null) {
                out.println("  left out, as the kernel gives this user no disk of their own: " + Blow.DISK.text());
            }
            boolean clean = false;
            try {
                work(victim, disk, witness);
                findings.addAll(ledger.complaints());
                findings.addAll(witness.complaints());
                clean = findings.isEmpty();
            } finally {
                if (disk != null && !clean) {
                    keep(victim, disk.seen(data), folder.resolve("data-as-found"));
                }
            }
        }
        return List.copyOf(findings);
    }

    private void work(Victim victim, @Nullable Disk disk, DrillWitness witness)
            throws IOException, InterruptedException, SQLException {
        killWhileMigrating(victim);
        DocketApi api = Clerks.prepare(victim, plan.cases());
        try (Clerks clerks = new Clerks(api, ledger, plan.seed(), plan.cases(), plan.clients())) {
            killAgainAndAgain(victim, new Striker(victim, disk, witness, random), disk != null, clerks);
            awaitEnd(victim, clerks, witness);
        }
    }

    /** Spreads the blows over the cases; the last of them comes while there is much to do. */
    private void killAgainAndAgain(Victim victim, Striker striker, boolean disk, Clerks clerks)
            throws IOException, InterruptedException, SQLException {
        List<Blow> blows = blows(disk);
        for (int kill = 1; kill <= plan.kills() && findings.isEmpty(); kill++) {
            int before = (int) ((long) plan.cases() * (kill - 1) / (plan.kills() + 1));
            if (!clerks.awaitEnded(before)) {
                findings.add("no case ended for ten minutes, before kill " + kill);
                return;
            }
            strike(striker, victim, clerks, blows.get((kill - 1) % blows.size()), kill);
        }
    }

    private void awaitEnd(Victim victim, Clerks clerks, DrillWitness witness)
            throws IOException, InterruptedException, SQLException {
        if (!findings.isEmpty()) {
            return;
        }
        if (!clerks.awaitEnded(plan.cases())) {
            findings.add("no case ended for ten minutes, after the last kill");
        }
        out.printf("  %d of %d cases ended%n", clerks.ended(), plan.cases());
        findings.addAll(new Examination().findings(victim.database(), ledger.acts()));
        findings.addAll(unsigned(victim));
        try (Connection connection = victim.database().getConnection()) {
            findings.addAll(new Fsck(
                            connection,
                            victim.log(),
                            victim.log().key().resolveSibling("master.json"),
                            Fsck.Waits.RUNNING,
                            (what, done, all) -> {})
                    .run(KeptCheckpoint.read(witness.newest()).orElse(null))
                    .findings());
        }
    }

    /** Copies what is worth keeping off the disk, which is gone with the drill. */
    private static void keep(Victim victim, Path seen, Path kept) throws IOException {
        victim.stop();
        FileSystemUtils.copyRecursively(seen, kept);
    }

    /** Kills a first start while it makes the database, migrates it or deploys. */
    private void killWhileMigrating(Victim victim) throws IOException, InterruptedException {
        victim.start();
        Thread.sleep(2_000 + random.nextInt(8_000));
        victim.kill();
        victim.start();
        victim.awaitUp();
        out.println("  killed in its first start: came up at the second");
    }

    /** The blows in a random order, in which every blow comes before one comes again. */
    private List<Blow> blows(boolean disk) {
        List<Blow> blows = new ArrayList<>(List.of(Blow.values()));
        blows.removeIf(blow -> blow == Blow.DISK && !disk);
        Collections.shuffle(blows, random);
        return blows;
    }

    private void strike(Striker striker, Victim victim, Clerks clerks, Blow blow, int kill)
            throws IOException, InterruptedException, SQLException {
        boolean reached = striker.strike(blow);
        if (!reached) {
            missed.add(blow);
        }
        long struck = System.nanoTime();
        if (!victim.isAlive()) {
            victim.start();
        }
        victim.awaitUp();
        double up = (System.nanoTime() - struck) / 1e9;
        long paused = System.nanoTime();
        List<String> differences = clerks.paused(() -> looked(victim));
        double looked = (System.nanoTime() - paused) / 1e9;
        out.printf(
                "  kill %d: %s%s; up again after %.1f s, looked at in %.1f s, %d cases ended, %d acts acknowledged,"
                        + " %d differences%n",
                kill,
                blow.text(),
                reached ? "" : " (moment not reached)",
                up,
                looked,
                clerks.ended(),
                ledger.size(),
                differences.size());
        differences.forEach(difference -> out.println("    " + difference));
        findings.addAll(differences);
    }

    private List<String> looked(Victim victim) throws IOException, InterruptedException, SQLException {
        List<String> differences = new ArrayList<>(examination.findings(victim.database(), ledger.acts()));
        differences.addAll(unsigned(victim));
        return differences;
    }

    /** Waits until the log, too, comes back by itself; says what is not signed otherwise. */
    private static List<String> unsigned(Victim victim) throws IOException, InterruptedException {
        long entries = Objects.requireNonNullElse(
                new JdbcTemplate(victim.database()).queryForObject("SELECT count(*) FROM docket.log_entry", Long.class),
                0L);
        long giveUp = System.nanoTime() + SIGNED_WITHIN.toNanos();
        long signed = new PublishedLog(victim.log().folder()).newest().size();
        while (signed < entries && System.nanoTime() < giveUp) {
            Thread.sleep(SIGNED_LOOK_MILLIS);
            signed = new PublishedLog(victim.log().folder()).newest().size();
        }
        return signed < entries
                ? List.of("of " + entries + " entries only " + signed + " are signed after " + SIGNED_WITHIN.toSeconds()
                        + " s")
                : List.of();
    }

    /** The blows whose named moment the program did not come to; these kills were at a random one. */
    List<Blow> missed() {
        return List.copyOf(missed);
    }
}
