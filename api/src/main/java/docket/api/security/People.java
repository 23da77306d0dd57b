package docket.api.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/**
 * The people that the engine knows, read anew at each call: whoever was made in Camunda's Admin or through
 * {@code /engine-rest} counts at once, and whoever left a group has left it. Passwords are compared here and not by the
 * engine's own check, which takes less work for a name it does not know, and which lets a stranger lock people out for
 * good by guessing wrong; {@link LoginThrottle} stands in front instead.
 */
@Component
public final class People {

    private final IdentityService identity;
    private final PasswordManager passwords;
    private final String nobodysSalt = UUID.randomUUID().toString();
    private final String nobodysPassword;

    public People(ProcessEngine engine) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.identity = engine.getIdentityService();
        this.passwords = configuration.getPasswordManager();
        this.nobodysPassword =
                passwords.encrypt(EncryptionUtil.saltPassword(UUID.randomUUID().toString(), nobodysSalt));
    }

    /** The person of that id, as they are now. */
    public Optional<Person> find(String id) {
        return user(id).map(this::person);
    }

    /** The person of that id if that is their password. A name that nobody has takes as much work as a wrong guess. */
    Optional<Person> verify(String id, String password) {
        Optional<UserEntity> user = user(id);
        String salt = user.map(UserEntity::getSalt).orElse(nobodysSalt);
        String expected = user.map(UserEntity::getPassword).orElse(nobodysPassword);
        boolean matches = passwords.check(EncryptionUtil.saltPassword(password, salt), expected);
        return matches ? user.map(this::person) : Optional.empty();
    }

    private Optional<UserEntity> user(String id) {
        return Optional.ofNullable(
                (UserEntity) identity.createUserQuery().userId(id).singleResult());
    }

    private Person person(UserEntity user) {
        List<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .toList();
        return new Person(user.getId(), groups, Integer.toHexString(Objects.hashCode(user.getPassword())));
    }
}
