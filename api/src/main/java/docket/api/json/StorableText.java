package docket.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import docket.engine.text.Characters;
import java.io.IOException;

/** Reads text that the record can keep ({@link Characters#areRecordable}). Text that shows nothing is read as empty. */
public final class StorableText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        if (!Characters.areRecordable(text)) {
            throw new Unstorable(parser, text);
        }
        return Characters.areBlank(text) ? "" : text;
    }

    /** A text that cannot be kept. */
    public static final class Unstorable extends InvalidFormatException {

        private static final long serialVersionUID = 1L;

        Unstorable(JsonParser parser, String text) {
            super(parser, "The text holds a character that cannot be stored", text, String.class);
        }
    }
}
