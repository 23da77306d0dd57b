package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Untrue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** What C2SP's text formats have in common. */
public final class Lines {

    /** @throws Untrue if it is not UTF-8, or has control characters other than line feeds */
    static String text(byte[] bytes, String what) throws Untrue {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Untrue(what + " is not UTF-8", e);
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new Untrue(what + " has " + control(text) + " in it");
        }
        return text;
    }

    /** What most likely happened to a text that has control characters, for whoever saved it in another program. */
    static String control(String text) {
        return text.indexOf('\r') >= 0
                ? "carriage returns (its lines were to end with line feeds alone)"
                : "control characters";
    }

    /** @throws Untrue if it is not a decimal without sign and leading zeros */
    static long number(String decimal, String what) throws Untrue {
        try {
            if (decimal.matches("0|[1-9][0-9]{0,18}")) {
                return Long.parseLong(decimal);
            }
        } catch (NumberFormatException tooLarge) {
            // the refusal below says the same
        }
        throw new Untrue(what + " is \"" + decimal + "\", which is no number");
    }

    /** @throws Untrue if it is not Base64 (RFC 4648, section 4), or not the one way to write it */
    public static byte[] base64(String text, String what) throws Untrue {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Untrue(what + " is not Base64", e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Untrue(what + " is not written as Base64 is");
        }
        return bytes;
    }

    private Lines() {}
}
