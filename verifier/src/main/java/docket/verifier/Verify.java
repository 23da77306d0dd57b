package docket.verifier;

import docket.verifier.bundle.Bundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code ./docket verify}: verifies a bundle with what is in it and nothing else. */
public final class Verify {

    private static final int WRONG = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: ./docket verify BUNDLE [--policy FILE]
              BUNDLE          a case, as GET /api/audit/cases/{caseId}/bundle gives it
              --policy FILE   who must have signed (c2sp.org/tlog-policy), in place of what the bundle says itself
            Exits with 0 where all of it is true, with 1 at the first thing that is not.
            """;

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.out));
    }

    /** Answers the exit code. */
    public static int run(String[] args, PrintStream out) throws IOException {
        boolean ownPolicy = args.length == 3 && args[1].equals("--policy");
        if (args.length != 1 && !ownPolicy || args[0].startsWith("-")) {
            out.print(USAGE);
            return args.length == 1 && args[0].equals("--help") ? 0 : MISUSED;
        }
        try {
            byte[] policy = ownPolicy ? Files.readAllBytes(Path.of(args[2])) : null;
            say(Bundle.verify(Path.of(args[0]), policy), ownPolicy, out);
            return 0;
        } catch (Untrue e) {
            out.println("WRONG  " + e.getMessage());
            return WRONG;
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            out.println("There is no file " + e.getMessage());
            return MISUSED;
        }
    }

    private static void say(Bundle.Verified found, boolean ownPolicy, PrintStream out) {
        out.printf("TRUE  case %s of %s%n", found.caseId(), found.agency());
        out.printf(
                "      %d events of the case, %s%n",
                found.events(),
                found.disposal() != null
                        ? "without a gap, disposed of by two people as " + found.disposal()
                                + " says: what they said is gone, that they were there is proved"
                        : found.outcome() == null
                                ? "without a gap; it was open, so nothing shows whether more came after them"
                                : "without a gap up to its close as " + found.outcome()
                                        + ", which counts those before it");
        if (found.others() > 0) {
            out.printf("      %d more that are about it; whether that is all of them is not shown%n", found.others());
        }
        out.printf(
                found.disposal() != null
                        ? "      each entry as it was recorded, in a log of %d entries signed by %s%n"
                        : "      each as it was recorded, in a log of %d entries signed by %s%n",
                found.entries(),
                String.join(", ", found.signers()));
        if (found.sheet()) {
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
