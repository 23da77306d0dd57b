package docket.cli.replay;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.bpmn.ModelCatalog;
import docket.cli.replay.CasePlan.Draft;
import docket.engine.money.Money;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.text.Characters;
import docket.processes.scoring.LoggedFeatures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a logged case what was known when it began: amount, unit, and the fields that such logs know. The log tells what the
 * attributes were at the end of the case, so nothing else is taken.
 */
final class DraftReader {

    /** The currency of the logs, which name none. */
    private static final Currency CURRENCY = Currency.getInstance("EUR");

    /** Digits before the point, so that an exponent cannot ask for a number that fills the memory. */
    private static final int LARGEST_DIGITS = 16;

    /** The sample's organisations; a unit of the log always falls to the same one of them. */
    private static final List<String> ORGANIZATIONS = List.of("facilities", "finance", "welfare", "education", "it");

    /** The form on which the cases are drafted. */
    private static final FormDefinition FORM = ModelCatalog.shipped().stream()
            .filter(model -> model.name().equals("document-approval/document-approval-start.form"))
            .map(model -> FormDefinition.parse(model.bytes()))
            .findFirst()
            .orElseThrow();

    private static final LoggedFeatures LOGS = new LoggedFeatures();

    private DraftReader() {}

    static Draft read(LoggedCase logged, List<String> notes) throws NotStrict {
        Map<String, Object> content = new LinkedHashMap<>();
        for (Feature field : LOGS.plan().schema().fields()) {
            copy(logged, content, field.name(), notes, LOGS.names().getOrDefault(field.name(), List.of(field.name())));
        }
        String title = Characters.cut("Payment request " + logged.caseId(), 199);
        return new Draft(title, organization(logged, notes), amount(logged, notes), content);
    }

    private static void copy(
            LoggedCase logged, Map<String, Object> content, String field, List<String> notes, List<String> names) {
        String value = logged.attribute(names.toArray(String[]::new));
        if (value == null) {
            notes.add("no " + names.get(0) + ": left empty");
        } else {
            content.put(field, Characters.cut(value, longest(field) - 1));
        }
    }

    private static int longest(String field) {
        FormField asked = FORM.field(field);
        return Objects.requireNonNullElse(asked == null ? null : asked.maxLength(), Integer.MAX_VALUE);
    }

    private static String organization(LoggedCase logged, List<String> notes) {
        String unit = logged.attribute("OrganizationalEntity");
        if (unit == null) {
            notes.add("no OrganizationalEntity: filed under " + ORGANIZATIONS.get(0));
            return ORGANIZATIONS.get(0);
        }
        CRC32 sum = new CRC32();
        sum.update(unit.getBytes(StandardCharsets.UTF_8));
        return ORGANIZATIONS.get((int) (sum.getValue() % ORGANIZATIONS.size()));
    }

    /** Rounded to the currency's minor unit, half to even. */
    private static @Nullable Money amount(LoggedCase logged, List<String> notes) throws NotStrict {
        String text = logged.attribute("RequestedAmount", "Amount");
        if (text == null) {
            notes.add("no RequestedAmount: requested without an amount");
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text.strip());
            if (amount.signum() < 0) {
                throw new NotStrict(Exclusion.NOT_AN_AMOUNT, text + " is negative");
            }
            if (amount.precision() - amount.scale() > LARGEST_DIGITS) {
                throw new NotStrict(Exclusion.NOT_AN_AMOUNT, text + " is too large");
            }
            return new Money(
                    amount.setScale(CURRENCY.getDefaultFractionDigits(), RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .longValueExact(),
                    CURRENCY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new NotStrict(Exclusion.NOT_AN_AMOUNT, "'" + text + "' is no amount of " + CURRENCY);
        }
    }
}
