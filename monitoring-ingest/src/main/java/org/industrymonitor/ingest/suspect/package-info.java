/** What is odd about a reading that is taken all the same: rules as pure functions, and a small memory of each series. */
package org.industrymonitor.ingest.suspect;
