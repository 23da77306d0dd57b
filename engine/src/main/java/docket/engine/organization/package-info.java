/** Officers, and by which rights they act. */
package docket.engine.organization;
