package docket.api.sample.budget;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.line.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An allocation round of the sample organisation, amounts in won.
 *
 * @param yearsAhead of which its money is; 0 for this year's
 * @param ending what the committee decides; null where it still takes requests
 * @param instead what the committee grants otherwise
 */
record SampleRound(
        String name,
        int yearsAhead,
        long total,
        String rule,
        boolean divisible,
        @Nullable Decision ending,
        List<Limit> limits,
        List<Request> requests,
        List<Otherwise> instead) {

    record Limit(
            String node,
            @Nullable String parent,
            long floor,
            @Nullable Long cap) {}

    record Request(
            String organization, String lineCode, String name, long asked, long minimum, long value, String reason) {}

    /** @param request the code of the line that is asked for */
    record Otherwise(String request, long granted, String reason) {}

    static List<SampleRound> all() {
        try (InputStream file = SampleRound.class.getResourceAsStream("/docket/sample/rounds.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
