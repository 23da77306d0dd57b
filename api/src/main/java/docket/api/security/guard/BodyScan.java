package docket.api.security.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import docket.api.problem.InvalidRequest;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Characters;
import docket.processes.form.FormRefusal;
import docket.processes.refusal.EngineRefusal;
import docket.processes.variables.VariableRefusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through a JSON body for what the engine must never be handed. Names are compared as the parser decodes them, so
 * escapes hide nothing; what does not parse is refused, so that nobody else's parser sees more in it than this one.
 */
final class BodyScan {

    private static final String UNSTORABLE = "invalid-characters";

    private static final JsonFactory JSON = new JsonFactory();
    /** No double has one; to reckon with it would take long. */
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?0*+[0-9]{4}");

    private static final Set<String> UNRECORDABLE_TYPES = Set.of("object", "bytes", "file");

    private BodyScan() {}

    /** @throws Refused EXPRESSION_FORBIDDEN, VARIABLE_NOT_DECLARED, NO_TENANTS, INVALID_FIELD, WRONG_TYPE or INVALID_REQUEST */
    static void check(byte[] body) throws IOException {
        String field = "";
        String variable = "";
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NULL && json.getParsingContext().inArray()) {
                    throw new Refused(RequestRefusal.INVALID_REQUEST);
                }
                if (token == JsonToken.FIELD_NAME) {
                    field = json.currentName();
                    refuseUnstorable(field, field);
                    refuseExpression(field);
                } else if (token == JsonToken.START_OBJECT) {
                    variable = field;
                } else if (token == JsonToken.VALUE_STRING) {
                    refuseUnstorable(json.getText(), field.equals("value") ? variable : field);
                    refuseSerialized(field, json.getText(), variable);
                    refuseTenant(field, json.getText());
                } else if (token.isNumeric() && losesDigits(json)) {
                    throw new Refused(FormRefusal.WRONG_TYPE, field.equals("value") ? variable : field);
                }
            }
        } catch (JsonProcessingException malformed) {
            throw InvalidRequest.malformed(malformed);
        }
    }

    /** Whether the body has instructions for a modification. */
    static boolean instructs(byte[] body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("instructions")) {
                    return json.nextToken() == JsonToken.START_ARRAY && json.nextToken() != JsonToken.END_ARRAY;
                }
            }
        }
        return false;
    }

    /** The record cannot keep it: the database has no NUL, and half of a surrogate pair comes back as something else. */
    static void refuseUnstorable(String text, String field) {
        if (!Characters.areRecordable(text)) {
            throw new Refused(
                    RequestRefusal.INVALID_FIELD,
                    List.of(new FieldError(
                            field, UNSTORABLE, new docket.bpmn.FieldError(field, UNSTORABLE, List.of(field))::text)),
                    field);
        }
    }

    /** The engine reads a number as a long or a double, and would record another one. */
    private static boolean losesDigits(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return json.getBigIntegerValue().bitLength() >= Long.SIZE;
        }
        if (HUGE_EXPONENT.matcher(json.getText()).find()) {
            return true;
        }
        BigDecimal sent = json.getDecimalValue();
        double read = json.getDoubleValue();
        return !Double.isFinite(read) || new BigDecimal(Double.toString(read)).compareTo(sent) != 0;
    }

    private static void refuseTenant(String field, String value) {
        if (field.equals("tenantId") || field.endsWith("TenantId")) {
            throw new Refused(EngineRefusal.NO_TENANTS, value);
        }
    }

    static void refuseExpression(String name) {
        if (name.endsWith("Expression")) {
            throw new Refused(EngineRefusal.EXPRESSION_FORBIDDEN, name);
        }
    }

    /** Java objects, bytes and files would be kept outside the record; the first would be code as well. */
    private static void refuseSerialized(String field, String value, String variable) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (field.equals("type") && value.isBlank()) {
            throw new Refused(FormRefusal.WRONG_TYPE, variable);
        }
        boolean type = field.equals("type") && UNRECORDABLE_TYPES.contains(lower);
        boolean format = field.equals("serializationDataFormat") && lower.contains("java-serialized");
        if (type || format) {
            throw new Refused(VariableRefusal.VARIABLE_NOT_DECLARED, variable);
        }
    }
}
