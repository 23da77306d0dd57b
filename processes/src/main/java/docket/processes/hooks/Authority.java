package docket.processes.hooks;

import docket.engine.casefile.LineStep;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.IdentityService;
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

        /** @throws Refused AUTHORITY_INSUFFICIENT where the line's last approver does not hold the power */
        void requireHeldBy(List<LineStep> line) {
            LineStep last = line.get(line.size() - 1);
            boolean held = last.group() != null
                    ? holders.contains(last.group())
                    : groupsOf(Objects.requireNonNull(last.user())).stream().anyMatch(holders::contains);
            if (!held) {
                throw new Refused(
                        RefusalCode.AUTHORITY_INSUFFICIENT,
                        Objects.requireNonNullElse(last.group(), String.valueOf(last.user())),
                        String.join(", ", holders));
            }
        }
    }

    private final Clock clock;
    private final ZoneId zone;

    public Authority(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
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
                throw new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, "-", "-");
            }
            return ruling;
        });
    }

    /** What the table is asked with, on a day of the agency's zone. */
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

    private static Set<String> groupsOf(String person) {
        IdentityService identities = Context.getProcessEngineConfiguration().getIdentityService();
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> identities.createGroupQuery().groupMember(person).list().stream()
                        .map(group -> group.getId())
                        .collect(Collectors.toSet()));
    }
}
