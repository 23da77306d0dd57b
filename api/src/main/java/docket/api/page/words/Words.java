package docket.api.page.words;

import docket.engine.glossary.Glossary;
import docket.engine.money.Money;
import docket.engine.text.NameInBothLanguages;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How codes, times, amounts and numbers are written for the reader of one page. */
public final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double MICROS = 1_000_000;
    private static final String INVENTED = "an invented past of the sample organisation, seed ";
    private static final String RECORD = "the record";

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    public Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /** The word for a code in a table of the glossary or of the messages; a code without a word stands for itself. */
    public String of(String table, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String key = String.valueOf(code);
        return Glossary.find(table, key, locale).orElseGet(() -> {
            String word = messages.getMessage("audit." + table + "." + key, null, null, locale);
            return word == null ? key : word;
        });
    }

    /** The half in the reader's language of a name that was given in both. */
    public String half(String name) {
        return NameInBothLanguages.half(name, name, locale);
    }

    /** A sentence of the messages. */
    public String say(String key, @Nullable Object... arguments) {
        return messages.getMessage("audit." + key, arguments, locale);
    }

    public Locale locale() {
        return locale;
    }

    /** What a feature of a score is called; {@code amount.KRW} is the amount in that currency. */
    public String feature(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? of("feature", name)
                : of("feature", name.substring(0, dot)) + " (" + name.substring(dot + 1) + ")";
    }

    /** What a scoring model learned from: cards say it in English, and what is no source of Docket's own stands as it is. */
    public String source(String source) {
        return source.startsWith(INVENTED)
                ? say("source.invented", source.substring(INVENTED.length()))
                : source.equals(RECORD) ? say("source.record") : source;
    }

    /** The time in the agency's zone. */
    public String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time.atZone(zone));
    }

    /** The day in the agency's zone. */
    public String day(@Nullable Instant time) {
        return time == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(time.atZone(zone));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@code 1,200,000 KRW}, in Korean {@code 1,200,000원}. */
    public String money(@Nullable Money money) {
        return money == null ? "" : money.in(locale);
    }

    /** {@code 1,200,000} or {@code 34.30}, with as many decimals as it has. */
    public String decimal(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(Math.max(number.scale(), 0));
        return format.format(number);
    }

    /** A probability in millionths as per cent. */
    public String percent(int micros) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(micros / MICROS);
    }

    /** Points of a score, integer micro-logits, with their sign. */
    public String points(long points) {
        return (points > 0 ? "+" : "")
                + NumberFormat.getIntegerInstance(locale).format(points).replace('-', '−');
    }

    /** A rate in millionths with three decimals. */
    public String rate(int micros) {
        return String.format(Locale.ROOT, "%.3f", micros / MICROS);
    }
}
