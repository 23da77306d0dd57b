package docket.bpmn.lint.reading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes UTF-8 alone, with a byte-order mark or without: the process engine reads the bytes by itself, and in another
 * encoding it would see another model than the one that is checked.
 */
public final class Encoding {

    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    public static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /**
     * What a file says, without its mark.
     *
     * @param text of its bytes, read as UTF-8
     */
    public static String read(String text) throws UnreadableModel {
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Matcher declared = DECLARED.matcher(marked);
        if (declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8")) {
            throw other(declared.group(1));
        }
        if (marked.lastIndexOf('\0', 100) >= 0) {
            throw other("UTF-16");
        }
        int broken = marked.indexOf('\uFFFD');
        if (broken >= 0) {
            int line = (int) marked.substring(0, broken).lines().count();
            throw new UnreadableModel(Math.max(1, line), Unread.NOT_UTF_8);
        }
        return marked;
    }

    private static UnreadableModel other(String found) {
        return new UnreadableModel(1, Unread.OTHER_ENCODING, found);
    }

    private Encoding() {}
}
