package docket.engine.refusal;

import docket.engine.text.Korean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command was refused. It is an answer, not a fault: it names a stable {@link RefusalCode} and what the texts of that
 * code speak of (expected, found, what to do next). Whoever catches it lets the whole engine command roll back.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A field of the request that is at fault.
     *
     * @param row of a file that was sent, the header being 1; null where there is no file
     * @param text what is wrong with it, in the reader's language
     */
    public record FieldError(@Nullable Integer row, String field, String code, Function<Locale, String> text) {

        public FieldError(String field, String code, Function<Locale, String> text) {
            this(null, field, code, text);
        }

        /** What is wrong, in the reader's language. */
        public String text(Locale locale) {
            String said = text.apply(locale);
            return Korean.isReadBy(locale) ? KoreanParticles.fit(said) : said;
        }
    }

    private final RefusalCode code;
    private final transient Object[] arguments;
    private final transient List<FieldError> errors;

    /** @param arguments what the text's placeholders {0}, {1}, … stand for */
    public Refused(RefusalCode code, Object... arguments) {
        this(code, List.of(), arguments);
    }

    public Refused(RefusalCode code, List<FieldError> errors, Object... arguments) {
        super(code.code() + ": " + RefusalTexts.text(code, Locale.ENGLISH, Map.of(), arguments));
        this.code = code;
        this.arguments = arguments.clone();
        this.errors = List.copyOf(errors);
    }

    /** Finds the refusal in a chain of causes: the engine wraps what a listener throws. */
    public static Optional<Refused> in(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refused refused) {
                return Optional.of(refused);
            }
            if (t.getCause() == t) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The same refusal, with its fields named as the request names them. */
    public Refused naming(UnaryOperator<String> name) {
        Refused named = new Refused(
                code,
                errors.stream()
                        .map(error ->
                                new FieldError(error.row(), name.apply(error.field()), error.code(), error.text()))
                        .toList(),
                arguments);
        named.initCause(this);
        return named;
    }

    public RefusalCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The text for a person, in their language (Korean, or English otherwise). */
    public String text(Locale locale) {
        return text(locale, Map.of());
    }

    /**
     * The text for a person, in their language.
     *
     * @param names by the ids of people and groups; whoever has none stands by their id
     */
    public String text(Locale locale, Map<String, String> names) {
        return RefusalTexts.text(code, locale, names, arguments);
    }

    /** The ids of the people and groups that the text speaks of. */
    public Set<String> whom() {
        Set<String> ids = new TreeSet<>();
        Arrays.stream(arguments)
                .flatMap(argument -> argument instanceof Collection<?> several ? several.stream() : Stream.of(argument))
                .forEach(argument -> {
                    if (argument instanceof Who who) {
                        ids.add(who.id());
                    }
                });
        return ids;
    }
}
