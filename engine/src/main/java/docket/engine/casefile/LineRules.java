package docket.engine.casefile;

import docket.engine.line.Assignment;
import docket.engine.line.Staff;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What makes a sequence of steps an approval line that can come to an end. */
public final class LineRules {

    /**
     * Refuses a line that those who are there now could not bring to its end: nobody decides on their own draft, and nobody
     * twice in a round, so each step that is required needs a person of its own.
     *
     * @param holders who holds the power to approve finally, or null where no table says so
     * @throws Refused UNKNOWN_GROUP, UNKNOWN_PERSON, AUTHORITY_INSUFFICIENT, NOBODY_TO_DECIDE, or what makes no line at all
     */
    public static void check(List<LineStep> line, String drafter, @Nullable List<String> holders, Staff staff) {
        for (LineStep step : line) {
            if (step.group() != null && !staff.hasGroup(step.group())) {
                throw new Refused(RefusalCode.UNKNOWN_GROUP, step.group());
            }
            if (step.user() != null && !staff.hasPerson(step.user())) {
                throw new Refused(RefusalCode.UNKNOWN_PERSON, step.user());
            }
        }
        if (holders != null) {
            AuthorityRules.check(line, holders, staff);
        }
        check(line, drafter);
        List<Assignment.Stage> stages = ApprovalLine.stages(line).stream()
                .map(stage -> stage(stage, drafter, staff))
                .toList();
        Assignment.shortageOf(stages).ifPresent(shortage -> {
            throw nobody(shortage.steps().stream().sorted().map(line::get).toList(), shortage, staff);
        });
    }

    private static Assignment.Stage stage(List<LineStep> steps, String drafter, Staff staff) {
        return new Assignment.Stage(
                Objects.requireNonNullElse(steps.get(0).required(), steps.size()),
                steps.stream().map(step -> candidates(step, drafter, staff)).toList());
    }

    /**
     * Refuses a task outside a line that is one person's, or offered to groups, where nobody of them may decide it.
     *
     * @throws Refused UNKNOWN_PERSON, NOBODY_TO_DECIDE
     */
    public static void check(@Nullable String user, List<String> groups, String drafter, Staff staff) {
        if (user != null) {
            if (!staff.hasPerson(user)) {
                throw new Refused(RefusalCode.UNKNOWN_PERSON, user);
            }
            return;
        }
        Set<String> members = new TreeSet<>();
        groups.forEach(group -> members.addAll(staff.membersOf(group)));
        String why = members.isEmpty() ? "no-member" : "drafter-alone";
        members.remove(drafter);
        if (members.isEmpty()) {
            throw new Refused(RefusalCode.NOBODY_TO_DECIDE, why, Who.all(new TreeSet<>(groups)), 1, 0);
        }
    }

    private static Set<String> candidates(LineStep step, String drafter, Staff staff) {
        Set<String> candidates =
                new TreeSet<>(step.user() == null ? staff.membersOf(named(step)) : Set.of(step.user()));
        candidates.remove(drafter);
        return candidates;
    }

    private static Refused nobody(List<LineStep> steps, Assignment.Shortage shortage, Staff staff) {
        List<String> named = steps.stream().map(LineRules::named).distinct().toList();
        String why = !shortage.people().isEmpty()
                ? "too-few"
                : staff.membersOf(named.get(0)).isEmpty() ? "no-member" : "drafter-alone";
        return new Refused(
                RefusalCode.NOBODY_TO_DECIDE,
                why,
                Who.all(named),
                shortage.needed(),
                shortage.people().size());
    }

    private static String named(LineStep step) {
        return String.valueOf(step.user() == null ? step.group() : step.user());
    }

    /**
     * Refuses a line that cannot be walked. An empty line is fine: the authority table makes one.
     *
     * @throws Refused INVALID_APPROVAL_LINE, or OWN_DRAFT where the drafter is on it
     */
    static void check(List<LineStep> line, String drafter) {
        Set<String> users = new HashSet<>();
        for (LineStep step : line) {
            if ((step.user() == null) == (step.group() == null)) {
                throw invalid("one-of-user-and-group", step.kind().code());
            }
            if (step.kind() == StepKind.REVISE || step.kind() == StepKind.CIRCULATE) {
                throw invalid("kind-not-decided", step.kind().code());
            }
            if (drafter.equals(step.user())) {
                throw new Refused(RefusalCode.OWN_DRAFT, new Who(drafter));
            }
            if (step.user() != null && !users.add(step.user())) {
                throw invalid("person-twice", step.user());
            }
        }
        checkStages(ApprovalLine.stages(line));
    }

    private static void checkStages(List<List<LineStep>> stages) {
        Set<String> names = new HashSet<>();
        for (List<LineStep> stage : stages) {
            LineStep first = stage.get(0);
            if (first.parallel() != null && !names.add(first.parallel())) {
                throw invalid("parallel-not-neighbours", first.parallel());
            }
            Integer required = first.required();
            if (!stage.stream().allMatch(step -> Objects.equals(step.required(), required))) {
                throw invalid("required-differs", String.valueOf(first.parallel()));
            }
            if (required != null && (required < 1 || required > stage.size())) {
                throw invalid("required-out-of-range", required + "/" + stage.size());
            }
        }
        if (!stages.isEmpty()) {
            for (LineStep step : stages.get(stages.size() - 1)) {
                if (!step.kind().approves()) {
                    throw invalid("last-must-approve", step.kind().code());
                }
            }
        }
    }

    private static Refused invalid(String rule, String found) {
        return new Refused(RefusalCode.INVALID_APPROVAL_LINE, rule, found);
    }

    private LineRules() {}
}
