package docket.api.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** A model as its author drew it, with the way that a case took. Lengths are those of the model, in pixels. */
public record Drawing(double x, double y, double width, double height, List<Shape> shapes, List<Edge> edges) {

    private static final double MARGIN = 20;
    private static final double LABEL = 40;
    private static final int LINE_HEIGHT = 14;
    private static final double CHARACTER = 6.2;
    private static final double NARROWEST = 90;

    /** An element: {@code kind} is box, event or gateway; {@code times} is how often the case came there. */
    public record Shape(
            String kind,
            double x,
            double y,
            double width,
            double height,
            List<String> lines,
            long times,
            boolean here) {

        public double middleX() {
            return x + width / 2;
        }

        public double middleY() {
            return y + height / 2;
        }

        public String diamond() {
            return middleX() + "," + y + " " + (x + width) + "," + middleY() + " " + middleX() + "," + (y + height)
                    + " " + x + "," + middleY();
        }

        /** The base of a line of the name: inside of a box, under anything else. */
        public double textY(int line) {
            double first = kind.equals("box")
                    ? middleY() - (lines.size() - 1) * LINE_HEIGHT / 2.0 + LINE_HEIGHT / 3.0
                    : y + height + LINE_HEIGHT;
            return first + line * LINE_HEIGHT;
        }
    }

    /** A sequence flow. */
    public record Edge(String points, boolean taken) {}

    /** Null where the model has no drawing. */
    static @Nullable Drawing of(BpmnModelInstance model, PathTaken path, Map<String, String> names) {
        Map<String, Long> times = path.times();
        List<Shape> shapes = new ArrayList<>();
        for (BpmnShape drawn : model.getModelElementsByType(BpmnShape.class)) {
            if (drawn.getBpmnElement() instanceof FlowElement element) {
                shapes.add(shape(
                        drawn.getBounds(),
                        element,
                        names.getOrDefault(element.getId(), ""),
                        times.getOrDefault(element.getId(), 0L),
                        path.isIn(element.getId())));
            }
        }
        if (shapes.isEmpty()) {
            return null;
        }
        List<Edge> edges = new ArrayList<>();
        for (BpmnEdge drawn : model.getModelElementsByType(BpmnEdge.class)) {
            if (drawn.getBpmnElement() instanceof SequenceFlow flow) {
                String points = drawn.getWaypoints().stream()
                        .map(point -> point.getX() + "," + point.getY())
                        .collect(Collectors.joining(" "));
                edges.add(new Edge(
                        points,
                        path.moved(flow.getSource().getId(), flow.getTarget().getId())));
            }
        }
        return framed(shapes, edges);
    }

    private static Drawing framed(List<Shape> shapes, List<Edge> edges) {
        double left = least(shapes.stream().map(Shape::x).toList()) - MARGIN;
        double top = least(shapes.stream().map(Shape::y).toList()) - 5 * MARGIN;
        double right = -least(shapes.stream().map(one -> -one.x() - one.width()).toList()) + 2 * MARGIN;
        double bottom =
                -least(shapes.stream().map(one -> -one.y() - one.height()).toList()) + LABEL;
        return new Drawing(left, top, right - left, bottom - top, shapes, edges);
    }

    public String viewBox() {
        return x + " " + y + " " + width + " " + height;
    }

    private static double least(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static Shape shape(Bounds bounds, FlowElement element, String name, long times, boolean here) {
        String kind = element instanceof Gateway ? "gateway" : element instanceof Event ? "event" : "box";
        boolean container = bounds.getWidth() > 2 * NARROWEST;
        double room = kind.equals("box") && !container ? bounds.getWidth() - 8 : NARROWEST;
        return new Shape(
                kind,
                bounds.getX(),
                bounds.getY(),
                bounds.getWidth(),
                bounds.getHeight(),
                container ? List.of() : lines(name, room),
                times,
                here);
    }

    /** The name in lines that are narrow enough; a Korean letter is as wide as two others. */
    private static List<String> lines(String name, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split("\\s+")) {
            if (!line.isEmpty() && width(line + " " + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c > 0x1100 ? 2 * CHARACTER : CHARACTER)
                .sum();
    }
}
