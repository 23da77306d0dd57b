/** Works cases as clerks do, and writes down what Docket acknowledged. */
package docket.drill.clerks;
