/** The contract files as lists of values, with every fault named by line and field. */
package org.industrymonitor.model.csv;
