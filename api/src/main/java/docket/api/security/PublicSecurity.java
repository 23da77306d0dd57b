package docket.api.security;

import docket.api.problem.door.ProblemSecurity;
import docket.api.security.request.PageRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What everybody may read without a login, address by address; nothing else under {@code /public} is there. Nobody is
 * logged in here, whatever they send along, and no session is opened.
 */
@Configuration(proxyBeanMethods = false)
class PublicSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain everybody(HttpSecurity http, ProblemSecurity problems) throws Exception {
        http.securityMatcher("/public/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .csrf(CsrfConfigurer::disable)
                .logout(logout -> logout.disable())
                .exceptionHandling(failure -> failure.authenticationEntryPoint(
                                (request, response, thrown) -> notThere(problems, request, response))
                        .accessDeniedHandler((request, response, thrown) -> notThere(problems, request, response)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                "/public/budget",
                                "/public/budget/execution",
                                "/public/budget/datapackage.json",
                                "/public/budget/days/*",
                                "/public/budget/days/*/*.csv",
                                "/public/budget/days/*/lines/*/proof",
                                "/public/budget/check")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(new SecurityHeaders());
        return http.build();
    }

    private static void notThere(ProblemSecurity problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (PageRequests.isPage(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            problems.unknownRoute(request, response);
        }
    }
}
