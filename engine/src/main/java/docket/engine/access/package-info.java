/** Records who looked at what: at anything without being a party to it, or at a confidential case. */
package docket.engine.access;
