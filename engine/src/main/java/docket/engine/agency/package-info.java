/** Whose Docket this is: the agency, its zone and its clock. */
package docket.engine.agency;
