package docket.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import docket.api.json.StorableText;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Finds the refusal in what was thrown: our own, the engine's, or what binding a request found wrong with it. */
final class Refusals {

    static Optional<Refused> of(Throwable thrown) {
        return Refused.in(thrown)
                .or(() -> Optional.ofNullable(ofBinding(thrown)))
                .or(() -> EngineRefusals.of(thrown))
                .or(() -> EngineRefusals.ofRight(thrown))
                .or(() -> EngineRefusals.ofNo(thrown));
    }

    private static @Nullable Refused ofBinding(Throwable thrown) {
        if (thrown instanceof HttpMessageNotReadableException unreadable && !TooLarge.in(thrown)) {
            return ofBody(unreadable);
        }
        if (thrown instanceof MethodArgumentNotValidException invalid) {
            return ofFields(invalid.getBindingResult());
        }
        if (thrown instanceof BindException invalid) {
            return ofFields(invalid.getBindingResult());
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getRequiredType() != null
                            && mismatch.getRequiredType().isEnum()
                    ? InvalidRequest.parameter(mismatch.getName(), "field.choice", choices(mismatch.getRequiredType()))
                    : InvalidRequest.parameter(mismatch.getName(), "field.type", typeName(mismatch.getRequiredType()));
        }
        if (thrown instanceof HandlerMethodValidationException invalid) {
            return new Refused(
                    RequestRefusal.INVALID_REQUEST,
                    invalid.getParameterValidationResults().stream()
                            .flatMap(result -> result.getResolvableErrors().stream()
                                    .map(error -> new FieldError(
                                            name(result.getMethodParameter().getParameterName()),
                                            RequestRefusal.INVALID_FIELD.code(),
                                            said(result.unwrap(error, ConstraintViolation.class)))))
                            .toList());
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return InvalidRequest.parameter(missing.getParameterName(), "field.required");
        }
        boolean noMultipart =
                thrown instanceof MultipartException && !(thrown instanceof MaxUploadSizeExceededException);
        if (thrown instanceof ServletRequestBindingException || noMultipart) {
            return new Refused(RequestRefusal.INVALID_REQUEST);
        }
        return null;
    }

    private static Refused ofBody(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return InvalidRequest.field(path(unknown), "field.unknown");
        }
        if (cause instanceof StorableText.Unstorable unstorable) {
            return InvalidRequest.field(path(unstorable), "field.characters");
        }
        if (cause instanceof InvalidFormatException invalid
                && invalid.getTargetType().isEnum()) {
            return InvalidRequest.field(path(invalid), "field.choice", choices(invalid.getTargetType()));
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty() && isNotSyntax(mapping)) {
            return InvalidRequest.field(path(mapping), "field.malformed");
        }
        if (cause instanceof JsonProcessingException malformed) {
            return InvalidRequest.malformed(malformed);
        }
        return InvalidRequest.parameter("body", "body.required");
    }

    /** Broken syntax deep in a body comes wrapped with a path: it is still no JSON. */
    private static boolean isNotSyntax(JsonMappingException mapping) {
        return !(mapping.getCause() instanceof com.fasterxml.jackson.core.JsonParseException)
                && !(mapping.getCause() instanceof com.fasterxml.jackson.core.io.JsonEOFException);
    }

    private static Refused ofFields(BindingResult result) {
        List<FieldError> errors = result.getFieldErrors().stream()
                .map(Refusals::ofField)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        boolean onlyMissing =
                errors.stream().allMatch(error -> error.code().equals(RequestRefusal.FIELD_REQUIRED.code()));
        return new Refused(
                onlyMissing ? RequestRefusal.FIELD_REQUIRED : RequestRefusal.INVALID_FIELD,
                errors,
                errors.stream().map(FieldError::field).collect(Collectors.joining(", ")));
    }

    private static FieldError ofField(org.springframework.validation.FieldError error) {
        if (!error.contains(ConstraintViolation.class)) {
            return new FieldError(
                    error.getField(),
                    RequestRefusal.INVALID_FIELD.code(),
                    reader -> ProblemTexts.text("field.malformed", reader));
        }
        ConstraintViolation<?> violated = error.unwrap(ConstraintViolation.class);
        RefusalCode code =
                ConstraintTexts.isOfMissing(violated) ? RequestRefusal.FIELD_REQUIRED : RequestRefusal.INVALID_FIELD;
        return new FieldError(error.getField(), code.code(), said(violated));
    }

    private static Function<Locale, String> said(ConstraintViolation<?> violated) {
        return reader -> ConstraintTexts.text(violated, reader);
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : mapping.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String typeName(@Nullable Class<?> type) {
        return type == null ? "" : type.getSimpleName();
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }

    private Refusals() {}
}
