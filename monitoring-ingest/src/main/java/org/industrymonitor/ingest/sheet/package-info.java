/** Returns as enterprises and bureaus fill them in: CSV and XLSX sheets, mapped by a profile to {@code readings.csv}. */
package org.industrymonitor.ingest.sheet;
