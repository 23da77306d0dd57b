/** Draws random models, walks random cases through them, and compares the engine with the record after each step. */
package docket.drill.random;
