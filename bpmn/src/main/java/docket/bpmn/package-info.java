/** The models that Docket ships: their names, what they say to the record, what their forms declare. */
package docket.bpmn;
