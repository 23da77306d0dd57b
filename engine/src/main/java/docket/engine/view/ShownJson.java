package docket.engine.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.json.RecordJson;
import docket.engine.text.Characters;
import java.io.IOException;

/**
 * The JSON of what is shown. It reads like the record's and writes no character that PostgreSQL cannot make text of, which
 * a record of before such characters were refused may have.
 */
final class ShownJson {

    static ObjectMapper mapper() {
        return RecordJson.mapper(JsonFactory.builder()
                .addDecorator((factory, generator) -> new Showing(generator))
                .build());
    }

    private static final class Showing extends JsonGeneratorDelegate {

        private Showing(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public void writeString(String text) throws IOException {
            super.writeString(Characters.shown(text));
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            super.writeFieldName(Characters.shown(name));
        }
    }

    private ShownJson() {}
}
