package docket.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole program on a port of its own ({@code @LocalServerPort}) and an embedded database of its
 * own. Tests with this annotation share one program; everybody's password is {@link #PASSWORD}, and {@link TestModel}
 * scores.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DocketApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "docket.admin-password=" + DocketTest.PASSWORD,
            "docket.sample-password=" + DocketTest.PASSWORD,
            "docket.sample-cases=0",
            "docket.health.sequencer-patience=1s",
            "docket.pressure.header=5s",
            "docket.health.stranded-every=0s"
        })
@AutoConfigureObservability(tracing = false)
@Import(TestModel.class)
@ContextConfiguration(initializers = FreshDataFolder.class)
public @interface DocketTest {

    /** Of the administrator and of all sample people; what is no placeholder and no expression here is none. */
    String PASSWORD = "test-${password}-#{1}";
}
