package docket.drill;

import docket.api.backup.BackupRefused;
import docket.api.zone.JvmZone;
import docket.cli.Commands;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.Numbers;
import docket.cli.terminal.Surroundings;
import docket.drill.kill.BackupDrill;
import docket.drill.kill.CrashDrill;
import docket.drill.kill.NodesDrill;
import docket.drill.random.RandomDrill;
import docket.drill.tamper.TamperDrill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./docket drill}: breaks a Docket of its own and says whether anything was lost. */
@Command(
        description = "Break a Docket of its own under load, and look for what was lost.",
        footer = {"", "Everything happens in a folder of its own, which is deleted when nothing was found."})
public final class DrillCommand extends CliCommand {

    /** The option that all drills share: the seed of all chance. */
    static final class Chance {
        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Of all chance; without it a new one, which is printed.",
                converter = Numbers.Positive.class)
        private @Nullable Integer given;

        private int seed() {
            return given == null ? 1 + new Random().nextInt(999_999) : given;
        }
    }

    /** The option for how many clients work at once. */
    static final class Clients {
        @Option(
                names = "--clients",
                paramLabel = "N",
                defaultValue = "8",
                description = "How many at once (${DEFAULT-VALUE}).",
                converter = Numbers.Positive.class)
        private int number;
    }

    private interface Drill {
        List<String> run(Path folder) throws IOException, InterruptedException, SQLException, BackupRefused;
    }

    public DrillCommand(Surroundings here) {
        super(here);
    }

    /** Runs the drill that is named. */
    public static void main(String[] args) {
        JvmZone.set();
        Commands.quieten();
        Surroundings here = Surroundings.ofThisProcess();
        System.exit(Commands.run(here, "drill", new DrillCommand(here), args));
    }

    @Command(description = "The program, PostgreSQL or both die by kill -9.")
    int crash(
            @Option(
                            names = "--kills",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How often something dies (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int kills,
            @Option(
                            names = "--cases",
                            paramLabel = "N",
                            description = "How many cases are under way meanwhile (50 for each kill).",
                            converter = Numbers.Positive.class)
                    @Nullable
                    Integer cases,
            @Mixin Clients clients,
            @Mixin Chance chance)
            throws Exception {
        int seed = chance.seed();
        int wanted = cases == null ? 50 * kills : cases;
        return run(new CrashDrill(new CrashDrill.Plan(kills, wanted, clients.number, seed), out)::run, seed);
    }

    @Command(description = "Several programs on one PostgreSQL are killed, paused and upgraded.")
    int nodes(
            @Option(
                            names = "--nodes",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "How many there are (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int nodes,
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "How often one is killed and one is paused (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int rounds,
            @Option(
                            names = "--pause",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "Seconds that a paused one stands still (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int pause,
            @Mixin Clients clients,
            @Mixin Chance chance)
            throws Exception {
        int seed = chance.seed();
        NodesDrill.Plan plan = new NodesDrill.Plan(nodes, rounds, pause, true, clients.number, seed);
        return run(new NodesDrill(plan, out)::run, seed);
    }

    @Command(description = "It is destroyed, and restored from a backup.")
    int backup(
            @Option(
                            names = "--cases",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "How many cases, a third of them before the backup (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int cases,
            @Mixin Clients clients,
            @Mixin Chance chance)
            throws Exception {
        int seed = chance.seed();
        return run(new BackupDrill(new BackupDrill.Plan(cases, clients.number, seed), out)::run, seed);
    }

    @Command(description = "Its record is altered in a thousand ways, each of which fsck must name.")
    int tamper(
            @Option(
                            names = "--cases",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "How many cases the record has (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int cases,
            @Option(
                            names = "--ways",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "In how many ways it is altered (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int ways,
            @Mixin Clients clients,
            @Mixin Chance chance)
            throws Exception {
        int seed = chance.seed();
        return run(new TamperDrill(new TamperDrill.Plan(cases, ways, clients.number, seed), out)::run, seed);
    }

    @Command(description = "It is killed at each step of models that were drawn by chance.")
    int random(
            @Option(
                            names = "--models",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "How many are walked (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int models,
            @Option(
                            names = "--wave",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "How many are alive at once (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int wave,
            @Option(
                            names = "--steps",
                            paramLabel = "N",
                            description = "How many each takes at most; without it, all.",
                            converter = Numbers.Positive.class)
                    @Nullable
                    Integer steps,
            @Option(
                            names = "--apart",
                            paramLabel = "N",
                            defaultValue = "5",
                            description =
                                    "Every how many restarts the node is a process that is killed (${DEFAULT-VALUE}).",
                            converter = Numbers.Positive.class)
                    int apart,
            @Option(
                            names = "--model",
                            paramLabel = "N",
                            description = "This one alone, of a seed that was printed.",
                            converter = Numbers.Positive.class)
                    @Nullable
                    Integer only,
            @Mixin Chance chance)
            throws Exception {
        int seed = chance.seed();
        RandomDrill.Plan plan = new RandomDrill.Plan(
                only == null ? 1 : only,
                only == null ? models : 1,
                wave,
                steps == null ? RandomDrill.Plan.ALL_STEPS : steps,
                apart,
                seed);
        return run(new RandomDrill(plan, out)::run, seed);
    }

    private int run(Drill drill, int seed) throws Exception {
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
