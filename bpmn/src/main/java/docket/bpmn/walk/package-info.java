/** Walks every way that a case can take through a model, before it is deployed. */
package docket.bpmn.walk;
