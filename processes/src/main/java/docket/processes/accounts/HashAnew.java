package docket.processes.accounts;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Stores a password as passwords are hashed today, unless another log-in or a new password was first. It is a command of the
 * engine, so that the account's row is recorded as it is left.
 */
public final class HashAnew implements Command<Void> {

    private final String userId;
    private final String password;
    private final String hash;

    /**
     * @param password as it was typed, and found right
     * @param hash what is stored, in the older kind
     */
    public HashAnew(String userId, String password, String hash) {
        this.userId = userId;
        this.password = password;
        this.hash = hash;
    }

    @Override
    public Void execute(CommandContext context) {
        UserEntity user = context.getDbEntityManager().selectById(UserEntity.class, userId);
        if (user != null && hash.equals(user.getPassword())) {
            user.setPassword(password);
            user.encryptPassword();
        }
        return null;
    }
}
