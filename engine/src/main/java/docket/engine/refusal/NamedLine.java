package docket.engine.refusal;

import docket.engine.text.NameInBothLanguages;
import java.util.Locale;

/** A budget line that a refusal speaks of, by the name that it was opened with: nobody needs to look it up. */
public record NamedLine(String name, String code) {

    /** {@code 청사 유지 관리(101-01)}, and with a space where that is the custom. */
    String in(Locale language) {
        String space = language.equals(Locale.KOREAN) ? "" : " ";
        return NameInBothLanguages.half(name, code, language) + space + "(" + code + ")";
    }
}
