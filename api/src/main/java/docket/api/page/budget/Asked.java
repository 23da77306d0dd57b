package docket.api.page.budget;

import docket.api.rest.page.Limits;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.text.Characters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the overview is asked for, as it stands in its address; an empty field asks for nothing. {@link #NONE} asks for lines
 * that have no program, item or source.
 *
 * @param year the fiscal year; null for this one
 * @param at a day (its end, in the agency's zone) or a time of RFC 3339; null for now
 * @param by what is summed: {@code organization}, {@code program}, {@code item} or {@code source}
 * @param q a part of the name, the code or the id of a line
 * @param sort a column of the lines, with {@code -} before it for the largest first
 * @param page of the lines, from 1
 */
public record Asked(
        @Nullable Integer year,
        @Nullable String at,
        @Nullable String by,
        @Nullable String unit,
        @Nullable String currency,
        @Nullable String q,
        @Nullable String organization,
        @Nullable String program,
        @Nullable String item,
        @Nullable String source,
        @Nullable String sort,
        @Nullable Integer page) {

    /** The key of lines that have none. */
    public static final String NONE = "-";

    /** The moment; null for now. */
    @Nullable
    Instant moment(ZoneId zone) {
        String text = given(at);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant()
                    .minusNanos(1);
        } catch (DateTimeParseException e) {
            return Limits.time("at", text, "field.day-or-time");
        }
    }

    public By summedBy() {
        return By.named(by);
    }

    /** The page that is asked for, where there are so many. */
    int pageOf(int pages) {
        return Math.max(1, Math.min(page == null ? 1 : page, pages));
    }

    boolean wants(BudgetLineView line) {
        return is(organization, By.ORGANIZATION, line)
                && is(program, By.PROGRAM, line)
                && is(item, By.ITEM, line)
                && is(source, By.SOURCE, line)
                && (given(q) == null || has(line.name(), q) || has(line.code(), q) || has(line.lineId(), q));
    }

    private static boolean is(@Nullable String wanted, By by, BudgetLineView line) {
        String key = given(wanted);
        return key == null || key.equals(by.key(line));
    }

    private static boolean has(String text, @Nullable String part) {
        return fold(text).contains(fold(Objects.requireNonNull(part).strip()));
    }

    private static String fold(String text) {
        return Characters.composed(text).toLowerCase(Locale.ROOT);
    }

    /** Whether only some of the lines are asked for. */
    public boolean isNarrow() {
        return given(q) != null
                || given(organization) != null
                || given(program) != null
                || given(item) != null
                || given(source) != null;
    }

    /** The same question with another answer to one of its fields, from the first page on. */
    public String with(String field, @Nullable Object value) {
        return address(field, value);
    }

    /** The same question, for lines that are a part of one sum. */
    public String narrowed(String key) {
        return address(summedBy().field(), key);
    }

    /** The same question, sorted by the column; by the other end of it where it already is. */
    public String sorted(String column) {
        String first = Order.isNumber(column) ? "-" + column : column;
        String other = Order.isNumber(column) ? column : "-" + column;
        return address("sort", first.equals(sort) ? other : first);
    }

    /** How the lines are sorted by the column, as {@code aria-sort} says it; null where they are not. */
    public @Nullable String direction(String column) {
        return column.equals(sort) ? "ascending" : ("-" + column).equals(sort) ? "descending" : null;
    }

    /** The same question as it is. */
    public String same() {
        return address("", null);
    }

    private String address(String field, @Nullable Object value) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        put(address, "year", year, field, value);
        put(address, "at", at, field, value);
        put(address, "by", by, field, value);
        put(address, "unit", unit, field, value);
        put(address, "currency", currency, field, value);
        put(address, "q", q, field, value);
        put(address, "organization", organization, field, value);
        put(address, "program", program, field, value);
        put(address, "item", item, field, value);
        put(address, "source", source, field, value);
        put(address, "sort", sort, field, value);
        put(address, "page", field.isEmpty() ? page : null, field, value);
        return address.encode().build().toUriString();
    }

    private static void put(
            UriComponentsBuilder address, String name, @Nullable Object mine, String changed, @Nullable Object value) {
        Object said = name.equals(changed) ? value : mine;
        address.queryParamIfPresent(
                name,
                Optional.ofNullable(said)
                        .map(String::valueOf)
                        .filter(StringUtils::hasText)
                        .map(Asked::literal));
    }

    /** Braces are templates to the builder, which {@code encode()} before {@code build()} leaves as they are. */
    private static String literal(String text) {
        return text.replace("{", "%7B").replace("}", "%7D");
    }

    static @Nullable String given(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }
}
