package docket.api.enginerest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a task back as it was given out. The engine's REST gives a task with a reference to its form and cannot read that
 * reference, so that Tasklist failed to save any change of a task. Which form a task has is for its model to say. A variable
 * that is sent as null, where the engine fails, is as one that is not sent.
 */
public final class TaskBodies extends JacksonConfigurator {

    @Override
    public ObjectMapper getContext(Class<?> type) {
        ObjectMapper mapper = super.getContext(type)
                .registerModule(new SimpleModule().addDeserializer(CamundaFormRef.class, new NotTaken()));
        mapper.configOverride(Map.class).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP));
        return mapper;
    }

    private static final class NotTaken extends StdDeserializer<CamundaFormRef> {

        private static final long serialVersionUID = 1L;

        private NotTaken() {
            super(CamundaFormRef.class);
        }

        @Override
        public @Nullable CamundaFormRef deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            parser.skipChildren();
            return null;
        }
    }
}
