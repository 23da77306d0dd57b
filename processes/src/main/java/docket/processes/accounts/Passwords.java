package docket.processes.accounts;

import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are taken: ten characters, which the id does not count towards, and none that everybody tries first.
 * No kinds of characters are asked for (NIST SP 800-63B, 5.1.1.2). Those that the sample's people are given from
 * outside are not asked.
 */
public final class Passwords implements PasswordPolicy {

    public static final int SHORTEST = 10;

    private static final int FEWEST_DIFFERENT = 4;
    private static final Set<String> COMMON = common();
    private static final List<PasswordPolicyRule> RULES =
            List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new WithoutId());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    /** @throws Refused WEAK_PASSWORD with what is weak about it */
    static void check(String password, User user) {
        if (!RULES.get(0).execute(password, user)) {
            throw new Refused(AccountRefusal.WEAK_PASSWORD, "length", SHORTEST);
        } else if (!RULES.get(1).execute(password, user)) {
            throw new Refused(AccountRefusal.WEAK_PASSWORD, "id", SHORTEST);
        } else if (COMMON.contains(password.toLowerCase(Locale.ROOT))
                || password.chars().distinct().count() < FEWEST_DIFFERENT) {
            throw new Refused(AccountRefusal.WEAK_PASSWORD, "common", SHORTEST);
        }
    }

    private static Set<String> common() {
        try (InputStream list = Passwords.class.getResourceAsStream("/docket/common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule about the id, under the placeholder of the engine's own rule, for which its webapps have words. */
    private static final class WithoutId implements PasswordPolicyRule {
        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_USER_DATA";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return true;
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            if (user == null || user.getId() == null || user.getId().isEmpty()) {
                return true;
            }
            String id = user.getId().toLowerCase(Locale.ROOT);
            return password.toLowerCase(Locale.ROOT).replace(id, "").length() >= SHORTEST;
        }
    }
}
