package docket.processes.authority;

import docket.bpmn.ModelProperties;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineRules;
import docket.engine.line.LineStep;
import docket.engine.line.ModelTask;
import docket.engine.line.Power;
import docket.engine.money.Money;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import docket.processes.ahead.TasksAhead;
import docket.processes.execution.Executions;
import docket.processes.organization.Staffing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;

/** Asks the authority table (전결 규정) who may finally approve. */
public final class Authority {

    /** What the table says: which rules of which version give whom the power, and the line it proposes. */
    public record Ruling(
            String decision,
            int version,
            List<String> rules,
            List<String> holders,
            String reason,
            List<LineStep> defaultLine) {

        /** The power that it gives. */
        public Power power() {
            return new Power(holders);
        }
    }

    private final Staffing staffing;
    private final Clock clock;
    private final ZoneId zone;

    public Authority(Staffing staffing, Clock clock, ZoneId zone) {
        this.staffing = staffing;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Refuses what the drafter hands in where its approval line, or the one that the table would make, and the tasks
     * that the process draws besides could not come to their end with those who are there today.
     *
     * @param requested empty where the table shall make the line
     * @param ahead what every case passes from here
     * @throws Refused AUTHORITY_INSUFFICIENT, NOBODY_TO_DECIDE, UNKNOWN_GROUP, UNKNOWN_PERSON, INVALID_APPROVAL_LINE
     */
    public void requireDeciders(
            DelegateExecution execution,
            String kind,
            String organization,
            @Nullable Money amount,
            String drafter,
            List<LineStep> requested,
            TasksAhead ahead) {
        String decision = Executions.marks(execution).get(ModelProperties.AUTHORITY);
        Ruling ruling = decision == null ? null : ask(decision, kind, organization, amount);
        List<LineStep> line = requested.isEmpty() && ruling != null ? ruling.defaultLine() : requested;
        if (line.isEmpty() && ruling != null) {
            throw new Refused(LineRefusal.INVALID_APPROVAL_LINE, "empty", Executions.caseId(execution));
        }
        Staff staff = staff(line, ahead.tasks());
        if (!line.isEmpty()) {
            Power power = ruling == null ? null : ruling.power();
            LineRules.check(line, drafter, power, ahead.line() ? ahead.tasks() : List.of(), staff);
        }
        LineRules.check(ahead.tasks(), drafter, staff);
    }

    /**
     * @throws Refused UNKNOWN_PERSON, NOBODY_TO_DECIDE where nobody may decide a task that the model itself gives away
     */
    public void requireDecider(StepOffered offered, String drafter) {
        List<ModelTask> task = List.of(new ModelTask(offered.user(), offered.groups(), 1));
        LineRules.check(task, drafter, staff(List.of(), task));
    }

    private Staff staff(List<LineStep> line, List<ModelTask> tasks) {
        List<String> groups = new ArrayList<>(named(line, LineStep::group));
        List<String> people = new ArrayList<>(named(line, LineStep::user));
        tasks.forEach(task -> (task.user() == null ? groups : people).addAll(task.addressees()));
        int places = line.size() + tasks.stream().mapToInt(ModelTask::times).sum();
        return staffing.of(groups, people, places + 1);
    }

    private static List<String> named(List<LineStep> line, Function<LineStep, @Nullable String> by) {
        return line.stream().map(by).filter(Objects::nonNull).toList();
    }

    /** Evaluates the table for a case, inside an engine command. */
    public Ruling ask(String decision, String kind, String organization, @Nullable Money amount) {
        Map<String, Object> inputs = inputs(kind, organization, amount, LocalDate.now(clock.withZone(zone)));
        var engine = Context.getProcessEngineConfiguration();
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            DecisionDefinition definition = engine.getRepositoryService()
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision)
                    .withoutTenantId()
                    .latestVersion()
                    .singleResult();
            if (definition == null) {
                throw new IllegalStateException("No authority table is deployed under the key " + decision);
            }
            DmnDecisionResult result = engine.getDecisionService()
                    .evaluateDecisionById(definition.getId())
                    .variables(inputs)
                    .evaluate();
            Ruling ruling = ruling(definition.getKey(), definition.getVersion(), result);
            if (ruling.holders().isEmpty()) {
                throw new Refused(LineRefusal.AUTHORITY_INSUFFICIENT, "nobody-holds", kind, organization);
            }
            return ruling;
        });
    }

    /** The variables with which the table is asked, on a day of the agency's zone. */
    public static Map<String, Object> inputs(String kind, String organization, @Nullable Money amount, LocalDate day) {
        Map<String, Object> inputs = new TreeMap<>();
        inputs.put("kind", kind);
        inputs.put("organization", organization);
        inputs.put("currency", amount == null ? "" : amount.currency().getCurrencyCode());
        inputs.put("amountMinor", amount == null ? 0L : amount.minorUnits());
        inputs.put("day", day.toString());
        return inputs;
    }

    /** Reads an answer; where no rule matched it names nobody. */
    public static Ruling ruling(String decision, int version, DmnDecisionResult result) {
        List<String> holders = column(result, "holder");
        return new Ruling(
                decision,
                version,
                column(result, "rule"),
                holders,
                String.join(" / ", column(result, "reason")),
                ApprovalLines.parse(
                        column(result, "defaultLine").stream().findFirst().orElse("")));
    }

    private static List<String> column(DmnDecisionResult result, String name) {
        return result.getResultList().stream()
                .map(row -> row.get(name))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
    }
}
