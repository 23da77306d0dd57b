package docket.cli.replay;

import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do for one logged case, and how it must end: the request as it was known at its start, then its rounds. The
 * first round is submitted by starting the case, each later one by resubmitting it.
 *
 * @param notes what was missing in the log and how it was filled, one short text each
 */
public record CasePlan(String caseId, Draft draft, List<Round> rounds, CaseState end, List<String> notes) {

    /** Who drafts and resubmits every request. */
    public static final SampleRole DRAFTER = SampleRole.EMPLOYEE;

    /** The request, with nothing in it that became known later. */
    public record Draft(
            String title, String organization, @Nullable Money amount, Map<String, Object> content) {}

    /** One passage along an approval line: the deeds are decided on its first steps, in order. */
    public record Round(List<LineStep> line, List<Deed> deeds) {}

    /** One officer's decision. */
    public record Deed(SampleRole officer, Decision decision) {}

    /** Decisions to take on tasks: the officers' and the drafter's resubmissions. */
    public int decisions() {
        return rounds.size()
                - 1
                + rounds.stream().mapToInt(round -> round.deeds().size()).sum();
    }
}
