/** Serves the signed log and what proves a case to auditors and the administrator. */
package docket.api.rest.proof;
