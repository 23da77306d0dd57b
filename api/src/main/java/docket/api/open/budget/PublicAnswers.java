package docket.api.open.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.json.WebJson;
import docket.api.problem.InvalidRequest;
import docket.engine.export.Csv;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How everybody is answered: with what says how long the answer holds, and whether it is still the same. */
public final class PublicAnswers {

    static final MediaType CSV = new MediaType("text", "csv", UTF_8);

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Duration OVER = Duration.ofDays(1);
    private static final Duration OPEN = Duration.ofSeconds(10);

    private PublicAnswers() {}

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where it is no day; null where it is absent */
    public static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw InvalidRequest.parameter("day", "field.day");
    }

    static ResponseEntity<byte[]> json(Object body, boolean isOver) throws IOException {
        byte[] bytes = WebJson.mapper().writeValueAsBytes(body);
        return of(bytes, MediaType.APPLICATION_JSON, isOver).body(bytes);
    }

    /**
     * Rows for spreadsheets, or without the mark that these know UTF-8 by.
     *
     * @param name of the file
     */
    static ResponseEntity<byte[]> csv(
            String name, List<String> header, List<List<String>> rows, boolean marked, boolean isOver)
            throws IOException {
        StringWriter csv = new StringWriter();
        if (marked) {
            Csv.header(csv, header);
        } else {
            Csv.row(csv, header);
        }
        for (List<String> row : rows) {
            Csv.row(csv, row);
        }
        byte[] body = csv.toString().getBytes(UTF_8);
        return of(body, CSV, isOver)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .body(body);
    }

    private static ResponseEntity.BodyBuilder of(byte[] body, MediaType type, boolean isOver) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag('"' + hash(body) + '"')
                .cacheControl(CacheControl.maxAge(isOver ? OVER : OPEN).cachePublic())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
