package docket.api.cli;

import docket.api.backup.BackupRefused;
import docket.api.cli.drill.BackupDrill;
import docket.api.cli.drill.CrashDrill;
import docket.api.cli.drill.NodesDrill;
import docket.api.cli.drill.TamperDrill;
import docket.api.cli.drill.random.RandomDrill;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** {@code ./docket drill}: breaks a Docket of its own and says whether anything was lost. */
public final class DrillCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket drill crash [options]
              --kills N       how often the program, PostgreSQL or both die (20)
              --cases N       how many cases are under way meanwhile (50 for each kill)
                   ./docket drill nodes [options]
              --nodes N       how many programs work on one PostgreSQL (3)
              --rounds N      how often a node is killed and a node is paused (3)
              --pause N       seconds that a paused node stands still (60)
                   ./docket drill backup [options]
              --cases N       how many cases, a third of them before the backup (200)
                   ./docket drill tamper [options]
              --cases N       how many cases the record has (60)
              --ways N        in how many ways it is altered (1000)
            These four:
              --clients N     how many at once (8)
              --seed N        of all chance; without it a new one, which is printed
                   ./docket drill random [--seed N] [options]
              --models N      how many random models are walked (1000)
              --wave N        how many are alive at once (500)
              --steps N       how many each takes at most; without it, all
              --apart N       every how many restarts the node is a process that is killed (5)
              --model N       this one alone, of a seed that was printed
            Everything happens in a folder of its own, which is deleted when nothing was found.
            """;

    private static final Set<String> OPTIONS = Set.of(
            "--kills",
            "--cases",
            "--clients",
            "--seed",
            "--nodes",
            "--rounds",
            "--pause",
            "--models",
            "--wave",
            "--steps",
            "--apart",
            "--model",
            "--ways");

    private interface Drill {
        List<String> run(Path folder) throws IOException, InterruptedException, SQLException, BackupRefused;
    }

    private final PrintStream out;

    public DrillCommand() {
        this(System.out);
    }

    DrillCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public String summary() {
        return "Break a Docket of its own and look for what was lost";
    }

    @Override
    public int run(String[] args) throws IOException, InterruptedException, SQLException, BackupRefused {
        try {
            Arguments arguments = Arguments.parse(args, OPTIONS, Set.of("--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            int clients = arguments.positive("--clients", 8);
            int seed = arguments.positive("--seed", 1 + new Random().nextInt(999_999));
            String drill = arguments.word("drill");
            return switch (drill) {
                case "crash" -> {
                    int kills = arguments.positive("--kills", 20);
                    int cases = arguments.positive("--cases", 50 * kills);
                    yield run(new CrashDrill(new CrashDrill.Plan(kills, cases, clients, seed), out)::run, seed);
                }
                case "nodes" ->
                    run(
                            new NodesDrill(
                                    new NodesDrill.Plan(
                                            arguments.positive("--nodes", 3),
                                            arguments.positive("--rounds", 3),
                                            arguments.positive("--pause", 60),
                                            true,
                                            clients,
                                            seed),
                                    out)::run,
                            seed);
                case "random" -> run(new RandomDrill(random(arguments, seed), out)::run, seed);
                case "backup" -> {
                    int cases = arguments.positive("--cases", 200);
                    yield run(new BackupDrill(new BackupDrill.Plan(cases, clients, seed), out)::run, seed);
                }
                case "tamper" -> {
                    int cases = arguments.positive("--cases", 60);
                    int ways = arguments.positive("--ways", 1_000);
                    yield run(new TamperDrill(new TamperDrill.Plan(cases, ways, clients, seed), out)::run, seed);
                }
                default ->
                    throw new Arguments.Misused(
                            "There is no drill '" + drill + "'; there are crash, nodes, random, backup and tamper");
            };
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
    }

    private static RandomDrill.Plan random(Arguments arguments, int seed) throws Arguments.Misused {
        boolean alone = arguments.option("--model").isPresent();
        return new RandomDrill.Plan(
                arguments.positive("--model", 1),
                alone ? 1 : arguments.positive("--models", 1_000),
                arguments.positive("--wave", 500),
                arguments.positive("--steps", RandomDrill.Plan.ALL_STEPS),
                arguments.positive("--apart", 5),
                seed);
    }

    private int run(Drill drill, int seed) throws IOException, InterruptedException, SQLException, BackupRefused {
        Path folder = Files.createTempDirectory("docket-drill");
        List<String> findings = drill.run(folder);
        if (findings.isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
            out.println("Nothing was lost, doubled or half done.");
            return 0;
        }
        findings.forEach(finding -> out.println("  " + finding));
        out.printf("%d differences, seed %d. The folder is kept: %s%n", findings.size(), seed, folder);
        return 1;
    }
}
