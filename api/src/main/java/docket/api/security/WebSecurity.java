package docket.api.security;

import docket.api.problem.door.ProblemSecurity;
import docket.api.security.authentication.FreshPerson;
import docket.api.security.authentication.LoggedIn;
import docket.api.security.authentication.LoginThrottle;
import docket.api.security.authentication.People;
import docket.api.security.csrf.CsrfHandling;
import docket.api.security.csrf.CsrfTokens;
import docket.api.security.csrf.ForeignSites;
import docket.api.security.login.AuthenticationAnswers;
import docket.api.security.login.LandingPage;
import docket.api.security.request.PageRequests;
import docket.api.security.request.RequestPath;
import docket.engine.organization.Permission;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may come in. Deny by default: only health and the login page are open. A call with credentials of its own (HTTP
 * Basic) is answered without a session; everything else is a browser's, logged in once for Tasklist, our pages and the
 * REST doors, and writes only with the session's CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static final RequestMatcher REST_DOORS = new OrRequestMatcher(
            PATHS.matcher("/api/**"), PATHS.matcher("/engine-rest/**"), PATHS.matcher("/actuator/**"));

    @Bean
    LoginThrottle loginThrottle() {
        return new LoginThrottle(Clock.systemUTC());
    }

    /** Requests are measured as a whole: measuring each filter as well cost more than the filters. */
    @Bean
    SecurityObservationSettings noObservationOfEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain credentials(HttpSecurity http, IdentityService identity, ProblemSecurity problems)
            throws Exception {
        AuthenticationAnswers answers = new AuthenticationAnswers(problems);
        http.securityMatcher(
                        request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null && REST_DOORS.matches(request))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(CsrfConfigurer::disable)
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .exceptionHandling(
                        failure -> failure.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .authorizeHttpRequests(WebSecurity::doors)
                .headers(new SecurityHeaders())
                .addFilterBefore(new ForeignSites(problems), AuthorizationFilter.class)
                .addFilterBefore(new DoorScope(), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new EngineScope(identity), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain sessions(HttpSecurity http, People people, IdentityService identity, ProblemSecurity problems)
            throws Exception {
        AuthenticationAnswers answers = new AuthenticationAnswers(problems);
        http.csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens()).csrfTokenRequestHandler(new CsrfHandling()))
                .requestCache(cache -> cache.requestCache(PageRequests.cache()))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new LandingPage())
                        .failureHandler(answers))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                PATHS.matcher(HttpMethod.POST, "/logout"),
                                PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout")))
                        .logoutSuccessHandler(afterLogout()))
                .exceptionHandling(
                        failure -> failure.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .authorizeHttpRequests(WebSecurity::doors)
                .headers(new SecurityHeaders())
                .addFilterBefore(new FreshPerson(people), AuthorizationFilter.class)
                .addFilterBefore(new DoorScope(), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new EngineScope(identity), AuthorizationFilter.class);
        return http.build();
    }

    private static void doors(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        "/actuator/health",
                        "/actuator/health/liveness",
                        "/actuator/health/readiness",
                        "/login",
                        "/assets/**",
                        "/favicon.ico")
                .permitAll()
                .requestMatchers("/actuator/health/*", "/actuator/prometheus")
                .hasAnyAuthority(LoggedIn.authorities(Permission.WATCH_THE_PROGRAM))
                .requestMatchers("/audit", "/audit/**")
                .hasAnyAuthority(LoggedIn.authorities(Permission.READ_EVERYTHING))
                .requestMatchers(
                        "/api/**",
                        "/engine-rest/**",
                        "/camunda/**",
                        "/webjars/**",
                        "/",
                        "/cases",
                        "/cases/**",
                        "/budget",
                        "/budget/**")
                .authenticated()
                .anyRequest()
                .access((authentication, request) -> AuthenticationAnswers.UNKNOWN_DOOR);
    }

    /** Tasklist's own log-out expects an empty answer; ours shows the login page again. */
    private static LogoutSuccessHandler afterLogout() {
        return (request, response, authentication) -> {
            if (!RequestPath.of(request).startsWith("/camunda/")) {
                response.sendRedirect(request.getContextPath() + "/login?logout");
            }
        };
    }
}
