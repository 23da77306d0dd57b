package docket.api.problem;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.DatabaseFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring MVC could not do with a request, as a problem. Whatever is not known here is a fault of ours. */
public final class HttpFaults {

    public static Problem of(@Nullable Throwable thrown, HttpServletRequest request) {
        if (isNotThere(thrown)) {
            return Problems.of(HttpFault.ROUTE_UNKNOWN, request, request.getRequestURI());
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException unsupported) {
            return Problems.of(
                    HttpFault.METHOD_NOT_ALLOWED,
                    request,
                    unsupported.getMethod(),
                    String.join(", ", allowed(unsupported)));
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException unacceptable) {
            return Problems.of(
                    HttpFault.NOT_ACCEPTABLE, request, MediaType.toString(unacceptable.getSupportedMediaTypes()));
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException unsupported) {
            return Problems.of(
                    HttpFault.UNSUPPORTED_MEDIA_TYPE,
                    request,
                    MediaType.toString(unsupported.getSupportedMediaTypes()));
        }
        if (thrown instanceof RequestRejectedException) {
            return Problems.of(new Refused(RequestRefusal.INVALID_REQUEST), request);
        }
        if (thrown instanceof MaxUploadSizeExceededException || thrown != null && TooLarge.in(thrown)) {
            return Problems.of(HttpFault.CONTENT_TOO_LARGE, request);
        }
        if (thrown instanceof Unavailable || DatabaseFailure.GONE.isIn(thrown)) {
            return Problems.of(HttpFault.UNAVAILABLE, request);
        }
        return Problems.of(HttpFault.INTERNAL_ERROR, request, String.valueOf(RequestId.of(request)));
    }

    private static boolean isNotThere(@Nullable Throwable thrown) {
        return thrown instanceof NoResourceFoundException
                || thrown instanceof NoHandlerFoundException
                || thrown instanceof ResponseStatusException answered
                        && answered.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }

    public static List<String> allowed(HttpRequestMethodNotSupportedException unsupported) {
        String[] methods = unsupported.getSupportedMethods();
        return methods == null ? List.of() : Stream.of(methods).sorted().toList();
    }

    private HttpFaults() {}
}
