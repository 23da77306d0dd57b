package docket.api.page.audit;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.scoring.ScoreRecord.Advice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which cases are looked for; an empty field asks for nothing. {@code q} is a number, a title, an id or
 * somebody's name, or a part; {@code drafter} and {@code person} are ids or names, or a part; amounts are
 * as people write them, of {@code currency} or of any; days are the agency's, the last one included.
 */
public record CaseQuery(
        @Nullable String q,
        @Nullable String drafter,
        @Nullable String state,
        @Nullable String process,
        @Nullable String person,
        @Nullable String decision,
        @Nullable String kind,
        @Nullable String organization,
        @Nullable String least,
        @Nullable String most,
        @Nullable String currency,
        @Nullable String opened,
        @Nullable String until,
        @Nullable String rule,
        @Nullable String model,
        @Nullable String advice,
        @Nullable String cursor) {

    private static final int USUAL = 4;
    private static final int LENGTH_OF_DAY = "2026-11-24".length();

    /** @param named finds the ids of those whom a text names */
    CaseViews.Search search(int limit, ZoneId zone, Function<String, Set<String>> named) {
        CaseViews.Marks marks = new CaseViews.Marks(
                given(kind),
                given(organization),
                people(person, named),
                people(drafter, named),
                Objects.requireNonNullElse(people(q, named), Set.of()),
                one(Decision.values(), decision),
                amounts(least),
                amounts(most),
                start(opened, 0, zone),
                start(until, 1, zone),
                given(rule),
                given(model),
                one(Advice.values(), advice));
        return new CaseViews.Search(
                one(CaseState.values(), state), given(process), null, given(q), given(cursor), limit, marks);
    }

    private static @Nullable Set<String> people(@Nullable String text, Function<String, Set<String>> named) {
        String given = given(text);
        return given == null ? null : named.apply(given);
    }

    /** The names of fields that cannot be read. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        readable(faults, "currency", this::currencyAsked);
        if (faults.isEmpty()) {
            readable(faults, "least", () -> amounts(least));
            readable(faults, "most", () -> amounts(most));
        }
        readable(faults, "opened", () -> start(opened, 0, ZoneOffset.UTC));
        readable(faults, "until", () -> start(until, 1, ZoneOffset.UTC));
        return faults;
    }

    /** Whether more is asked for than the first row of the form holds. */
    public boolean isNarrow() {
        return fields().entrySet().stream().skip(USUAL).anyMatch(field -> given(field.getValue()) != null);
    }

    /** The same question, answered from there on; null for the newest. */
    public String from(@Nullable String other) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        asked().forEach(address::queryParam);
        if (other != null) {
            address.queryParam("cursor", other);
        }
        return address.encode().toUriString();
    }

    /** What was asked for, by the fields' names; empty ones are left out. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        fields().forEach((name, value) -> {
            String given = given(value);
            if (given != null) {
                asked.put(name, given);
            }
        });
        return asked;
    }

    @SuppressWarnings("NullAway") // a field may be left out
    private Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("q", q);
        fields.put("drafter", drafter);
        fields.put("state", state);
        fields.put("process", process);
        fields.put("person", person);
        fields.put("decision", decision);
        fields.put("kind", kind);
        fields.put("organization", organization);
        fields.put("least", least);
        fields.put("most", most);
        fields.put("currency", currency);
        fields.put("opened", opened);
        fields.put("until", until);
        fields.put("rule", rule);
        fields.put("model", model);
        fields.put("advice", advice);
        return fields;
    }

    private List<Money> amounts(@Nullable String written) {
        String amount = given(written);
        return amount == null ? List.of() : AmountFilter.of(amount, currencyAsked());
    }

    private @Nullable Currency currencyAsked() {
        String code = given(currency);
        return code == null ? null : AmountFilter.currency(code);
    }

    private static @Nullable Instant start(@Nullable String day, int later, ZoneId zone) {
        String given = given(day);
        if (given == null) {
            return null;
        }
        if (given.length() > LENGTH_OF_DAY) {
            throw new DateTimeException(given); // which the database could not compare
        }
        return LocalDate.parse(given).plusDays(later).atStartOfDay(zone).toInstant();
    }

    private static void readable(List<String> faults, String name, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException | DateTimeException | Refused e) {
            faults.add(name);
        }
    }

    private static <E extends Enum<E>> @Nullable E one(E[] known, @Nullable String name) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String given(@Nullable String text) {
        String kept = text == null ? "" : text.replace("\0", "").strip();
        return kept.isEmpty() ? null : kept;
    }
}
