package docket.engine.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether the characters of a text can be kept, seen and trusted, and where a text may be cut. */
public final class Characters {

    /**
     * Characters of other categories that show nothing: Unicode's Default_Ignorable_Code_Point beyond formats (Cf) and
     * marks (M), the empty cell of Braille, and the empty head of a note.
     */
    private static final int[] EMPTY = {0x115F, 0x1160, 0x2065, 0x2800, 0x3164, 0xFFA0, 0x1D159};

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /**
     * Whether a record can keep the text and show it as it was written: it has no NUL and no half of a surrogate pair,
     * which PostgreSQL and UTF-8 cannot hold, and none of the bidirectional controls that let a text be read in another
     * order than it stands in (Unicode Technical Report 36, "Bidirectional text spoofing").
     */
    public static boolean areRecordable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c) || turns(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text with a question mark for each NUL and each half of a surrogate pair. */
    public static String shown(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                shown = shown == null ? new StringBuilder(text) : shown;
                shown.setCharAt(i, '?');
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean turns(char c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /**
     * Whether nobody would see anything of the text, whatever it is made of: a mark is seen on what it is put on only.
     */
    public static boolean areBlank(String text) {
        return text.codePoints().noneMatch(Characters::isVisible);
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        boolean drawn = type != Character.FORMAT
                && type != Character.CONTROL
                && type != Character.SPACE_SEPARATOR
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.NON_SPACING_MARK
                && type != Character.COMBINING_SPACING_MARK
                && type != Character.ENCLOSING_MARK;
        boolean ignored = c >= 0xFFF0 && c <= 0xFFF8 || c >= 0xE0000 && c <= 0xE0FFF;
        return drawn && !ignored && Arrays.binarySearch(EMPTY, c) < 0;
    }

    /** The text in composed form (NFC): however it was written, the same text is the same characters. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** How long a text is where there is a limit: in UTF-16 units of its composed form, whichever it was sent in. */
    public static int length(String text) {
        return composed(text).length();
    }

    /**
     * The text, or its beginning and "…". No character that a reader would count as one (a grapheme cluster) is cut in
     * two.
     *
     * @param most UTF-16 units of the text that are kept
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        Matcher graphemes = GRAPHEME.matcher(text);
        int end = 0;
        while (graphemes.find() && graphemes.end() <= most) {
            end = graphemes.end();
        }
        if (end == 0) {
            end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        }
        return text.substring(0, end) + "…";
    }

    private Characters() {}
}
