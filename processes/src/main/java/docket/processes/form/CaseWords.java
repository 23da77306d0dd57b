package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.glossary.Glossary.Table;
import docket.engine.line.Decision;
import docket.processes.organization.Names;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one case for one reader: fields and options as the start form of its process calls them, people and
 * offices by their names. A code that nobody has a word for stands for itself.
 */
final class CaseWords {

    private static final String ORGANIZATION = "organization";

    private final @Nullable FormDefinition start;
    private final Locale locale;
    private final ResourceBundle words;
    private final Map<String, String> people;
    private final Map<String, String> groups;
    private final Map<String, String> organizations;

    /** @param start in the reader's language, null where the process has none */
    CaseWords(CaseView view, @Nullable FormDefinition start, Names names, Locale locale) {
        this.start = start;
        this.locale = locale;
        this.words = words(locale);
        this.people = names.ofPeople(people(view));
        this.groups = names.ofGroups(
                view.approvalLine().stream()
                        .map(Line.Stamp::group)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                locale);
        this.organizations = names.ofOrganizations(locale);
    }

    /** Docket's own words on forms. */
    static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "docket.forms",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Collection<String> people(CaseView view) {
        Stream<@Nullable String> onLine = view.approvalLine().stream()
                .flatMap(step -> Stream.of(
                        step.user(),
                        step.decided() == null ? null : step.decided().decidedBy()));
        Stream<@Nullable String> others = Stream.concat(
                Stream.of(view.drafter()),
                view.line().rounds().stream()
                        .flatMap(round -> round.decisions().stream())
                        .map(Line.Decided::decidedBy));
        return Stream.concat(onLine, others).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    Locale locale() {
        return locale;
    }

    /** A text of Docket's own. */
    String own(String key) {
        return words.getString(key);
    }

    /** A sentence of Docket's own, about something. */
    String say(String key, String... about) {
        return new MessageFormat(own(key), locale).format(about);
    }

    /** Whether Docket has a text of its own under the key. */
    boolean has(String key) {
        return words.containsKey(key);
    }

    /** What was decided, in the middle of a sentence. */
    String decided(Decision decision) {
        return Table.DECISION.word(decision.name(), locale).toLowerCase(locale);
    }

    /** What a field of the case is called. */
    String label(String field) {
        FormField declared = start == null ? null : start.field(field);
        return declared == null ? field : declared.label();
    }

    /** What a value of a field of the case is called. */
    String value(String field, Object value) {
        if (value instanceof Boolean bool) {
            return own(bool ? "yes" : "no");
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> value(field, one)).collect(Collectors.joining(", "));
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        if (field.equals(ORGANIZATION) && organizations.containsKey(text)) {
            return organizations.get(text);
        }
        FormField declared = start == null ? null : start.field(field);
        return declared == null ? text : declared.labelOf(text);
    }

    String person(String id) {
        return people.getOrDefault(id, id);
    }

    String group(String id) {
        return groups.getOrDefault(id, id);
    }
}
