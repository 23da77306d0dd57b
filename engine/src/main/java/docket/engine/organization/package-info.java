/** Who acts, in which groups they are, what those may do, by what right they act. */
package docket.engine.organization;
