package docket.benchmark.contest;

import java.util.List;
import java.util.Map;

/** An engine that is measured. Its methods are called by many threads at once, except the last ones. */
public interface Contestant extends AutoCloseable {

    /** The drafter of each case. */
    String DRAFTER = "kim.employee";

    /** The decider of each case, who is in the group {@link #DECIDERS}. */
    String DECIDER = "yoon.supervisor";

    String DRAFTERS = "employee";
    String DECIDERS = "supervisor";

    /** Starts a case in the name of the drafter; it is committed when this returns. */
    String start(Draft draft) throws Exception;

    /** Waits until the case is scored and its one task is there. */
    String task(String caseId) throws Exception;

    /** Approves, in the name of the decider; the case is over when this returns. */
    void decide(String caseId, String taskId) throws Exception;

    /** Waits until all that was started has come to its true end, whatever this engine means by that. */
    void settle() throws Exception;

    /** What is missing of {@code cases} cases, each as a sentence; none: nothing was lost. */
    List<String> losses(long cases) throws Exception;

    /** What is stored now, as numbers of rows by what they are. */
    Map<String, Long> stored() throws Exception;

    /** The port at which it serves, empty where it does not. */
    default String port() {
        return "";
    }

    @Override
    void close() throws Exception;
}
