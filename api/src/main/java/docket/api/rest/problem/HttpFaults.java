package docket.api.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring MVC could not do with a request, as a problem. Whatever is not known here is a fault of ours. */
final class HttpFaults {

    private static final Pattern GONE = Pattern.compile("08...|57P0.|53...");

    static Problem of(@Nullable Throwable thrown, HttpServletRequest request) {
        if (thrown instanceof NoResourceFoundException || thrown instanceof NoHandlerFoundException) {
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
        if (thrown instanceof MaxUploadSizeExceededException || thrown != null && TooLarge.in(thrown)) {
            return Problems.of(HttpFault.CONTENT_TOO_LARGE, request);
        }
        if (databaseIsGone(thrown)) {
            return Problems.of(HttpFault.UNAVAILABLE, request);
        }
        return Problems.of(HttpFault.INTERNAL_ERROR, request, String.valueOf(RequestId.of(request)));
    }

    /**
     * Not there, shutting down, or without room (SQLState classes 08, 57P and 53): it may be back in a moment. A failure
     * without a state was not the server's: the connection had been closed before.
     */
    private static boolean databaseIsGone(@Nullable Throwable thrown) {
        if (thrown == null) {
            return false;
        }
        return thrown instanceof CannotCreateTransactionException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof SQLException failure
                        && (failure.getSQLState() == null
                                || GONE.matcher(failure.getSQLState()).matches())
                || databaseIsGone(thrown.getCause());
    }

    static List<String> allowed(HttpRequestMethodNotSupportedException unsupported) {
        String[] methods = unsupported.getSupportedMethods();
        return methods == null ? List.of() : Stream.of(methods).sorted().toList();
    }

    private HttpFaults() {}
}
