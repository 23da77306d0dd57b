package docket.engine.view;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.json.RecordJson;
import docket.engine.text.Characters;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * The JSON of what is shown. It reads like the record's and writes no character that PostgreSQL cannot make text of, which
 * a record of before such characters were refused may have. A list, set or map that a document of before does not have is
 * read as empty.
 */
final class ShownJson {

    static ObjectMapper mapper() {
        ObjectMapper json = RecordJson.mapper(JsonFactory.builder()
                .addDecorator((factory, generator) -> new Showing(generator))
                .build());
        for (Class<?> several : List.of(List.class, Set.class, SortedSet.class, Map.class)) {
            json.configOverride(several).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return json;
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
