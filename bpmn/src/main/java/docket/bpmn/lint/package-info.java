/** What a model may hold: one allow-list over BPMN, DMN and forms. */
package docket.bpmn.lint;
