package docket.api.cli.drill;

import docket.api.cli.client.DocketApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Clients take cases through a Docket that is killed again and again. After each blow everything must come back by
 * itself, the clients repeat what was not answered, and what is stored is examined.
 */
public final class CrashDrill {

    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(5);

    /** How many blows, how many cases, how many clients at once, and the seed of all chance. */
    public record Plan(int kills, int cases, int clients, long seed) {}

    private final Plan plan;
    private final PrintStream out;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final List<String> findings = new ArrayList<>();
    private final Examination examination = new Examination();
    private int missed;

    public CrashDrill(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        this.random = new Random(plan.seed());
    }

    /**
     * Runs it.
     *
     * @param folder the victim's, to be looked at afterwards
     * @return what was found wrong
     */
    public List<String> run(Path folder) throws IOException, InterruptedException, SQLException {
        out.printf(
                "Crash drill: %d kills, %d cases, %d clients, seed %d%n",
                plan.kills(), plan.cases(), plan.clients(), plan.seed());
        try (Victim victim = new Victim(folder)) {
            killWhileMigrating(victim);
            DocketApi api = new DocketApi(victim.url(), Victim.PASSWORD, CLIENT_PATIENCE);
            Clerks.openLines(api, plan.cases());
            Reminder.deploy(victim.url(), Victim.PASSWORD);
            try (Clerks clerks = new Clerks(api, ledger, plan.seed(), plan.cases(), plan.clients())) {
                List<Blow> blows = blows();
                for (int kill = 1; kill <= plan.kills() && findings.isEmpty(); kill++) {
                    if (clerks.awaitEnd(500)) {
                        out.printf("All cases ended before kill %d; give more with --cases%n", kill);
                        break;
                    }
                    strike(victim, clerks, blows.get((kill - 1) % blows.size()), kill);
                }
                while (!clerks.awaitEnd(1_000)) {
                    out.printf("  %d of %d cases ended%n", clerks.ended(), plan.cases());
                }
                findings.addAll(new Examination().findings(victim.database(), ledger.acts()));
            }
        }
        findings.addAll(ledger.complaints());
        return List.copyOf(findings);
    }

    /** A first start, ended while it makes the database, migrates it or deploys. */
    private void killWhileMigrating(Victim victim) throws IOException, InterruptedException {
        victim.start();
        Thread.sleep(2_000 + random.nextInt(8_000));
        victim.kill();
        victim.start();
        victim.awaitUp();
        out.println("  killed in its first start: came up at the second");
    }

    /** Every blow comes before one comes again. */
    private List<Blow> blows() {
        List<Blow> blows = new ArrayList<>(List.of(Blow.values()));
        Collections.shuffle(blows, random);
        return blows;
    }

    private void strike(Victim victim, Clerks clerks, Blow blow, int kill)
            throws IOException, InterruptedException, SQLException {
        boolean reached = new Striker(victim, random).strike(blow);
        missed += reached ? 0 : 1;
        long struck = System.nanoTime();
        if (!victim.isAlive()) {
            victim.start();
        }
        victim.awaitUp();
        double up = (System.nanoTime() - struck) / 1e9;
        long paused = System.nanoTime();
        List<String> found = clerks.paused(() -> examination.findings(victim.database(), ledger.acts()));
        double looked = (System.nanoTime() - paused) / 1e9;
        out.printf(
                "  kill %d: %s%s; up again after %.1f s, looked at in %.1f s, %d acts acknowledged, %d differences%n",
                kill, blow.text(), reached ? "" : " (moment not reached)", up, looked, ledger.size(), found.size());
        found.forEach(finding -> out.println("    " + finding));
        findings.addAll(found);
    }

    /** How many named moments the program did not come to; these kills were at a random one. */
    public int missed() {
        return missed;
    }
}
