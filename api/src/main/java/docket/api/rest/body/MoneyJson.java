package docket.api.rest.body;

import docket.api.problem.InvalidRequest;
import docket.engine.money.LegalTender;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Money on the wire: a decimal string with the currency's digits, and its ISO 4217 code. Never a JSON number. */
@Schema(name = "Money", description = "A decimal string, never a JSON number, and an ISO 4217 code")
public record MoneyJson(
        @NotNull @Pattern(regexp = DECIMAL, message = "field.decimal") @Schema(example = "1200000.00")
        String amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "field.currency") @Schema(example = "KRW")
        String currency) {

    private static final String DECIMAL = "-?[0-9]{1,18}([.][0-9]{1,6})?";

    public static MoneyJson of(Money money) {
        return new MoneyJson(money.toDecimal(), money.currency().getCurrencyCode());
    }

    public static @Nullable MoneyJson ofNullable(@Nullable Money money) {
        return money == null ? null : of(money);
    }

    /** @throws IllegalArgumentException where it is no amount of a currency */
    public Money money() {
        return Money.parse(amount, currency);
    }

    /** @throws Refused INVALID_AMOUNT where it is no amount of a currency, or is negative */
    public Money notNegative(String field) {
        Currency unit = currency(field);
        Money money;
        try {
            money = money();
        } catch (IllegalArgumentException e) {
            int digits = Math.max(0, unit.getDefaultFractionDigits());
            throw refused(field + ".amount", digits == 0 ? "field.money.whole" : "field.money", currency, digits);
        }
        if (money.isNegative()) {
            throw refused(field + ".amount", "field.negative");
        }
        return money;
    }

    private Currency currency(String field) {
        return LegalTender.of(currency).orElseThrow(() -> refused(field + ".currency", "field.currency"));
    }

    private Refused refused(String field, String textKey, Object... arguments) {
        Object[] found = {amount + " " + currency};
        return InvalidRequest.refused(RequestRefusal.INVALID_AMOUNT, field, textKey, found, arguments);
    }
}
