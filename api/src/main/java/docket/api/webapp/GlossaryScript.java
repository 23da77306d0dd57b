package docket.api.webapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.glossary.Glossary.Table;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist's scripts say of the glossary: a module that they import, in both languages. */
@Hidden
@RestController
class GlossaryScript {

    private static final Set<Table> SAID = EnumSet.range(Table.DECISION, Table.EVENT);

    private final String script;

    GlossaryScript(ObjectMapper json) throws JsonProcessingException {
        script = "export const glossary = "
                + json.writeValueAsString(
                        new TreeMap<>(Map.of("en", words(Locale.ENGLISH), "ko", words(Locale.KOREAN))))
                + ";\n";
    }

    @GetMapping(path = "/camunda/app/tasklist/scripts/docket/glossary.js", produces = "text/javascript;charset=UTF-8")
    String script() {
        return script;
    }

    private static Map<String, Map<String, String>> words(Locale reader) {
        return SAID.stream()
                .collect(Collectors.toMap(Table::key, table -> table.words(reader), (one, same) -> one, TreeMap::new));
    }
}
