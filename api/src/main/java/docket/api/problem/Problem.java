package docket.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 says it, with a stable {@code code} and the id under which our log knows the request. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "An error, RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language (ko, en).")
public record Problem(
        @Schema(example = "urn:docket:problem:not-your-task")
        String type,

        @Schema(example = "Forbidden") String title,
        @Schema(example = "403") int status,

        @Schema(description = "What was refused and what to do next")
        String detail,

        @Schema(example = "/api/tasks/4711/decision") String instance,
        @Schema(example = "not-your-task") String code,

        @Schema(description = "Quote it when you ask for help") @Nullable
        String requestId,

        @Schema(description = "The fields at fault") List<Fault> errors) {

    /** One field at fault. */
    @Schema(name = "FieldError")
    public record Fault(
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(nullable = true, description = "Of a file that was sent; its header is row 1")
            @Nullable
            Integer row,

            String field,
            String code,
            String message) {}

    public static final String MEDIA_TYPE = "application/problem+json";
}
