/** The OpenAPI 3.1 document of the REST contract. */
package docket.api.rest.openapi;
