package docket.engine.money;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The currencies in which an agency may be asked for money: those of a country of today, as the Java platform knows them.
 * ISO 4217 has codes besides for metals, funds, tests and no currency at all ({@code XAU}, {@code CHE}, {@code XTS}, {@code
 * XXX}), and Java those of former times ({@code DEM}).
 */
public final class LegalTender {

    private static final Map<String, Currency> BY_CODE = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(currency -> currency != null && currency.getDefaultFractionDigits() >= 0)
            .distinct()
            .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

    /** @param code of ISO 4217, in capitals */
    public static Optional<Currency> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private LegalTender() {}
}
