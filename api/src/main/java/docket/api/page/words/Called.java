package docket.api.page.words;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.bpmn.ModelProperties;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.organization.Right;
import docket.engine.scoring.ModelNames;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people, offices, fields and values are called on one page. People and offices have the names of today; whom or
 * what nobody has a word for any more stands for itself. Names are looked up as they are asked for. Not thread-safe.
 */
public final class Called {

    private static final String ORGANIZATION = "organization";

    /** As the training calls a span of numbers. */
    private static final Pattern SPAN = Pattern.compile(
            "below (?<below1>[0-9.]+)|(?<from1>[0-9.]+) and more|(?<from2>[0-9.]+) to below (?<below2>[0-9.]+)");

    /** As it calls the one interval of a number that was the same in all cases. */
    private static final String ANY = "any";

    private final Vocabulary vocabulary;
    private final Words words;
    private final @Nullable FormDefinition start;
    private final String lineField;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private @Nullable Map<String, String> organizations;
    private @Nullable Map<String, String> processes;

    /**
     * For one page.
     *
     * @param start in the reader's language, null where there is none
     * @param lineField the field of the content that names the budget line
     */
    Called(Vocabulary vocabulary, Words words, @Nullable FormDefinition start, String lineField) {
        this.lineField = lineField;
        this.vocabulary = vocabulary;
        this.words = words;
        this.start = start;
    }

    public Words words() {
        return words;
    }

    /** Looks many up at once. */
    public Called with(Collection<String> persons, Collection<String> offices) {
        persons.forEach(id -> people.put(id, id));
        people.putAll(vocabulary.people(persons));
        offices.forEach(id -> groups.put(id, id));
        groups.putAll(vocabulary.groups(offices, words.locale()));
        return this;
    }

    public String person(@Nullable String id) {
        if (id == null) {
            return "";
        }
        return people.computeIfAbsent(id, one -> vocabulary.people(Set.of(one)).getOrDefault(one, one));
    }

    /** {@code 이수빈(lee.director)}, and with a space where that is the custom. */
    public String personWithId(@Nullable String id) {
        String name = person(id);
        return id == null || name.equals(id) ? name : words.say("person", name, id);
    }

    public String group(@Nullable String id) {
        if (id == null) {
            return "";
        }
        if (id.startsWith("user:")) { // a person who holds a power by name
            return person(id.substring("user:".length()));
        }
        return groups.computeIfAbsent(
                id, one -> vocabulary.groups(Set.of(one), words.locale()).getOrDefault(one, one));
    }

    /** Whose a step is: a person's, or of one of the groups. */
    public String whose(@Nullable String user, Collection<String> offices) {
        return user != null ? personWithId(user) : several(offices);
    }

    /** Groups and persons, as an authority table names them. */
    public String several(Collection<String> ids) {
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            String office = group(id);
            names.add(office.equals(id) ? personWithId(id) : office);
        }
        return String.join(", ", names);
    }

    public String organization(String id) {
        Map<String, String> known = organizations;
        if (known == null) {
            known = vocabulary.organizations(words.locale());
            organizations = known;
        }
        return known.getOrDefault(id, id);
    }

    /** {@code 청사 유지 관리(101-01)}. */
    public String budgetLine(String id) {
        return vocabulary.budgetLine(id, words.locale());
    }

    /** The registration number; where there is none, whether there may still be one. */
    public String number(CaseView view) {
        String number = view.course().number();
        return number != null ? number : words.say(view.mayBeNumbered() ? "unnumbered" : "unnumbered.ended");
    }

    /** What became of a step of the line that nobody decided. */
    public String undecided(CaseView view, Line.Stamp step) {
        return words.of(
                "step", view.isTakenBackAt(step) ? "WITHDRAWN" : step.state().name());
    }

    public String process(String key) {
        Map<String, String> known = processes;
        if (known == null) {
            known = vocabulary.processes(words.locale());
            processes = known;
        }
        return known.getOrDefault(key, key);
    }

    /** By what right somebody acted: as a member of a group, as the one it was given to, or for another. */
    public String right(String code) {
        Right right = new Right(code);
        return right.group()
                .map(id -> words.say("right.group", group(id)))
                .or(() -> right.actingFor().map(id -> words.say("right.deputy", personWithId(id))))
                .orElseGet(() -> words.of("right", code));
    }

    /** What a field of the content is called: by Docket, else by the form on which the case began. */
    public String label(String field) {
        String word = words.of("field", field);
        FormField declared = start == null ? null : start.field(field);
        return word.equals(field) && declared != null ? declared.label() : word;
    }

    /** Whether a field names a budget line: that of the process, or the one that events and older models have. */
    public boolean namesBudgetLine(String field) {
        return field.equals(lineField) || field.equals(ModelProperties.FORMER_BUDGET_LINE);
    }

    /** What a feature of a score is called: by Docket, else by the form on which the case began. */
    public String featureName(String name) {
        String word = words.feature(name);
        FormField declared = start == null ? null : start.field(name);
        return word.equals(name) && declared != null ? declared.label() : word;
    }

    /** What a scoring model is called: by what it is for, and for which process. */
    public String model(String name) {
        String word = words.of("whatIf.model", ModelNames.purpose(name));
        String process = ModelNames.process(name);
        return process == null ? word : words.say("whatIf.ofProcess", word, process(process));
    }

    /** What a value of a field is called. */
    public String value(String field, String value) {
        if (field.equals(ORGANIZATION)) {
            return organization(value);
        }
        FormField declared = start == null ? null : start.field(field);
        return declared == null ? value : declared.labelOf(value);
    }

    /** The value of a feature of a score, or the bin it fell into. */
    public String feature(String name, @Nullable String value) {
        if (value == null) {
            return "";
        }
        if (name.equals("weekday") && value.matches("[1-7]")) {
            return DayOfWeek.of(Integer.parseInt(value)).getDisplayName(TextStyle.FULL, words.locale());
        }
        if (name.equals("hour") || name.equals("round")) {
            return words.say("feature." + name + ".value", value);
        }
        return name.startsWith("amount.") && value.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")
                ? words.decimal(new BigDecimal(value))
                : value(name, value);
    }

    /** The bin that a feature's value fell into, as its model calls it; a span of numbers in the reader's language. */
    public String bin(String name, String bin) {
        if (bin.equals(ANY)) {
            return words.of("bin", ANY);
        }
        Matcher span = SPAN.matcher(bin);
        if (!span.matches()) {
            return bin.startsWith("(") ? words.of("bin", bin.substring(1, bin.length() - 1)) : feature(name, bin);
        }
        String from = either(span, "from");
        String below = either(span, "below");
        if (below == null) {
            return words.say("bin.from", feature(name, from));
        }
        return from == null
                ? words.say("bin.below", feature(name, below))
                : words.say("bin.span", feature(name, from), feature(name, below));
    }

    private static @Nullable String either(Matcher span, String name) {
        String one = span.group(name + "1");
        return one != null ? one : span.group(name + "2");
    }
}
