package docket.api.zone;

import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sets the zone of the JVM to UTC before anything asks for it. Camunda stores times without a zone and reads them in the
 * JVM's, so two nodes whose machines differ, or one whose machine was moved, would each read another time.
 */
public final class JvmZone implements EnvironmentPostProcessor {

    private static final ZoneId MACHINE = ZoneId.systemDefault();

    /** The zone of the machine, from its setting or from {@code TZ}. */
    public static ZoneId ofTheMachine() {
        return MACHINE;
    }

    /** From now on the JVM has UTC. */
    public static void set() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        set();
    }
}
