/** The models that Docket ships: what they say to the record, what their forms declare, and what a model may hold at all. */
package docket.bpmn;
