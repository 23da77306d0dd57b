package docket.api.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller of the program: with credentials as a system has them, or with cookies as a browser has them. */
public final class Browser {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** Logs in through the form. */
    public static Browser loggedIn(int port, String name, String password) throws Exception {
        Browser browser = new Browser(port);
        browser.login(name, password);
        return browser;
    }

    public HttpResponse<String> login(String name, String password) throws Exception {
        Matcher token = FORM_TOKEN.matcher(page("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("the login form carries no token");
        }
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(token.group(1)))));
    }

    public HttpResponse<String> page(String path) throws Exception {
        return send(request(path).header("Accept", "text/html"));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    /** A script's call with the session's CSRF token. */
    public HttpResponse<String> post(String path, String json) throws Exception {
        return send(json(path, json).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("")));
    }

    /** A script's call with the session's CSRF token. */
    public HttpResponse<String> putJson(String path, String json) throws Exception {
        return send(json(path, json)
                .PUT(BodyPublishers.ofString(json))
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("")));
    }

    /** A script's call with the session's CSRF token. */
    public HttpResponse<String> delete(String path) throws Exception {
        return send(request(path)
                .DELETE()
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("")));
    }

    /** The call that another site would make a browser send. */
    public HttpResponse<String> postWithoutToken(String path, String json) throws Exception {
        return send(json(path, json));
    }

    public HttpResponse<String> postAs(String name, String password, String path, String json) throws Exception {
        return send(json(path, json).header("Authorization", basic(name, password)));
    }

    public HttpResponse<String> getAs(String name, String password, String path) throws Exception {
        return send(request(path).header("Authorization", basic(name, password)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    public HttpRequest.Builder json(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(root), cookie);
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
