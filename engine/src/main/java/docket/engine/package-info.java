/** Puts the parts of the record together, as Spring beans. */
package docket.engine;
