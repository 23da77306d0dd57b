package docket.api.cli;

import docket.api.cli.drill.CrashDrill;
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
              --clients N     how many at once (8)
              --seed N        of all chance; without it a new one, which is printed
            Everything happens in a folder of its own, which is deleted when nothing was found.
            """;

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
    public int run(String[] args) throws IOException, InterruptedException, SQLException {
        try {
            Arguments arguments =
                    Arguments.parse(args, Set.of("--kills", "--cases", "--clients", "--seed"), Set.of("--help"));
            if (arguments.flag("--help")) {
                out.print(USAGE);
                return 0;
            }
            String drill = arguments.word("drill");
            if (!drill.equals("crash")) {
                throw new Arguments.Misused("There is no drill '" + drill + "'; there is crash");
            }
            int kills = arguments.positive("--kills", 20);
            return crash(new CrashDrill.Plan(
                    kills,
                    arguments.positive("--cases", 50 * kills),
                    arguments.positive("--clients", 8),
                    arguments.positive("--seed", 1 + new Random().nextInt(999_999))));
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        }
    }

    private int crash(CrashDrill.Plan plan) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("docket-drill");
        List<String> findings = new CrashDrill(plan, out).run(folder);
        if (findings.isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
            out.println("Nothing was lost, doubled or half done.");
            return 0;
        }
        findings.forEach(finding -> out.println("  " + finding));
        out.printf("%d differences, seed %d. The folder is kept: %s%n", findings.size(), plan.seed(), folder);
        return 1;
    }
}
