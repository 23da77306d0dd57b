package docket.api.page.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** A model as its author drew it, with the way that a case took. Lengths are those of the model, in pixels. */
public record PathDiagram(double x, double y, double width, double height, List<Shape> shapes, List<Edge> edges) {

    private static final double MARGIN = 20;
    private static final double LABEL = 40;
    private static final int LINE_HEIGHT = 14;
    private static final double CHARACTER = 6.2;
    private static final double NARROWEST = 90;

    /** Where a name is written: its middle, and the base of its first line. */
    public record Label(double x, double y, List<String> lines) {

        public double baseOf(int line) {
            return y + line * LINE_HEIGHT;
        }
    }

    /**
     * An element.
     *
     * @param kind box, group, event, end or gateway
     * @param mark what is in a gateway, else nothing
     * @param times how often the case came there
     * @param here whether it is there now
     */
    public record Shape(
            String kind,
            String mark,
            double x,
            double y,
            double width,
            double height,
            Label label,
            long times,
            boolean here) {

        public boolean isGroup() {
            return kind.equals("group");
        }

        public boolean isRound() {
            return kind.equals("event") || kind.equals("end");
        }

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
    }

    /** A sequence flow. */
    public record Edge(String points, double top, boolean taken) {}

    /** Null where the model has no drawing. */
    static @Nullable PathDiagram of(BpmnModelInstance model, ProcessPath path, Map<String, String> names) {
        Map<String, Long> times = path.times();
        Set<String> here = path.here();
        List<Shape> shapes = new ArrayList<>();
        for (BpmnShape drawn : model.getModelElementsByType(BpmnShape.class)) {
            if (drawn.getBpmnElement() instanceof FlowElement element) {
                shapes.add(shape(
                        drawn,
                        element,
                        names.getOrDefault(element.getId(), ""),
                        times.getOrDefault(element.getId(), 0L),
                        here.contains(element.getId())));
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
                        least(drawn.getWaypoints().stream()
                                .map(point -> point.getY())
                                .toList()),
                        path.moved(flow.getSource().getId(), flow.getTarget().getId())));
            }
        }
        return framed(shapes, edges);
    }

    private static PathDiagram framed(List<Shape> shapes, List<Edge> edges) {
        double left = least(shapes.stream().map(Shape::x).toList()) - MARGIN;
        double top = Math.min(
                        least(shapes.stream().map(Shape::y).toList()),
                        least(edges.stream().map(Edge::top).toList()))
                - MARGIN;
        double right = -least(shapes.stream().map(one -> -one.x() - one.width()).toList()) + 2 * MARGIN;
        double bottom =
                -least(shapes.stream().map(one -> -one.y() - one.height()).toList()) + LABEL;
        return new PathDiagram(left, top, right - left, bottom - top, shapes, edges);
    }

    public String viewBox() {
        return x + " " + y + " " + width + " " + height;
    }

    private static double least(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static Shape shape(BpmnShape drawn, FlowElement element, String name, long times, boolean here) {
        Bounds bounds = drawn.getBounds();
        return new Shape(
                kind(element),
                mark(element),
                bounds.getX(),
                bounds.getY(),
                bounds.getWidth(),
                bounds.getHeight(),
                label(drawn, kind(element), name),
                times,
                here);
    }

    private static String kind(FlowElement element) {
        if (element instanceof Gateway) {
            return "gateway";
        } else if (element instanceof EndEvent) {
            return "end";
        } else if (element instanceof Event) {
            return "event";
        }
        return element instanceof SubProcess ? "group" : "box";
    }

    private static String mark(FlowElement element) {
        if (element instanceof ExclusiveGateway) {
            return "×";
        } else if (element instanceof ParallelGateway) {
            return "+";
        }
        return element instanceof InclusiveGateway ? "○" : "";
    }

    /** In the middle of a box, at the top of a group; else where its author put it, or underneath. */
    private static Label label(BpmnShape drawn, String kind, String name) {
        Bounds bounds = drawn.getBounds();
        double middle = bounds.getX() + bounds.getWidth() / 2;
        if (kind.equals("box")) {
            List<String> lines = lines(name, bounds.getWidth() - 8);
            double first = bounds.getY() + bounds.getHeight() / 2 - (lines.size() - 1) * LINE_HEIGHT / 2.0;
            return new Label(middle, first + LINE_HEIGHT / 3.0, lines);
        }
        if (kind.equals("group")) {
            return new Label(middle, bounds.getY() + LINE_HEIGHT, List.of(name));
        }
        Bounds placed =
                drawn.getBpmnLabel() == null ? null : drawn.getBpmnLabel().getBounds();
        return placed == null
                ? new Label(middle, bounds.getY() + bounds.getHeight() + LINE_HEIGHT, lines(name, NARROWEST))
                : new Label(
                        placed.getX() + placed.getWidth() / 2,
                        placed.getY() + LINE_HEIGHT - 3,
                        lines(name, Math.max(placed.getWidth(), NARROWEST)));
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
