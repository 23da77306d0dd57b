/** Who looked at the record without being a party to the case. */
package docket.engine.access;
