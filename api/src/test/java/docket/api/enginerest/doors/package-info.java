/** Every writing operation of the engine's own REST, tried by every kind of person. */
package docket.api.enginerest.doors;
