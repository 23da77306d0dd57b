package docket.api.security.request;

import jakarta.servlet.http.HttpServletRequest;

/** The path that a request asks for as the container understood it: decoded, without the context path. */
public final class RequestPath {

    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private RequestPath() {}
}
