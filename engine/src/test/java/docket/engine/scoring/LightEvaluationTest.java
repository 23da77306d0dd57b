package docket.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Start-up time matters: scoring loads no trainer. */
class LightEvaluationTest {

    @Test
    void a_card_is_evaluated_where_there_is_no_tribuo() throws Exception {
        ClassLoader withoutTribuo = new WithoutTribuo();
        Object model = withoutTribuo
                .loadClass(Model.class.getName())
                .getMethod("of", byte[].class)
                .invoke(null, (Object) GoldenCard.bytes());

        Object score =
                model.getClass().getMethod("score", Map.class, String.class).invoke(model, Map.of(), null);

        assertThat(score.toString()).contains("probabilityMicros=161109");
        assertThat(score.getClass()).isNotEqualTo(ScoreRecord.class);
    }

    /** Loads our classes anew and refuses Tribuo's. */
    private static final class WithoutTribuo extends ClassLoader {
        WithoutTribuo() {
            super(LightEvaluationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.tribuo.") || name.startsWith("de.bwaldvogel.")) {
                throw new ClassNotFoundException(name + " was asked for");
            }
            if (!name.startsWith("docket.engine.scoring.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
