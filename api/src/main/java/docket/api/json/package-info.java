/** JSON as the REST contract reads and writes it: strictly. */
package docket.api.json;
