package docket.engine.line;

import docket.engine.organization.OrganizationRefusal;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses a sequence of steps that is no approval line, or that could not come to its end. */
public final class LineRules {

    /**
     * Refuses a line that those who are there now could not bring to its end: nobody decides on their own draft, and
     * nobody twice in a round, so each step that is required needs a person of its own.
     *
     * @param power to approve finally, or null where no table says who holds it
     * @param tasks what the process draws besides and everybody passes in the same round
     * @throws Refused UNKNOWN_GROUP, UNKNOWN_PERSON, AUDITOR_DECIDES_NOTHING, AUTHORITY_INSUFFICIENT, NOBODY_TO_DECIDE,
     *     or what makes no line at all
     */
    public static void check(
            List<LineStep> line, String drafter, @Nullable Power power, List<ModelTask> tasks, Staff staff) {
        for (LineStep step : line) {
            if (step.group() != null && !staff.hasGroup(step.group())) {
                throw new Refused(OrganizationRefusal.UNKNOWN_GROUP, step.group());
            }
            if (step.user() != null && !staff.hasPerson(step.user())) {
                throw new Refused(OrganizationRefusal.UNKNOWN_PERSON, step.user());
            }
            requireDecider(step.user(), staff);
        }
        if (power != null) {
            power.requireAtEnd(line, staff);
        }
        check(line, drafter);
        requirePeople(line, tasks, drafter, staff);
    }

    /**
     * Refuses tasks that a process draws itself, where those who are there now could not decide them all in one round.
     *
     * @throws Refused UNKNOWN_PERSON, AUDITOR_DECIDES_NOTHING, NOBODY_TO_DECIDE
     */
    public static void check(List<ModelTask> tasks, String drafter, Staff staff) {
        requirePeople(List.of(), tasks, drafter, staff);
    }

    private static void requirePeople(List<LineStep> line, List<ModelTask> tasks, String drafter, Staff staff) {
        List<Assignment.Stage> stages = new ArrayList<>();
        List<List<String>> named = new ArrayList<>();
        for (List<LineStep> steps : ApprovalLine.stages(line)) {
            stages.add(new Assignment.Stage(
                    Objects.requireNonNullElse(steps.get(0).required(), steps.size()),
                    steps.stream()
                            .map(step -> candidates(List.of(step.addressee()), step.user(), drafter, staff))
                            .toList()));
            steps.forEach(step -> named.add(List.of(step.addressee())));
        }
        for (ModelTask task : tasks) {
            if (task.user() != null && !staff.hasPerson(task.user())) {
                throw new Refused(OrganizationRefusal.UNKNOWN_PERSON, task.user());
            }
            requireDecider(task.user(), staff);
            Set<String> candidates = candidates(task.addressees(), task.user(), drafter, staff);
            stages.add(new Assignment.Stage(task.times(), Collections.nCopies(task.times(), candidates)));
            named.addAll(Collections.nCopies(task.times(), task.addressees()));
        }
        Assignment.shortageOf(stages).ifPresent(shortage -> {
            throw nobody(line.size(), named, shortage, drafter, staff);
        });
    }

    private static void requireDecider(@Nullable String person, Staff staff) {
        if (person != null) {
            staff.person(person).mustDecide();
        }
    }

    private static Set<String> candidates(List<String> addressees, @Nullable String user, String drafter, Staff staff) {
        Set<String> candidates = new TreeSet<>(user == null ? members(addressees, staff) : addressees);
        candidates.remove(drafter);
        return candidates;
    }

    private static Set<String> members(List<String> groups, Staff staff) {
        return groups.stream().flatMap(group -> staff.membersOf(group).stream()).collect(Collectors.toSet());
    }

    /** @param steps how many of those named are the line's; what the process draws comes after them */
    private static Refused nobody(
            int steps, List<List<String>> named, Assignment.Shortage shortage, String drafter, Staff staff) {
        List<String> few = shortage.steps().stream()
                .sorted()
                .flatMap(step -> named.get(step).stream())
                .distinct()
                .toList();
        String why = "too-few";
        if (shortage.people().isEmpty()) {
            why = few.equals(List.of(drafter))
                    ? "drafter-named"
                    : members(few, staff).isEmpty() ? "no-member" : "drafter-alone";
        }
        boolean drawn = shortage.steps().stream().anyMatch(step -> step >= steps);
        return new Refused(
                LineRefusal.NOBODY_TO_DECIDE,
                drawn ? "drawn-" + why : why,
                Who.all(few),
                shortage.needed(),
                shortage.people().size());
    }

    /**
     * Refuses a line that cannot be walked. An empty line is fine: the authority table makes one.
     *
     * @throws Refused INVALID_APPROVAL_LINE, or OWN_DRAFT where the drafter is on it
     */
    public static void check(List<LineStep> line, String drafter) {
        Set<String> users = new HashSet<>();
        for (LineStep step : line) {
            if ((step.user() == null) == (step.group() == null)) {
                throw invalid("one-of-user-and-group", step.kind().code());
            }
            if (step.kind() == StepKind.REVISE || step.kind() == StepKind.CIRCULATE) {
                throw invalid("kind-not-decided", step.kind().code());
            }
            if (drafter.equals(step.user())) {
                throw new Refused(LineRefusal.OWN_DRAFT, new Who(drafter));
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
        return new Refused(LineRefusal.INVALID_APPROVAL_LINE, rule, found);
    }

    private LineRules() {}
}
