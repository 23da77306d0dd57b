package docket.engine.personal;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;

/**
 * The key under which a person's fields are sealed now.
 *
 * @param id Tink's number of the key
 * @param hadOthers whether former ones were destroyed
 */
record PersonKey(Aead aead, int id, boolean hadOthers) {

    /** The length of what stands before a sealed text: one byte, then the number of the key (Tink's wire format). */
    private static final int PREFIX = 5;

    /** Whether this was sealed under a key that is destroyed. */
    boolean isTooLateFor(byte[] sealed) {
        return hadOthers && (sealed.length < PREFIX || ByteBuffer.wrap(sealed).getInt(1) != id);
    }
}
