package docket.verifier;

import docket.verifier.bundle.Bundle;
import docket.verifier.note.Policy;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./docket verify}: verifies a bundle with what is in it and nothing else. */
public final class Verify {

    private static final int WRONG = 1;
    private static final int MISUSED = 2;
    private static final int MOST_SHOWN = 600;
    private static final String USAGE = """
            Usage: ./docket verify BUNDLE [--policy FILE]
              BUNDLE          a case, as GET /api/audit/cases/{caseId}/bundle gives it
              --policy FILE   who must have signed (c2sp.org/tlog-policy), in place of what the bundle says itself
            Exits with 0 where all of it is true, with 1 at the first thing that is not, with 2 where nothing can be said.
            """;

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Does it.
     *
     * @param out is told what is true and what is not
     * @param err is told why nothing can be said
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        boolean ownPolicy = args.length == 3 && args[1].equals("--policy");
        if (args.length != 1 && !ownPolicy || args[0].startsWith("-")) {
            err.println(misused(args));
            err.print(USAGE);
            return MISUSED;
        }
        try {
            byte[] policy = ownPolicy ? policy(file(args[2])) : null;
            say(Bundle.verify(file(args[0]), policy), ownPolicy, out);
            return 0;
        } catch (Untrue e) {
            out.println("WRONG  " + shown(String.valueOf(e.getMessage())));
            return WRONG;
        } catch (IOException | InvalidPathException e) {
            err.println(shown(String.valueOf(e.getMessage())));
            return MISUSED;
        }
    }

    private static String misused(String... args) {
        for (String arg : args) {
            if (arg.startsWith("-") && !arg.equals("--policy")) {
                return "Unknown option: '" + shown(arg) + "'";
            }
        }
        return args.length == 0 || args[0].startsWith("-")
                ? "Missing: BUNDLE, the file to verify"
                : "Expected one BUNDLE, and FILE after --policy";
    }

    private static Path file(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + name);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException(name + " is no file that can be read");
        }
        return file;
    }

    private static byte[] policy(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Policy.MOST_BYTES + 1);
        }
    }

    /** A text that others wrote, without what a terminal would take for a command. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        int half = MOST_SHOWN / 2;
        return plain.length() <= MOST_SHOWN
                ? plain
                : plain.substring(0, half) + " ... " + plain.substring(plain.length() - half);
    }

    private static void say(Bundle.Verified verified, boolean ownPolicy, PrintStream out) {
        out.printf("TRUE  case %s of %s%n", shown(verified.caseId()), shown(verified.agency()));
        out.printf(
                "      %d events of the case, %s%n",
                verified.events(),
                verified.disposal() != null
                        ? "without a gap, disposed of by two people as " + shown(verified.disposal())
                                + " says: what they said is gone, that they were there is proved"
                        : verified.outcome() == null
                                ? "without a gap, and no close among them: nothing shows whether more came after them"
                                : "without a gap up to its close as " + verified.outcome()
                                        + ", which counts those before it");
        if (verified.others() > 0) {
            out.printf(
                    "      %d more that are about it; whether that is all of them is not shown%n", verified.others());
        }
        out.printf(
                verified.disposal() != null
                        ? "      each entry as it was recorded, in a log of %d entries signed by %s%n"
                        : "      each as it was recorded, in a log of %d entries signed by %s%n",
                verified.entries(),
                shown(String.join(", ", verified.signers())));
        if (verified.sheet()) {
            out.println(
                    "      sheet.html is for reading and is not proved: what counts is in the entries and payloads.");
        }
        if (!ownPolicy) {
            out.println("      Whose keys these are the bundle says itself: compare its file \"policy\" with what the"
                    + " agency published, or give --policy.");
        }
    }

    private Verify() {}
}
