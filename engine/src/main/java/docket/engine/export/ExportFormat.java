package docket.engine.export;

import java.util.Arrays;
import java.util.Optional;

/** A format that the record can be taken away in. */
public enum ExportFormat {
    /** JSON Lines: the exact entries of the log with their proofs. */
    JSONL("jsonl", "application/x-ndjson", "jsonl"),
    /** OCEL 2.0 as JSON: cases, budget lines, people and models as objects. */
    OCEL2("ocel2", "application/json", "ocel.json"),
    /** XES, IEEE 1849-2016: a trace for each case. */
    XES("xes", "application/xml", "xes"),
    /** Comma-separated values (RFC 4180): a line for each event. */
    CSV("csv", "text/csv", "csv");

    private final String code;
    private final String mediaType;
    private final String extension;

    ExportFormat(String code, String mediaType, String extension) {
        this.code = code;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public static Optional<ExportFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }

    /** The media type; every format is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The extension of a file's name, without the leading dot. */
    public String extension() {
        return extension;
    }
}
