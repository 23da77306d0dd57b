package docket.allocation.round;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Says everything that is wrong with a round. */
public final class RoundRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param subject the node or request that it is about; empty: the round
     */
    public record Found(Fault fault, String subject) {

        /** What is wrong and what to do next, in Korean for Korean readers and in English for all others. */
        public String in(Locale reader) {
            ResourceBundle texts = ResourceBundle.getBundle(
                    "docket.allocation.faults",
                    reader.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ROOT,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new MessageFormat(texts.getString(fault.code()), Locale.ROOT).format(new Object[] {subject});
        }
    }

    private final transient List<Found> found;

    RoundRefused(List<Found> found) {
        super(found.stream()
                .map(one -> one.fault().code() + ": " + one.in(Locale.ENGLISH))
                .collect(Collectors.joining(" ")));
        this.found = List.copyOf(found);
    }

    /** At least one. */
    public List<Found> found() {
        return found;
    }
}
