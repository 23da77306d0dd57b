/** Reads the files of a deployment into one kind of tree. */
package docket.bpmn.lint.reading;
