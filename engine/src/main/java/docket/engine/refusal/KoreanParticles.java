package docket.engine.refusal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the particle that fits the word before it: 을(를) becomes 을 after a final consonant and 를 after none. Latin
 * letters have no one reading, so after them both stay.
 */
final class KoreanParticles {

    private static final Pattern PARTICLE = Pattern.compile("(.)([”'’]?)(은\\(는\\)|이\\(가\\)|을\\(를\\))");
    private static final String DIGITS_WITH_FINAL_CONSONANT = "013678";
    private static final int FINALS = 28;

    static String fit(String text) {
        Matcher matcher = PARTICLE.matcher(text);
        StringBuilder fitted = new StringBuilder();
        while (matcher.find()) {
            String last = matcher.group(1);
            String both = matcher.group(3);
            matcher.appendReplacement(
                    fitted, Matcher.quoteReplacement(last + matcher.group(2) + fit(last.charAt(0), both)));
        }
        return matcher.appendTail(fitted).toString();
    }

    private static String fit(char last, String both) {
        boolean syllable = last >= '가' && last <= '힣';
        if (!syllable && !(last >= '0' && last <= '9')) {
            return both;
        }
        boolean closed = syllable ? (last - '가') % FINALS != 0 : DIGITS_WITH_FINAL_CONSONANT.indexOf(last) >= 0;
        return closed ? both.substring(0, 1) : both.substring(2, 3);
    }

    private KoreanParticles() {}
}
