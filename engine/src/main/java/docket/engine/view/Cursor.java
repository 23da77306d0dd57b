package docket.engine.view;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Where a list goes on: the sort key of the last item that was read, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    public static String of(Object... key) {
        List<String> parts = Arrays.stream(key).map(String::valueOf).toList();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refused INVALID_REQUEST where it is no cursor of a list with so many key parts */
    public static String[] read(String cursor, int parts) {
        try {
            String[] key =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (key.length == parts && String.join("", key).indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(RequestRefusal.INVALID_REQUEST);
        }
        throw new Refused(RequestRefusal.INVALID_REQUEST);
    }

    private Cursor() {}
}
