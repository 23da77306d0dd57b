/** What every benchmark has alike: options, medians, tables, charts, files. */
package docket.benchmark.report;
