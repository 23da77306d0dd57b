package docket.api.sheet;

import docket.api.audit.Words;
import docket.engine.money.Money;
import docket.engine.view.CaseView;
import docket.processes.names.Names;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one case in one language. People and offices are called by the names they have today, with the id that is
 * on record behind a person's; whom nobody knows any more is called by the id.
 */
public final class SheetWords {

    private final Words words;
    private final Map<String, String> people;
    private final Map<String, String> groups;
    private final Map<String, String> organizations;

    /** Made inside an engine command. */
    SheetWords(Words words, CaseView view, Names names, Locale locale) {
        this.words = words;
        Stream<@Nullable String> deciders = view.rounds().stream()
                .flatMap(round -> round.decisions().stream())
                .flatMap(decided -> Stream.of(decided.decidedBy(), decided.actingFor()));
        this.people = names.ofPeople(Stream.concat(deciders, view.users().stream())
                .filter(person -> person != null)
                .collect(Collectors.toSet()));
        this.groups = names.ofGroups(view.groups(), locale);
        this.organizations = names.ofOrganizations(locale);
    }

    /** A text of the sheet's own. */
    String own(String key) {
        return words.of("sheet", key);
    }

    public String of(String table, @Nullable Object code) {
        return words.of(table, code);
    }

    public String person(String id) {
        return people.getOrDefault(id, id);
    }

    /** {@code 이 국장 (lee.director)}. */
    public String personWithId(String id) {
        String name = person(id);
        return name.equals(id) ? id : name + " (" + id + ")";
    }

    public String group(@Nullable String id) {
        return id == null ? "" : groups.getOrDefault(id, id);
    }

    public String organization(String id) {
        return organizations.getOrDefault(id, id);
    }

    public String feature(String name) {
        return words.feature(name);
    }

    public String money(Money money) {
        return words.money(money);
    }

    public String percent(int micros) {
        return words.percent(micros);
    }

    public String points(long points) {
        return words.points(points);
    }

    public String time(@Nullable Instant time) {
        return words.time(time);
    }

    public String day(Instant time) {
        return words.time(time).substring(0, 10);
    }
}
