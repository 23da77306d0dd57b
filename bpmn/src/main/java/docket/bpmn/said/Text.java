package docket.bpmn.said;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a properties file, with what stands for its names. */
record Text(Class<?> beside, String key, Map<String, ?> arguments) implements Sentence {

    /** <code>{form}</code>, and neither <code>${route}</code> nor <code>{{caseTitle}}</code>. */
    private static final Pattern NAME = Pattern.compile("(?<![${])\\{([a-z][A-Za-z]*+)}");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static boolean isKorean(Locale reader) {
        return reader.getLanguage().equals(Locale.KOREAN.getLanguage());
    }

    @Override
    public String in(Locale reader) {
        ResourceBundle texts = ResourceBundle.getBundle(beside.getName(), reader, beside.getClassLoader(), NO_FALLBACK);
        Matcher names = NAME.matcher(texts.getString(key));
        StringBuilder said = new StringBuilder();
        while (names.find()) {
            names.appendReplacement(said, Matcher.quoteReplacement(shown(names.group(1), reader)));
        }
        return names.appendTail(said).toString();
    }

    private String shown(String name, Locale reader) {
        Object argument = arguments.get(name);
        if (argument == null) {
            throw new IllegalStateException("Nothing stands for {" + name + "} of " + key + ", only for " + arguments);
        }
        return argument instanceof Sentence sentence ? sentence.in(reader) : String.valueOf(argument);
    }
}
