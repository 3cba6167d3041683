/** What missing figures of a cell are estimated at, by the movement of those that report. */
package org.industrymonitor.streams.imputation;
