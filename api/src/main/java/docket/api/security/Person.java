package docket.api.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * An authenticated person with the groups they are in at this request. The seal changes with their password, so that
 * a session opened with an old one ends.
 */
public record Person(String id, List<String> groups, String seal) implements Principal, Serializable {

    /** The authority of membership in a group, e.g. {@code GROUP_auditor}. */
    public static String authority(String group) {
        return "GROUP_" + group;
    }

    /** Whoever is authenticated on this thread. */
    public static Optional<Person> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }

    @Override
    public String getName() {
        return id;
    }

    Collection<GrantedAuthority> authorities() {
        return groups.stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(authority(group)))
                .toList();
    }
}
