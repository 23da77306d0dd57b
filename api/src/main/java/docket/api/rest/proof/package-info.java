/** The signed log and what proves a case, for auditors and the administrator. */
package docket.api.rest.proof;
