package docket.drill.architecture;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.casefile.view.CaseView;
import docket.engine.money.Money;
import docket.engine.store.EventType;
import docket.engine.store.EventTypes;
import docket.engine.store.json.RecordJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;

/** What the record calls its events, their fields and its commands, and a reader has to be told in words. */
final class RecordedNames {

    private static final ObjectMapper JSON = RecordJson.mapper();

    private RecordedNames() {}

    static Set<String> ofEvents() {
        return EventTypes.all().stream().map(EventType::name).collect(Collectors.toSet());
    }

    /** Of every event, and of what pages show of a case between two of them. */
    static Set<String> ofFields() {
        return ofFields(Stream.concat(EventTypes.all().stream().map(EventType::payload), Stream.of(CaseView.class))
                .toArray(Class<?>[]::new));
    }

    static Set<String> ofFields(Class<?>... shapes) {
        Set<String> names = new TreeSet<>();
        for (Class<?> shape : shapes) {
            for (RecordComponent field : shape.getRecordComponents()) {
                boolean holdsOthers = field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        || field.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
                if (!holdsOthers) {
                    names.add(field.getName());
                }
                within(field.getGenericType()).forEach(part -> names.addAll(ofFields(part)));
            }
        }
        return names;
    }

    /** The codes that the fields of events have, by the name of the field. */
    static Map<String, Set<String>> ofCodes() {
        return ofCodes(EventTypes.all().stream().map(EventType::payload).toArray(Class<?>[]::new));
    }

    static Map<String, Set<String>> ofCodes(Class<?>... shapes) {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (Class<?> shape : shapes) {
            for (RecordComponent field : shape.getRecordComponents()) {
                types(field.getGenericType()).forEach(type -> {
                    if (type.isEnum()) {
                        Set<String> of = codes.computeIfAbsent(field.getName(), name -> new TreeSet<>());
                        for (Object constant : type.getEnumConstants()) {
                            of.add(JSON.valueToTree(constant).asText());
                        }
                    }
                });
                within(field.getGenericType())
                        .forEach(part -> ofCodes(part)
                                .forEach((name, found) -> codes.computeIfAbsent(name, one -> new TreeSet<>())
                                        .addAll(found)));
            }
        }
        return codes;
    }

    static Set<String> ofCommands() {
        return ArchitectureTest.DOCKET.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                .map(method -> method.getRawParameterTypes().get(0).getSimpleName())
                .collect(Collectors.toSet());
    }

    /** The records of Docket in a type, but for money: it is one text to its reader. */
    private static Stream<Class<?>> within(Type type) {
        return types(type).filter(found -> found.isRecord() && found != Money.class);
    }

    private static Stream<Class<?>> types(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).flatMap(RecordedNames::types);
        }
        return type instanceof Class<?> found ? Stream.of(found) : Stream.empty();
    }
}
