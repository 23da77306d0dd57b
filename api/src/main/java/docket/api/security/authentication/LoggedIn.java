package docket.api.security.authentication;

import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.organization.Role;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * An authenticated person, as they are at this request. The seal changes with their password, so that a session opened
 * with an old one ends.
 */
public record LoggedIn(Person person, String seal) implements Principal {

    /** The authority of membership in a group, e.g. {@code GROUP_auditor}. */
    private static String authority(String group) {
        return "GROUP_" + group;
    }

    /** The authorities of whoever may. */
    public static String[] authorities(Permission permission) {
        return Role.groupsThatMay(permission).stream().map(LoggedIn::authority).toArray(String[]::new);
    }

    /** Whoever is authenticated on this thread. */
    public static Optional<Person> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof LoggedIn in
                ? Optional.of(in.person())
                : Optional.empty();
    }

    @Override
    public String getName() {
        return person.id();
    }

    public Collection<GrantedAuthority> authorities() {
        return person.groups().stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(authority(group)))
                .toList();
    }
}
