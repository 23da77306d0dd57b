/** Says what is wrong with a model, in the reader's language. */
package docket.bpmn.said;
