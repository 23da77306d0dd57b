package docket.bpmn.said;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What is said to a reader, who reads Korean, or English otherwise. It ends without a full stop. */
@FunctionalInterface
public interface Sentence {

    String in(Locale reader);

    /**
     * The text that stands beside a class under its name, {@code Fault.properties} and {@code Fault_ko.properties}.
     *
     * @param arguments what stands for each <code>{name}</code> in the text; a sentence among them is said in the same
     *     language
     */
    static Sentence of(Class<?> beside, String key, Map<String, ?> arguments) {
        return new Text(beside, key, arguments);
    }

    /** What others have said, such as a parser: the same to everybody. */
    static Sentence quoted(String said) {
        return reader -> said;
    }

    /** One of these: {@code long or string}. */
    static Sentence either(Collection<String> values) {
        return reader -> String.join(Text.isKorean(reader) ? " 또는 " : " or ", values);
    }

    /** This and another sentence after it. */
    default Sentence then(Sentence next) {
        return reader -> in(reader) + ". " + next.in(reader);
    }
}
