package docket.cli.replay;

import java.io.IOException;
import java.util.List;

/** A case to be taken through the API from its start to its end. */
public interface Work {

    /** What came of a case: how many decisions were taken, and where it differs from the log. */
    record Outcome(String caseId, int decisions, List<String> mismatches) {}

    /** What the log calls it. */
    String caseId();

    Outcome run() throws IOException, InterruptedException;
}
