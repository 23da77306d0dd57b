/** The engine's own REST, at {@code /engine-rest} and inside the webapps, answering refusals as all of Docket does. */
package docket.api.enginerest;
