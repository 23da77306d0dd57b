package docket.api.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was typed after a command: words, options with a value ({@code --url X}), and flags ({@code --verbose}). */
final class Arguments {

    /** The command was called wrongly; the message says how. */
    static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private Arguments() {}

    static Arguments parse(String[] args, Set<String> options, Set<String> flags) throws Misused {
        Arguments parsed = new Arguments();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            String name = arg.contains("=") ? arg.substring(0, arg.indexOf('=')) : arg;
            if (!arg.startsWith("--")) {
                parsed.words.add(arg);
            } else if (flags.contains(arg)) {
                parsed.options.put(arg, "");
            } else if (!options.contains(name)) {
                throw new Misused("Unknown option " + name);
            } else if (!name.equals(arg)) {
                parsed.options.put(name, arg.substring(name.length() + 1));
            } else if (i + 1 < args.length) {
                parsed.options.put(name, args[++i]);
            } else {
                throw new Misused(name + " needs a value");
            }
        }
        return parsed;
    }

    List<String> words() {
        return List.copyOf(words);
    }

    /** The only word. */
    String word(String what) throws Misused {
        if (words.size() != 1) {
            throw new Misused("Expected one " + what + ", found " + words.size());
        }
        return words.get(0);
    }

    void noWords() throws Misused {
        if (!words.isEmpty()) {
            throw new Misused("Did not expect '" + words.get(0) + "'");
        }
    }

    boolean flag(String name) {
        return options.containsKey(name);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** A log index; null where none was given. */
    @Nullable
    Long index(String name) throws Misused {
        String text = options.get(name);
        if (text != null && !text.matches("[0-9]{1,18}")) {
            throw new Misused(name + " needs a log index, not '" + text + "'");
        }
        return text == null ? null : Long.valueOf(text);
    }

    int positive(String name, int otherwise) throws Misused {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Misused(name + " needs a number above 0, not '" + text + "'");
    }
}
